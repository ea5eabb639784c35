import { currentZone, day as dayText } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { card as cardLayout, dueField } from '../../core/layouts.ts';
import type { LiveChange } from '../../core/live.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import { records, type CrmRecord, type ListQuery, type Page } from '../../core/records.ts';
import { Store } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { writes } from '../../core/writes.ts';
import { both, printValue } from '../list/rsql.ts';
import { dayOf, grouped, rangeFilter, valueOn } from './dates.ts';
import { toneField, tonesOf, type Tones } from './tones.ts';

const PAGE = 200;
/** Where a period has more than these, the first of each day are asked for instead. */
const MOST = 600;
export const OF_A_DAY = 20;
/** Changes by others beyond which the period is loaded anew rather than mended. */
const MENDED = 40;
/** Milliseconds that a change waits for others before all is loaded anew. */
const PAUSE = 600;

export type Count = NonNullable<Page['count']>;

export interface CalendarState {
  readonly items: readonly CrmRecord[];
  /** How many there are on each day, where not all are shown. */
  readonly counts: ReadonlyMap<string, Count> | undefined;
  readonly loading: boolean;
  readonly failure: unknown;
}

/** The records of one stretch of days, kept in line with the server. One for each entity, state of the list, field and stretch. */
export class CalendarModel {
  readonly state = new Store<CalendarState>({ items: [], counts: undefined, loading: true, failure: undefined });
  readonly tone: Field | undefined;
  tones: Tones = new Map();
  private readonly gone = new AbortController();
  private readonly range: string;
  private timer = 0;
  /** Which of several loadings is the last: the others are too late. */
  private loading = 0;

  constructor(
    readonly entity: Entity,
    readonly field: Field,
    private readonly list: ListState,
    private readonly span: readonly string[],
  ) {
    this.tone = toneField(entity);
    this.range = rangeFilter(field, span[0]!, span.at(-1)!, currentZone());
  }

  /** Loads what lies within, page after page; what was there before stays on the screen meanwhile. */
  async load(): Promise<void> {
    const turn = ++this.loading;
    try {
      const [page] = await Promise.all([this.page(this.filter()), this.colours()]);
      if (turn !== this.loading) return;
      const items = [...page.items];
      this.state.update((now) => ({ items: now.counts ? now.items : [...items], counts: now.counts, loading: false, failure: undefined }));
      let { next } = page;
      while (next && items.length < MOST) {
        const more = await this.page(this.filter(), { after: next });
        if (turn !== this.loading) return;
        items.push(...more.items);
        next = more.next;
        this.state.update((now) => (now.counts ? now : { ...now, items: [...items] }));
      }
      if (next) await this.byDay(turn);
      else this.state.update((now) => ({ ...now, items, counts: undefined }));
    } catch (failure) {
      if (!this.gone.signal.aborted) this.state.update((now) => ({ ...now, loading: false, failure }));
    }
  }

  private async colours(): Promise<void> {
    this.tones = await tonesOf(this.entity, this.tone, this.gone.signal);
  }

  /** The first records of each day, and how many there are. */
  private async byDay(turn: number): Promise<void> {
    const pages = await Promise.all(this.span.map((day) => this.page(this.onDay(day), { limit: OF_A_DAY, count: 'capped' })));
    if (turn !== this.loading) return;
    const counts = new Map(this.span.map((day, at) => [day, pages[at]!.count ?? { value: pages[at]!.items.length, exact: pages[at]!.next === null }]));
    this.state.update((now) => ({ ...now, items: pages.flatMap((page) => page.items), counts }));
  }

  /** The filter of the list for one day. */
  onDay(day: string): string {
    return both(this.list.filter, rangeFilter(this.field, day, day, currentZone()))!;
  }

  /** The records by the day on which they stand, in their order. */
  days(): ReadonlyMap<string, readonly CrmRecord[]> {
    return grouped(this.state.value.items, (record) => this.dayOf(record) ?? '');
  }

  /** How many records there are on a day of which {@code shown} are shown. */
  countOn(day: string, shown: readonly CrmRecord[]): Count {
    const counted = this.state.value.counts?.get(day);
    return counted && counted.value > shown.length ? counted : { value: shown.length, exact: true };
  }

  dayOf(record: CrmRecord): string | undefined {
    return dayOf(this.field.kind, record[this.field.name], currentZone());
  }

  /** Moves a record to another day, at once on the screen; a moment keeps its time of day. Puts it back where the server refuses. */
  async move(record: CrmRecord, day: string): Promise<boolean> {
    const value = record[this.field.name];
    if (typeof value !== 'string' || this.dayOf(record) === day) return false;
    try {
      await this.set(record, valueOn(this.field.kind, value, day, currentZone()));
      return true;
    } catch (failure) {
      complain(failure);
      return false;
    }
  }

  /** Gives the record another value of the field; fails as the server says, with the record where it was. */
  async set(record: CrmRecord, value: unknown): Promise<void> {
    const before = record[this.field.name];
    this.place({ ...record, [this.field.name]: value });
    try {
      const done = { ...record, ...(await writes.update(record, { [this.field.name]: value })) };
      this.place(done);
      const day = this.dayOf(done);
      undoable(t('calendar.moved', { record: record.title, day: day ? dayText(day) : '–' }), async () => {
        this.place({ ...done, ...(await writes.update(done, { [this.field.name]: before })) });
      });
    } catch (failure) {
      this.place(record);
      throw failure;
    }
  }

  /** Follows changes by others, and by this page elsewhere. */
  async follow(changes: readonly LiveChange[]): Promise<void> {
    const ids = new Set(changes.filter((change) => change.entity === this.entity.name).map((change) => change.id));
    if (ids.size === 0) return;
    if (ids.size > MENDED || this.state.value.counts) {
      this.soon();
      return;
    }
    try {
      const { items } = await this.page(both(this.filter(), `id=in=(${[...ids].map(printValue).join(',')})`)!);
      this.show([...this.state.value.items.filter((item) => !ids.has(item.id)), ...items]);
    } catch (failure) {
      if (!this.gone.signal.aborted && !(failure instanceof Problem && failure.passing)) complain(failure);
    }
  }

  dispose(): void {
    this.gone.abort();
    clearTimeout(this.timer);
  }

  private soon(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), PAUSE);
  }

  private place(record: CrmRecord): void {
    this.show([...this.state.value.items.filter((item) => item.id !== record.id), record]);
  }

  private show(items: readonly CrmRecord[]): void {
    const { name } = this.field;
    const order = (record: CrmRecord): string => `${String(record[name] ?? '')} ${record.id}`;
    this.state.update((now) => ({ ...now, items: items.toSorted((one, other) => order(one).localeCompare(order(other))) }));
  }

  private filter(): string {
    return both(this.list.filter, this.range)!;
  }

  private page(filter: string, over: Pick<ListQuery, 'after' | 'limit' | 'count'> = {}) {
    const { q } = this.list;
    return records.list(
      this.entity.name,
      { filter, sort: this.field.name, fields: this.fields(), limit: PAGE, ...(q ? { q } : {}), ...over },
      { signal: this.gone.signal },
    );
  }

  private fields(): readonly string[] {
    const { subtitle, value } = cardLayout(this.entity);
    const wanted = ['title', this.field.name, this.tone?.name, dueField(this.entity)?.name, subtitle, value];
    return [...new Set(wanted.filter((name): name is string => name !== undefined))];
  }
}
