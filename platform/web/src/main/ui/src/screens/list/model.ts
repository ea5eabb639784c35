import { card, defaultSort } from '../../core/layouts.ts';
import { onChanges, onReset, type LiveChange } from '../../core/live.ts';
import type { Entity } from '../../core/metadata.ts';
import { records, type CrmRecord, type Group, type ListQuery, type Page } from '../../core/records.ts';
import { session } from '../../core/session.ts';
import { Store, type Dispose } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { summed, TITLE, type Column } from './columns.ts';
import { groupFilter } from './grouping.ts';
import { GroupLines, RecordLines, type Lines, type Load } from './rows.ts';
import { both, printValue } from './rsql.ts';
import { Selection } from './selection.ts';

/** Of so many changes at once the whole list is asked for anew. */
const MANY = 50;
/** Milliseconds that a change waits for others before totals are asked for. */
const RECOUNT = 1_000;

/** The records of one state of a list: loaded as they come into sight, kept in line with what others change. */
export class ListModel {
  readonly changed = new Store(0);
  readonly selection = new Selection();
  /** How many there are, as far as they were counted. */
  count: Page['count'] = null;
  /** Records that others have made since, and that belong here. */
  readonly fresh = new Set<string>();
  lines: Lines;
  private ends: Dispose[] = [];
  private readonly stopped = new AbortController();
  private recounting = 0;

  constructor(
    readonly entity: Entity,
    readonly state: ListState,
    readonly columns: readonly Column[],
  ) {
    this.lines = this.begin();
  }

  get grouped(): boolean {
    return this.state.by !== undefined && !this.state.q && !this.state.bin;
  }

  start(): void {
    this.ends = [onChanges((changes) => void this.follow(changes)), onReset(() => this.reload())];
    void this.tally();
  }

  stop(): void {
    this.stopped.abort();
    clearTimeout(this.recounting);
    this.ends.forEach((end) => end());
    this.ends = [];
  }

  /** Asks for everything anew; what is chosen stays chosen. */
  reload(): void {
    this.fresh.clear();
    this.lines = this.begin();
    void this.tally();
    this.tell();
  }

  /** Sees to it that the first lines are there, also those that nobody has looked at. */
  async load(lines: number): Promise<void> {
    const all = this.lines;
    while (all instanceof RecordLines && !all.complete && !all.failure && all.loaded < lines) {
      all.need(0, lines);
      await all.settled();
    }
  }

  /** The part of a query that says which records are meant. */
  which(): Pick<ListQuery, 'filter' | 'q' | 'bin'> {
    const { filter, q, bin } = this.state;
    return { ...(filter ? { filter } : {}), ...(q ? { q } : {}), ...(bin ? { bin } : {}) };
  }

  sort(): string {
    return this.state.sort ?? (this.state.bin ? '-deletedAt' : defaultSort(this.entity));
  }

  /** The names of the fields that are shown, and no others: the list is as fast as it asks for little. */
  fields(): readonly string[] {
    const shown = this.columns.map((column) => (column.name === TITLE && column.field ? column.field.name : column.name));
    const small = card(this.entity);
    const phone = [...(small.fields ?? []), ...(small.subtitle ? [small.subtitle] : []), ...(small.due ? [small.due] : []), ...(small.value ? [small.value] : [])];
    return [...new Set([TITLE, ...shown, ...(this.state.bin ? [] : phone)])];
  }

  private begin(): Lines {
    const lines = this.grouped ? this.groups() : new RecordLines(this.pages({}));
    lines.changed.watch(() => this.tell());
    return lines;
  }

  private groups(): Lines {
    const by = this.state.by!;
    const within = (group: Group): Load => this.pages({ filter: both(this.state.filter, groupFilter(by, group)) ?? '' });
    const filter = this.state.filter;
    return new GroupLines(() => records.groups(this.entity.name, { by, sum: summed(this.columns), ...(filter ? { filter } : {}) }, this.cancellable()), within);
  }

  private pages(over: ListQuery): Load {
    return (after, limit) =>
      records.list(
        this.entity.name,
        { ...this.which(), sort: this.sort(), fields: this.fields(), ...over, limit, ...(after === undefined ? {} : { after }) },
        this.cancellable(),
      );
  }

  private cancellable(): { signal: AbortSignal } {
    return { signal: this.stopped.signal };
  }

  private async tally(): Promise<void> {
    try {
      const page = await records.list(this.entity.name, { ...this.which(), fields: [TITLE], limit: 1, count: 'capped' }, this.cancellable());
      this.count = page.count;
      this.tell();
    } catch {
      this.count = null;
    }
  }

  /** Others have changed something: what is shown of it is asked for again, what has come is announced. */
  private async follow(changes: readonly LiveChange[]): Promise<void> {
    const here = changes.filter((change) => change.entity === this.entity.name);
    if (here.length === 0) return;
    this.recount();
    if (here.length > MANY) {
      this.announce(here.map((change) => change.id));
      return;
    }
    const shown = new Set(this.lines.records().map((record) => record.id));
    const own = new Set(here.filter((change) => change.user === session.value?.user.id).map((change) => change.id));
    const ids = [...new Set(here.map((change) => change.id))];
    try {
      const found = await this.among(ids);
      const present = new Map(found.map((record) => [record.id, record]));
      for (const record of found) if (shown.has(record.id)) this.lines.replace(record);
      const gone = ids.filter((id) => shown.has(id) && !present.has(id) && (!own.has(id) || here.some((change) => change.id === id && isRemoval(change.kind))));
      if (gone.length > 0) this.drop(new Set(gone));
      const come = found.filter((record) => !shown.has(record.id)).map((record) => record.id);
      this.announce(come.filter((id) => here.some((change) => change.id === id && isArrival(change.kind))));
      if (come.length > 0 || gone.length > 0) void this.tally();
    } catch {
      // Without a network nothing is told by others either; the next change or reset asks again.
    }
  }

  /** The totals of groups follow what others change, though not at each step of theirs. */
  private recount(): void {
    const { lines } = this;
    if (!(lines instanceof GroupLines) || this.recounting !== 0) return;
    this.recounting = window.setTimeout(() => {
      this.recounting = 0;
      void lines.refresh();
    }, RECOUNT);
  }

  /** Where nothing is shown yet there is nothing to keep in its place. */
  private announce(ids: readonly string[]): void {
    if (ids.length > 0 && this.lines.records().length === 0) return this.reload();
    for (const id of ids) this.fresh.add(id);
    if (ids.length > 0) this.tell();
  }

  private async among(ids: readonly string[]): Promise<readonly CrmRecord[]> {
    const filter = both(this.state.filter, `id=in=(${ids.map(printValue).join(',')})`) ?? '';
    const page = await records.list(this.entity.name, { ...this.which(), filter, fields: this.fields(), limit: MANY }, this.cancellable());
    return page.items;
  }

  /** Takes records off the list that are no longer of it. */
  drop(ids: ReadonlySet<string>): void {
    this.lines.remove(ids);
    this.selection.forget(ids);
  }

  private tell(): void {
    this.changed.update((count) => count + 1);
  }
}

function isArrival(kind: string): boolean {
  return /^(create|restore)/i.test(kind);
}

function isRemoval(kind: string): boolean {
  return /^(delete|purge|restore)/i.test(kind);
}
