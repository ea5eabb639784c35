import { records, type CrmRecord } from './records.ts';

/**
 * Writes of people at a screen. They go to the server at once, or, while it cannot be reached, into the outbox, which sends them in order when it
 * can; what is shown is changed either way.
 */
export const writes = {
  /** Stores a new record. */
  create: (entity: string, values: Readonly<Record<string, unknown>>): Promise<CrmRecord> =>
    records.create(entity, values, crypto.randomUUID()),

  /** Changes fields of a record as it is shown; {@link Problem} 412 where somebody else has changed it meanwhile. */
  update: (record: CrmRecord, values: Readonly<Record<string, unknown>>): Promise<CrmRecord> =>
    records.update(record.entity, record.id, values, record.version),

  /** Does an action of the record's module. */
  act: (record: CrmRecord, action: string, parameters: Readonly<Record<string, unknown>>): Promise<CrmRecord> =>
    records.act(record.entity, record.id, action, parameters),

  remove: (record: CrmRecord): Promise<void> => records.remove(record.entity, record.id),

  restore: (record: CrmRecord): Promise<CrmRecord> => records.restore(record.entity, record.id),
};
