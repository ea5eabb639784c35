import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import type { Reach } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { ANY, REACHES, write, type Rights } from './grants.ts';
import { VERBS, changed, keyOf, moved, turned, type Cell, type MatrixRow } from './matrix.ts';

/** A change of the rights by the user, as {@code detail} of the event {@code rights}. */
export type RightsEvent = CustomEvent<Rights>;

/**
 * Who may do what, as a grid (WAI-ARIA): arrows move, Space or a press goes on to the next reach, 0 to 3 set it, Delete lets the more general line
 * hold again. Letter and colour say the reach; a filled cell has a line of its own, the others follow from one above.
 */
@customElement('k-rights-matrix')
export class RightsMatrix extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-block-size: 0;
        border: 1px solid var(--line);
        border-radius: var(--r-l);
        overflow: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: separate;
        border-spacing: 0;
        font-size: var(--t-3);
      }
      th {
        font-weight: 500;
        text-align: start;
      }
      thead th {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
        padding: 10px 4px;
        border-block-end: 1px solid var(--line);
        background: var(--surface);
        color: var(--fg-2);
        font-size: var(--t-2);
        text-align: center;
      }
      thead th:last-child {
        padding-inline-start: 16px;
        text-align: start;
      }
      th:first-child {
        position: sticky;
        inset-inline-start: 0;
        z-index: 1;
        min-inline-size: 200px;
        max-inline-size: 280px;
        padding: 0 16px;
        border-inline-end: 1px solid var(--line);
        background: var(--surface);
        text-align: start;
      }
      thead th:first-child {
        z-index: 3;
      }
      tbody th > span {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      tbody th .ic {
        color: var(--fg-3);
      }
      .entity th > span {
        padding-inline-start: 20px;
        font-weight: 400;
      }
      tbody :is(th, td) {
        block-size: 36px;
      }
      tr:not(.entity) :is(th, td) {
        background: var(--bg);
      }
      tr.module:not(:first-child) :is(th, td) {
        border-block-start: 1px solid var(--line);
      }
      td {
        inline-size: 64px;
        padding: 0 4px;
        text-align: center;
      }
      td:last-child {
        inline-size: auto;
        padding-inline-start: 12px;
        text-align: start;
      }
      tbody tr:hover :is(th, td) {
        background: var(--hover);
      }
      button {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        gap: 6px;
        min-inline-size: 28px;
        block-size: 26px;
        padding: 0 6px;
        border: 1px solid transparent;
        border-radius: var(--r-s);
        background: none;
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 600;
      }
      button:focus-visible {
        outline-offset: 0;
      }
      button[aria-disabled='true'] {
        cursor: default;
      }
      button.own {
        --soft: var(--warn-soft);
        color: var(--warn);
      }
      button.team {
        --soft: var(--accent-soft);
        color: var(--accent-ink);
      }
      button.all {
        --soft: var(--ok-soft);
        color: var(--ok);
      }
      button.none {
        --soft: var(--active);
        color: var(--fg-2);
      }
      button.stated {
        background: var(--soft);
      }
      button.differs {
        border-color: currentColor;
        border-style: dashed;
      }
      button small {
        font-size: var(--t-2);
        font-weight: 400;
        color: var(--fg-2);
      }
      button sub {
        font-size: var(--t-1);
        font-weight: 500;
        line-height: 1;
        vertical-align: baseline;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        padding-block: 4px;
      }
      @media (max-width: 820px) {
        th:first-child {
          min-inline-size: 132px;
          max-inline-size: 132px;
          padding: 0 8px;
        }
        .entity th > span {
          padding-inline-start: 0;
        }
        .actions {
          flex-wrap: nowrap;
        }
      }
      @media (pointer: coarse) {
        button {
          min-inline-size: 44px;
          block-size: 44px;
        }
        td {
          padding: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) rows: readonly MatrixRow[] = [];
  @property({ attribute: false }) rights!: Rights;
  /** Another role's rights to compare with. */
  @property({ attribute: false }) other: Rights | null = null;
  @property({ attribute: false }) different: ReadonlySet<string> = new Set();
  @property({ type: Boolean }) fixed = false;
  @state() private at: readonly [number, number] = [0, 0];
  @state() private told = '';
  @query('button[tabindex="0"]') private current!: HTMLButtonElement | null;

  constructor() {
    super();
    new Watch(this, [language]);
  }

  override willUpdate(): void {
    const row = Math.max(0, Math.min(this.at[0], this.rows.length - 1));
    const column = Math.max(0, Math.min(this.at[1], (this.widths()[row] ?? 1) - 1));
    if (row !== this.at[0] || column !== this.at[1]) this.at = [row, column];
  }

  override render() {
    return html`<table role="grid" aria-label=${t('settings.rights')} aria-readonly=${this.fixed} @keydown=${this.key}>
        <thead>
          <tr>
            <th scope="col">${t('settings.rights.records')}</th>
            ${[ANY, ...VERBS].map((verb) => html`<th scope="col">${verbName(verb)}</th>`)}
            <th scope="col">${t('settings.rights.actions')}</th>
          </tr>
        </thead>
        <tbody>
          ${this.rows.map((row, line) => this.row(row, line))}
        </tbody>
      </table>
      <span class="sr" role="status">${this.told}</span>`;
  }

  private row(row: MatrixRow, line: number) {
    const offset = row.cells.length;
    return html`<tr class=${row.kind}>
      <th scope="row">
        <span>${icon(row.icon, 15)}<span dir="auto" class="cut" title=${row.subject}>${row.label}</span></span>
      </th>
      ${row.cells.map((cell, column) => html`<td role="gridcell">${this.cell(row, cell, line, column)}</td>`)}
      <td role="gridcell">
        ${row.actions.length === 0
          ? nothing
          : html`<span class="actions">${row.actions.map((cell, column) => this.cell(row, cell, line, offset + column, true))}</span>`}
      </td>
    </tr>`;
  }

  private cell(row: MatrixRow, cell: Cell, line: number, column: number, named = false) {
    const { reach } = this.rights.ruling(cell.subject, cell.verb);
    const here = this.at[0] === line && this.at[1] === column;
    const differs = this.different.has(keyOf(cell));
    const classes = [reach, this.rights.stated(cell.subject, cell.verb) ? 'stated' : '', differs ? 'differs' : ''].join(' ');
    return html`<button
      class=${classes}
      tabindex=${here ? 0 : -1}
      aria-disabled=${this.fixed ? 'true' : nothing}
      aria-label=${this.describe(row, cell)}
      title=${this.source(cell)}
      @focus=${() => (this.at = [line, column])}
      @click=${(event: MouseEvent) => this.set(row, cell, turned(reach, event.shiftKey ? -1 : 1))}
    >
      ${named ? html`<small>${cell.label}</small>` : nothing}<span aria-hidden="true">${letter(reach)}</span>${differs && this.other
        ? html`<sub aria-hidden="true">${letter(this.other.ruling(cell.subject, cell.verb).reach)}</sub>`
        : nothing}
    </button>`;
  }

  /** What a screen reader says of a cell. */
  private describe(row: MatrixRow, cell: Cell): string {
    const { reach } = this.rights.ruling(cell.subject, cell.verb);
    const parts = [`${row.label}, ${cell.label}: ${reachName(reach)}`, this.source(cell)];
    if (this.other && this.different.has(keyOf(cell))) {
      parts.push(t('settings.rights.otherwise', { reach: reachName(this.other.ruling(cell.subject, cell.verb).reach) }));
    }
    return parts.join('. ');
  }

  private source(cell: Cell): string {
    const { by } = this.rights.ruling(cell.subject, cell.verb);
    if (!by) return t('settings.rights.nothing');
    return this.rights.stated(cell.subject, cell.verb) ? t('settings.rights.here') : t('settings.rights.from', { line: write(by) });
  }

  private set(row: MatrixRow, cell: Cell, reach: Reach): void {
    if (this.fixed) return;
    this.change(changed(this.rights, cell, reach), row, cell);
  }

  private change(rights: Rights, row: MatrixRow, cell: Cell): void {
    this.told = `${row.label}, ${cell.label}: ${reachName(rights.ruling(cell.subject, cell.verb).reach)}`;
    this.dispatchEvent(new CustomEvent('rights', { detail: rights }) satisfies RightsEvent);
  }

  private widths(): readonly number[] {
    return this.rows.map((row) => row.cells.length + row.actions.length);
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = this.rows[this.at[0]];
    const cell = row && [...row.cells, ...row.actions][this.at[1]];
    const to = moved(this.at, event.key, this.widths());
    if (to) {
      this.at = to;
      void this.updateComplete.then(() => this.current?.focus());
    } else if (row && cell && !this.fixed && /^[0-3]$/.test(event.key)) {
      this.set(row, cell, REACHES[Number(event.key)]!);
    } else if (row && cell && !this.fixed && (event.key === 'Delete' || event.key === 'Backspace')) {
      this.change(this.rights.without(cell.subject, cell.verb), row, cell);
    } else return;
    event.preventDefault();
  };
}

function letter(reach: Reach): string {
  return t(`settings.reach.letter.${reach}`);
}

export function reachName(reach: Reach): string {
  return t(`settings.reach.${reach}`);
}

export function verbName(verb: string): string {
  const known = [ANY, 'share', ...VERBS];
  return known.includes(verb) ? t(`settings.verb.${verb === ANY ? 'any' : verb}`) : verb;
}
