import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strength } from '../src/screens/password/strength.ts';
import { waitText } from '../src/screens/password/waiting.ts';
import { locale } from '../src/core/i18n.ts';

test('what the server refuses has no strength at all', () => {
  assert.equal(strength('short', 'ana'), 0);
  assert.equal(strength('aaaaaaaaaaaaaaaaa', 'ana'), 0);
  assert.equal(strength('Ana.Beltran', 'ana.beltran'), 0);
});

test('length counts more than signs', () => {
  assert.ok(strength('caballo correcto pila grapa', 'ana') > strength('P4ssword!!', 'ana'));
  assert.equal(strength('caballo correcto pila grapa', 'ana'), 4);
});

test('a row of letters and the own login are easy to guess', () => {
  assert.equal(strength('abcdefghij', 'ana'), 1);
  assert.ok(strength('anabeltran2026', 'anabeltran') < strength('pilarosera2026', 'anabeltran'));
});

test('a pause is said in minutes and seconds', () => {
  locale.set('en');
  assert.equal(waitText(5), '5 sec');
  assert.equal(waitText(252), '4 min 12 sec');
  assert.equal(waitText(300), '5 min');
});
