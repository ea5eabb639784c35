import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { fullDay, number, today } from '../../core/format.ts';
import { locale, t } from '../../core/i18n.ts';
import type { CrmRecord } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { chip, chipStyles } from './chip.ts';
import { keyDay, weekday } from './dates.ts';
import './day-panel.ts';
import type { DayPanel } from './day-panel.ts';
import type { Deeds } from './deeds.ts';
import { gridStyles } from './grid-styles.ts';
import type { CalendarModel } from './model.ts';

/** What a day takes above its records, and what each of them takes, in pixels. */
const ABOVE = 34;
const LINE = 26;
const WHOLE = 52;

/**
 * The weeks of a calendar as a grid (WAI-ARIA grid): arrows go from day to day, Home and End to the ends of the week, Enter opens the day, Tab goes to its
 * records. A record is moved with the pointer, or with Space, the arrows and Space. Event {@code day} for a day that is not among those shown.
 */
@customElement('k-calendar-grid')
export class CalendarGrid extends LitElement {
  static override styles = [base, chipStyles, gridStyles];

  @property({ attribute: false }) weeks: readonly (readonly string[])[] = [];
  /** The month whose days count; '' where all do. */
  @property() month = '';
  @property() day = '';
  @property() label = '';
  @property({ attribute: false }) weekend: readonly number[] = [];
  @property({ attribute: false }) model!: CalendarModel;
  @property({ attribute: false }) deeds!: Deeds;
  @property({ attribute: false }) items: readonly CrmRecord[] = [];
  @property({ type: Boolean }) loading = false;
  /** The record that is open beside, as the address says it. */
  @property() record = '';
  @state() private active = '';
  @state() private room = 3;
  @state() private held: { readonly record: CrmRecord; readonly to: string } | null = null;
  @state() private over = '';
  @state() private said = '';
  @query('k-day-panel') private panel!: DayPanel;

  private dragged: CrmRecord | null = null;
  /** The day that is to have the focus once it is drawn. */
  private wanted = '';
  private days: ReadonlyMap<string, readonly CrmRecord[]> = new Map();
  private readonly sizes = new ResizeObserver(() => this.measure());

