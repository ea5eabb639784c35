import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CrmRecord, Group } from '../src/core/records.ts';
import { both, columnFilter, moved, ofChoices, ofRecords, openTotals, placed, rotting, withTotals, type Column } from '../src/screens/board/columns.ts';

const layout = { by: 'stage', sum: 'amount', weighted: 'weighted', since: 'since' };
const names = { order: 'sortOrder', status: 'status', age: 'maximumAge' };
const stage = (id: string, status: string, maximumAge: number | null): CrmRecord => ({ id, entity: 'pipeline.stage', title: id.toUpperCase(), version: 1, status, maximumAge });
const deal = (id: string, of: string, amount: string): CrmRecord => ({
  id,
  entity: 'pipeline.deal',
  title: id,
  version: 1,
  stage: { entity: 'pipeline.stage', id: of, title: of },
  amount: { amount, currency: 'EUR' },
});
const group = (id: string, count: number, amount: string): Group => ({
  key: { entity: 'pipeline.stage', id, title: id },
  label: id,
  count,
  sum: { amount: [{ amount, currency: 'EUR' }] },
});

function board(): Column[] {
  const columns = ofRecords([stage('new', 'open', 10), stage('won', 'won', null)], names);
  const counted = withTotals(columns, [group('new', 2, '30.10')], layout, 'none');
  return counted.map((column) => (column.key === 'new' ? { ...column, cards: [deal('a', 'new', '10.10'), deal('b', 'new', '20')] } : column));
}

test('a stage without deals is a column too, with nothing in it', () => {
  const [open, won] = board();
  assert.deepEqual([open!.count, won!.count, won!.status, won!.label], [2, 0, 'won', 'WON']);
});

test('a column for cards without a value is there only when there are some', () => {
  const columns = ofChoices({ name: 'status', kind: 'choice', label: 'Status', required: false, choices: [{ value: 'x', label: 'X' }] });
  assert.deepEqual(withTotals(columns, [], layout, 'none').map((column) => column.key), ['x']);
  const without = withTotals(columns, [{ key: null, label: '', count: 3 }], layout, 'Without');
  assert.deepEqual(without.map((column) => [column.key, column.label, column.count]), [['', 'Without', 3], ['x', 'X', 0]]);
});

test('a move changes cards, counts and sums of both columns, and what is open in all', () => {
  const after = moved(board(), deal('a', 'new', '10.10'), 'won', layout);
  assert.deepEqual(after.map((column) => column.count), [1, 1]);
  assert.deepEqual(after.map((column) => column.sums.stated[0]), [{ amount: '20.0000', currency: 'EUR' }, { amount: '10.1000', currency: 'EUR' }]);
  assert.deepEqual(after[1]!.cards.map((card) => card.id), ['a']);
  assert.deepEqual(openTotals(after).sums.stated, [{ amount: '20.0000', currency: 'EUR' }]);
});

test('a move into the own column changes nothing', () => {
  assert.deepEqual(moved(board(), deal('a', 'new', '10.10'), 'new', layout), board());
});

test('a card that others changed is found in its new column, one that went is gone', () => {
  const elsewhere = placed(board(), 'a', deal('a', 'won', '10.10'), 'stage');
  assert.deepEqual(elsewhere.map((column) => column.cards.map((card) => card.id)), [['b'], ['a']]);
  assert.deepEqual(placed(board(), 'b', undefined, 'stage')[0]!.cards.map((card) => card.id), ['a']);
});

test('a card rots once it has been in its column for longer than that allows, and never in a closed one', () => {
  const [open, won] = board();
  const now = Date.parse('2026-11-26T00:00:00Z');
  const card = { ...deal('a', 'new', '1'), since: '2026-11-13T00:00:00Z' };
  assert.equal(rotting(card, open!, 'since', now), 3);
  assert.equal(rotting({ ...card, since: '2026-11-20T00:00:00Z' }, open!, 'since', now), 0);
  assert.equal(rotting(card, won!, 'since', now), 0);
});

test('a column filters within the filter of the board, whatever stands in either', () => {
  assert.equal(columnFilter('a==1,b==2', 'stage', 'x1'), '(a==1,b==2);stage==x1');
  assert.equal(columnFilter(undefined, 'source', 'a "b"'), 'source=="a \\"b\\""');
  assert.equal(columnFilter('a==1', 'stage', ''), 'a==1;stage=null=true');
  assert.equal(both('', undefined), '');
});
