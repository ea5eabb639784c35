import type { HomeLayout, Layout, ListLayout } from '../../core/layouts.ts';

/** What a layout calls something by: words by language, or a key of a module's catalogue as {@code <module>:<key>}. */
export type Label = string | Readonly<Record<string, string>>;

/** A part of a layout as it is kept, with its labels in all languages. */
export type Content = Readonly<Record<string, unknown>>;

export interface RawSection {
  readonly name: string;
  readonly label: Label;
  readonly fields: readonly string[];
  readonly columns?: 1 | 2;
  readonly collapsed?: boolean;
}

export interface RawRelated {
  readonly entity: string;
  readonly field: string;
  readonly label: Label;
  readonly columns?: readonly string[];
}

export interface RecordContent extends Content {
  readonly sections?: readonly RawSection[];
  readonly hidden?: readonly string[];
  readonly related?: readonly RawRelated[];
}

export type ListContent = ListLayout & Content;
export type CardContent = NonNullable<Layout['card']> & Content;
export type QuickContent = { readonly fields?: readonly string[] } & Content;
export type HomeContent = HomeLayout & Content;
export interface MenuContent extends Content {
  readonly groups: readonly { readonly name: string; readonly label?: Label; readonly entries: readonly string[] }[];
  readonly hidden?: readonly string[];
}

/** Texts of the keys of catalogues, by language. */
export type Texts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a label says in a language; else in English, else in any. */
export function spokenLabel(label: Label | undefined, texts: Texts, language: string): string {
  if (label === undefined) return '';
  const words = typeof label === 'string' ? texts[label] : label;
  return words?.[language] ?? words?.['en'] ?? Object.values(words ?? {})[0] ?? (typeof label === 'string' ? label.slice(label.indexOf(':') + 1) : '');
}

/** A content as pages draw it: with texts in the place of labels. */
export function spoken<T>(content: unknown, texts: Texts, language: string): T {
  if (Array.isArray(content)) return content.map((each) => spoken(each, texts, language)) as T;
  if (content === null || typeof content !== 'object') return content as T;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, name === 'label' || name === 'none' ? spokenLabel(value as Label, texts, language) : spoken(value, texts, language)]),
  ) as T;
}

/** Whether two contents say the same. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}

/**
 * Mine with what has changed below since: what is new there comes behind what I have, what is set otherwise there is taken where I have left it as it was.
 * What I have taken away stays away.
 */
export function merged<T>(mine: T, former: unknown, below: unknown): T {
  return whole(mine, former, below, places(mine)) as T;
}

/** Both: mine with all that somebody else has changed since, what they have taken away included. */
export function joined<T>(mine: T, former: unknown, theirs: unknown): T {
  return merged(without(mine, former, theirs) as T, former, theirs);
}

/** Mine without what was there and they have no longer. */
function without(mine: unknown, former: unknown, theirs: unknown): unknown {
  if (Array.isArray(mine) && Array.isArray(former) && Array.isArray(theirs)) {
    const now = new Map(theirs.map((each) => [identity(each), each]));
    const before = new Map(former.map((each) => [identity(each), each]));
    return mine.filter((each) => now.has(identity(each)) || !before.has(identity(each))).map((each) => without(each, before.get(identity(each)), now.get(identity(each))));
  }
  if (!plain(mine) || !plain(former) || !plain(theirs)) return mine;
  return Object.fromEntries(Object.entries(mine).map(([name, value]) => [name, without(value, former[name], theirs[name])]));
}

function whole(mine: unknown, former: unknown, below: unknown, placed: ReadonlySet<string>): unknown {
  if (same(mine, former)) return below;
  if (Array.isArray(mine) && Array.isArray(below)) return list(mine, Array.isArray(former) ? former : [], below, placed);
  if (plain(mine) && plain(below)) {
    const before = plain(former) ? former : {};
    const names = new Set([...Object.keys(mine), ...Object.keys(below)]);
    const members = [...names].map((name) => {
      if (!(name in below)) return [name, mine[name]];
      if (!(name in mine)) return [name, name in before ? undefined : below[name]];
      return [name, whole(mine[name], before[name], below[name], placed)];
    });
    return Object.fromEntries(members.filter(([, value]) => value !== undefined));
  }
  return mine;
}

function list(mine: readonly unknown[], former: readonly unknown[], below: readonly unknown[], placed: ReadonlySet<string>): unknown[] {
  const before = new Map(former.map((each) => [identity(each), each]));
  const now = new Map(below.map((each) => [identity(each), each]));
  const kept = mine.map((each) => (now.has(identity(each)) && plain(each) ? whole(each, before.get(identity(each)), now.get(identity(each)), placed) : each));
  const had = new Set(mine.map(identity));
  const added = below.filter((each) => !had.has(identity(each)) && !before.has(identity(each)) && !(typeof each === 'string' && placed.has(each)));
  return [...kept, ...added];
}

/** All fields that have a place in a record's layout, or none on purpose. */
function places(content: unknown): ReadonlySet<string> {
  const { sections, hidden } = (plain(content) ? content : {}) as RecordContent;
  return new Set([...(sections?.flatMap((section) => section.fields) ?? []), ...(hidden ?? [])]);
}

function identity(of: unknown): string {
  if (!plain(of)) return JSON.stringify(of);
  return typeof of['name'] === 'string' ? of['name'] : JSON.stringify([of['entity'], of['field']]);
}

function plain(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

