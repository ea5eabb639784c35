import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { arrange, layouts, pages, sections, tried, tryOut } from '../src/core/layouts.ts';
import { menuGroups, type MenuGroup } from '../src/core/menu.ts';
import type { Entity } from '../src/core/metadata.ts';
import { joined, merged, same, spoken, spokenLabel } from '../src/screens/arrange/contents.ts';
import { idsOf, put, putGroup, step, stepGroup, turn, type Groups } from '../src/screens/arrange/groups.ts';
import { onlyIn, outline } from '../src/screens/arrange/outline.ts';
import { HIDDEN, listGroups, MORE, recordGroups, withColumns, withSections } from '../src/screens/arrange/parts.ts';
import { tabAt, type Tab } from '../src/screens/list/tabs.ts';

const deal: Entity = {
  name: 'test.deal', module: 'test', label: 'Deal', pluralLabel: 'Deals', title: '{name}', icon: 'x', available: true, traits: ['timeline'], rights: { read: 'all' }, actions: [],
  fields: ['name', 'amount', 'closes', 'source', 'note'].map((name) => ({ name, kind: 'text' as const, label: name.toUpperCase(), required: name === 'name' })),
};

const groups = (...all: readonly (readonly string[])[]): Groups =>
  all.map((ids, at) => ({ id: `g${at}`, label: `Group ${at}`, items: ids.map((id) => ({ id, label: id })), shown: at < all.length - 1, free: at < all.length - 1 }));
const said = (of: Groups): string => of.map((group) => `${group.id}:${idsOf(group).join('')}`).join(' ');

test('a line goes step by step over the borders of groups, and not beyond the ends', () => {
  let now = groups(['a', 'b'], ['c'], []);
  const way: string[] = [];
  for (let times = 0; times < 5; times++) way.push(said((now = step(now, 'a', 1))));
  assert.deepEqual(way, ['g0:ba g1:c g2:', 'g0:b g1:ac g2:', 'g0:b g1:ca g2:', 'g0:b g1:c g2:a', 'g0:b g1:c g2:a']);
  for (let times = 0; times < 5; times++) now = step(now, 'a', -1);
  assert.equal(said(now), 'g0:ab g1:c g2:');
});

test('a line can be put anywhere, shown and no longer shown', () => {
  const now = groups(['a', 'b', 'c'], [], ['x']);
  assert.equal(said(put(now, 'c', 0, 0)), 'g0:cab g1: g2:x');
  assert.equal(said(put(now, 'x', 1, 0)), 'g0:abc g1:x g2:');
  assert.equal(said(turn(now, 'b')), 'g0:ac g1: g2:bx');
  assert.equal(said(turn(now, 'x')), 'g0:abcx g1: g2:');
  assert.equal(put(now, 'nothing', 0, 0), now);
});

test('groups that are free change places, the others stay where they are', () => {
  const now = groups(['a'], ['b'], ['c'], []);
  assert.equal(said(stepGroup(now, 'g0', 1)), 'g1:b g0:a g2:c g3:');
  assert.equal(stepGroup(now, 'g2', 1), now);
  assert.equal(stepGroup(now, 'g3', -1), now);
  assert.equal(said(putGroup(now, 'g2', 0)), 'g2:c g0:a g1:b g3:');
  assert.equal(said(putGroup(now, 'g0', 9)), 'g1:b g2:c g0:a g3:');
});

test('a label is said in the language, else in English, else in any', () => {
  assert.equal(spokenLabel({ en: 'Sale', es: 'Venta' }, {}, 'es'), 'Venta');
  assert.equal(spokenLabel({ en: 'Sale' }, {}, 'es'), 'Sale');
  assert.equal(spokenLabel({ es: 'Venta' }, {}, 'en'), 'Venta');
  assert.equal(spokenLabel('test:section.sale', { 'test:section.sale': { en: 'Sale', es: 'Venta' } }, 'es'), 'Venta');
  assert.equal(spokenLabel('gone:section.sale', {}, 'es'), 'section.sale');
  assert.deepEqual(spoken({ sections: [{ name: 'a', label: { en: 'A' }, fields: ['label'] }] }, {}, 'en'), { sections: [{ name: 'a', label: 'A', fields: ['label'] }] });
});

const section = (name: string, ...fields: readonly string[]) => ({ name, label: { en: name }, fields });

test('what is new below comes behind what one has; what was taken away stays away', () => {
  const former = { sections: [section('a', 'name', 'amount'), section('b', 'note')], stage: 'status' };
  const mine = { sections: [section('b', 'note'), section('own', 'amount'), section('a', 'name')], stage: 'status' };
  const below = { sections: [section('a', 'name', 'amount', 'closes'), section('b', 'note'), section('c', 'source')], stage: 'phase' };
  assert.deepEqual(merged(mine, former, below), { sections: [section('b', 'note'), section('own', 'amount'), section('a', 'name', 'closes'), section('c', 'source')], stage: 'phase' });
  assert.deepEqual(merged({ columns: ['b'], sort: 'b' }, { columns: ['a', 'b'], sort: 'a' }, { columns: ['a', 'b', 'c'], sort: '-a' }), { columns: ['b', 'c'], sort: 'b' });
  assert.deepEqual(merged(former, former, below), below);
  assert.deepEqual(merged({ columns: ['a'] }, null, { columns: ['a', 'b'], sort: 'a' }), { columns: ['a', 'b'], sort: 'a' });
});

