import type { CrmRecord } from './records.ts';

/** Ids of records that were made without the server begin so until it has given them one. */
export const UNSENT = 'unsent-';

const UNSENT_ID = /unsent-[\da-f-]{36}/g;

/** What the functions here look at of a write that waits. */
interface Writing {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly shown: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>>;
  readonly entity: string;
  readonly record: string;
  readonly title: string;
  readonly at: string;
  readonly refused?: unknown;
}

export function isUnsent(id: string): boolean {
  return id.startsWith(UNSENT);
}

/** What a record without a title goes by, as its values say; empty where they do not. */
export function called(values: Readonly<Record<string, unknown>>): string {
  return String(values['name'] ?? values['lastName'] ?? '');
}

/** Whether the write makes its record. */
export function makes(edit: Writing): boolean {
  return isUnsent(edit.record) && edit.method === 'POST' && !edit.path.includes(edit.record);
}

/** The unsent records that the server must have before it can take the write: those that it refers to, and its own, unless it makes that. */
export function needs(edit: Writing): ReadonlySet<string> {
  const found = new Set(JSON.stringify(edit.body).match(UNSENT_ID) ?? []);
  if (isUnsent(edit.record) && !makes(edit)) found.add(edit.record);
  return found;
}

/** {@code edit} with the id that the server has given in the place of the unsent one, wherever it stands. */
export function rewritten<E extends Writing>(edit: E, unsent: string, id: string): E {
  const mentions = edit.record === unsent || JSON.stringify([edit.path, edit.body, edit.shown, edit.before]).includes(unsent);
  if (!mentions) return edit;
  return {
    ...edit,
    path: edit.path.replace(unsent, id),
    body: named(edit.body, unsent, id),
    shown: named(edit.shown, unsent, id),
    before: named(edit.before, unsent, id),
    record: edit.record === unsent ? id : edit.record,
  };
}

/** A value with one id in the place of another, however deep it is. */
export function named<T>(value: T, unsent: string, id: string): T {
  if (value === unsent) return id as T;
  if (Array.isArray(value)) return value.map((each: unknown) => named(each, unsent, id)) as T;
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, named(each as unknown, unsent, id)])) as T;
  return value;
}

/** {@code edit} without its references to a record that will never be. */
export function without<E extends Writing>(edit: E, unsent: string): E {
  return { ...edit, body: bare(edit.body, unsent), shown: bare(edit.shown, unsent) };
}

function bare(values: Readonly<Record<string, unknown>>, unsent: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.filter((each) => !leadsTo(each, unsent)) : leadsTo(value, unsent) ? null : value]),
  );
}

function leadsTo(value: unknown, unsent: string): boolean {
  return value === unsent || (typeof value === 'object' && value !== null && (value as { readonly id?: unknown }).id === unsent);
}

/** Writes that cannot be sent before {@code edit} is: of the record that it makes, and of those that need it in turn. */
export function dependants<E extends Writing>(all: readonly E[], edit: E): readonly E[] {
  if (!makes(edit)) return [];
  const lost = new Set([edit.record]);
  const found: E[] = [];
  for (const other of all) {
    if (other.id === edit.id || ![...needs(other)].some((id) => lost.has(id))) continue;
    found.push(other);
    if (makes(other)) lost.add(other.record);
  }
  return found;
}

/** The earlier write for which {@code edit} has to wait: of the same record and refused, or one that makes what it needs. */
export function holder<E extends Writing>(all: readonly E[], edit: E): E | undefined {
  const wanted = needs(edit);
  return all.find((other) => other.id < edit.id && ((other.record === edit.record && other.refused !== undefined) || (makes(other) && wanted.has(other.record))));
}

/** An unsent record as its writes leave it; {@code undefined} where none of them makes it. */
export function composed(all: readonly Writing[], unsent: string): CrmRecord | undefined {
  const made = all.find((edit) => edit.record === unsent && makes(edit));
  if (!made) return undefined;
  const shown = all.filter((edit) => edit.record === unsent).map((edit) => edit.shown);
  return Object.assign({}, ...shown, { id: unsent, entity: made.entity, version: 0, title: made.title, createdAt: made.at, modifiedAt: made.at }) as CrmRecord;
}
