import type { Entity, Field } from '../../core/metadata.ts';
import type { Values } from '../../core/overlays.ts';
import { records, type CrmRecord } from '../../core/records.ts';

/** A record that may be the same thing. */
export interface Twin {
  readonly record: CrmRecord;
  /** What they have in common. */
  readonly because: string;
}

/** Something that was entered and by which records are known. */
export interface Mark {
  readonly field: Field;
  readonly text: string;
}

const MOST = 3;

/** By what a record that is being entered may be recognised: its name, mails, phones, and what else is searched, such as a tax number. */
export function marks(of: Entity, values: Values): readonly Mark[] {
  const named = new Set([...of.title.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!));
  const searched = of.fields.filter((field) => field.in?.includes('search') && !named.has(field.name));
  const title = [...named].map((name) => values[name]).filter((part): part is string => typeof part === 'string').join(' ').trim();
  const first = of.fields.find((field) => named.has(field.name));
  return [
    ...searched.flatMap((field) => texts(values[field.name]).map((text) => ({ field, text }))),
    ...(first && title.length > 2 ? [{ field: first, text: title }] : []),
  ].filter(({ field, text }) => text.length > (field.kind === 'email' ? 5 : field.kind === 'phone' ? 6 : 2));
}

function texts(value: unknown): readonly string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map((each) => (typeof each === 'object' && each !== null && 'value' in each ? each.value : each)).filter((each): each is string => typeof each === 'string').map((each) => each.trim());
}

/** Looks for them. A name alone tells little of things that are not people or companies: there only the very same counts. */
export async function twins(of: Entity, values: Values, signal: AbortSignal): Promise<readonly Twin[]> {
  const known = of.fields.some((field) => field.kind === 'email' || field.kind === 'phone');
  const found = await Promise.all(
    marks(of, values).map(async ({ field, text }) => {
      const { items } = await records.list(of.name, { q: text, limit: MOST, fields: ['id'] }, { signal });
      const named = of.title.includes(`{${field.name}}`);
      return items.filter((item) => !named || known || item.title.localeCompare(text, undefined, { sensitivity: 'base' }) === 0).map((record) => ({ record, because: field.label }));
    }),
  );
  const byId = new Map<string, Twin>();
  for (const twin of found.flat()) if (!byId.has(twin.record.id)) byId.set(twin.record.id, twin);
  return [...byId.values()].slice(0, MOST);
}
