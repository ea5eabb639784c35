import { neighbours } from '../../core/overlays.ts';
import { adjust, go, to } from '../../core/router.ts';

export interface Around {
  readonly at: number;
  readonly count: number;
}

/** Where a record stands among those that are listed. */
export function around(entity: string, id: string): Around | undefined {
  const all = neighbours.value;
  const at = all.findIndex((each) => each.entity === entity && each.id === id);
  return at < 0 ? undefined : { at, count: all.length };
}

/** Goes on to the next record of the list, or back; whether there was one. */
export function step(entity: string, id: string, by: 1 | -1, page: boolean): boolean {
  const now = around(entity, id);
  const next = now && neighbours.value[now.at + by];
  if (!next) return false;
  if (page) go(to.record(next.entity, next.id), 'replace');
  else adjust({ record: `${next.entity}/${next.id}` });
  return true;
}
