import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../src/core/metadata.ts';
import { Rights, parse } from '../src/screens/settings/grants.ts';
import { changed, differences, matrixRows, moved, otherSubjects, turned } from '../src/screens/settings/matrix.ts';

const words = { everything: 'Everything', module: (name: string) => name, verb: (name: string) => name };
const entity = (name: string, label: string, actions: readonly string[] = []): Entity => ({
  name,
  module: name.split('.')[0]!,
  label,
  pluralLabel: label,
  title: '{name}',
  icon: 'box',
  available: true,
  traits: [],
  rights: {},
  fields: [],
  actions: actions.map((each) => ({ name: each, label: each, access: 'all', parameters: [] })),
});
const sales = new Rights(['*:read=all', 'contacts.*:*=team', 'contacts.company:read=own', 'pipeline.deal:*=own', 'pipeline.deal:win=none']);

test('the most specific line decides', () => {
  assert.equal(sales.ruling('contacts.company', 'read').reach, 'own');
  assert.equal(sales.ruling('contacts.company', 'delete').reach, 'team');
  assert.equal(sales.ruling('contacts.person', 'read').reach, 'team');
  assert.equal(sales.ruling('pipeline.deal', 'win').reach, 'none');
  assert.equal(sales.ruling('pipeline.deal', 'lose').reach, 'own');
  assert.equal(sales.ruling('pipeline.stage', 'read').reach, 'all');
});

test('what no line speaks of is denied, and no line is named for it', () => {
  assert.deepEqual(sales.ruling('pipeline.stage', 'delete'), { reach: 'none' });
});

test('the line that decides is named', () => {
  assert.deepEqual(sales.ruling('contacts.person', 'export').by, { subject: 'contacts.*', verb: '*', reach: 'team' });
  assert.equal(sales.stated('contacts.company', 'read'), true);
  assert.equal(sales.stated('contacts.company', 'update'), false);
});

test('a change touches one verb of one record type', () => {
  const after = sales.with('contacts.person', 'read', 'own');
  assert.equal(after.ruling('contacts.person', 'read').reach, 'own');
  assert.equal(after.ruling('contacts.person', 'update').reach, 'team');
  assert.equal(after.ruling('contacts.position', 'read').reach, 'team');
});

test('no line is kept for what holds without it', () => {
  const there = sales.with('contacts.person', 'read', 'own');
  const back = there.with('contacts.person', 'read', 'team');
  assert.deepEqual(back.grants, sales.grants);
  assert.ok(back.same(sales));
});

test('a line is changed in its place', () => {
  assert.deepEqual(sales.with('pipeline.deal', '*', 'all').grants[3], 'pipeline.deal:*=all');
});

test('all verbs at once take the place of single ones of the same record type only', () => {
  const after = changed(sales, { subject: 'pipeline.deal', verb: '*', label: '' }, 'team');
  assert.equal(after.ruling('pipeline.deal', 'win').reach, 'team');
  const module = changed(sales, { subject: 'contacts.*', verb: '*', label: '' }, 'all');
  assert.equal(module.ruling('contacts.company', 'read').reach, 'own');
  assert.equal(module.ruling('contacts.company', 'update').reach, 'all');
});

test('what roles speak of and is no record type has a row, too', () => {
  const roles = [new Rights(['leads.lead:read=all', 'contacts.person:read=all', '*:*=none', 'web.*:*=all']), new Rights(['web.view:share=all', 'leads.lead:convert=own'])];
  const others = otherSubjects(roles, new Set(['contacts.person']), (name) => name, (name) => name);
  assert.deepEqual(
    others.map((each) => [each.name, each.actions.map((action) => action.name)]),
    [
      ['leads.lead', ['convert']],
      ['web.view', ['share']],
    ],
  );
});

test('lines of modules that are off, and what is no line, stay when others change', () => {
  const rights = new Rights(['leads.lead:read=all', 'nonsense']).with('contacts.company', 'read', 'all');
  assert.deepEqual(rights.grants, ['leads.lead:read=all', 'nonsense', 'contacts.company:read=all']);
});

test('what is no grant is none', () => {
  assert.equal(parse('contacts.person:read=everybody'), undefined);
  assert.equal(parse('Contacts:read=all'), undefined);
  assert.deepEqual(parse(' *:*=all '), { subject: '*', verb: '*', reach: 'all' });
});

test('rows stand module by module, and are found without accents', () => {
  const all = [entity('pipeline.deal', 'Negocios', ['win', 'lose']), entity('contacts.person', 'Personas'), entity('contacts.company', 'Compañías')];
  const rows = matrixRows(all, words);
  assert.deepEqual(rows.map((row) => row.subject), ['*', 'contacts.*', 'contacts.company', 'contacts.person', 'pipeline.*', 'pipeline.deal']);
  assert.deepEqual(rows[5]!.actions.map((cell) => cell.verb), ['win', 'lose']);
  assert.deepEqual(matrixRows(all, words, 'compania').map((row) => row.subject), ['contacts.*', 'contacts.company']);
  assert.deepEqual(matrixRows(all, words, 'pipeline').length, 2);
  assert.deepEqual(matrixRows(all, words, 'zzz'), []);
});

test('two roles are compared by what they may do, not by how it is written', () => {
  const rows = matrixRows([entity('contacts.person', 'People')], words);
  const one = new Rights(['contacts.*:*=all']);
  const other = new Rights(['*:*=none', 'contacts.*:*=all', 'contacts.person:delete=own', 'contacts.person:read=all']);
  assert.deepEqual([...differences(rows, one, other)], ['contacts.person:delete']);
});

test('a press goes on to the next reach, and round', () => {
  assert.equal(turned('none', 1), 'own');
  assert.equal(turned('all', 1), 'none');
  assert.equal(turned('none', -1), 'all');
});

test('the keyboard stays inside of the matrix, whose rows are of different lengths', () => {
  const widths = [6, 6, 10];
  assert.deepEqual(moved([0, 0], 'ArrowUp', widths), [0, 0]);
  assert.deepEqual(moved([2, 9], 'ArrowUp', widths), [1, 5]);
  assert.deepEqual(moved([1, 5], 'ArrowRight', widths), [1, 5]);
  assert.deepEqual(moved([1, 0], 'PageDown', widths), [2, 0]);
  assert.deepEqual(moved([2, 0], 'End', widths), [2, 9]);
  assert.equal(moved([0, 0], 'Enter', widths), null);
});
