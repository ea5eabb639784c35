import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { session, type Session } from '../src/core/session.ts';
import { written } from '../src/ui/phone.ts';

test('a number of the own country is written as there, one from elsewhere with its country', () => {
  session.set({ region: 'ES' } as Session);
  assert.equal(written('+34664405016'), '664 40 50 16');
  assert.equal(written('+442079460216'), '+44 20 7946 0216');
  session.set({ region: 'GB' } as Session);
  assert.equal(written('+442079460216'), '020 7946 0216');
});

test('what is no number stays as it is', () => {
  assert.equal(written('ask at the desk'), 'ask at the desk');
  assert.equal(written('+34'), '+34');
});
