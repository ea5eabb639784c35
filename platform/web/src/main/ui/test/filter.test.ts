import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entities, type Entity, type Field } from '../src/core/metadata.ts';
import { arity, conditionsOf, filterText, testsOf, type Condition, type ConditionGroup } from '../src/screens/list/conditions.ts';
import { dayForm, dayText, PERIODS } from '../src/screens/list/periods.ts';
import { both, FilterError, isJunction, parse, print, type Filter } from '../src/screens/list/rsql.ts';

/** Numbers that are the same on each run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name, kind, label: name, required: false, ...more });

const fields: readonly Field[] = [
  field('name', 'text'), field('notes', 'longText'), field('amount', 'money'), field('employees', 'integer'), field('chance', 'percent'), field('took', 'duration'),
  field('active', 'boolean'), field('closes', 'date'), field('changedAt', 'dateTime'), field('opens', 'time'), field('status', 'choice', { choices: [{ value: 'open', label: 'Open' }] }),
  field('tags', 'multiChoice', { multiple: true }), field('mails', 'email', { multiple: true }), field('owner', 'ref', { refs: ['security.user'] }),
  field('company', 'ref', { refs: ['test.deal'] }), field('place', 'address'), field('people', 'refs', { refs: ['security.user'], multiple: true }),
];
const entity: Entity = {
  name: 'test.deal', module: 'test', label: 'Deal', pluralLabel: 'Deals', title: '{name}', icon: 'x', available: true, traits: [], rights: {}, fields, actions: [],
};
entities.set(new Map([[entity.name, entity]]));

const TEXTS = ['a', 'two words', "O'Hara", 'back\\slash', '"said"', 'a,b;c', '(x)', 'star*', 'and', 'or', 'ñandú', '=eq=', '<>!~', 'line\nbreak'];

test('what is printed reads as the same filter', () => {
  const roll = dice(7);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!;
  const make = (depth: number): Filter => {
    if (depth > 0 && roll() < 0.5) return { match: pick(['all', 'any'] as const), parts: Array.from({ length: 2 + Math.floor(roll() * 3) }, () => make(depth - 1)) };
    const operator = pick(['==', '!=', '<', '<=', '>', '>=', '=contains=', '=starts=', '=in=', '=out='] as const);
    return { path: pick(['name', 'company.name', 'a.b.c']), operator, values: operator === '=in=' || operator === '=out=' ? [pick(TEXTS), pick(TEXTS)] : [pick(TEXTS)] };
  };
  for (let round = 0; round < 2_000; round++) {
    const filter = make(3);
    assert.deepEqual(parse(print(filter)), filter, print(filter));
  }
});

test('what the server also understands is read', () => {
  assert.deepEqual(parse('name==A*'), { path: 'name', operator: '=starts=', values: ['A'] });
  assert.deepEqual(parse("name=='A*'"), { path: 'name', operator: '==', values: ['A*'] });
  assert.deepEqual(parse('a=lt=1 and b=ge="2"'), parse('a<1;b>=2'));
  assert.deepEqual(parse('a==1 or (b==2)'), parse('a==1,b==2'));
  assert.equal(parse('   '), null);
});

test('an error says where it is, counted from one', () => {
  const at = (text: string): number => {
    try {
      parse(text);
    } catch (failure) {
      if (failure instanceof FilterError) return failure.position;
    }
    return 0;
  };
  assert.equal(at('(a==1'), 6);
  assert.equal(at('a=='), 4);
  assert.equal(at('a=wrong=1'), 2);
  assert.equal(at('a==1)'), 5);
  assert.equal(at("a=='x"), 6);
});

test('conditions of every kind of field come back from the address as they were', () => {
  const roll = dice(11);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!;
  const value = (of: Field): string => (of.kind === 'date' || of.kind === 'dateTime' ? pick(['2026-01-31', 'today-3d', 'startOfYear']) : pick(['1', '2.5', 'open', ...TEXTS]));
  const condition = (): Condition => {
    const of = pick(fields);
    const test = pick(testsOf(of));
    const wanted = arity(test);
    const values = test === 'within' ? [pick(Object.keys(PERIODS))] : Array.from({ length: wanted === 'many' ? 1 + Math.floor(roll() * 3) : wanted }, () => value(of));
    return { path: pick(['', 'company.', 'company.company.']) + of.name, test, values };
  };
  const group = (depth: number): ConditionGroup => ({
    match: pick(['all', 'any'] as const),
    items: Array.from({ length: 2 + Math.floor(roll() * 3) }, (_, index) => (depth > 0 && index > 0 && roll() < 0.4 ? group(depth - 1) : condition())),
  });
  for (let round = 0; round < 2_000; round++) {
    const text = filterText(group(1));
    const back = conditionsOf(entity, text);
    assert.ok(back, text);
    assert.equal(filterText(back), text);
  }
});

test('each test of each field is shown as itself again', () => {
  for (const of of fields) {
    for (const test of testsOf(of)) {
      const wanted = arity(test);
      const values = test === 'within' ? ['thisMonth'] : Array.from({ length: wanted === 'many' ? 2 : wanted }, (_, index) => (of.kind.startsWith('date') ? `2026-01-0${index + 1}` : String(index + 1)));
      const group: ConditionGroup = { match: 'all', items: [{ path: of.name, test, values }] };
      assert.deepEqual(conditionsOf(entity, filterText(group)), group, `${of.kind} ${test}`);
    }
  }
});

test('periods are shown by their names and written as days that move', () => {
  for (const name of Object.keys(PERIODS)) {
    const group: ConditionGroup = { match: 'all', items: [{ path: 'closes', test: 'within', values: [name] }] };
    assert.deepEqual(conditionsOf(entity, filterText(group)), group, name);
  }
  assert.equal(filterText({ match: 'all', items: [{ path: 'closes', test: 'within', values: ['lastMonth'] }] }), 'closes>=startOfMonth-1M;closes<=endOfMonth-1M');
});

test('what conditions cannot say stays a text', () => {
  assert.equal(conditionsOf(entity, 'unknown==1'), null);
  assert.equal(conditionsOf(entity, 'notes==x'), null);
  assert.equal(conditionsOf(entity, '(a==1'), null);
  assert.equal(conditionsOf(entity, 'name==a,(name==b;(name==c,(name==d;name==e)))'), null);
});

test('conditions that wait for a value ask nothing', () => {
  assert.equal(filterText({ match: 'all', items: [{ path: 'name', test: 'is', values: [] }, { path: 'closes', test: 'between', values: ['2026-01-01'] }] }), '');
});

test('filters are put together so that each counts whole', () => {
  const text = both('a==1,b==2', undefined, 'c==3')!;
  const filter = parse(text)!;
  assert.ok(isJunction(filter) && filter.match === 'all' && filter.parts.length === 2);
  assert.equal(both(undefined, ''), undefined);
});

test('days that move are taken apart and put together', () => {
  for (const text of ['2026-01-31', 'today', 'today-7d', 'today+30d', 'endOfMonth', 'now-1h', 'endOfMonth-1M']) assert.equal(dayText(dayForm(text)), text);
  assert.deepEqual(dayForm('today-7d'), { form: 'ago', days: 7 });
});
