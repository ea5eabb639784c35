import { records, type BatchResult, type CrmRecord, type ListQuery } from '../../core/records.ts';
import { TITLE } from './columns.ts';

/** A record that a bulk change is about, with what the change would take from it. */
export interface Target {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly before: unknown;
}

export interface Failure {
  readonly id: string;
  readonly title: string;
  readonly reason: string;
}

export interface Outcome {
  readonly done: readonly Target[];
  readonly failed: readonly Failure[];
}

/** More are not changed at once from a screen; that is for the import. */
export const MOST = 50_000;
const PAGE = 1_000;
/** So many ids fit into an address. */
const NAMED = 100;

/** All that a query finds, with the field that is about to change. */
export async function targets(entity: string, which: ListQuery, field?: string, progress: (found: number) => void = () => {}): Promise<readonly Target[]> {
  const found: Target[] = [];
  let after: string | undefined;
  do {
    const page = await records.list(entity, { ...which, fields: field ? [TITLE, field] : [TITLE], limit: PAGE, ...(after ? { after } : {}) });
    found.push(...page.items.map((record) => targetOf(record, field)));
    progress(found.length);
    after = page.next ?? undefined;
  } while (after !== undefined && found.length < MOST);
  return found;
}

/** Those of the given ids that are still within reach, in the order of the ids. */
export async function targetsOf(entity: string, ids: readonly string[], bin: boolean, field?: string): Promise<readonly Target[]> {
  const found: Target[] = [];
  for (let from = 0; from < ids.length; from += NAMED) {
    const part = ids.slice(from, from + NAMED);
    found.push(...(await targets(entity, { filter: `id=in=(${part.join(',')})`, ...(bin ? { bin } : {}) }, field)));
  }
  return found;
}

function targetOf(record: CrmRecord, field: string | undefined): Target {
  return { id: record.id, title: record.title, version: record.version, before: field ? record[field] : undefined };
}

/** Does the same to many and tells what became of each. */
export async function apply(
  entity: string,
  operation: 'save' | 'delete' | 'restore' | 'purge',
  of: readonly Target[],
  values: (target: Target) => Readonly<Record<string, unknown>> = () => ({}),
  progress: (done: number) => void = () => {},
): Promise<Outcome> {
  const items = of.map((target) => ({ id: target.id, ...values(target) }));
  return outcome(of, await records.batch(entity, operation, items, progress));
}

/** Sorts the results, which are in the order of the targets, into what was done and what was not. */
export function outcome(of: readonly Target[], results: readonly BatchResult[]): Outcome {
  const done: Target[] = [];
  const failed: Failure[] = [];
  for (const [index, result] of results.entries()) {
    const target = of[index];
    if (!target) continue;
    if (result.status < 300) done.push(target);
    else failed.push({ id: target.id, title: target.title, reason: result.error?.detail ?? String(result.status) });
  }
  return { done, failed };
}
