import { http } from './http.ts';
import { Store } from './store.ts';
import type { Reach } from './session.ts';

/** The kinds of fields, as the REST contract names them. */
export type Kind =
  | 'text' | 'longText' | 'richText' | 'integer' | 'decimal' | 'money' | 'percent' | 'boolean' | 'date' | 'time' | 'dateTime' | 'duration'
  | 'choice' | 'multiChoice' | 'email' | 'phone' | 'url' | 'address' | 'geoPoint' | 'colour' | 'rating' | 'file' | 'image'
  | 'ref' | 'refs' | 'anyRef' | 'autoNumber' | 'formula' | 'rollUp';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly colour?: string;
  readonly retired?: boolean;
}

export type Place = 'list' | 'sort' | 'search' | 'quickCreate' | 'board';

export interface Field {
  readonly name: string;
  /** Of a computed field, the kind of what comes out. */
  readonly kind: Kind;
  readonly computed?: 'formula' | 'rollUp';
  readonly label: string;
  readonly required: boolean;
  readonly readOnly?: boolean;
  /** Taken, never given out: a password. */
  readonly writeOnly?: boolean;
  readonly unique?: boolean;
  readonly standard?: boolean;
  readonly multiple?: boolean;
  readonly tracked?: boolean;
  readonly refs?: readonly string[];
  readonly choices?: readonly Choice[];
  readonly types?: readonly Choice[];
  readonly in?: readonly Place[];
  readonly length?: number;
  readonly min?: number;
  readonly max?: number;
  readonly scale?: number;
  readonly pattern?: string;
  readonly help?: string;
  /** Added by an administrator. */
  readonly custom?: boolean;
  /** What new records get, in the form of the REST contract. */
  readonly default?: unknown;
  /** A formula that says when forms show it. */
  readonly visibleWhen?: string;
  /** A formula that must come out true, and what people are told where it does not. */
  readonly validation?: { readonly expression: string; readonly message: string };
}

export interface Action {
  readonly name: string;
  readonly label: string;
  readonly access: Reach;
  readonly parameters: readonly Field[];
}

/** What a record type is. */
export interface Entity {
  readonly name: string;
  readonly module: string;
  readonly label: string;
  readonly pluralLabel: string;
  readonly title: string;
  readonly icon: string;
  readonly available: boolean;
  /** Made by an administrator. */
  readonly custom?: boolean;
  readonly traits: readonly string[];
  readonly rights: Readonly<Record<string, Reach>>;
  readonly fields: readonly Field[];
  readonly actions: readonly Action[];
}

/** The record types that the user may see, by name. */
export const entities = new Store<ReadonlyMap<string, Entity>>(new Map());

/** Asks the server for them; again when modules come and go, rights change or another language is spoken. Those that have not changed stay the same objects. */
export async function loadEntities(): Promise<void> {
  const { items } = await http.get<{ items: readonly Entity[] }>('/metadata/entities');
  const before = entities.value;
  const now = new Map(items.map((entity) => [entity.name, same(before.get(entity.name), { ...entity, fields: entity.fields.map(stored) })]));
  const unchanged = now.size === before.size && [...now].every(([name, entity]) => before.get(name) === entity);
  if (!unchanged) entities.set(now);
}

/** A computed field behaves as one of the kind that comes out, which nobody writes. */
function stored({ result, ...field }: Field & { readonly result?: Kind }): Field {
  return result ? { ...field, kind: result, computed: field.kind as 'formula' | 'rollUp', readOnly: true } : field;
}

function same(before: Entity | undefined, now: Entity): Entity {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}

export function entity(name: string): Entity | undefined {
  return entities.value.get(name);
}

export function field(of: Entity, name: string): Field | undefined {
  return of.fields.find((each) => each.name === name);
}

/** The fields that stand in a place, in the order in which the module declares them. */
export function fieldsIn(of: Entity, place: Place): readonly Field[] {
  return of.fields.filter((each) => each.in?.includes(place));
}

/** Whether the user may write the field at all. */
export function writable(each: Field): boolean {
  return !each.readOnly && !['autoNumber', 'formula', 'rollUp'].includes(each.kind);
}
