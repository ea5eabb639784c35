/** Words by language. */
export type Words = Readonly<Record<string, string>>;

/** What a package says of itself. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly title: Words;
  readonly description: Words;
  readonly publisher: string;
}

/** A package of this installation. */
export interface Applied extends Manifest {
  readonly state: 'applying' | 'applied' | 'failed' | 'withdrawing';
  readonly reason: string | null;
  readonly done: number;
  readonly total: number;
  readonly things: number;
  readonly at: string;
  readonly by: string;
}

export const CHANGES = ['conflict', 'kept', 'changed', 'added', 'removed', 'same'] as const;
export type Change = (typeof CHANGES)[number];
export type Choice = 'ours' | 'theirs';

/** One thing of a package, and what becomes of it. */
export interface Item {
  readonly part: string;
  readonly key: string;
  readonly label: string;
  readonly change: Change;
  readonly choice: Choice | null;
  readonly differences: readonly Line[];
  readonly before: unknown;
  readonly after: unknown;
}

/** One property that differs. */
export interface Line {
  readonly property: string;
  readonly before: string;
  readonly after: string;
}

export interface Refusal {
  readonly part: string;
  readonly key: string;
  readonly code: string;
  readonly message: string;
}

/** What a package would change here. */
export interface Difference {
  readonly package: Manifest;
  readonly applied: string | null;
  readonly digest: string;
  readonly counts: Readonly<Record<Change, number>>;
  readonly parts: Readonly<Record<string, string>>;
  readonly refusals: readonly Refusal[];
  readonly items: readonly Item[];
}

/** A part of what may be exported. */
export interface Part {
  readonly part: string;
  readonly label: string;
  readonly items: readonly { readonly key: string; readonly label: string; readonly package: string | null }[];
}

/** The words for a language, else English ones, else any. */
export function inWords(words: Words, language: string): string {
  return words[language] ?? words['en'] ?? Object.values(words)[0] ?? '';
}

export const thing = (item: { readonly part: string; readonly key: string }): string => `${item.part}/${item.key}`;

/** Whether somebody may choose between what there is and what the package has. */
export const open = (item: Item): boolean => item.change === 'conflict' || item.change === 'kept';

/** The things by part, those first about which somebody has to think; within that in the order of the package. */
export function grouped(difference: Difference, shown: ReadonlySet<Change>): readonly { readonly part: string; readonly label: string; readonly items: readonly Item[] }[] {
  return Object.entries(difference.parts)
    .map(([part, label]) => ({
      part,
      label,
      items: difference.items
        .filter((item) => item.part === part && shown.has(item.change))
        .sort((one, other) => CHANGES.indexOf(one.change) - CHANGES.indexOf(other.change)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** What is sent: the package's side where it was chosen. */
export function chosen(choices: ReadonlyMap<string, Choice>): Readonly<Record<string, Choice>> {
  return Object.fromEntries([...choices].filter(([, choice]) => choice === 'theirs'));
}

/** The version after this one; what is none stays. */
export function next(version: string): string {
  const [, start, patch] = /^(\d+\.\d+\.)(\d+)$/.exec(version) ?? [];
  return start === undefined ? version : start + (Number(patch) + 1);
}

/** A name for a package out of what people call it. */
export function nameOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 60);
}

/** A path of a property in two: what has a name of its own for people, and the rest. */
export function split(property: string): readonly [string, string] {
  const end = property.search(/[.[]/);
  return end < 0 ? [property, ''] : [property.slice(0, end), property.slice(end).replace(/^\./, '')];
}
