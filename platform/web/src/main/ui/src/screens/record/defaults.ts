import { currentZone } from '../../core/format.ts';
import { writable, type Entity } from '../../core/metadata.ts';
import type { Values } from '../../core/overlays.ts';
import { localMoment } from '../../ui/fields/parse.ts';

/** What the fields of a new record hold unless somebody says otherwise. */
export function defaults(of: Entity, now = new Date()): Values {
  const given = of.fields.filter((field) => field.default !== undefined && writable(field));
  return Object.fromEntries(
    given.map((field) => {
      if (field.kind === 'date' && field.default === 'today') return [field.name, localMoment(now.toISOString(), currentZone()).slice(0, 10)];
      return [field.name, field.kind === 'dateTime' && field.default === 'now' ? now.toISOString() : field.default];
    }),
  );
}
