import { parse, type Expression } from './parse.ts';
import { arithmetic, equal, joined, negative, ordered } from './operators.ts';
import { functions } from './functions.ts';
import { Exact, boolean, fromJson, toJson, type Note, type Run, type Value } from './values.ts';

/** The kind of the field at the end of a path, as the REST contract names it; undefined where there is none. */
export type Kinds = (path: string) => string | undefined;

/** What the record of a run has at the end of a path, in JSON. */
export type Values = (path: string) => unknown;

export interface Moment {
  readonly zone: string;
  readonly now: Date;
}

/** The client's side of the language of formulas (`platform/adr/0018`): that which the server has taken. It knows no kinds beyond those of fields, and comes out empty where the server would refuse. */
export interface Formula {
  /** The fields that it reads. */
  readonly paths: ReadonlySet<string>;
  /** The result in JSON, numbers as text, and why something came out empty. */
  evaluate(record: Values, at: Moment): { readonly value: unknown; readonly notes: readonly Note[] };
  /** Whether it comes out true. */
  holds(record: Values, at: Moment): boolean;
}

/** A part that can run. A text is known as such before, since `+` joins texts also where they are empty. */
interface Part {
  readonly text: boolean;
  readonly run: (run: Run) => Value;
}

const TEXTS = new Set(['text', 'longText', 'email', 'phone', 'url', 'colour', 'autoNumber', 'choice']);

/** Thrown for what is no formula. */
export class NoFormula extends Error {}

/** Prepares a formula; throws {@link NoFormula}. */
export function compile(source: string, kinds: Kinds): Formula {
  const paths = new Set<string>();
  const whole = part(tree(source), kinds, paths);
  const evaluate = (record: Values, at: Moment): readonly [Value, Run] => {
    const run: Run = { value: record, ...at, notes: new Set() };
    return [whole.run(run), run];
  };
  return {
    paths,
    evaluate: (record, at) => {
      const [value, run] = evaluate(record, at);
      return { value: toJson(value, run), notes: [...run.notes] };
    },
    holds: (record, at) => isTrue(evaluate(record, at)[0]),
  };
}

function tree(source: string): Expression {
  try {
    return parse(source);
  } catch (fault) {
    throw new NoFormula(fault instanceof Error ? fault.message : '');
  }
}

const isTrue = (value: Value): boolean => value?.is === 'boolean' && value.of;

function part(of: Expression, kinds: Kinds, paths: Set<string>): Part {
  const inner = (each: Expression): Part => part(each, kinds, paths);
  switch (of.type) {
    case 'constant':
      return constant(of.value);
    case 'path':
      return field(of.path, kinds, paths);
    case 'call':
      return call(of.name.toLowerCase(), of.values.map(inner));
    case 'unary':
      return unary(of.operator, inner(of.of));
    case 'condition':
      return either(inner(of.when), inner(of.yes), inner(of.no));
    default:
      return binary(of.operator, inner(of.left), inner(of.right));
  }
}

function constant(value: string | boolean | null | { readonly number: string }): Part {
  const kept: Value =
    value === null || value === '' ? null : typeof value === 'string' ? { is: 'text', of: value } : typeof value === 'boolean' ? boolean(value) : { is: 'number', of: new Exact(value.number) };
  return { text: typeof value === 'string', run: () => kept };
}

function field(path: string, kinds: Kinds, paths: Set<string>): Part {
  const kind = kinds(path);
  if (kind === undefined) throw new NoFormula(path);
  paths.add(path);
  return { text: TEXTS.has(kind), run: (run) => fromJson(kind, run.value(path)) };
}

function call(name: string, values: readonly Part[]): Part {
  if (name === 'if' && values.length === 3) return either(values[0]!, values[1]!, values[2]!);
  if (name === 'coalesce' && values.length > 0) return first(values);
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known === undefined || values.length < known.least || values.length > known.most || (name === 'date' && values.length === 2)) throw new NoFormula(name);
  return { text: known.text ?? false, run: (run) => known.run(values.map((each) => each.run(run)), run) };
}

const either = (when: Part, yes: Part, no: Part): Part => ({ text: yes.text || no.text, run: (run) => (isTrue(when.run(run)) ? yes : no).run(run) });

function first(values: readonly Part[]): Part {
  return {
    text: values.some((each) => each.text),
    run: (run) => {
      for (const each of values) {
        const value = each.run(run);
        if (value !== null) return value;
      }
      return null;
    },
  };
}

function unary(operator: string, of: Part): Part {
  if (operator === '!') return { text: false, run: (run) => boolean(!isTrue(of.run(run))) };
  return operator === '-' ? { text: false, run: (run) => negative(of.run(run)) } : of;
}

function binary(operator: string, left: Part, right: Part): Part {
  const on = (of: (one: Value, other: Value, run: Run) => Value, text = false): Part => ({ text, run: (run) => of(left.run(run), right.run(run), run) });
  switch (operator) {
    case '&&':
      return { text: false, run: (run) => boolean(isTrue(left.run(run)) && isTrue(right.run(run))) };
    case '||':
      return { text: false, run: (run) => boolean(isTrue(left.run(run)) || isTrue(right.run(run))) };
    case '==':
      return on((one, other) => boolean(equal(one, other)));
    case '!=':
      return on((one, other) => boolean(!equal(one, other)));
    case '<':
    case '<=':
    case '>':
    case '>=':
      return on((one, other, run) => ordered(operator, one, other, run));
    case '+':
      return left.text || right.text ? on(joined, true) : on((one, other, run) => arithmetic('+', one, other, run));
    default:
      return on((one, other, run) => arithmetic(operator as '-' | '*' | '/' | '%', one, other, run));
  }
}