test('of two who have changed the same part both are heard', () => {
  const former = { sections: [section('a', 'name', 'amount', 'closes'), section('b', 'note')], stage: 'status' };
  const mine = { sections: [section('b', 'note'), section('a', 'name', 'amount')], stage: 'status' };
  const theirs = { sections: [section('a', 'name', 'closes'), section('b', 'amount', 'note')], stage: 'phase' };
  assert.deepEqual(joined(mine, former, theirs), { sections: [section('b', 'amount', 'note'), section('a', 'name')], stage: 'phase' });
  assert.deepEqual(joined({ columns: ['a', 'b'] }, { columns: ['a', 'b', 'c'] }, { columns: ['b', 'c', 'd'] }), { columns: ['b', 'd'] });
});

test('two contents are the same whatever the order of their members', () => {
  assert.ok(same({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1, c: undefined }));
  assert.ok(!same({ b: [1, 2] }, { b: [2, 1] }));
});

test('columns are arranged behind the title, which keeps its place', () => {
  const now = listGroups(deal, { columns: ['name', 'amount', 'gone'] });
  assert.deepEqual(now.map(idsOf), [['amount', 'gone'], ['closes', 'source', 'note']]);
  assert.deepEqual(withColumns(deal, { columns: ['name', 'amount'], sort: 'name' }, step(now, 'closes', -1)), { columns: ['name', 'amount', 'gone', 'closes'], sort: 'name' });
});

test('a record has its sections, what has no place, and what is hidden on purpose', () => {
  const content = { sections: [section('a', 'name'), section('b', 'amount')], hidden: ['note'], stage: 'status' };
  const now = recordGroups(deal, content, {});
  assert.deepEqual(now.map((group) => [group.id, ...idsOf(group)]), [['a', 'name'], ['b', 'amount'], [MORE, 'closes', 'source'], [HIDDEN, 'note']]);
  assert.deepEqual(withSections(content, put(put(now, 'note', 1, 0), 'name', 3, 0)), { sections: [section('a'), section('b', 'note', 'amount')], hidden: ['name'], stage: 'status' });
});

test('what is tried is drawn over what the server says, also when that changes, until it ends', () => {
  arrange({ layouts: { 'test.deal': { record: { sections: [{ name: 'a', label: 'A', fields: ['name'] }], hidden: ['note'] } } } });
  assert.deepEqual(sections(deal, 'General', 'More').map((each) => [each.label, ...each.fields]), [['A', 'name'], ['More', 'amount', 'closes', 'source']]);

  tryOut({ subject: 'test.deal', over: (now) => ({ ...now, layouts: { 'test.deal': { list: { columns: ['note'] } } }, home: { panels: [] } }), take: () => {} });
  assert.deepEqual(layouts.value['test.deal']?.list?.columns, ['note']);
  arrange({ layouts: {}, menu: { groups: [] } });
  assert.deepEqual(layouts.value['test.deal']?.list?.columns, ['note']);
  assert.deepEqual(pages.value, { menu: { groups: [] }, home: { panels: [] } });
  assert.ok(tried('test.deal') && !tried('test.other'));

  tryOut(null);
  assert.deepEqual([layouts.value, pages.value, tried('test.deal')], [{}, { menu: { groups: [] } }, null]);
});

test('the menu has the groups of its layout; what that does not name stands with its kind, what it hides is gone', () => {
  const entry = (id: string) => ({ id, label: id, icon: 'x', path: `/${id}` });
  const offered: readonly MenuGroup[] = [
    { name: 'work', label: 'Work', entries: ['a', 'b', 'c'].map(entry) },
    { name: 'modules', label: 'Modules', entries: ['f'].map(entry) },
  ];
  const drawn = (layout?: Parameters<typeof menuGroups>[1]): string => menuGroups(offered, layout).map((group) => `${group.label}:${group.entries.map((each) => each.id).join('')}`).join(' ');
  assert.equal(drawn(), 'Work:abc Modules:f');
  assert.equal(drawn({ groups: [{ name: 'mine', label: 'Mine', entries: ['f', 'a', 'gone'] }, { name: 'work', entries: ['c'] }] }), 'Mine:fa Work:cb');
  assert.equal(drawn({ groups: [{ name: 'mine', label: 'Mine', entries: ['a'] }], hidden: ['f', 'b'] }), 'Mine:a Work:c');
});

test('a list begins with the view of its layout, else with that of the role', () => {
  const tab = (key: string, roles?: readonly string[]): Tab => ({ key, label: key, state: { layout: 'list' }, ...(roles ? { saved: { roles } as unknown as NonNullable<Tab['saved']> } : {}) });
  const tabs = [tab('all'), tab('mine'), tab('saved', ['sales'])];
  assert.equal(tabAt(tabs, undefined, ['sales'], 'mine').key, 'mine');
  assert.equal(tabAt(tabs, undefined, ['sales'], 'gone').key, 'saved');
  assert.equal(tabAt(tabs, 'all', ['sales'], 'mine').key, 'all');
});

test('two arrangements are told in words, with what only one of them has', () => {
  const context = { of: deal, texts: {}, menu: [], numbers: [], panels: [] };
  const one = outline('record', { sections: [section('Main', 'name', 'amount')] }, context);
  const other = outline('record', { sections: [section('Main', 'name'), section('More', 'note')] }, context);
  assert.deepEqual(one, [{ heading: 'Main', lines: ['NAME', 'AMOUNT'] }]);
  assert.deepEqual([...onlyIn(one, other)], ['Main\nAMOUNT']);
  assert.deepEqual([...onlyIn(other, one)], ['More', 'More\nNOTE']);
});
