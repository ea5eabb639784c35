import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moment } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { recordActions, subtitleField } from '../../core/layouts.ts';
import { writable, type Action, type Entity } from '../../core/metadata.ts';
import { complain, tell } from '../../core/notices.ts';
import { arranging, ask, creation } from '../../core/overlays.ts';
import type { CrmRecord, Typed } from '../../core/records.ts';
import { slotActions } from '../../core/registry.ts';
import { adjust, go, to } from '../../core/router.ts';
import { may, session } from '../../core/session.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { valueText } from '../../ui/value.ts';
import type { RecordModel } from './model.ts';
import { around, step } from './neighbours.ts';
import { pictureOf, portrait } from './portrait.ts';
import { mayTo, within } from './reach.ts';
import '../../ui/menu.ts';

/** The top of a record: what it is, what can be done with it, the way to its neighbours and out. */
@customElement('k-record-head')
export class RecordHead extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding-block: 12px;
        padding-inline: 20px 12px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
      }
      .top {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      .tile {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 36px;
        block-size: 36px;
        border-radius: var(--r-m);
        background: var(--accent-soft);
        color: var(--accent-ink);
      }
      .names {
        flex: 1;
        min-inline-size: 0;
      }
      h2 {
        font-size: var(--t-5);
        font-weight: 600;
        line-height: 1.3;
        letter-spacing: -0.01em;
        overflow-wrap: anywhere;
      }
      h2.short {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .sub {
        display: block;
        color: var(--fg-2);
        font-size: var(--t-3);
        text-decoration: none;
      }
      a.sub:hover {
        text-decoration: underline;
      }
      .tools {
        display: flex;
        align-self: start;
        flex: none;
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 12px;
        padding-inline-end: 8px;
      }
      @media (max-width: 700px) {
        :host {
          padding-block: 8px 12px;
          padding-inline: 16px 4px;
        }
        .around {
          display: none;
        }
      }
      @media print {
        .tools,
        .do {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) model!: RecordModel;
  @property({ attribute: false }) record!: CrmRecord;
  @property({ type: Boolean }) page = false;
  @state() private busy = '';

  override render() {
    const { record, of } = this;
    const gone = Boolean(record['deletedAt']);
    return html`<div class="top">
        ${this.face()}
        <div class="names"><h2 dir="auto" class=${this.page ? '' : 'short'} title=${record.title}>${record.title}</h2>${this.subtitle()}</div>
        <div class="tools">
          ${this.steps()}
          <k-menu label=${t('record.menu')} face="btn icon" .items=${() => this.menu()}>${icon('ellipsis', 18)}</k-menu>
          ${this.page
            ? nothing
            : html`<button class="btn icon" aria-label=${t('close')} title="${t('close')} (Esc)" @click=${() => adjust({ record: undefined }, 'push')}>${icon('x', 18)}</button>`}
        </div>
      </div>
      ${gone ? nothing : this.buttons(of, record)}`;
  }

  private face() {
    const { entity, title } = this.record;
    const picture = pictureOf(this.of, this.record);
    if (picture?.thumbnail) return portrait(picture, 36, entity !== 'contacts.person');
    if (entity === 'contacts.person' || entity === 'security.user') return avatar(title, 36);
    if (entity === 'contacts.company') return avatar(title, 36, true);
    return html`<span class="tile">${icon(this.of.icon, 19)}</span>`;
  }

  private subtitle() {
    const field = subtitleField(this.of);
    const value = field && this.record[field.name];
    const said = field ? valueText(field, value) : '';
    if (said === '') return html`<span dir="auto" class="sub cut">${this.of.label}</span>`;
    const ref = value as { readonly entity?: string; readonly id?: string };
    return ref.entity && ref.id ? html`<a dir="auto" class="sub cut" href=${to.beside(ref.entity, ref.id)}>${said}</a>` : html`<span dir="auto" class="sub cut">${said}</span>`;
  }

  private steps() {
    const now = around(this.record.entity, this.record.id);
    if (!now || now.count < 2) return nothing;
    const button = (by: 1 | -1, name: string, label: string, end: boolean) =>
      html`<button class="btn icon around" aria-label=${label} title=${label} ?disabled=${end} @click=${() => step(this.record.entity, this.record.id, by, this.page)}>${icon(name, 18)}</button>`;
    return html`${button(-1, 'chevron-up', `${t('record.previous')} (k)`, now.at === 0)}${button(1, 'chevron-down', `${t('record.next')} (j)`, now.at === now.count - 1)}`;
  }

  private buttons(of: Entity, record: CrmRecord) {
    const actions = recordActions(of, record).filter((action) => within(action.access, record));
    const phone = this.first('phone');
    const mail = this.first('email');
    if (actions.length === 0 && !phone && !mail) return nothing;
    return html`<div class="do">
      ${mail ? html`<a class="btn out" href="mailto:${encodeURIComponent(mail).replace('%40', '@')}">${icon('mail')}${t('record.write')}</a>` : nothing}
      ${phone ? html`<a class="btn out" href="tel:${phone.replace(/[^\d+*#,;]/g, '')}">${icon('phone')}${t('record.call')}</a>` : nothing}
      ${actions.map((action) => html`<button class="btn out" ?disabled=${this.busy !== ''} @click=${() => void this.act(action)}>${action.label}</button>`)}
    </div>`;
  }

  /** The number or mail that is used first. */
  private first(kind: 'phone' | 'email'): string | undefined {
    for (const field of this.of.fields.filter((each) => each.kind === kind)) {
      const value = this.record[field.name];
      if (typeof value === 'string' && value !== '') return value;
      const several = Array.isArray(value) ? (value as Typed<string>[]) : [];
      const chosen = several.find((each) => each.primary) ?? several[0];
      if (chosen) return chosen.value;
    }
    return undefined;
  }

  private async act(action: Action): Promise<void> {
    if (action.parameters.length > 0) {
      const done = await ask({ heading: action.label, text: this.record.title, fields: action.parameters, values: {}, confirm: action.label, run: (values) => this.model.act(action.name, values) });
      if (done) tell(t('record.acted', { action: action.label }));
      return;
    }
    this.busy = action.name;
    try {
      await this.model.act(action.name, {});
      tell(t('record.acted', { action: action.label }));
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = '';
    }
  }

  private menu(): readonly MenuItem[] {
    const { record, of } = this;
    const gone = Boolean(record['deletedAt']);
    const own = slotActions.value.filter((each) => each.slot === `record:${of.name}`);
    return [
      this.page
        ? { label: t('record.inList'), icon: 'panel-right', run: () => go(to.list(of.name, { record: `${of.name}/${record.id}` })) }
        : { label: t('record.expand'), icon: 'maximize-2', run: () => go(to.record(of.name, record.id)) },
      { label: t('record.copyLink'), icon: 'link', run: () => this.copyLink() },
      ...(may(of.name, 'create') && !gone ? [{ label: t('record.duplicate'), icon: 'copy', run: () => this.duplicate() }] : []),
      { label: t('record.history'), icon: 'history', run: () => this.open('history') },
      { label: t('record.access'), icon: 'eye', run: () => this.open('access') },
      ...(session.value?.admin ? [{ label: t('record.arrange'), icon: 'layers-2', run: () => arranging.set({ subject: of.name, part: 'record' }) }] : []),
      ...own.map((each) => ({ label: t(each.label), icon: each.icon ?? 'puzzle', run: () => each.run({ entity: of.name, record }) })),
      ...(mayTo(record, 'delete') && !gone ? (['line', { label: t('record.delete'), icon: 'trash-2', bad: true, run: () => this.discard() }] as const) : []),
    ];
  }

  private open(what: 'history' | 'access'): void {
    this.dispatchEvent(new CustomEvent('open-dialog', { detail: what }));
  }

  private async copyLink(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.origin + to.record(this.of.name, this.record.id));
      tell(t('record.linkCopied'));
    } catch {
      tell(location.origin + to.record(this.of.name, this.record.id));
    }
  }

  /** The same values in a new record, save what belongs to this one alone. */
  private duplicate(): void {
    const values = this.of.fields
      .filter((field) => writable(field) && !field.writeOnly && !field.unique && !['file', 'image'].includes(field.kind))
      .map((field) => [field.name, this.record[field.name]] as const)
      .filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0));
    creation.set({ entity: this.of.name, values: Object.fromEntries(values), created: () => {} });
  }

  private async discard(): Promise<void> {
    try {
      await this.model.remove();
      if (this.page) go(to.list(this.of.name));
      else adjust({ record: undefined });
    } catch (failure) {
      complain(failure);
    }
  }
}

/** Says where a record in the recycle bin is, for as long as it is there. */
export function binSince(record: CrmRecord): string {
  return t('record.inBin', { at: moment(String(record['deletedAt'])) });
}

declare global {
  interface HTMLElementTagNameMap {
    'k-record-head': RecordHead;
  }
}
