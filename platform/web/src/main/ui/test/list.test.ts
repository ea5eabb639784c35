import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../src/core/metadata.ts';
import type { CrmRecord, Group, Page } from '../src/core/records.ts';
import { parametersOf, stateOf, type ListState, type SavedView } from '../src/core/views.ts';
import { outcome } from '../src/screens/list/bulk.ts';
import { columnsOf, moved, pressSort, sortKeys, sortText } from '../src/screens/list/columns.ts';
import { nameIn } from '../src/screens/list/export.ts';
import { groupFilter, lastDay } from '../src/screens/list/grouping.ts';
import { GroupLines, RecordLines } from '../src/screens/list/rows.ts';
import { Selection } from '../src/screens/list/selection.ts';
import { Sight } from '../src/screens/list/sight.ts';
import { differs, tabAt, tabsOf } from '../src/screens/list/tabs.ts';

const record = (index: number): CrmRecord => ({ id: `r${index}`, entity: 'test.deal', title: `Deal ${index}`, version: 1 });

/** A server with so many records, which gives pages by cursors and notes what it was asked. */
class Server {
  readonly asked: (string | undefined)[] = [];
  failing = false;

  constructor(readonly total: number) {}

  readonly load = async (after: string | undefined, limit: number): Promise<Page> => {
    this.asked.push(after);
    if (this.failing) throw new Error('away');
    const from = after === undefined ? 0 : Number(after);
    const to = Math.min(this.total, from + limit);
    return { items: Array.from({ length: to - from }, (_, index) => record(from + index)), next: to < this.total ? String(to) : null, count: null };
  };
}

const shown = (lines: { at(index: number): { type: string; record?: CrmRecord } }, index: number): string => lines.at(index).record?.id ?? lines.at(index).type;

test('pages come as they are seen, and the end is known', async () => {
  const server = new Server(150);
  const lines = new RecordLines(server.load);
  assert.equal(shown(lines, 0), 'coming');
  lines.need(0, 20);
  await lines.settled();
  assert.equal(shown(lines, 0), 'r0');
  assert.equal(server.asked.length, 1);
  assert.equal(lines.complete, false);
  lines.need(50, 80);
  await lines.settled();
  assert.equal(shown(lines, 149), 'r149');
  assert.deepEqual([lines.complete, lines.length], [true, 150]);
});

test('asking again for what is there asks nobody', async () => {
  const server = new Server(30);
  const lines = new RecordLines(server.load);
  for (let round = 0; round < 3; round++) {
    lines.need(0, 30);
    await lines.settled();
  }
  assert.equal(server.asked.length, 1);
});

test('of a long list only the pages around what is seen are kept; the others come back by their cursor', async () => {
  const server = new Server(100_000);
  const lines = new RecordLines(server.load, 5);
  for (let at = 0; at < 4_000; at += 100) {
    lines.need(at, at + 30);
    await lines.settled();
    assert.equal(shown(lines, at), `r${at}`);
  }
  assert.ok(lines.records().length <= 5 * 200);
  assert.equal(shown(lines, 10), 'coming');
  lines.need(0, 30);
  await lines.settled();
  assert.equal(shown(lines, 10), 'r10');
});

test('a million records are walked through to the end with as many in memory as at the beginning, and the middle is one page away', async () => {
  const server = new Server(1_000_000);
  const lines = new RecordLines(server.load);
  while (!lines.complete) {
    lines.need(lines.loaded, lines.loaded + 30);
    await lines.settled();
  }
  assert.ok(lines.records().length <= 60 * 200);
  assert.equal(lines.length, 1_000_000);
  assert.equal(shown(lines, 999_999), 'r999999');
  const asked = server.asked.length;
  lines.need(500_000, 500_030);
  await lines.settled();
  assert.equal(shown(lines, 500_015), 'r500015');
  assert.equal(server.asked.length, asked + 1);
});

test('a failure is told and can be tried again', async () => {
  const server = new Server(10);
  server.failing = true;
  const lines = new RecordLines(server.load);
  lines.need(0, 10);
  await lines.settled();
  assert.ok(lines.failure instanceof Error);
  server.failing = false;
  lines.retry();
  await lines.settled();
  assert.deepEqual([lines.failure, shown(lines, 9)], [null, 'r9']);
});

