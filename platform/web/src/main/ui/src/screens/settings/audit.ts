import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { currentZone, moment } from '../../core/format.ts';
import { http, query } from '../../core/http.ts';
import { language, t } from '../../core/i18n.ts';
import { entities } from '../../core/metadata.ts';
import { complain } from '../../core/notices.ts';
import type { FieldChange, Ref } from '../../core/records.ts';
import { adjust, place, to } from '../../core/router.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { changeText, valueText } from './change-text.ts';
import { KINDS, NO_FILTER, auditParameters, filterOf, isEmpty, type AuditFilter } from './audit-filter.ts';
import { Loaded } from './loaded.ts';
import './person.ts';
import { sheet } from './sheet.ts';

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly kind: string;
  readonly action?: string | null;
  readonly channel?: string | null;
  readonly address?: string | null;
  readonly user?: Ref | null;
  readonly entity?: string | null;
  readonly record?: Ref | null;
  readonly changes: readonly FieldChange[];
  readonly details: Readonly<Record<string, unknown>>;
}

interface Page {
  readonly items: readonly Entry[];
  readonly next: string | null;
}

interface Verdict {
  readonly holds: boolean;
  readonly entries: number;
  readonly faults: readonly string[];
}

/** The title of what is called by when it was. */
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** The doors that changes come through. */
const CHANNELS = ['REST', 'WEB', 'IMPORT', 'CONSOLE', 'AUTOMATION', 'MAIL', 'SYSTEM'];

