import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside, progressOf, proposals } from '../src/screens/first-run/steps.ts';

test('the tour goes on where it was left', () => {
  assert.deepEqual(progressOf({ step: 'people', later: true }), { step: 'people', later: true });
});

test('what was kept by another version, or nothing, begins anew', () => {
  assert.deepEqual(progressOf(undefined), { step: 'company', later: false });
  assert.deepEqual(progressOf({ step: 'gone', later: 'yes' }), { step: 'company', later: false });
});

test('there is nothing before the first and after the last step', () => {
  assert.equal(beside('company', -1), null);
  assert.equal(beside('company', 1), 'place');
  assert.equal(beside('data', 1), null);
});

test('the browser proposes what nobody has set', () => {
  assert.deepEqual(proposals({ region: null, zone: 'UTC' }, ['es', 'es-MX', 'en-US'], 'America/Mexico_City'), { region: 'MX', zone: 'America/Mexico_City' });
  assert.deepEqual(proposals({ region: 'ES', zone: 'Europe/Madrid' }, ['en-US'], 'America/New_York'), {});
  assert.deepEqual(proposals({ region: null, zone: 'Europe/Madrid' }, ['en'], 'UTC'), {});
});