test('records that changed stay in their place, those that went close the gap', async () => {
  const lines = new RecordLines(new Server(10).load);
  lines.need(0, 10);
  await lines.settled();
  lines.replace({ ...record(3), title: 'Changed' });
  lines.remove(new Set(['r1', 'r2']));
  assert.equal(lines.length, 8);
  assert.equal((lines.at(1) as { record: CrmRecord }).record.title, 'Changed');
});

test('groups open and close around their own records', async () => {
  const groups: Group[] = [{ key: 'a', label: 'A', count: 3 }, { key: null, label: '', count: 2 }];
  const lines = new GroupLines(async () => groups, (group) => new Server(group.count).load);
  await Promise.resolve();
  assert.equal(lines.length, 2);
  lines.toggle(0);
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual([0, 1, 3, 4].map((index) => shown(lines, index)), ['group', 'r0', 'r2', 'group']);
  lines.toggle(0);
  assert.equal(lines.length, 2);
});

test('totals are asked for anew while what is open stays open, wherever it has moved', async () => {
  let groups: readonly Group[] = [{ key: 'a', label: 'A', count: 1 }, { key: 'b', label: 'B', count: 2 }];
  const lines = new GroupLines(async () => groups, (group) => new Server(group.count).load);
  await Promise.resolve();
  lines.toggle(1);
  await new Promise((resolve) => setTimeout(resolve));
  groups = [{ key: 'b', label: 'B', count: 2 }, { key: 'c', label: 'C', count: 7 }];
  await lines.refresh();
  assert.deepEqual([0, 1, 2, 3].map((index) => shown(lines, index)), ['group', 'r0', 'r1', 'group']);
  assert.equal(lines.length, 4);
});

test('a group asks for its own records', () => {
  assert.equal(groupFilter('status', { key: 'open', label: '', count: 1 }), 'status==open');
  assert.equal(groupFilter('owner', { key: null, label: '', count: 1 }), 'owner=null=true');
  assert.equal(groupFilter('stage', { key: { entity: 'x', id: 'i', title: 'T' }, label: '', count: 1 }), 'stage==i');
  assert.equal(groupFilter('closes:month', { key: '2028-02-01', label: '', count: 1 }), 'closes>=2028-02-01;closes<=2028-02-29');
  assert.deepEqual(['week', 'quarter', 'year', undefined].map((bucket) => lastDay('2026-01-01', bucket)), ['2026-01-07', '2026-03-31', '2026-12-31', '2026-01-01']);
});

test('a million lines fit into a box that browsers can draw, without a jump', () => {
  const sight = new Sight(44, 100_000);
  const length = 1_000_000;
  let scrolled = 0;
  let line = 0;
  for (let step = 0; step < 3_000; step++) {
    scrolled = sight.follow(scrolled + 440, 800, length);
    const [from] = sight.range(scrolled, 800, length);
    line += 10;
    assert.equal(from, Math.max(0, line - 6));
    assert.ok(sight.top(from) >= -440 && sight.top(from) < sight.height(length));
  }
  for (let step = 0; step < 3_000; step++) scrolled = sight.follow(scrolled - 440, 800, length);
  assert.equal(scrolled, 0);
});

test('a line is brought into sight by as little as it takes', () => {
  const sight = new Sight(40);
  assert.equal(sight.reveal(0, 100, 400), 0);
  assert.equal(sight.reveal(5, 100, 400), 100);
  assert.equal(sight.reveal(20, 100, 400), 440);
});

test('choosing goes one by one, in ranges, and over all that match', () => {
  const selection = new Selection();
  selection.toggle('r2', 2);
  selection.extend(5, (index) => `r${index}`);
  assert.deepEqual([...selection.ids()].sort(), ['r2', 'r3', 'r4', 'r5']);
  selection.takeAll();
  assert.ok(selection.has('anything'));
  selection.toggle('r1', 1, ['r0', 'r1', 'r2']);
  assert.deepEqual([...selection.ids()], ['r0', 'r2']);
  assert.equal(selection.all, false);
});

const states: readonly ListState[] = [
  { layout: 'list' },
  { layout: 'list', filter: 'a==1', sort: '-b,c', columns: ['x', 'y'], by: 'z', q: 'word' },
  { layout: 'board', by: 'stage', filter: 'status==open' },
  { layout: 'list', bin: true },
  { layout: 'list', columns: ['y'] },
];

test('every state of a list over every view comes back from the address', () => {
  for (const base of states) {
    for (const state of states) {
      if (state.columns === undefined && base.columns !== undefined) continue;
      const parameters = Object.fromEntries(Object.entries(parametersOf(state, base)).filter(([, value]) => value !== undefined)) as Record<string, string>;
      assert.deepEqual(stateOf(parameters, base), state, JSON.stringify([base, state, parameters]));
    }
  }
});

