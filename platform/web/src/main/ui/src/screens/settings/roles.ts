import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain, undoable } from '../../core/notices.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { go, to } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import { Form } from './form.ts';
import { longInput, selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import './rights-matrix.ts';
import { ROLE, rightsOf } from './role.ts';
import { sheet } from './sheet.ts';

/** The roles that every installation has; they stay, under their names. */
const STANDARD = new Set(['admin', 'manager', 'sales', 'service', 'readonly']);

interface Draft {
  readonly id?: string;
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly sameAs: string;
}

/** The roles, and the rights of the one that is open. */
@customElement('k-roles')
export class Roles extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host(.one) {
        display: flex;
        flex-direction: column;
        padding: 0;
        overflow: hidden;
      }
      k-role {
        flex: 1;
        min-block-size: 0;
      }
      a.row {
        color: inherit;
        text-decoration: none;
      }
      a.row:hover {
        background: var(--hover);
      }
      li:first-child a {
        border-radius: var(--r-l) var(--r-l) 0 0;
      }
      .up {
        display: inline-flex;
        align-items: center;
        gap: 4px;
        margin: 16px 32px -8px;
        color: var(--fg-2);
        font-size: var(--t-3);
        text-decoration: none;
      }
      @media (max-width: 820px) {
        .up {
          margin-inline: 16px;
        }
      }
    `,
  ];

  @property({ attribute: false }) rest: readonly string[] = [];
  @state() private draft: Draft | null = null;
  private readonly form = new Form(this);
  private readonly roles = new Loaded(this, async () => (await records.list(ROLE, { sort: 'label', limit: 200 })).items, [ROLE]);

  override render() {
    return html`${this.roles.render((roles) => {
      const open = roles.find((role) => role.id === this.rest[0]);
      this.classList.toggle('one', open !== undefined);
      return open ? this.one(open, roles) : this.list(roles);
    })}
    ${this.draft ? this.dialog(this.draft) : nothing}`;
  }

  private list(roles: readonly CrmRecord[]) {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.roles')}</h1>
          <p class="lead">${t('settings.roles.text')}</p>
        </div>
        <button class="btn pri" @click=${() => (this.draft = { name: '', label: '', description: '', sameAs: '' })}>${icon('plus')}${t('settings.role.new')}</button>
      </div>
      <ul class="card rows">
        ${roles.map(
          (role) => html`<li>
            <a class="row" href=${to.settings(`roles/${role.id}`)}
              >${icon('shield-check', 20)}<span class="main"><strong>${role.title}</strong><small>${String(role['description'] ?? '') || String(role['name'])}</small></span>${icon('chevron-right')}</a
            >
          </li>`,
        )}
      </ul>
    </div>`;
  }

  private one(role: CrmRecord, roles: readonly CrmRecord[]) {
    const standard = STANDARD.has(String(role['name']));
    return html`<a class="up" href=${to.settings('roles')}>${icon('chevron-left', 14)}${t('settings.section.roles')}</a>
      <k-role .record=${role} .roles=${roles} @saved=${() => this.roles.again()}>
        <div slot="buttons" class="buttons">
          <button class="btn out" @click=${() => this.edit(role)}>${icon('pencil')}${t('settings.edit')}</button>
          ${standard ? nothing : html`<button class="btn bad" @click=${() => this.erase(role)}>${icon('trash-2')}${t('settings.delete')}</button>`}
        </div>
      </k-role>`;
  }

  private dialog(draft: Draft) {
    const change = (changes: Partial<Draft>): void => void (this.draft = { ...draft, ...changes });
    return html`<k-dialog .heading=${draft.id ? t('settings.role.edit') : t('settings.role.new')} firm @close=${this.close}>
      <form id="role" class="page" @submit=${this.save}>
        ${this.form.alert('name', 'label', 'description')}
        ${textInput({ id: 'role-label', label: t('settings.role.label'), value: draft.label, error: this.form.of('label'), required: true, focus: true, change: (label) => change({ label }) })}
        ${STANDARD.has(draft.name) && draft.id
          ? nothing
          : textInput({
              id: 'role-name',
              label: t('settings.role.name'),
              value: draft.name,
              error: this.form.of('name'),
              help: t('settings.role.name.help'),
              required: true,
              change: (name) => change({ name }),
            })}
        ${longInput({ id: 'role-description', label: t('settings.description'), value: draft.description, error: this.form.of('description'), change: (description) => change({ description }) })}
        ${draft.id
          ? nothing
          : selectInput({
              id: 'role-same',
              label: t('settings.role.sameAs'),
              value: draft.sameAs,
              options: [{ value: '', label: t('settings.role.sameAs.none') }, ...(this.roles.value ?? []).map((role) => ({ value: role.id, label: role.title }))],
              change: (sameAs) => change({ sameAs }),
            })}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="role" class="btn pri" ?disabled=${this.form.busy}>${t('settings.save')}</button>
    </k-dialog>`;
  }

  private edit(role: CrmRecord): void {
    this.draft = { id: role.id, name: String(role['name'] ?? ''), label: String(role['label'] ?? ''), description: String(role['description'] ?? ''), sameAs: '' };
  }

  private readonly close = (): void => {
    this.form.clear();
    this.draft = null;
  };

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.draft;
    if (!draft) return;
    await this.form.send(async () => {
      const words = { label: draft.label.trim(), description: draft.description.trim() || null };
      if (draft.id) await records.update(ROLE, draft.id, STANDARD.has(draft.name) ? words : { name: draft.name.trim(), ...words });
      else {
        const model = this.roles.value?.find((role) => role.id === draft.sameAs);
        const grants = model ? rightsOf(model).grants : [];
        const made = await records.create(ROLE, { name: draft.name.trim(), ...words, grants }, crypto.randomUUID());
        go(to.settings(`roles/${made.id}`));
      }
      this.draft = null;
      await this.roles.again();
    });
  };

  private async erase(role: CrmRecord): Promise<void> {
    try {
      await records.remove(ROLE, role.id);
      go(to.settings('roles'));
      undoable(t('settings.deleted', { name: role.title }), async () => {
        await records.restore(ROLE, role.id);
        await this.roles.again();
      });
      await this.roles.again();
    } catch (failure) {
      complain(failure);
    }
  }
}
