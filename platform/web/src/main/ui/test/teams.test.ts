import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CrmRecord } from '../src/core/records.ts';
import { locale } from '../src/core/i18n.ts';
import { changeText } from '../src/screens/settings/change-text.ts';
import { teamTree, within } from '../src/screens/settings/team-tree.ts';

const team = (id: string, parent?: string): CrmRecord => ({
  id,
  entity: 'security.team',
  title: id,
  version: 1,
  parent: parent ? { entity: 'security.team', id: parent, title: parent } : null,
});
const teams = [team('Sur', 'Ventas'), team('Bilbao', 'Norte'), team('Norte', 'Ventas'), team('Ventas'), team('Ajena', 'hidden')];

test('each team stands below the one that it is part of; whose parent is not seen stands at the top', () => {
  assert.deepEqual(
    teamTree(teams).map(({ team: each, depth }) => `${depth} ${each.id}`),
    ['0 Ajena', '0 Ventas', '1 Norte', '2 Bilbao', '1 Sur'],
  );
});

test('a team can be part of none of those below it', () => {
  assert.deepEqual([...within(teams, 'Norte')].sort(), ['Bilbao', 'Norte']);
  assert.deepEqual([...within(teams, 'Ventas')].sort(), ['Bilbao', 'Norte', 'Sur', 'Ventas']);
});

test('a change is told in words, with nothing said as nothing', () => {
  locale.set('en-GB');
  const change = { field: 'amount', label: 'Amount', before: null, after: { amount: '1500.00', currency: 'EUR' } };
  assert.equal(changeText(change), '– → €1,500');
  assert.equal(changeText({ ...change, before: 'won', after: 'lost', beforeLabel: 'Won', afterLabel: 'Lost' }), 'Won → Lost');
  assert.equal(changeText({ ...change, before: [], after: [{ entity: 'security.role', id: '1', title: 'Sales' }] }), '– → Sales');
});
