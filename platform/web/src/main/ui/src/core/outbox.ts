import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { reachable, request } from './http.ts';
import { Problem } from './problem.ts';
import type { CrmRecord } from './records.ts';
import { Store } from './store.ts';

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
  readonly refused?: { readonly status: number; readonly code: string; readonly message: string };
}

interface Schema extends DBSchema {
  edits: { key: number; value: Edit };
}

/** What waits, in order. */
export const waiting = new Store<readonly Edit[]>([]);

const RETRY = 15_000;
/** Ids of records that were made without the server begin so until it has given them one. */
export const UNSENT = 'unsent-';

let database: IDBPDatabase<Schema> | null = null;
let timer = 0;

/** Opens the outbox of a user; what they left here waits in it still. */
export async function openOutbox(user: string): Promise<void> {
  closeOutbox();
  database = await openDB<Schema>(name(user), 1, {
    upgrade: (made) => void made.createObjectStore('edits', { keyPath: 'id', autoIncrement: true }),
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
  await database.add('edits', { ...edit, key: crypto.randomUUID(), at: new Date().toISOString() } as Edit);
  await look();
  later();
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
    const held = new Set<string>();
    for (let edit = await next(held, 0); edit; edit = await next(held, edit.id)) {
      const outcome = await sent(edit);
      if (outcome === 'later') break;
      if (outcome === 'refused') held.add(edit.record);
    }
    await look();
  });
  later();
}

/** What the user decided about an edit that was refused: other values as of another version, or to let it go. */
export async function settle(edit: Edit, decision: { readonly body: Readonly<Record<string, unknown>>; readonly version: number | null } | 'let-go'): Promise<void> {
  if (!database) return;
  if (decision === 'let-go') {
    await database.delete('edits', edit.id);
  } else {
    const { refused: _, ...rest } = edit;
    await database.put('edits', { ...rest, ...decision, key: crypto.randomUUID() });
  }
  await look();
  await drain();
}

async function sent(edit: Edit): Promise<'done' | 'refused' | 'later'> {
  try {
    const headers: Record<string, string> = { 'Idempotency-Key': edit.key };
    if (edit.version !== null && edit.method !== 'POST') headers['If-Match'] = `"${edit.version}"`;
    const { data } = await request<CrmRecord | undefined>(edit.method, edit.path, {
      headers,
      ...(edit.method === 'DELETE' ? {} : { body: edit.body }),
    });
    await database!.delete('edits', edit.id);
    await inherit(edit, data);
    return 'done';
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    if (failure.passing || failure.status === 401) return 'later';
    await database!.put('edits', { ...edit, refused: { status: failure.status, code: failure.code, message: failure.message } });
    return 'refused';
  }
}

/** Later edits of the same record build on the version, or the id, that the server has just given. */
async function inherit(edit: Edit, answer: CrmRecord | undefined): Promise<void> {
  if (!answer) return;
  const version = answer.version;
  for (const other of await database!.getAll('edits')) {
    if (other.record !== edit.record || other.id <= edit.id) continue;
    const path = edit.record.startsWith(UNSENT) ? other.path.replace(edit.record, answer.id) : other.path;
    await database!.put('edits', { ...other, path, record: answer.id, version: other.version === null ? null : version });
  }
}

async function next(held: ReadonlySet<string>, after: number): Promise<Edit | undefined> {
  const all = await database!.getAll('edits');
  return all.find((edit) => edit.id > after && !edit.refused && !held.has(edit.record) && !blocked(all, edit));
}

/** Whether an earlier edit of the record was refused: what builds on it has to wait for the decision. */
function blocked(all: readonly Edit[], edit: Edit): boolean {
  return all.some((other) => other.record === edit.record && other.id < edit.id && other.refused !== undefined);
}

async function look(): Promise<void> {
  if (database) waiting.set(await database.getAll('edits'));
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