test('a view as it was saved leaves the address empty', () => {
  for (const state of states) assert.deepEqual(Object.values(parametersOf(state, state)).filter(Boolean), []);
});

test('what a board has its columns by does not group a list', () => {
  assert.deepEqual(stateOf({ layout: 'list' }, { layout: 'board', by: 'stage' }), { layout: 'list' });
});

const entity: Entity = {
  name: 'test.deal', module: 'test', label: 'Deal', pluralLabel: 'Deals', title: '{name}', icon: 'x', available: true, traits: [], rights: {}, actions: [],
  fields: [
    { name: 'name', kind: 'text', label: 'Name', required: true, in: ['list'] },
    { name: 'amount', kind: 'money', label: 'Amount', required: false, in: ['list'] },
    { name: 'notes', kind: 'longText', label: 'Notes', required: false },
  ],
};
const view = (id: string, more: Partial<SavedView> = {}): SavedView => ({ id, entity: 'test.deal', name: id, visibility: 'private', state: { layout: 'list' }, position: 1, editable: true, version: 1, ...more });

test('views are tabs in their order; the address, then the role, then the first one decides', () => {
  const tabs = tabsOf(entity, [view('b', { position: 2 }), view('a', { roles: ['sales'] })]);
  assert.deepEqual(tabs.map((tab) => tab.key), ['all', 'a', 'b']);
  assert.equal(tabAt(tabs, 'b', ['sales']).key, 'b');
  assert.equal(tabAt(tabs, undefined, ['sales']).key, 'a');
  assert.equal(tabAt(tabs, 'gone', []).key, 'all');
});

test('a view counts as changed by what can be saved, not by a search', () => {
  const [tab] = tabsOf(entity, []);
  assert.equal(differs({ layout: 'list', q: 'x' }, tab!), false);
  assert.equal(differs({ layout: 'list', filter: 'a==1' }, tab!), true);
});

test('the title leads the columns and stands for the field that it is made of', () => {
  assert.deepEqual(columnsOf(entity, { layout: 'list' }, { amount: 300 }).map(({ name, width }) => [name, width]), [['title', 260], ['amount', 300]]);
  assert.deepEqual(columnsOf(entity, { layout: 'list', columns: ['notes', 'name', 'gone'] }, {}).map(({ name }) => name), ['title', 'notes']);
  assert.equal(columnsOf(entity, { layout: 'list', bin: true }, {}).at(-1)!.name, 'deletedAt');
});

test('pressing a head sorts up, down, not at all; with Shift beside the others', () => {
  const press = (text: string, name: string, more = false): string => sortText(pressSort(sortKeys(text), name, more));
  assert.deepEqual([press('', 'a'), press('a', 'a'), press('-a', 'a')], ['a', '-a', '']);
  assert.deepEqual([press('a', 'b'), press('a', 'b', true), press('a,b', 'a', true), press('-a,b', 'a', true)], ['b', 'a,b', '-a,b', 'b']);
  assert.equal(press('a,b', 'b'), '-b');
});

test('columns move to where they are put', () => {
  assert.deepEqual(moved(['a', 'b', 'c'], 'a', 2), ['b', 'c', 'a']);
  assert.deepEqual(moved(['a', 'b', 'c'], 'c', -4), ['c', 'a', 'b']);
});

test('what was refused of a bulk change is told by name, also behind the first batch', () => {
  const targets = Array.from({ length: 3 }, (_, index) => ({ id: `r${index}`, title: `T${index}`, version: 1, before: null }));
  const results = [{ index: 0, status: 200 }, { index: 0, status: 422, error: { code: 'x', detail: 'No.' } }, { index: 1, status: 200 }];
  const { done, failed } = outcome(targets, results);
  assert.deepEqual(done.map(({ id }) => id), ['r0', 'r2']);
  assert.deepEqual(failed, [{ id: 'r1', title: 'T1', reason: 'No.' }]);
});

test('a file gets the name that the server gives it', () => {
  assert.equal(nameIn('attachment; filename="deals.csv"'), 'deals.csv');
  assert.equal(nameIn("attachment; filename=x.csv; filename*=UTF-8''negocios%20a%C3%B1o.csv"), 'negocios año.csv');
  assert.equal(nameIn(null), undefined);
});