/** Who has done what, as it was written down; nobody can change it unnoticed. */
@customElement('k-audit')
export class Audit extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .scroll {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: var(--t-3);
      }
      th {
        padding: 10px 12px;
        border-block-end: 1px solid var(--line);
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
        text-align: start;
        white-space: nowrap;
      }
      td {
        padding: 8px 12px;
        vertical-align: top;
      }
      tbody tr + tr td {
        border-block-start: 1px solid var(--line);
      }
      td.when {
        white-space: nowrap;
      }
      dl {
        display: grid;
        gap: 4px;
        margin: 6px 0 0;
      }
      dl div {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 8px;
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      dt {
        color: var(--fg-3);
      }
      dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      summary {
        color: var(--fg-2);
        cursor: pointer;
      }
      k-person {
        flex: 0 1 180px;
      }
      .days {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      [role='status']:not(:has(*)) {
        display: none;
      }
      .tools select {
        max-inline-size: 180px;
      }
      .tools label {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--fg-2);
        font-size: var(--t-3);
      }
      .verdict {
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 10px 16px;
        border-radius: var(--r-m);
        background: var(--ok-soft);
        color: var(--ok);
        font-size: var(--t-3);
        font-weight: 500;
      }
      .verdict.broken {
        background: var(--bad-soft);
        color: var(--bad);
      }
      @media (pointer: coarse) {
        summary {
          padding-block: 12px;
        }
      }
      @media (max-width: 820px) {
        .tools {
          display: grid;
          grid-template-columns: 1fr 1fr;
        }
        .tools :is(select, k-person, .days) {
          inline-size: 100%;
          max-inline-size: none;
        }
        .tools :is(k-person, .days) {
          grid-column: 1 / -1;
        }
        .days label {
          flex: 1 1 140px;
          display: grid;
        }
        .tools .days .input {
          inline-size: 100%;
        }
        thead {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: grid;
          padding: 10px 16px;
        }
        tbody tr + tr {
          border-block-start: 1px solid var(--line);
        }
        tbody tr + tr td {
          border: 0;
        }
        td {
          padding: 2px 0;
        }
        td:empty {
          display: none;
        }
        .tools > *,
        .days label,
        .days .input {
          flex: 1 1 140px;
          max-inline-size: none;
        }
      }
    `,
  ];

  @state() private verdict: Verdict | null = null;
  @state() private verifying = false;
  @state() private more = false;
  private asked = '';
  private readonly entries = new Loaded<Page>(this, () => this.ask());

  constructor() {
    super();
    new Watch(this, [place, entities, language]);
  }

  override willUpdate(): void {
    const now = JSON.stringify(this.parameters());
    if (this.asked !== '' && this.asked !== now) void this.entries.again();
    this.asked = now;
  }

  override render() {
    return html`<div class="page wide">
      <div class="head">
        <div>
          <h1>${t('settings.section.audit')}</h1>
          <p class="lead">${t('settings.audit.text')}</p>
        </div>
        <button class="btn out" ?disabled=${this.verifying} @click=${this.verify}>${icon('shield-check')}${this.verifying ? t('signIn.busy') : t('settings.audit.verify')}</button>
        <a class="btn out" download href=${'/api/v1/audit/export' + query(this.parameters())}>${icon('download')}${t('settings.audit.export')}</a>
      </div>
      <div role="status">${this.verdictText()}</div>
      ${this.tools(this.filter)} ${this.entries.render((page) => this.table(page))}
    </div>`;
  }

  private get filter(): AuditFilter {
    return filterOf(place.value.parameters);
  }

  private parameters(): Readonly<Record<string, string>> {
    return auditParameters(this.filter, currentZone());
  }

  private tools(filter: AuditFilter) {
    const day = (name: 'from' | 'to') =>
      html`<label>${t(`settings.audit.${name}`)}<input class="input" type="date" .value=${filter[name]} @change=${(event: Event) => adjust({ [name]: (event.target as HTMLInputElement).value })} /></label>`;
    return html`<div class="tools" role="search" aria-label=${t('settings.audit.filter')}>
      <select class="input" aria-label=${t('settings.audit.anyKind')} @change=${(event: Event) => adjust({ kind: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${filter.kind === ''}>${t('settings.audit.anyKind')}</option>
        ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === filter.kind}>${kindName(kind)}</option>`)}
      </select>
      <select class="input" aria-label=${t('settings.audit.anyEntity')} @change=${(event: Event) => adjust({ entity: (event.target as HTMLSelectElement).value, record: undefined })}>
        <option value="" ?selected=${filter.entity === ''}>${t('settings.audit.anyEntity')}</option>
        ${[...entities.value.values()].map((each) => html`<option value=${each.name} ?selected=${each.name === filter.entity}>${each.pluralLabel}</option>`)}
      </select>
      <k-person
        small
        .label=${t('settings.audit.anyUser')}
        .person=${filter.user === '' ? null : { id: filter.user, title: filter.userName || filter.user }}
        @person=${(event: CustomEvent<Ref | null>) => adjust({ user: event.detail?.id, userName: event.detail?.title })}
      ></k-person>
      <span class="days">${day('from')} ${day('to')}</span>
      ${isEmpty(filter) ? nothing : html`<button class="btn" @click=${() => adjust(NO_FILTER)}>${icon('x')}${t('settings.audit.clear')}</button>`}
    </div>`;
  }

  private table(page: Page) {
    if (page.items.length === 0) {
      return html`<div class="card"><k-nothing icon="history" .heading=${t('settings.audit.none')} .text=${t('settings.audit.none.text')}></k-nothing></div>`;
    }
    return html`<div class="card">
      <div class="scroll">
        <table>
          <thead>
            <tr>
              ${['at', 'who', 'what', 'record', 'whence'].map((column) => html`<th scope="col">${t(`settings.audit.column.${column}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${page.items.map((entry) => this.row(entry))}
          </tbody>
        </table>
      </div>
      ${page.next === null ? nothing : html`<div class="more"><button class="btn out" ?disabled=${this.more} @click=${this.further}>${t('settings.more')}</button></div>`}
    </div>`;
  }

  private row(entry: Entry) {
    const label = entry.entity ? (entities.value.get(entry.entity)?.label ?? entry.entity) : '';
    return html`<tr>
      <td class="when num"><time datetime=${entry.at}>${moment(entry.at)}</time></td>
      <td>${who(entry)}</td>
      <td>${this.what(entry)}</td>
      <td>${entry.record ? this.record(entry.record, label) : label}</td>
      <td class="muted">${[channelName(entry.channel ?? ''), entry.address].filter(Boolean).join(' · ')}</td>
    </tr>`;
  }

  private what(entry: Entry) {
    const action = entry.action && entry.entity ? entities.value.get(entry.entity)?.actions.find((each) => each.name === entry.action)?.label : undefined;
    const name = action ?? kindName(entry.kind);
    const told = [
      ...entry.changes.map((change): readonly [string, string] => [change.label, changeText(change)]),
      ...Object.entries(entry.details).map(([key, value]): readonly [string, string] => [key, valueText(value)]),
    ];
    if (told.length === 0) return name;
    return html`<details>
      <summary>${name}${entry.changes.length > 0 ? ` · ${t('settings.audit.changes', { count: entry.changes.length })}` : ''}</summary>
      <dl>${told.map(([label, text]) => html`<div><dt>${label}</dt><dd>${text}</dd></div>`)}</dl>
    </details>`;
  }

  private record(record: Ref, label: string) {
    const title = MOMENT.test(record.title) ? moment(record.title) : record.title || record.id;
    return html`${record.available === false || record.entity.startsWith('security.') ? title : html`<a href=${to.record(record.entity, record.id)}>${title}</a>`}
      <span class="muted">${label}</span>`;
  }

  private verdictText() {
    if (!this.verdict) return nothing;
    const { holds, entries, faults } = this.verdict;
    return holds
      ? html`<p class="verdict">${icon('circle-check')}${t('settings.audit.holds', { count: entries })}</p>`
      : html`<p class="verdict broken">${icon('triangle-alert')}<span>${t('settings.audit.broken')} ${faults.join(' ')}</span></p>`;
  }

  private ask(): Promise<Page> {
    return http.get<Page>('/audit' + query({ ...this.parameters(), limit: 50 }));
  }

  private readonly further = async (): Promise<void> => {
    const shown = this.entries.value;
    if (!shown?.next) return;
    this.more = true;
    try {
      const page = await http.get<Page>('/audit' + query({ ...this.parameters(), limit: 50, after: shown.next }));
      this.entries.set({ items: [...shown.items, ...page.items], next: page.next });
    } catch (failure) {
      complain(failure);
    } finally {
      this.more = false;
    }
  };

  private readonly verify = async (): Promise<void> => {
    this.verifying = true;
    try {
      this.verdict = await http.post<Verdict>('/audit/verify', undefined, { timeout: 120_000 });
    } catch (failure) {
      complain(failure);
    } finally {
      this.verifying = false;
    }
  };
}

function kindName(kind: string): string {
  return (KINDS as readonly string[]).includes(kind) ? t(`settings.audit.kind.${kind}`) : kind;
}

/** Who did it: somebody by the login, or the installation itself. */
function who(entry: Entry): string {
  const person = entry.user?.title ?? '';
  return person === '' || entry.channel === 'SYSTEM' ? t('settings.audit.system') : person;
}

function channelName(channel: string): string {
  return CHANNELS.includes(channel) ? t(`settings.audit.channel.${channel.toLowerCase()}`) : channel;
}
