import { entity as entityOf, type Entity, type Field, type Kind } from '../../core/metadata.ts';
import { t } from '../../core/i18n.ts';
import { PERIODS, periodOf } from './periods.ts';
import { FilterError, isJunction, parse, print, type Comparison, type Filter, type Operator } from './rsql.ts';

/** What a condition asks of a field, in the words of people. */
export type Test =
  | 'is' | 'isNot' | 'anyOf' | 'noneOf' | 'contains' | 'starts' | 'less' | 'atMost' | 'more' | 'atLeast' | 'between'
  | 'on' | 'before' | 'onOrBefore' | 'after' | 'onOrAfter' | 'within' | 'yes' | 'no' | 'empty' | 'filled';

export interface Condition {
  readonly path: string;
  readonly test: Test;
  readonly values: readonly string[];
}

/** Conditions of which all or any have to be met; a group may hold groups, but these hold none. */
export interface ConditionGroup {
  readonly match: 'all' | 'any';
  readonly items: readonly (Condition | ConditionGroup)[];
}

export const NOTHING_ASKED: ConditionGroup = { match: 'all', items: [] };

const NUMBERS: readonly Test[] = ['is', 'isNot', 'less', 'atMost', 'more', 'atLeast', 'between', 'empty', 'filled'];
const DAYS: readonly Test[] = ['within', 'on', 'before', 'onOrBefore', 'after', 'onOrAfter', 'between', 'empty', 'filled'];
const TEXTS: readonly Test[] = ['contains', 'is', 'isNot', 'starts', 'anyOf', 'noneOf', 'empty', 'filled'];
const PICKED: readonly Test[] = ['anyOf', 'noneOf', 'empty', 'filled'];

const TESTS: Readonly<Partial<Record<Kind, readonly Test[]>>> = {
  longText: ['contains', 'empty', 'filled'],
  richText: ['contains', 'empty', 'filled'],
  integer: NUMBERS,
  decimal: NUMBERS,
  money: NUMBERS,
  percent: NUMBERS,
  rating: NUMBERS,
  duration: NUMBERS,
  time: ['is', 'before', 'onOrBefore', 'after', 'onOrAfter', 'between', 'empty', 'filled'],
  boolean: ['yes', 'no', 'empty', 'filled'],
  date: DAYS,
  dateTime: DAYS,
  choice: PICKED,
  multiChoice: PICKED,
  ref: PICKED,
  refs: PICKED,
  anyRef: PICKED,
  address: ['empty', 'filled'],
  geoPoint: ['empty', 'filled'],
  file: ['empty', 'filled'],
  image: ['empty', 'filled'],
};

/** The tests that fit a field, the likeliest first. */
export function testsOf(field: Field): readonly Test[] {
  if (field.multiple && field.kind === 'address') return ['contains', 'empty', 'filled'];
  return TESTS[field.kind] ?? TEXTS;
}

/** How many values a test takes; many: as many as one likes. */
export function arity(test: Test): 0 | 1 | 2 | 'many' {
  if (['yes', 'no', 'empty', 'filled'].includes(test)) return 0;
  if (test === 'between') return 2;
  return test === 'anyOf' || test === 'noneOf' ? 'many' : 1;
}

/** Whether a condition asks something already, rather than waiting for its value. */
export function complete(condition: Condition): boolean {
  const wanted = arity(condition.test);
  const given = condition.values.filter((value) => value !== '').length;
  return wanted === 'many' ? given > 0 : given >= wanted;
}

/** The field that a path leads to through references, and what it is called: "Company: Sector". */
export function fieldAt(of: Entity, path: string): { readonly field: Field; readonly label: string } | undefined {
  const own = of.fields.find((field) => field.name === path) ?? implied(path);
  if (own) return { field: own, label: own.label };
  const step = of.fields.find((field) => path.startsWith(field.name + '.'));
  if (!step) return undefined;
  const rest = path.slice(step.name.length + 1);
  if (step.kind === 'money' && rest === 'currency') return { field: plain('currency', t('list.currency')), label: `${step.label}: ${t('list.currency')}` };
  const target = step.refs?.length === 1 ? entityOf(step.refs[0]!) : undefined;
  const found = target && fieldAt(target, rest);
  return found && { field: found.field, label: `${step.label}: ${found.label}` };
}

function implied(path: string): Field | undefined {
  return path === 'title' ? plain('title', t('list.title')) : undefined;
}

function plain(name: string, label: string): Field {
  return { name, kind: 'text', label, required: false };
}

/** The conditions that a text asks for; {@code null} where it asks for more than can be shown as conditions, or is wrong. */
export function conditionsOf(entity: Entity, text: string | undefined): ConditionGroup | null {
  try {
    const filter = parse(text ?? '');
    if (filter === null) return NOTHING_ASKED;
    const single = !isJunction(filter) ? conditionOf(entity, filter) : rangeOf(entity, filter);
    return single ? { match: 'all', items: [single] } : isJunction(filter) ? groupOf(entity, filter, 2) : null;
  } catch (failure) {
    if (failure instanceof FilterError) return null;
    throw failure;
  }
}

