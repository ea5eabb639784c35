import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { reachable, request } from './http.ts';
import { Problem, type Violation } from './problem.ts';
import type { CrmRecord } from './records.ts';
import { Store } from './store.ts';
import { called, composed, dependants, holder, makes, named, needs, rewritten, without } from './unsent.ts';

export { UNSENT } from './unsent.ts';

/** A write that has not reached the server yet. */
export interface Edit {
  readonly id: number;
  /** Makes the server do it once, however often it is sent. */
  readonly key: string;
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly entity: string;
  readonly record: string;
  readonly title: string;
  /** The version that the user saw; {@code null} where it does not matter. */
  readonly version: number | null;
  /** How the record looks with it, until the server has it. */
  readonly shown: Readonly<Record<string, unknown>>;
  /** What the fields held when the user changed them. */
  readonly before: Readonly<Record<string, unknown>>;
  readonly at: string;
  /** Why the server would not take it; the user decides then. */
  readonly refused?: { readonly status: number; readonly code: string; readonly message: string; readonly errors?: readonly Violation[] };
}

interface Schema extends DBSchema {
  edits: { key: number; value: Edit };
  /** The ids that the server has given to records that were made without it. */
  given: { key: string; value: string };
}

/** What waits, in order. */
export const waiting = new Store<readonly Edit[]>([]);

const RETRY = 15_000;
const VERSION = 2;

let database: IDBPDatabase<Schema> | null = null;
let timer = 0;
/** Id by unsent id; what is still open in a page, or in its address, goes by the unsent one. */
let given: ReadonlyMap<string, string> = new Map();

/** Opens the outbox of a user; what they left here waits in it still. */
export async function openOutbox(user: string): Promise<void> {
  closeOutbox();
  database = await openDB<Schema>(name(user), VERSION, {
    upgrade(made, from) {
      if (from < 1) made.createObjectStore('edits', { keyPath: 'id', autoIncrement: true });
      made.createObjectStore('given');
    },
  });
  await look();
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  void drain();
}

export function closeOutbox(): void {
  database?.close();
  database = null;
  clearTimeout(timer);
  removeEventListener('online', wake);
  document.removeEventListener('visibilitychange', wake);
  given = new Map();
  waiting.set([]);
}

/** Takes away the outbox of a user with all that is in it. */
export async function forgetOutbox(user: string): Promise<void> {
  closeOutbox();
  await new Promise<void>((resolve) => {
    const gone = indexedDB.deleteDatabase(name(user));
    gone.onsuccess = gone.onerror = gone.onblocked = () => resolve();
  });
}

export async function enqueue(edit: Omit<Edit, 'id' | 'key' | 'at'>): Promise<void> {
  if (!database) throw new Error('the outbox is not open');
  const added = database.transaction(['edits', 'given'], 'readwrite');
  let latest = { ...edit, key: crypto.randomUUID(), at: new Date().toISOString() } as Edit;
  for (const unsent of await added.objectStore('given').getAllKeys()) latest = rewritten(latest, unsent, (await added.objectStore('given').get(unsent))!);
  await added.objectStore('edits').add(latest);
  await added.done;
  await look();
  later();
}

/** The id by which the server knows a record; what it has not yet got keeps its own. */
export function knownAs(id: string): string {
  return given.get(id) ?? id;
}

/** A value with the ids by which the server knows the records that it refers to. */
export function known<T>(value: T): T {
  let latest = value;
  for (const [unsent, id] of given) latest = named(latest, unsent, id);
  return latest;
}

/** Whether the value refers to records that the server has not got yet. */
export function awaits(body: Readonly<Record<string, unknown>>): boolean {
  const text = JSON.stringify(body);
  return waiting.value.some((edit) => makes(edit) && text.includes(edit.record));
}

/** A record that the server has not got yet, as it was left. */
export function unsentRecord(id: string): CrmRecord | undefined {
  return composed(waiting.value, id);
}

/** Records of an entity that the server has not got yet, the newest first. */
export function unsentRecords(entity: string): readonly CrmRecord[] {
  const made = waiting.value.filter((edit) => edit.entity === entity && makes(edit)).reverse();
  return made.flatMap((edit) => composed(waiting.value, edit.record) ?? []);
}

/** The record with what waits for it, so that it looks as the user left it. */
export function withWaiting(record: CrmRecord): CrmRecord {
  const mine = waiting.value.filter((edit) => edit.record === record.id && !edit.refused);
  return mine.length === 0 ? record : { ...record, ...Object.assign({}, ...mine.map((edit) => edit.shown)) };
}

/** Sends what waits, in order, until the server is not reached. One page of the browser does so at a time. */
export async function drain(): Promise<void> {
  if (!database || waiting.value.length === 0) return;
  await navigator.locks.request('kartera-outbox', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    for (let edit = await next(0); edit; edit = await next(edit.id)) if ((await sent(edit)) === 'later') break;
    await look();
  });
  later();
}

