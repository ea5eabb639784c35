import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NO_FILTER, auditParameters, dayAfter, filterOf, isEmpty, startOfDay } from '../src/screens/settings/audit-filter.ts';
import { browserName } from '../src/screens/settings/browser.ts';
import { dependants, labels, prerequisites, type ModuleInfo } from '../src/screens/settings/dependants.ts';
import { userQuery } from '../src/screens/settings/user-query.ts';

test('days are those of the zone, both included', () => {
  const filter = filterOf({ from: '2026-11-25', to: '2026-11-26' });
  assert.deepEqual(auditParameters(filter, 'Europe/Madrid'), { from: '2026-11-24T23:00:00.000Z', to: '2026-11-26T23:00:00.000Z' });
});

test('a day begins where the clocks say, also on the day on which they change', () => {
  assert.equal(startOfDay('2026-03-29', 'Europe/Madrid').toISOString(), '2026-03-28T23:00:00.000Z');
  assert.equal(startOfDay('2026-03-30', 'Europe/Madrid').toISOString(), '2026-03-29T22:00:00.000Z');
  assert.equal(startOfDay('2026-10-26', 'Europe/Madrid').toISOString(), '2026-10-25T23:00:00.000Z');
  assert.equal(startOfDay('2026-07-01', 'America/Mexico_City').toISOString(), '2026-07-01T06:00:00.000Z');
  assert.equal(dayAfter('2026-12-31'), '2027-01-01');
});

test('what is no day is left out of the filter', () => {
  assert.equal(filterOf({ from: '26/11/2026' }).from, '');
  assert.equal(filterOf({ to: '2026-13-40' }).to, '');
});

test('a record is asked for together with its kind only', () => {
  assert.deepEqual(auditParameters(filterOf({ record: 'r1' }), 'UTC'), {});
  assert.deepEqual(auditParameters(filterOf({ record: 'r1', entity: 'pipeline.deal' }), 'UTC'), { entity: 'pipeline.deal', record: 'r1' });
});

test('the name of the user is for people, not for the server', () => {
  assert.deepEqual(auditParameters(filterOf({ user: 'u1', userName: 'Ana', kind: 'update' }), 'UTC'), { user: 'u1', kind: 'update' });
});

test('taking all of the filter away leaves none', () => {
  assert.ok(isEmpty(filterOf({ q: 'other screens may have their own', from: 'nonsense' })));
  assert.ok(!isEmpty(filterOf({ kind: 'create' })));
  assert.ok('from' in NO_FILTER && NO_FILTER['from'] === undefined);
});

const modules: readonly ModuleInfo[] = [
  ['contacts', 'enabled', []],
  ['pipeline', 'enabled', ['contacts']],
  ['forecast', 'enabled', ['pipeline']],
  ['leads', 'available', ['contacts']],
  ['quotes', 'available', ['catalog']],
  ['catalog', 'available', ['contacts']],
].map(([name, state, requires]) => ({ name, label: `The ${name}`, description: '', state, requires, version: '1.0.0', kernel: false, entities: [] }) as ModuleInfo);

test('what depends on a module goes with it, step by step; what is off does not count', () => {
  assert.deepEqual(dependants(modules, 'contacts'), ['forecast', 'pipeline']);
  assert.deepEqual(dependants(modules, 'forecast'), []);
});

test('modules are called as people call them, and by their short names where nobody has said', () => {
  assert.equal(labels(modules, ['leads', 'gone']), 'The leads, gone');
});

test('what a module needs and is off comes with it', () => {
  assert.deepEqual(prerequisites(modules, 'quotes'), ['catalog']);
  assert.deepEqual(prerequisites(modules, 'forecast'), []);
});

test('a browser is called by its name and its system', () => {
  assert.equal(browserName('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'), 'Chrome · Linux');
  assert.equal(browserName('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1'), 'Safari · iPhone');
  assert.equal(browserName('curl/8'), '');
});

test('users are asked for as the address says, and nonsense in it is not passed on', () => {
  assert.deepEqual(userQuery({ q: ' ana ', state: 'inactive' }), { q: 'ana', filter: 'active==false' });
  assert.deepEqual(userQuery({ role: 'x;name==y', state: 'odd' }), {});
  const id = '01a2156b-d6fe-7000-a915-47bbb16b227d';
  assert.deepEqual(userQuery({ role: id, team: id, state: 'active' }), { filter: `active==true;roles==${id};teams==${id}` });
});
