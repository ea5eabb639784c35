import { TIMELINE_PAGE } from './expected.ts';
import { http, query, request, type RequestOptions } from './http.ts';
import { knownAs, unsentRecord, withWaiting } from './outbox.ts';

export interface Ref {
  readonly entity: string;
  readonly id: string;
  readonly title: string;
  /** Whether the record can be shown: its module may be off, it may be in the bin, or out of reach. */
  readonly available?: boolean;
}

export interface Money {
  /** Decimal, with a dot. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currency: string;
  /** What the record keeps of it in the currency of the company, where that is another one, at the rate of a day. */
  readonly company?: { readonly amount: string; readonly currency: string; readonly on: string };
}

/** A sum of amounts of several currencies in that of the company, without those of currencies that have no rate. */
export interface CompanyTotal {
  readonly amount: string;
  readonly currency: string;
  readonly without?: readonly string[];
}

/** One of several mails, phones or addresses. */
export interface Typed<T> {
  readonly type: string | null;
  readonly value: T;
  readonly primary?: boolean;
}

/** A record as the REST contract writes it: flat. */
export interface CrmRecord {
  readonly id: string;
  readonly entity: string;
  readonly title: string;
  readonly version: number;
  readonly createdAt?: string;
  readonly modifiedAt?: string;
  readonly owner?: Ref | null;
  readonly team?: Ref | null;
  readonly [field: string]: unknown;
}

/** What is asked of a list; all of it fits into an address. */
export interface ListQuery {
  readonly filter?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly fields?: readonly string[];
  readonly limit?: number;
  readonly after?: string;
  readonly count?: 'none' | 'capped' | 'exact';
  /** Records of the recycle bin instead of the others. */
  readonly bin?: boolean;
}

export interface Page {
  readonly items: readonly CrmRecord[];
  readonly next: string | null;
  readonly count: { readonly value: number; readonly exact: boolean } | null;
}

export interface Group {
  readonly key: Ref | string | number | boolean | null;
  readonly label: string;
  readonly count: number;
  readonly sum?: Readonly<Record<string, readonly Money[] | number | string>>;
  readonly company?: Readonly<Record<string, CompanyTotal>>;
}

export interface TimelineItem {
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly version?: number;
  readonly channel?: string;
  readonly user?: Ref | null;
  readonly action?: string;
  readonly actionLabel?: string;
  readonly changes?: readonly FieldChange[];
  readonly note?: { readonly id: string; readonly text: string; readonly editedAt?: string | null; readonly editable?: boolean };
}

export interface FieldChange {
  readonly field: string;
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly beforeLabel?: string;
  readonly afterLabel?: string;
}

/** What became of one item of a batch. */
export interface BatchResult {
  readonly index: number;
  readonly status: number;
  readonly id?: string;
  readonly version?: number;
  readonly error?: { readonly code: string; readonly detail: string };
}

const BATCH = 200;

function path(entity: string, id?: string): string {
  return `/records/${encodeURIComponent(entity)}${id === undefined ? '' : '/' + encodeURIComponent(id)}`;
}

function listParameters(of: ListQuery): Record<string, string | number | boolean | undefined> {
  return {
    filter: of.filter,
    sort: of.sort,
    q: of.q,
    fields: of.fields?.join(','),
    limit: of.limit,
    after: of.after,
    count: of.count,
    bin: of.bin,
  };
}

/** Records on the server. Writes by people at a screen go through {@link ./writes.ts}, which also works without a network. */
export const records = {
  list: async (entity: string, of: ListQuery = {}, options?: RequestOptions): Promise<Page> => {
    const page = await http.get<Page>(path(entity) + query(listParameters(of)), options);
    return { ...page, items: page.items.map(withWaiting) };
  },

  get: async (entity: string, id: string, options?: RequestOptions): Promise<CrmRecord> =>
    unsentRecord(id) ?? withWaiting(await http.get<CrmRecord>(path(entity, knownAs(id)), options)),

  groups: async (
    entity: string,
    of: { by: string; sum?: readonly string[]; filter?: string; q?: string },
    options?: RequestOptions,
  ): Promise<readonly Group[]> => {
    const { groups } = await http.get<{ groups: readonly Group[] }>(
      path(entity) + '/groups' + query({ by: of.by, sum: of.sum?.join(','), filter: of.filter, q: of.q }),
      options,
    );
    return groups;
  },

  timeline: (entity: string, id: string, after?: string): Promise<{ items: readonly TimelineItem[]; next: string | null }> =>
    http.get(path(entity, id) + '/timeline' + query({ limit: TIMELINE_PAGE, after })),

  create: (entity: string, values: Readonly<Record<string, unknown>>, key: string): Promise<CrmRecord> =>
    http.post<CrmRecord>(path(entity), values, { headers: { 'Idempotency-Key': key } }),

  /** Changes the record as of {@code version}, or as it is where none is given. */
  update: (entity: string, id: string, values: Readonly<Record<string, unknown>>, version?: number): Promise<CrmRecord> =>
    http.patch<CrmRecord>(path(entity, id), values, { headers: version === undefined ? {} : { 'If-Match': `"${version}"` } }),

  act: async (entity: string, id: string, action: string, parameters: Readonly<Record<string, unknown>>): Promise<CrmRecord> =>
    (await request<CrmRecord>('POST', `${path(entity, id)}/actions/${encodeURIComponent(action)}`, { body: parameters })).data,

  remove: (entity: string, id: string): Promise<void> => http.delete(path(entity, id)),

  restore: (entity: string, id: string): Promise<CrmRecord> => http.post<CrmRecord>(path(entity, id) + '/restore'),

  purge: async (entity: string, id: string): Promise<void> => {
    await http.post(path(entity, id) + '/purge');
  },

  /** Does the same to many, some at a time; each has its own result. */
  batch: async (
    entity: string,
    operation: string,
    items: readonly Readonly<Record<string, unknown>>[],
    progress: (done: number) => void = () => {},
  ): Promise<readonly BatchResult[]> => {
    const results: BatchResult[] = [];
    for (let from = 0; from < items.length; from += BATCH) {
      const part = items.slice(from, from + BATCH);
      const answer = await http.post<{ items: readonly BatchResult[] }>(path(entity) + '/batch', { operation, items: part, atomic: false });
      results.push(...answer.items);
      progress(results.length);
    }
    return results;
  },
};

export function isRef(value: unknown): value is Ref {
  return typeof value === 'object' && value !== null && 'entity' in value && 'id' in value;
}

export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}
