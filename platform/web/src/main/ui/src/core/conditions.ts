import type { Formula, Moment, Values } from './formula/formula.ts';
import { currentZone } from './format.ts';
import { field as fieldOf, type Entity } from './metadata.ts';

/** What the fields of a record type demand of a form: which of them are shown, and what must hold. The server asks again; it alone knows what lies behind references. */
export interface Conditions {
  /** The fields that a form with these values does not show. */
  hidden(values: Readonly<Record<string, unknown>>): ReadonlySet<string>;
  /** What people are told of fields whose condition these values do not meet. */
  unmet(values: Readonly<Record<string, unknown>>): Readonly<Record<string, string>>;
}

interface Asked {
  readonly field: string;
  readonly message: string;
  readonly formula: Formula;
}

const known = new WeakMap<Entity, Promise<Conditions | undefined>>();

/** The conditions of a record type; nothing where it has none, as most do, and then nothing is loaded for them. */
export function conditionsOf(of: Entity): Promise<Conditions | undefined> {
  const found = known.get(of) ?? load(of);
  known.set(of, found);
  return found;
}

async function load(of: Entity): Promise<Conditions | undefined> {
  if (of.fields.every((field) => field.visibleWhen === undefined && field.validation === undefined)) return undefined;
  const [{ compile }, { kindsOf }] = await Promise.all([import('./formula/formula.ts'), import('./formula/kinds.ts')]);
  const ask = (field: string, expression: string | undefined, message: string): readonly Asked[] => {
    if (expression === undefined) return [];
    try {
      const formula = compile(expression, kindsOf(of));
      return [...formula.paths].every((path) => fieldOf(of, path) !== undefined) ? [{ field, message, formula }] : [];
    } catch {
      // The server took it, this client is older: the server has the last word anyway.
      return [];
    }
  };
  const shown = of.fields.flatMap((field) => ask(field.name, field.visibleWhen, ''));
  const valid = of.fields.flatMap((field) => ask(field.name, field.validation?.expression, field.validation?.message ?? ''));
  const fails = (asked: readonly Asked[], values: Readonly<Record<string, unknown>>): readonly Asked[] => {
    const read: Values = (path) => values[path];
    const at: Moment = { zone: currentZone(), now: new Date() };
    return asked.filter(({ formula }) => !formula.holds(read, at));
  };
  const hidden = (values: Readonly<Record<string, unknown>>): ReadonlySet<string> => new Set(fails(shown, values).map(({ field }) => field));
  return {
    hidden,
    unmet: (values) => {
      const unseen = hidden(values);
      return Object.fromEntries(fails(valid, values).filter(({ field }) => !unseen.has(field)).map(({ field, message }) => [field, message]));
    },
  };
}
