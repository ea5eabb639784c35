import { awaits, enqueue, known, knownAs, UNSENT, waiting, type Edit } from './outbox.ts';
import { Problem } from './problem.ts';
import { records, type CrmRecord } from './records.ts';
import { called } from './unsent.ts';

/**
 * Writes of people at a screen. They go to the server at once, or, while it cannot be reached, into the outbox, which sends them in order when it
 * can; what is shown is changed either way.
 */
export const writes = {
  /** Stores a new record. Without a network it has an id of its own until the server has given it one. */
  create: (entity: string, values: Readonly<Record<string, unknown>>): Promise<CrmRecord> => {
    const key = crypto.randomUUID();
    const unsent: CrmRecord = { title: '', ...values, id: UNSENT + key, entity, version: 0 };
    return orLater(() => records.create(entity, known(values), key), unsent, edit(unsent, 'POST', values, `/records/${entity}`));
  },

  /** Changes fields of a record as it is shown; a {@link Problem} with status 412 where somebody else has changed it meanwhile. */
  update: (record: CrmRecord, values: Readonly<Record<string, unknown>>): Promise<CrmRecord> =>
    orLater(() => records.update(record.entity, knownAs(record.id), known(values), record.version), { ...record, ...values }, edit(record, 'PATCH', values)),

  /** Does an action of the record's module; without a network the record looks as {@code shown} says until then. */
  act: (
    record: CrmRecord,
    action: string,
    parameters: Readonly<Record<string, unknown>>,
    shown: Readonly<Record<string, unknown>> = {},
  ): Promise<CrmRecord> =>
    orLater(() => records.act(record.entity, knownAs(record.id), action, known(parameters)), { ...record, ...shown }, {
      ...edit(record, 'POST', parameters, `/records/${record.entity}/${record.id}/actions/${action}`),
      shown,
    }),

  remove: (record: CrmRecord): Promise<void> => orLater(() => records.remove(record.entity, knownAs(record.id)), undefined, edit(record, 'DELETE', {})),

  restore: (record: CrmRecord): Promise<CrmRecord> =>
    orLater(() => records.restore(record.entity, knownAs(record.id)), record, edit(record, 'POST', {}, `/records/${record.entity}/${record.id}/restore`)),
};

function edit(record: CrmRecord, method: Edit['method'], body: Readonly<Record<string, unknown>>, path?: string): Omit<Edit, 'id' | 'key' | 'at'> {
  return {
    method,
    body,
    path: path ?? `/records/${record.entity}/${record.id}`,
    entity: record.entity,
    record: record.id,
    title: record.title || called(body),
    version: method === 'PATCH' ? record.version : null,
    shown: body,
    before: Object.fromEntries(Object.keys(body).map((name) => [name, record[name] ?? null])),
  };
}

/** A record with edits that wait is not written past them, nor what refers to a record that the server has not got: what comes later waits behind them. */
async function orLater<T>(now: () => Promise<T>, meanwhile: T, later: Omit<Edit, 'id' | 'key' | 'at'>): Promise<T> {
  const record = knownAs(later.record);
  if (!waiting.value.some((each) => each.record === record) && !awaits(later.body)) {
    try {
      return await now();
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 0) throw failure;
    }
  }
  await enqueue(later);
  return meanwhile;
}
