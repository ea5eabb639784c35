import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conditionsOf } from '../src/core/conditions.ts';
import type { Entity, Field } from '../src/core/metadata.ts';

const field = (name: string, more: Partial<Field> = {}): Field => ({ name, kind: 'text', label: name, required: false, ...more });
const entity = (...fields: Field[]): Entity => ({ name: 'shop.order', fields }) as unknown as Entity;

const status = field('status', { kind: 'choice', choices: [] });

test('a record type without conditions has nothing to ask', async () => {
  assert.equal(await conditionsOf(entity(status)), undefined);
});

test('a field is hidden where its condition does not hold, with what is being typed', async () => {
  const conditions = await conditionsOf(entity(status, field('reason', { visibleWhen: "status == 'lost'" })));
  assert.deepEqual([...conditions!.hidden({ status: 'open' })], ['reason']);
  assert.deepEqual([...conditions!.hidden({ status: 'lost' })], []);
  assert.deepEqual([...conditions!.hidden({})], ['reason']);
});

test('what does not hold is said in the words of its author, but not of a hidden field', async () => {
  const budget = field('budget', { kind: 'decimal', visibleWhen: "status != 'lost'", validation: { expression: 'budget == null || budget > 0', message: 'More than nothing' } });
  const conditions = await conditionsOf(entity(status, budget));
  assert.deepEqual(conditions!.unmet({ budget: '-1' }), { budget: 'More than nothing' });
  assert.deepEqual(conditions!.unmet({ budget: '12' }), {});
  assert.deepEqual(conditions!.unmet({ budget: '-1', status: 'lost' }), {});
  assert.deepEqual(conditions!.unmet({ budget: 'half typed' }), {});
});

test('what lies behind a reference, or is not understood, is left to the server', async () => {
  const conditions = await conditionsOf(entity(status, field('a', { visibleWhen: "company.name == 'x'" }), field('b', { visibleWhen: 'no such thing' })));
  assert.deepEqual([...conditions!.hidden({})], []);
});