/** Other values for an edit that was refused, as of another version. */
export interface Amended {
  readonly body: Readonly<Record<string, unknown>>;
  readonly version: number | null;
}

/**
 * What the user decided about an edit that was refused: other values, or to let it go. Of a record that is never made its further edits go too; what
 * others say of it is left out of them ({@code let-go}), or they go as well ({@code let-go-all}).
 */
export async function settle(edit: Edit, decision: Amended | 'let-go' | 'let-go-all'): Promise<void> {
  if (!database) return;
  const settled = database.transaction('edits', 'readwrite');
  if (typeof decision === 'string') {
    await settled.store.delete(edit.id);
    for (const other of dependants(await settled.store.getAll(), edit)) {
      if (decision === 'let-go-all' || other.record === edit.record) await settled.store.delete(other.id);
      else if (needs(other).has(edit.record)) await settled.store.put(without(other, edit.record));
    }
  } else {
    const { refused: _, ...rest } = edit;
    const seen = edit.method === 'PATCH' || makes(edit) ? { shown: decision.body } : {};
    await settled.store.put({ ...rest, ...decision, ...seen, title: (makes(edit) && called(decision.body)) || edit.title, key: crypto.randomUUID() });
  }
  await settled.done;
  await look();
  await drain();
}

/** Why the server would not take an edit. */
export function refusal(edit: Edit): Problem | undefined {
  return edit.refused && new Problem(edit.refused.status, edit.refused.code, edit.refused.message, edit.refused.errors);
}

/** Sends a record that was refused with other values. Where the server refuses it once more, that is the {@link Problem} that this fails with. */
export async function mend(id: number, values: Readonly<Record<string, unknown>>): Promise<void> {
  const latest = (): Edit | undefined => waiting.value.find((edit) => edit.id === id);
  const edit = latest();
  if (!edit) return;
  await settle(edit, { body: values, version: null });
  const again = latest();
  const problem = again && refusal(again);
  if (problem) throw problem;
}

async function sent(edit: Edit): Promise<'done' | 'refused' | 'later'> {
  try {
    const headers: Record<string, string> = { 'Idempotency-Key': edit.key };
    if (edit.version !== null && edit.method !== 'POST') headers['If-Match'] = `"${edit.version}"`;
    const { data } = await request<CrmRecord | undefined>(edit.method, edit.path, {
      headers,
      ...(edit.method === 'DELETE' ? {} : { body: edit.body }),
    });
    await inherit(edit, data);
    return 'done';
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.passing || failure.status === 401) return 'later';
    await database!.put('edits', { ...edit, refused: { status: failure.status, code: failure.code, message: failure.message, errors: failure.violations } });
    return 'refused';
  }
}

/**
 * The edit is done. Later ones of its record build on the version that the server has just given, and what refers to a record that it has just made does so by
 * its id. All at once: a page that goes away in between would leave edits of a record that nobody knows.
 */
async function inherit(edit: Edit, answer: CrmRecord | undefined): Promise<void> {
  const passed = database!.transaction(['edits', 'given'], 'readwrite');
  const edits = passed.objectStore('edits');
  await edits.delete(edit.id);
  if (answer && makes(edit)) await passed.objectStore('given').put(answer.id, edit.record);
  for (const other of answer ? await edits.getAll() : []) {
    const latest = makes(edit) ? rewritten(other, edit.record, answer!.id) : other;
    const mine = latest.record === answer!.id && other.id > edit.id && other.version !== null;
    if (mine || latest !== other) await edits.put(mine ? { ...latest, version: answer!.version } : latest);
  }
  await passed.done;
  if (answer && makes(edit)) given = new Map(given).set(edit.record, answer.id);
}

/** The next that can be sent: none that builds on what was refused, or on a record that is not made yet. */
async function next(after: number): Promise<Edit | undefined> {
  const all = await database!.getAll('edits');
  return all.find((edit) => edit.id > after && !edit.refused && holder(all, edit) === undefined);
}

async function look(): Promise<void> {
  if (!database) return;
  const [keys, ids, edits] = await Promise.all([database.getAllKeys('given'), database.getAll('given'), database.getAll('edits')]);
  given = new Map(keys.map((unsent, at) => [unsent, ids[at]!]));
  waiting.set(edits);
}

function wake(): void {
  if (document.visibilityState === 'visible') void drain();
}

function later(): void {
  clearTimeout(timer);
  if (waiting.value.some((edit) => !edit.refused)) timer = window.setTimeout(() => void drain(), RETRY);
}

function name(user: string): string {
  return `kartera-${user}`;
}

reachable.watch((there) => {
  if (there) void drain();
});