function groupOf(entity: Entity, filter: Filter, depth: number): ConditionGroup | null {
  if (!isJunction(filter) || depth === 0) return null;
  const items: (Condition | ConditionGroup)[] = [];
  for (let index = 0; index < filter.parts.length; index++) {
    const part = filter.parts[index]!;
    const next = filter.parts[index + 1];
    const range = filter.match === 'all' && next ? rangeOf(entity, { match: 'all', parts: [part, next] }) : null;
    if (range) index++;
    const item = range ?? (isJunction(part) ? (rangeOf(entity, part) ?? groupOf(entity, part, depth - 1)) : conditionOf(entity, part));
    if (!item) return null;
    items.push(item);
  }
  return { match: filter.match, items };
}

/** From one value to another, written as two comparisons. */
function rangeOf(entity: Entity, filter: Filter): Condition | null {
  if (!isJunction(filter) || filter.match !== 'all' || filter.parts.length !== 2) return null;
  const [from, to] = filter.parts as readonly [Filter, Filter];
  if (isJunction(from) || isJunction(to) || from.path !== to.path || from.operator !== '>=' || to.operator !== '<=') return null;
  const field = fieldAt(entity, from.path)?.field;
  if (!field || !testsOf(field).includes('between')) return null;
  const period = testsOf(field).includes('within') ? periodOf(from.values[0]!, to.values[0]!) : undefined;
  if (period) return { path: from.path, test: 'within', values: [period] };
  return { path: from.path, test: 'between', values: [from.values[0]!, to.values[0]!] };
}

function conditionOf(entity: Entity, { path, operator, values }: Comparison): Condition | null {
  const field = fieldAt(entity, path)?.field;
  if (!field) return null;
  const tests = testsOf(field);
  const value = values[0] ?? '';
  const period = operator === '==' && tests.includes('within') ? periodOf(value, value) : undefined;
  if (period) return { path, test: 'within', values: [period] };
  const test = candidates(operator, value).find((each) => tests.includes(each));
  return test ? { path, test, values: arity(test) === 0 ? [] : values } : null;
}

function candidates(operator: Operator, value: string): readonly Test[] {
  switch (operator) {
    case '==':
      return value === 'true' ? ['yes', 'is', 'on', 'anyOf'] : value === 'false' ? ['no', 'is', 'on', 'anyOf'] : ['is', 'on', 'anyOf'];
    case '!=':
      return ['isNot', 'noneOf'];
    case '<':
      return ['less', 'before'];
    case '<=':
      return ['atMost', 'onOrBefore'];
    case '>':
      return ['more', 'after'];
    case '>=':
      return ['atLeast', 'onOrAfter'];
    case '=in=':
      return ['anyOf'];
    case '=out=':
      return ['noneOf'];
    case '=contains=':
      return ['contains'];
    case '=starts=':
      return ['starts'];
    case '=null=':
      return value === 'true' ? ['empty'] : ['filled'];
  }
}

const OPERATOR: Readonly<Partial<Record<Test, Operator>>> = {
  is: '==', on: '==', isNot: '!=', less: '<', before: '<', atMost: '<=', onOrBefore: '<=', more: '>', after: '>', atLeast: '>=', onOrAfter: '>=',
  contains: '=contains=', starts: '=starts=',
};

/** The text that asks for the conditions; those that wait for a value are left out. */
export function filterText(group: ConditionGroup): string {
  const filter = filterOf(group);
  return filter ? print(filter) : '';
}

function filterOf(group: ConditionGroup): Filter | null {
  const parts = group.items.flatMap((item): readonly Filter[] => {
    if ('items' in item) return [filterOf(item)].filter((each) => each !== null);
    const asked = complete(item) ? comparisons(item) : [];
    return group.match === 'any' && asked.length > 1 ? [{ match: 'all', parts: asked }] : asked;
  });
  return parts.length > 1 ? { match: group.match, parts } : (parts[0] ?? null);
}

function comparisons({ path, test, values }: Condition): readonly Comparison[] {
  const one = (operator: Operator, ...given: readonly string[]): Comparison => ({ path, operator, values: given });
  const [first = '', second = ''] = values;
  switch (test) {
    case 'yes':
    case 'no':
      return [one('==', String(test === 'yes'))];
    case 'empty':
    case 'filled':
      return [one('=null=', String(test === 'empty'))];
    case 'anyOf':
    case 'noneOf': {
      const given = values.filter((value) => value !== '');
      if (given.length > 1) return [one(test === 'anyOf' ? '=in=' : '=out=', ...given)];
      return [one(test === 'anyOf' ? '==' : '!=', given[0] ?? '')];
    }
    case 'between':
      return [one('>=', first), one('<=', second)];
    case 'within': {
      const [from, to] = PERIODS[first] ?? [first, first];
      return from === to ? [one('==', from)] : [one('>=', from), one('<=', to)];
    }
    default:
      return [one(OPERATOR[test]!, first)];
  }
}

/** How many conditions there are in all. */
export function countOf(group: ConditionGroup): number {
  return group.items.reduce((sum, item) => sum + ('items' in item ? countOf(item) : 1), 0);
}
