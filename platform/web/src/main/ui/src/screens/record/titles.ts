import type { StoredFile } from '../../core/files.ts';
import { http } from '../../core/http.ts';
import { entity as entityOf } from '../../core/metadata.ts';
import { records, type Ref } from '../../core/records.ts';
import { keyOf } from './wording.ts';

const MOST = 60;
const known = new Map<string, string>();

/** The titles of references, those already known at once; a record that cannot be read has none. */
export async function titlesOf(refs: readonly Pick<Ref, 'entity' | 'id'>[]): Promise<ReadonlyMap<string, string>> {
  const missing = new Map<string, Set<string>>();
  for (const ref of refs) {
    if (known.has(keyOf(ref)) || !(ref.entity === 'file' || entityOf(ref.entity)?.available)) continue;
    missing.set(ref.entity, (missing.get(ref.entity) ?? new Set()).add(ref.id));
  }
  await Promise.allSettled([...missing].map(([entity, ids]) => learn(entity, [...ids].slice(0, MOST))));
  return known;
}

async function learn(entity: string, ids: readonly string[]): Promise<void> {
  if (entity === 'file') {
    await Promise.allSettled(ids.map(async (id) => known.set(keyOf({ entity, id }), (await http.get<StoredFile>(`/files/${id}`)).title)));
    return;
  }
  const { items } = await records.list(entity, { filter: `id=in=(${ids.join(',')})`, fields: ['id'], limit: MOST });
  for (const each of items) known.set(keyOf(each), each.title);
}
