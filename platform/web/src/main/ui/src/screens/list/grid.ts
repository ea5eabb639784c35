import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { language, t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import type { CrmRecord } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import type { Column, SortKey } from './columns.ts';
import { cellContent, comingLine, groupLine, recordCard } from './grid-lines.ts';
import { HeadGestures } from './grid-head.ts';
import { GridKeys } from './grid-keys.ts';
import { gridStyles } from './grid-styles.ts';
import type { Lines } from './rows.ts';
import type { Selection } from './selection.ts';
import { Sight } from './sight.ts';

const HEAD = 38;
/** How long a press waits for a second one before it opens the record, in milliseconds. */
const TWICE = 230;
const PRINTED = 1_000;

/**
 * The lines of a list, drawn only where they are seen (WAI-ARIA grid pattern; a tree grid where there are groups). Events: {@code open} with a
 * record, {@code toggle} with the place of a group, {@code sort}, {@code arrange} and {@code resize} of columns, {@code edit} with what was entered.
 */
@customElement('k-grid')
export class Grid extends LitElement {
  static override styles = [base, gridStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) lines!: Lines;
  @property({ attribute: false }) selection!: Selection;
  @property({ attribute: false }) sort: readonly SortKey[] = [];
  @property({ attribute: false }) by: string | undefined;
  @property({ attribute: false }) opened = '';
  @property({ attribute: false }) lineHeight = 44;
  @property({ type: Boolean }) cards = false;
  @property({ type: Boolean }) bin = false;
  @property({ type: Boolean }) fixed = false;
  @property() label = '';
  /** The line and the column that the keyboard is at; line -1 is the head. */
  @state() active: readonly [line: number, column: number] = [0, 1];
  @state() private editing: { readonly id: string; readonly column: string } | null = null;
  @state() private range: readonly [number, number] = [0, 0];
  @query('.scroll') scroller!: HTMLElement;
  private sight = new Sight(44);
  private printing = false;
  private held = false;
  private timer = 0;
  private readonly gestures = new HeadGestures(this);
  private readonly keys = new GridKeys(this);
  private readonly observer = new ResizeObserver(() => this.look());
  private readonly beforePrint = (): void => this.print(true);
  private readonly afterPrint = (): void => this.print(false);
  private end = (): void => {};

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.beforePrint);
    addEventListener('afterprint', this.afterPrint);
    if (!this.hasUpdated) return;
    this.observer.observe(this.scroller);
    this.followLines();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.beforePrint);
    removeEventListener('afterprint', this.afterPrint);
    this.observer.disconnect();
    this.end();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.held = this.focusedCell() !== undefined;
    if (changed.has('lineHeight') && this.sight.row !== this.lineHeight) this.sight = new Sight(this.lineHeight);
    if (changed.has('lines')) {
      this.editing = null;
      if (changed.get('lines')) {
        if (this.active[0] >= 0) this.active = [0, 1];
        if (this.scroller) this.scroller.scrollTop = 0;
      }
      this.measure();
    }
    if (changed.has('lines') || changed.has('selection')) this.followLines();
  }

  private followLines(): void {
    this.end();
    const ends = [this.lines.changed.watch(() => this.look()), this.selection.changed.watch(() => this.requestUpdate())];
    this.end = () => ends.forEach((end) => end());
  }

  protected override firstUpdated(): void {
    this.observer.observe(this.scroller);
    this.look();
  }

  /** Lines that leave the sight become others: the focus stays with what it was on. */
  protected override updated(): void {
    if (this.held && this.focusedCell() !== this.active.join()) this.cellAt(this.active)?.focus({ preventScroll: true });
  }

  private focusedCell(): string | undefined {
    const focused = this.shadowRoot?.activeElement;
    if (!(focused instanceof HTMLElement) || focused.dataset['line'] === undefined) return undefined;
    return `${focused.dataset['line']},${focused.dataset['column']}`;
  }

  private cellAt([line, column]: readonly [number, number]): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-line="${line}"][data-column="${column}"]`);
  }

  override render() {
    const [from, to] = this.range;
    const shown = Array.from({ length: Math.max(0, Math.min(to, this.lines.length) - from) }, (_, index) => from + index);
    const [at] = this.active;
    const pool = Math.max(64, to - from);
    if (at >= 0 && at < this.lines.length && !shown.includes(at) && !this.cards) shown.push(at);
    return html`<div
      class="scroll ${this.cards ? 'cards' : ''}"
      role=${this.by ? 'treegrid' : 'grid'}
      aria-label=${this.label}
      aria-rowcount=${this.lines.complete ? this.lines.length + 1 : -1}
      aria-colcount=${this.columns.length + 1}
      aria-multiselectable="true"
      tabindex="-1"
      style=${this.template()}
      @scroll=${this.scrolled}
      @keydown=${this.keys.pressed}
      @focusin=${this.focused}
    >
      ${this.cards ? nothing : html`<div role="rowgroup" style="display:contents">${this.gestures.head()}</div>`}
      <div class="space" role="rowgroup" style="block-size:${this.printing ? 'auto' : this.sight.height(this.lines.length) + 'px'}">
        ${repeat(
          shown,
          (index) => (index < from || index >= to ? -1 : index % pool),
          (index) => guard(this.looks(index), () => this.line(index)),
        )}
      </div>
    </div>`;
  }

  private template(): string {
    const sizes = this.columns.map(({ width }, index) => (this.fixed ? `${width}px` : `minmax(${width}px,${index === 0 ? width * 2 : width}fr)`));
    const sum = 48 + this.columns.reduce((all, { width }) => all + width, 0);
    const printed = this.columns.map(({ width }) => `${width}fr`).join(' ');
    return `--columns:48px ${sizes.join(' ')}${this.fixed ? ' 1fr' : ''};--total:${sum}px;--line-height:${this.lineHeight}px;--printed:${printed}`;
  }

  /** All that a line's look follows from: one that is still in sight is not drawn anew at every step of scrolling. */
  private looks(index: number): unknown[] {
    const line = this.lines.at(index);
    const record = this.recordAt(index);
    const own = line.type === 'group' ? [line.group, line.open, line.index] : [record, record && this.selection.has(record.id), record?.id === this.opened, record?.id === this.editing?.id && this.editing];
    const at = this.active[0] === index ? this.active[1] : undefined;
    const place = this.printing ? undefined : this.sight.top(index);
    return [...own, line.type, index, at, place, this.entity, this.columns, this.cards, this.by, this.bin, language.value];
  }

  tabbed(line: number, column: number): string {
    return this.active[0] === line && this.active[1] === column ? '0' : '-1';
  }

  private line(index: number): TemplateResult {
    const line = this.lines.at(index);
    const place = this.printing ? '' : `transform:translateY(${this.sight.top(index)}px)`;
    if (line.type === 'group') return groupLine(this, line, index, place);
    if (line.type === 'coming') return comingLine(this, index, place);
    const { record } = line;
    const chosen = this.selection.has(record.id);
    return html`<div
      role="row"
      class="row ${chosen ? 'chosen' : ''} ${this.opened === record.id ? 'open' : ''}"
      aria-rowindex=${index + 2}
      aria-selected=${chosen}
      aria-level=${this.by ? 2 : nothing}
      style=${place}
      @click=${(event: MouseEvent) => this.pressed(event, record, index)}
      @dblclick=${(event: MouseEvent) => this.pressedTwice(event, record)}
    >
      ${this.cards ? recordCard(this, record, index, chosen) : this.cells(record, index, chosen)}
    </div>`;
  }

  private cells(record: CrmRecord, line: number, chosen: boolean): TemplateResult {
    return html`<div role="gridcell" class="cell check" tabindex=${this.tabbed(line, 0)} data-line=${line} data-column="0" @click=${(event: MouseEvent) => this.tick(event, record.id, line)}>
        <input type="checkbox" tabindex="-1" .checked=${chosen} aria-label=${t('list.selectOne', { title: record.title })} />
      </div>
      ${this.columns.map((column, index) => {
        const editing = this.editing?.id === record.id && this.editing.column === column.name && column.field;
        return html`<div
          role="gridcell"
          class="cell ${index === 0 ? 'name' : ''} ${column.figures ? 'figures' : ''} ${editing ? 'edit' : ''}"
          tabindex=${this.tabbed(line, index + 1)}
          data-line=${line}
          data-column=${index + 1}
          aria-readonly=${column.editable ? nothing : 'true'}
        >
          ${editing
            ? html`<k-field-editor
                .field=${editing}
                .value=${record[editing.name]}
                .among=${record}
                compact
                @commit=${(event: CustomEvent<unknown>) => this.committed(record, column, event.detail)}
                @cancel=${() => this.finish()}
                @click=${(event: Event) => event.stopPropagation()}
                @dblclick=${(event: Event) => event.stopPropagation()}
              ></k-field-editor>`
            : cellContent(this.entity, column, record, this.bin)}
        </div>`;
      })}`;
  }

  private pressed(event: MouseEvent, record: CrmRecord, line: number): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]');
    const column = Number(cell?.dataset['column'] ?? 1);
    const link = (event.target as HTMLElement).closest('a') !== null;
    if (event.target instanceof HTMLInputElement) return;
    if (!this.cards) this.active = [line, column];
    if (event.shiftKey || ((event.ctrlKey || event.metaKey) && !link)) {
      event.preventDefault();
      this.choose(event.shiftKey, record.id, line);
    } else if (!link && !this.bin && column > 0) {
      clearTimeout(this.timer);
      const waits = this.columns[column - 1]?.editable && !this.cards;
      this.timer = window.setTimeout(() => this.send('open', record), waits ? TWICE : 0);
    }
  }

  private pressedTwice(event: MouseEvent, record: CrmRecord): void {
    clearTimeout(this.timer);
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-column]');
    const column = this.columns[Number(cell?.dataset['column'] ?? 0) - 1];
    if (column) void this.edit(record, column);
  }

  /** Lets a cell be written in, if the user may. */
  async edit(record: CrmRecord, column: Column): Promise<boolean> {
    if (!column.editable || !column.field) return false;
    await import('../../ui/field-editor.ts');
    this.editing = { id: record.id, column: column.name };
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('k-field-editor')?.focus();
    return true;
  }

  private committed(record: CrmRecord, column: Column, value: unknown): void {
    this.finish();
    this.send('edit', { record, column, value });
  }

  private finish(): void {
    if (!this.editing) return;
    this.editing = null;
    void this.updateComplete.then(() => this.focusActive());
  }

  choose(extend: boolean, id: string, line: number): void {
    if (extend) this.selection.extend(line, (index) => this.recordAt(index)?.id);
    else this.selection.toggle(id, line, this.lines.records().map((record) => record.id));
  }

  tick(event: MouseEvent, id: string, line: number): void {
    event.stopPropagation();
    this.choose(event.shiftKey, id, line);
  }

  readonly tickAll = (): void => {
    if (this.selection.empty) this.selection.take(this.lines.records().map((record) => record.id));
    else this.selection.clear();
  };

  recordAt(index: number): CrmRecord | undefined {
    const line = index >= 0 && index < this.lines.length ? this.lines.at(index) : undefined;
    return line?.type === 'record' ? line.record : undefined;
  }

  send(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** Goes to a cell: into sight, and the focus with it. */
  async goto(line: number, column: number): Promise<void> {
    const last = Math.max(0, this.lines.length - 1);
    this.active = [Math.max(-1, Math.min(last, line)), Math.max(0, Math.min(this.columns.length, column))];
    if (this.active[0] >= 0) this.scroller.scrollTop = this.sight.reveal(this.active[0], this.scroller.scrollTop, this.scroller.clientHeight - HEAD);
    this.look();
    await this.updateComplete;
    this.focusActive();
  }

  focusActive(): void {
    const [line, column] = this.active;
    const cell = this.cellAt(this.active);
    cell?.focus({ preventScroll: line >= 0 });
    if (column > 1) cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  get page(): number {
    return Math.max(1, Math.floor((this.scroller.clientHeight - HEAD) / this.lineHeight) - 1);
  }

  /** However the focus came to a cell, the keys go on from there. */
  private readonly focused = (event: FocusEvent): void => {
    const { line, column } = (event.target as HTMLElement).dataset;
    if (line !== undefined && column !== undefined) this.active = [Number(line), Number(column)];
  };

  private readonly scrolled = (): void => {
    this.scroller.classList.toggle('moved', this.scroller.scrollLeft !== 0);
    const moved = this.sight.follow(this.scroller.scrollTop, this.scroller.clientHeight, this.lines.length);
    if (moved !== this.scroller.scrollTop) {
      this.scroller.scrollTop = moved;
      this.requestUpdate();
    }
    this.measure();
  };

  /** Finds what is seen and asks for it. */
  private look(): void {
    this.measure();
    this.requestUpdate();
  }

  private measure(): void {
    if (this.printing) return;
    const scrolled = this.scroller?.scrollTop ?? 0;
    const seen = this.scroller?.clientHeight || innerHeight;
    const range = this.sight.range(scrolled, seen, this.lines.length);
    if (range[0] !== this.range[0] || range[1] !== this.range[1]) this.range = range;
    this.lines.need(range[0], range[1]);
  }

  private print(printing: boolean): void {
    this.printing = printing;
    this.range = printing ? [0, Math.min(PRINTED, this.lines.records().length || this.lines.length)] : this.range;
    if (!printing) this.measure();
    this.requestUpdate();
    this.performUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-grid': Grid;
  }
}
