import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import { entities } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { refreshSession } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import { allModules, labels } from './dependants.ts';
import { REACHES, Rights } from './grants.ts';
import { Loaded } from './loaded.ts';
import { differences, matrixRows, otherSubjects, type MatrixRow } from './matrix.ts';
import { reachName, verbName, type RightsEvent } from './rights-matrix.ts';
import { sheet } from './sheet.ts';

export const ROLE = 'security.role';
/** The role that keeps every right. */
const ADMIN = 'admin';

export function rightsOf(role: CrmRecord): Rights {
  return new Rights((role['grants'] as readonly string[] | undefined) ?? []);
}

/** What one role may do: changed here at leisure, and given to the server all at once. */
@customElement('k-role')
export class Role extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 16px;
        padding-block-end: 16px;
        overflow: auto;
      }
      k-rights-matrix {
        flex: 1 1 320px;
        min-block-size: 320px;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      .legend b {
        display: inline-grid;
        place-items: center;
        inline-size: 22px;
        block-size: 20px;
        margin-inline-end: 4px;
        border-radius: var(--r-s);
        font-weight: 600;
      }
      .legend .none {
        background: var(--active);
      }
      .legend .own {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .legend .team {
        background: var(--accent-soft);
        color: var(--accent-ink);
      }
      .legend .all {
        background: var(--ok-soft);
        color: var(--ok);
      }
      @media (pointer: coarse) {
        .keys {
          display: none;
        }
      }
      .bar {
        position: sticky;
        inset-block-end: 0;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding-block: 10px;
        padding-inline: 16px 12px;
        border-radius: var(--r-l);
        background: var(--raised);
        box-shadow: var(--sh-2);
      }
      .bar span {
        flex: 1;
        font-weight: 500;
      }
      label.only {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: var(--t-3);
      }
    `,
  ];

  @property({ attribute: false }) record!: CrmRecord;
  @property({ attribute: false }) roles: readonly CrmRecord[] = [];
  private readonly modules = new Loaded(this, allModules);
  @state() private draft: Rights | null = null;
  @state() private find = '';
  @state() private compared = '';
  @state() private onlyDifferent = false;
  @state() private busy = false;
  private version = 0;

  constructor() {
    super();
    new Watch(this, [entities, language]);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const former = changed.get('record') as CrmRecord | undefined;
    if (former && former.id !== this.record.id) {
      this.draft = null;
      this.compared = '';
    }
    if (this.draft === null) this.version = this.record.version;
  }

  override render() {
    const saved = rightsOf(this.record);
    const rights = this.draft ?? saved;
    const all = this.rows('');
    const other = this.roles.find((each) => each.id === this.compared);
    const different = other ? differences(all, rights, rightsOf(other)) : new Set<string>();
    return html`<div class="head">
        <div>
          <h1>${this.record.title}</h1>
          <p class="lead">${this.fixed ? t('settings.role.admin') : String(this.record['description'] ?? '')}</p>
        </div>
        <slot name="buttons"></slot>
      </div>
      ${this.tools(different.size)}
      <k-rights-matrix
        .rows=${this.shown(different)}
        .rights=${rights}
        .other=${other ? rightsOf(other) : null}
        .different=${different}
        .fixed=${this.fixed}
        @rights=${(event: RightsEvent) => this.change(event.detail)}
      ></k-rights-matrix>
      ${this.legend()}
      ${this.draft ? this.bar(Math.max(1, differences(all, rights, saved).size)) : nothing}`;
  }

  private get fixed(): boolean {
    return this.record['name'] === ADMIN;
  }

  private rows(find: string): readonly MatrixRow[] {
    const words = { everything: t('settings.rights.everything'), module: (name: string) => t('settings.rights.module', { name: labels(this.modules.value ?? [], [name]) }), verb: verbName };
    const others = otherSubjects(this.roles.map(rightsOf), new Set(entities.value.keys()), subjectName, verbName);
    return matrixRows([...entities.value.values(), ...others], words, find);
  }

  private shown(different: ReadonlySet<string>): readonly MatrixRow[] {
    const rows = this.rows(this.find);
    if (!this.onlyDifferent || this.compared === '') return rows;
    return rows.filter((row) => [...row.cells, ...row.actions].some((cell) => different.has(`${cell.subject}:${cell.verb}`)));
  }

  private tools(different: number) {
    const others = this.roles.filter((each) => each.id !== this.record.id);
    return html`<div class="tools">
      <span class="seek"
        >${icon('search', 15)}<input
          class="input"
          type="search"
          aria-label=${t('settings.rights.find')}
          placeholder=${t('settings.rights.find')}
          .value=${this.find}
          @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)}
      /></span>
      <select class="input" aria-label=${t('settings.rights.compare')} .value=${this.compared} @change=${(event: Event) => (this.compared = (event.target as HTMLSelectElement).value)}>
        <option value="">${t('settings.rights.compare')}</option>
        ${others.map((each) => html`<option value=${each.id} ?selected=${each.id === this.compared}>${each.title}</option>`)}
      </select>
      ${this.compared === ''
        ? nothing
        : html`<label class="only"
            ><input type="checkbox" .checked=${this.onlyDifferent} @change=${() => (this.onlyDifferent = !this.onlyDifferent)} />${t('settings.rights.different', { count: different })}</label
          >`}
      ${this.fixed
        ? nothing
        : html`<k-menu face="btn out" .items=${others.map((each) => ({ label: each.title, run: () => this.change(rightsOf(each)) }))}
            >${icon('copy')}${t('settings.rights.sameAs')}</k-menu
          >`}
    </div>`;
  }

  private legend() {
    return html`<div class="legend">
      ${REACHES.map((reach) => html`<span><b class=${reach} aria-hidden="true">${t(`settings.reach.letter.${reach}`)}</b>${reachName(reach)}</span>`)}
      <span>${t('settings.rights.legend')} <span class="keys">${t('settings.rights.keys')}</span></span>
    </div>`;
  }

  private bar(count: number) {
    return html`<div class="bar" role="region" aria-label=${t('settings.unsaved')}>
      <span>${t('settings.rights.changed', { count })}</span>
      <button class="btn out" @click=${() => (this.draft = null)}>${t('settings.discard')}</button>
      <button class="btn pri" ?disabled=${this.busy} @click=${this.save}>${t('settings.save')}</button>
    </div>`;
  }

  private change(rights: Rights): void {
    this.draft = rights.same(rightsOf(this.record)) ? null : rights;
  }

  private readonly save = async (): Promise<void> => {
    if (!this.draft) return;
    const { id, title } = this.record;
    const former = rightsOf(this.record).grants;
    this.busy = true;
    try {
      await this.write(id, this.draft.grants, this.version);
      this.draft = null;
      undoable(t('settings.role.saved', { name: title }), () => this.write(id, former));
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  };

  private async write(id: string, grants: readonly string[], version?: number): Promise<void> {
    this.record = await records.update(ROLE, id, { grants }, version);
    this.dispatchEvent(new Event('saved'));
    await refreshSession();
  }
}

function subjectName(subject: string): string {
  return subject === 'web.view' ? t('settings.rights.views') : subject;
}
