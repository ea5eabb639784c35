import { prefer, preferences } from './preferences.ts';
import type { Ref } from './records.ts';

const KEPT = 12;

/** Remembers that the user has looked at a record, for the home page and the palette. */
export function seen(record: Ref): void {
  const before = recent();
  const first = before[0];
  if (first?.id === record.id && first.title === record.title) return;
  const { entity, id, title } = record;
  prefer({ recent: [{ entity, id, title }, ...before.filter((each) => each.id !== id)].slice(0, KEPT) });
}

export function recent(): readonly Ref[] {
  return preferences.value.recent ?? [];
}
