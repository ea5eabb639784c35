import type { Group, CrmRecord, Page } from '../../core/records.ts';
import { Store } from '../../core/store.ts';

/** A line of the list: a record, the head of a group, or one that is still on its way. */
export type Line =
  | { readonly type: 'record'; readonly record: CrmRecord }
  | { readonly type: 'group'; readonly group: Group; readonly open: boolean; readonly index: number }
  | { readonly type: 'coming' };

/** Lines as the grid draws them, by their place. */
export interface Lines {
  /** Told whenever something about the lines is different. */
  readonly changed: Store<number>;
  readonly length: number;
  /** Whether there are no more than {@link length}. */
  readonly complete: boolean;
  at(index: number): Line;
  /** Sees to it that the lines are there soon. */
  need(from: number, to: number): void;
  records(): readonly CrmRecord[];
  replace(record: CrmRecord): void;
  remove(ids: ReadonlySet<string>): void;
  readonly failure: unknown;
}

export type Load = (after: string | undefined, limit: number) => Promise<Page>;

/** Few at first, so that the first line is there soon. */
const FIRST = 60;
const NEXT = 200;
/** How many pages are kept; those farthest from what is looked at are let go, and fetched again by their cursor. */
const KEPT = 60;
/** How many lines stand for those to come. */
const COMING: Line = { type: 'coming' };

interface Part {
  readonly after: string | undefined;
  items: readonly CrmRecord[] | null;
  length: number;
}

/** Records by pages, each of which begins where the one before it ended (keyset): the tenth thousandth page costs what the first one does. */
export class RecordLines implements Lines {
  readonly changed = new Store(0);
  failure: unknown = null;
  private parts: Part[] = [];
  private next: string | undefined;
  private ended = false;
  private wanted: readonly [number, number] = [0, 0];
  private working: Promise<void> | null = null;

  constructor(
    private readonly load: Load,
    private readonly kept = KEPT,
  ) {}

  get complete(): boolean {
    return this.ended;
  }

  get loaded(): number {
    return this.parts.reduce((sum, part) => sum + part.length, 0);
  }

  get length(): number {
    return this.loaded + (this.ended || this.failure ? 0 : this.parts.length === 0 ? 12 : NEXT / 4);
  }

  at(index: number): Line {
    const found = this.place(index);
    const record = found && this.parts[found.part]!.items?.[found.offset];
    return record ? { type: 'record', record } : COMING;
  }

  need(from: number, to: number): void {
    this.wanted = [from, to];
    if (this.failure || !this.missing()) return;
    this.working ??= this.fetch().finally(() => (this.working = null));
  }

  /** Resolves when nothing is on its way. */
  async settled(): Promise<void> {
    while (this.working) await this.working;
  }

  retry(): void {
    this.failure = null;
    this.need(...this.wanted);
    this.tell();
  }

  records(): readonly CrmRecord[] {
    return this.parts.flatMap((part) => part.items ?? []);
  }

  replace(record: CrmRecord): void {
    this.each((items) => {
      const at = items.findIndex((each) => each.id === record.id);
      return at < 0 ? items : items.with(at, { ...items[at]!, ...record });
    });
  }

  remove(ids: ReadonlySet<string>): void {
    this.each((items) => (items.some((each) => ids.has(each.id)) ? items.filter((each) => !ids.has(each.id)) : items));
  }

  private each(change: (items: readonly CrmRecord[]) => readonly CrmRecord[]): void {
    for (const part of this.parts) {
      if (!part.items) continue;
      part.items = change(part.items);
      part.length = part.items.length;
    }
    this.tell();
  }

  private place(index: number): { part: number; offset: number } | undefined {
    let start = 0;
    for (let part = 0; part < this.parts.length; part++) {
      const { length } = this.parts[part]!;
      if (index < start + length) return { part, offset: index - start };
      start += length;
    }
    return undefined;
  }

  private async fetch(): Promise<void> {
    try {
      for (let missing = this.missing(); missing; missing = this.missing()) await this.fill(missing);
    } catch (failure) {
      this.failure = failure;
      this.tell();
    }
  }

  /** The first part in sight that is not there; one to come where the sight goes beyond them. */
  private missing(): Part | undefined {
    const [from, to] = this.wanted;
    let start = 0;
    for (const part of this.parts) {
      if (part.items === null && start < to && start + part.length > from) return part;
      start += part.length;
    }
    return this.ended || to <= start - FIRST / 2 ? undefined : { after: this.next, items: null, length: 0 };
  }

