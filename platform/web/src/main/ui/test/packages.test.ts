import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGES, chosen, grouped, inWords, nameOf, next, split, type Change, type Difference, type Item } from '../src/screens/packages/model.ts';

const item = (part: string, key: string, change: Change): Item => ({ part, key, label: key, change, choice: null, differences: [], before: null, after: null });
const difference: Difference = {
  package: { name: 'garage', version: '1.0.0', title: { en: 'Garage' }, description: {}, publisher: '' },
  applied: null,
  digest: '',
  counts: { conflict: 1, kept: 1, changed: 0, added: 2, removed: 0, same: 1 },
  parts: { entities: 'Record types', fields: 'Fields' },
  refusals: [],
  items: [item('fields', 'a', 'added'), item('fields', 'b', 'same'), item('entities', 'c', 'added'), item('fields', 'd', 'kept'), item('fields', 'e', 'conflict')],
};

test('what somebody has to think about comes first in its part', () => {
  const groups = grouped(difference, new Set(CHANGES)).map(({ label, items }) => [label, items.map(({ key }) => key).join('')]);
  assert.deepEqual(groups, [
    ['Record types', 'c'],
    ['Fields', 'edab'],
  ]);
});

test('parts of which nothing is shown are not there', () => {
  assert.deepEqual(
    grouped(difference, new Set<Change>(['conflict'])).map(({ part }) => part),
    ['fields'],
  );
});

test('only what gives way to the package is sent', () => {
  const choices = new Map([
    ['fields/a', 'theirs'],
    ['fields/b', 'ours'],
  ] as const);
  assert.deepEqual(chosen(choices), { 'fields/a': 'theirs' });
});

test('a package is named after its title, and goes on from its version', () => {
  assert.equal(nameOf('Inmobiliaria Ñuñoa (2026)'), 'inmobiliaria-nunoa-2026');
  assert.equal(nameOf('2 Fast'), 'fast');
  assert.equal(next('1.4.9'), '1.4.10');
  assert.equal(next('1.0.0-beta.1'), '1.0.0-beta.1');
});

test('words are those of the language, else English ones, else any', () => {
  assert.equal(inWords({ en: 'Garage', es: 'Taller' }, 'es'), 'Taller');
  assert.equal(inWords({ en: 'Garage' }, 'es'), 'Garage');
  assert.equal(inWords({ fr: 'Atelier' }, 'es'), 'Atelier');
  assert.equal(inWords({}, 'es'), '');
});

test('a path of a property begins with what people know', () => {
  assert.deepEqual(split('label.es'), ['label', 'es']);
  assert.deepEqual(split('choices[high].label.en'), ['choices', '[high].label.en']);
  assert.deepEqual(split('required'), ['required', '']);
});
