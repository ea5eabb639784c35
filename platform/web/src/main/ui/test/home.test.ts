import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scoped, scopesOf } from '../src/screens/home/panels.ts';

const teams = [
  { entity: 'security.team', id: 'north', title: 'North' },
  { entity: 'security.team', id: 'south', title: 'South' },
];

test('what is about my records can be about those of my teams and of everyone', () => {
  const filter = 'status==open;owner==me;expectedClose=lt=today';
  assert.equal(scoped(filter, 'mine'), filter);
  assert.equal(scoped(filter, 'team'), 'status==open;team==myTeam;expectedClose=lt=today');
  assert.equal(scoped(filter, 'all'), 'status==open;expectedClose=lt=today');
  assert.equal(scoped('owner==me', 'all'), undefined);
  assert.equal(scoped('status==won', 'team'), 'status==won');
});

test('only scopes that make a difference are offered', () => {
  assert.deepEqual(scopesOf(['status==open;owner==me'], teams, 'all'), ['mine', 'team', 'all']);
  assert.deepEqual(scopesOf(['status==open;owner==me'], [], 'all'), ['mine', 'all']);
  assert.deepEqual(scopesOf(['owner==me'], teams, 'team'), ['mine', 'team']);
  assert.deepEqual(scopesOf(['owner==me'], teams, 'own'), ['mine']);
  assert.deepEqual(scopesOf(['status==open', undefined], teams, 'all'), ['mine']);
});