  override connectedCallback(): void {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('day') || !this.weeks.some((week) => week.includes(this.active))) this.active = this.day;
    if (changed.has('items') || changed.has('model')) this.days = this.model.days();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('weeks')) this.measure();
    if (!this.wanted) return;
    this.cell(this.wanted)?.focus();
    this.wanted = '';
  }

  private get whole(): boolean {
    return this.weeks.length === 1;
  }

  /** How many records of a day there is room for. */
  private measure(): void {
    const height = this.renderRoot.querySelector('.week')?.clientHeight ?? 0;
    this.room = Math.max(1, Math.floor((height - ABOVE) / (this.whole ? WHOLE : LINE)));
  }

  override render() {
    const names = new Intl.DateTimeFormat(locale.value, { weekday: 'short', timeZone: 'UTC' });
    const long = new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' });
    return html`<div class="grid" role="grid" aria-label=${this.label} aria-busy=${this.loading} @keydown=${this.key}>
        <div class="names" role="row">
          ${this.weeks[0]?.map((day) => html`<span role="columnheader" aria-label=${long.format(Date.parse(day))}>${names.format(Date.parse(day))}</span>`)}
        </div>
        ${this.weeks.map((week) => html`<div class="week" role="row">${repeat(week, (day) => day, (day) => this.cellOf(day))}</div>`)}
      </div>
      <k-day-panel .model=${this.model} .deeds=${this.deeds} .days=${this.days} @left=${() => this.cell(this.active)?.focus()}></k-day-panel>
      <span id="how" hidden>${t('calendar.how')}</span>
      <div class="sr" role="status" aria-live="assertive">${this.said}</div>`;
  }

  private cellOf(day: string): TemplateResult {
    const records = this.days.get(day) ?? [];
    const count = this.model.countOn(day, records);
    const now = day === today();
    const classes = [now ? 'now' : '', this.month && !day.startsWith(this.month) ? 'other' : '', this.weekend.includes(weekday(day)) ? 'free' : '', this.over === day || this.held?.to === day ? 'over' : ''];
    return html`<div
      role="gridcell"
      class="day ${classes.join(' ')}"
      tabindex=${day === this.active ? '0' : '-1'}
      data-day=${day}
      aria-current=${now ? 'date' : nothing}
      @focus=${() => (this.active = day)}
      @dragover=${this.dragOver}
      @dragleave=${this.dragLeave}
      @drop=${this.drop}
    >
      <div class="top">
        <span class="sr">${t('calendar.dayOf', { day: fullDay(day), count: count.value })}</span>
        <span class="date num" aria-hidden="true" @click=${(event: Event) => this.openDay(day, event.currentTarget as HTMLElement)}>${this.dateOf(day)}</span>
        ${this.deeds.creatable
          ? html`<button class="new" tabindex=${day === this.active ? '0' : '-1'} aria-label=${t('calendar.newOn', { day: fullDay(day) })} title=${t('calendar.newOn', { day: fullDay(day) })} @click=${() => this.deeds.make(day)}>${icon('plus', 14)}</button>`
          : nothing}
      </div>
      ${this.loading ? (weekday(day) % 3 === 1 ? html`<div class="skeleton"></div>` : nothing) : this.recordsOf(day, records)}
    </div>`;
  }

  /** The first of a month says which. */
  private dateOf(day: string): string {
    return day.endsWith('-01') ? new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(Date.parse(day)) : number(Number(day.slice(8)));
  }

  private recordsOf(day: string, records: readonly CrmRecord[]) {
    const count = this.model.countOn(day, records);
    const shown = count.value > this.room ? records.slice(0, Math.max(1, this.room - 1)) : records;
    const more = count.value - shown.length;
    const reachable = day === this.active;
    return html`${repeat(
      shown,
      (record) => record.id,
      (record) =>
        chip(this.model, record, {
          reachable,
          draggable: this.deeds.movable,
          held: this.held?.record.id === record.id,
          open: this.record === `${record.entity}/${record.id}`,
          whole: this.whole,
        }),
    )}
    ${more > 0
      ? html`<button class="more" tabindex=${reachable ? '0' : '-1'} aria-haspopup="dialog" @click=${(event: Event) => this.openDay(day, event.currentTarget as HTMLElement)}>${t(count.exact ? 'calendar.more' : 'calendar.moreThan', { count: more })}<span class="sr">, ${fullDay(day)}</span></button>`
      : nothing}`;
  }

  override firstUpdated(): void {
    this.renderRoot.addEventListener('dragstart', (event) => this.dragStart(event as DragEvent));
    this.renderRoot.addEventListener('dragend', () => this.dragEnd());
  }

  private openDay(day: string, anchor: HTMLElement): void {
    this.active = day;
    void this.panel.show(day, anchor);
  }

  // Moving with the pointer.

  private dragStart(event: DragEvent): void {
    this.dragged = this.recordAt(event) ?? null;
    if (!this.dragged || !this.deeds.movable) return;
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setData('text/plain', this.dragged.title);
  }

  private dragOver(event: DragEvent): void {
    if (!this.dragged) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'move';
    this.over = (event.currentTarget as HTMLElement).dataset['day']!;
  }

  private dragLeave(event: DragEvent): void {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.over = '';
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    const record = this.dragged;
    this.dragEnd();
    if (record) void this.move(record, (event.currentTarget as HTMLElement).dataset['day']!);
  }

  private dragEnd(): void {
    this.dragged = null;
    this.over = '';
  }

  private async move(record: CrmRecord, to: string): Promise<void> {
    const done = await this.model.move(record, to);
    this.said = done ? '' : t('calendar.notMoved', { record: record.title });
    this.active = to;
    await this.updateComplete;
    (this.renderRoot.querySelector<HTMLElement>(`[data-id="${record.id}"]`) ?? this.cell(to))?.focus();
  }

  // Keys.

  private key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const record = this.recordAt(event);
    const onCell = (event.composedPath()[0] as HTMLElement).role === 'gridcell';
    const action = this.held ? this.heldKey(event.key) : record ? this.recordKey(event.key, record) : onCell ? this.dayKey(event.key) : this.step(event.key, this.active);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if (typeof action === 'string') this.walk(action);
    else action();
  }

  private dayKey(key: string): (() => void) | string | undefined {
    return key === 'Enter' || key === ' ' ? () => this.openDay(this.active, this.cell(this.active)!) : this.step(key, this.active);
  }

  private recordKey(key: string, record: CrmRecord): (() => void) | string | undefined {
    switch (key) {
      case 'Enter':
        return () => this.deeds.open(record);
      case 'Escape':
        return () => this.cell(this.active)?.focus();
      case 'F2':
        return this.deeds.movable ? () => void this.deeds.askWhen(record) : undefined;
      case ' ':
        return this.deeds.movable ? () => this.pickUp(record) : undefined;
      case 'ArrowDown':
      case 'ArrowUp':
        return () => this.among(record, key === 'ArrowDown' ? 1 : -1);
      default:
        return this.step(key, this.active);
    }
  }

  private heldKey(key: string): (() => void) | undefined {
    const { record, to } = this.held!;
    if (key === 'Escape') {
      return () => {
        this.held = null;
        this.said = t('calendar.notMoved', { record: record.title });
      };
    }
    if (key === ' ' || key === 'Enter') {
      return () => ((this.held = null), void this.move(record, to));
    }
    const next = this.step(key, to);
    return () => {
      if (!next || !this.weeks.some((week) => week.includes(next))) return;
      this.held = { record, to: next };
      this.said = fullDay(next);
      this.cell(next)?.scrollIntoView({ block: 'nearest' });
    };
  }

  private pickUp(record: CrmRecord): void {
    this.held = { record, to: this.model.dayOf(record) ?? this.active };
    this.said = t('calendar.held', { record: record.title });
  }

  private step(key: string, from: string): string | undefined {
    return keyDay(key, from, { first: weekday(this.weeks[0]![0]!), period: this.whole ? 'week' : 'month', forward: document.documentElement.dir === 'rtl' ? -1 : 1 });
  }

  private walk(day: string): void {
    this.wanted = day;
    const here = this.month ? day.startsWith(this.month) : this.weeks.some((week) => week.includes(day));
    if (here) this.active = day;
    else this.dispatchEvent(new CustomEvent('day', { detail: day }));
    this.requestUpdate();
  }

  private among(record: CrmRecord, by: number): void {
    const links = [...(this.cell(this.active)?.querySelectorAll<HTMLElement>('.rec, .more') ?? [])];
    const at = links.findIndex((link) => link.dataset['id'] === record.id) + by;
    (links[at] ?? this.cell(this.active))?.focus();
  }

  private recordAt(event: Event): CrmRecord | undefined {
    const link = event.composedPath().find((target): target is HTMLElement => target instanceof HTMLElement && target.classList.contains('rec'));
    return link && this.items.find((item) => item.id === link.dataset['id']);
  }

  private cell(day: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-day="${day}"]`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-calendar-grid': CalendarGrid;
  }
}