  private async fill(part: Part): Promise<void> {
    const known = this.parts.includes(part);
    const page = await this.load(part.after, known ? Math.max(1, part.length) : this.parts.length === 0 ? FIRST : NEXT);
    part.items = page.items;
    part.length = page.items.length;
    if (!known) {
      this.parts.push(part);
      this.next = page.next ?? undefined;
      this.ended = page.next === null;
    }
    this.letGo();
    this.tell();
  }

  private letGo(): void {
    let held = this.parts.reduce((sum, part) => sum + (part.items === null ? 0 : 1), 0);
    if (held <= this.kept) return;
    const here = this.place(this.wanted[0])?.part ?? this.parts.length;
    let first = 0;
    let last = this.parts.length - 1;
    while (held > this.kept) {
      const part = this.parts[here - first > last - here ? first++ : last--]!;
      if (part.items === null) continue;
      part.items = null;
      held--;
    }
  }

  private tell(): void {
    this.changed.update((count) => count + 1);
  }
}

/** Groups with their totals; the records of those that are open below them. */
export class GroupLines implements Lines {
  readonly changed = new Store(0);
  failure: unknown = null;
  private groups: readonly Group[] | null = null;
  private open: ReadonlyMap<number, RecordLines> = new Map();

  constructor(
    private readonly load: () => Promise<readonly Group[]>,
    private readonly within: (group: Group) => Load,
  ) {
    load().then(
      (groups) => this.take(groups),
      (failure: unknown) => {
        this.failure = failure;
        this.tell();
      },
    );
  }

  get complete(): boolean {
    return this.groups !== null;
  }

  get length(): number {
    if (this.groups === null) return this.failure ? 0 : 6;
    return this.groups.reduce((sum, _, index) => sum + 1 + (this.open.get(index)?.length ?? 0), 0);
  }

  /** Opens what is closed, and the other way round. */
  toggle(index: number): void {
    const open = new Map(this.open);
    if (!open.delete(index)) {
      const lines = new RecordLines(this.within(this.groups![index]!));
      lines.changed.watch(() => this.tell());
      open.set(index, lines);
      lines.need(0, 1);
    }
    this.open = open;
    this.tell();
  }

  /** Asks for the totals anew; what is open stays open. Without an answer they stay as they are. */
  async refresh(): Promise<void> {
    const before = this.groups;
    if (before !== null) this.take(await this.load().catch(() => before));
  }

  private take(groups: readonly Group[]): void {
    const before = this.groups ?? [];
    const places = new Map(groups.map((group, index) => [JSON.stringify(group.key), index]));
    const moved = [...this.open].map(([index, lines]) => [places.get(JSON.stringify(before[index]!.key)), lines] as const);
    this.open = new Map(moved.filter((each): each is readonly [number, RecordLines] => each[0] !== undefined));
    this.groups = groups;
    this.tell();
  }

  at(index: number): Line {
    const found = this.place(index);
    if (!found) return COMING;
    if (found.offset < 0) return { type: 'group', group: this.groups![found.group]!, open: this.open.has(found.group), index: found.group };
    return this.open.get(found.group)!.at(found.offset);
  }

  need(from: number, to: number): void {
    let start = 0;
    for (let group = 0; group < (this.groups?.length ?? 0); group++) {
      const lines = this.open.get(group);
      const begin = start + 1;
      start = begin + (lines?.length ?? 0);
      if (lines && begin < to && start > from) lines.need(Math.max(0, from - begin), Math.min(lines.length, to - begin));
    }
  }

  records(): readonly CrmRecord[] {
    return [...this.open].sort(([one], [other]) => one - other).flatMap(([, lines]) => lines.records());
  }

  replace(record: CrmRecord): void {
    for (const lines of this.open.values()) lines.replace(record);
  }

  remove(ids: ReadonlySet<string>): void {
    for (const lines of this.open.values()) lines.remove(ids);
  }

  private place(index: number): { group: number; offset: number } | undefined {
    let start = 0;
    for (let group = 0; group < (this.groups?.length ?? 0); group++) {
      const length = 1 + (this.open.get(group)?.length ?? 0);
      if (index < start + length) return { group, offset: index - start - 1 };
      start += length;
    }
    return undefined;
  }

  private tell(): void {
    this.changed.update((count) => count + 1);
  }
}
