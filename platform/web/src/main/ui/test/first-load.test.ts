import './page.ts';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ahead, begunAt } from '../src/core/begun.ts';
import { records } from '../src/core/records.ts';
import { expectedAnswers, expectedFiles, type Soon } from '../src/core/expected.ts';
import { layers } from '../build/layers.mjs';

const soon: Soon = {
  common: { en: ['en.js'], es: ['es.js'] },
  entrance: { files: ['sign-in.js'], texts: { en: ['sign-in-en.js'], es: ['sign-in-es.js'] } },
  workplace: ['workplace.js'],
  screens: { '': { files: ['home.js'], texts: { en: ['home-en.js'] } }, list: { files: ['list.js', 'shared.js'], texts: {} }, board: { files: ['list.js', 'board.js'], texts: {} } },
};

test('whoever was here before gets the workplace, the screen of the address and their texts at once', () => {
  assert.deepEqual(expectedFiles(soon, '/', '', 'en', true), ['en.js', 'workplace.js', 'home.js', 'home-en.js']);
  assert.deepEqual(expectedFiles(soon, '/list/contacts.person', '', 'es', true), ['es.js', 'workplace.js', 'list.js', 'shared.js']);
  assert.deepEqual(expectedFiles(soon, '/list/pipeline.deal', '?layout=board&by=stage', 'en', true), ['en.js', 'workplace.js', 'list.js', 'board.js']);
  assert.deepEqual(expectedFiles(soon, '/m/pipeline/forecast', '', 'en', true), ['en.js', 'workplace.js']);
});

test('whoever was not here before gets the way in', () => {
  assert.deepEqual(expectedFiles(soon, '/list/contacts.person', '', 'es', false), ['es.js', 'sign-in.js', 'sign-in-es.js']);
  assert.deepEqual(expectedAnswers('/list/contacts.person', false), ['/session?optional=true', '/ui/welcome']);
});

test('what the screen of the address will ask for is asked for at once', () => {
  const all = ['/session?optional=true', '/ui/manifest', '/metadata/entities', '/ui/preferences'];
  const id = '01a2161c-f289-7023-a69a-a810056ff3fc';
  assert.deepEqual(expectedAnswers('/', true), all);
  assert.deepEqual(expectedAnswers('/list/contacts.person', true), [...all, '/ui/views?entity=contacts.person']);
  assert.deepEqual(expectedAnswers(`/record/contacts.person/${id}`, true), [...all, `/records/contacts.person/${id}`, `/records/contacts.person/${id}/timeline?limit=50`]);
  assert.deepEqual(expectedAnswers('/record/contacts.person/unsent-1', true), all, 'the server does not know it yet');
});

test('what is asked for at once is what the screens ask for', async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', async (address: string) => (asked.push(address.replace('/api/v1', '')), Response.json({ items: [] })));
  t.mock.method(AbortSignal, 'timeout', () => new AbortController().signal);
  const id = '01a2161c-f289-7023-a69a-a810056ff3fc';
  await records.get('contacts.person', id);
  await records.timeline('contacts.person', id);
  const expected = expectedAnswers(`/record/contacts.person/${id}`, true);
  assert.deepEqual(asked.filter((address) => !expected.includes(address)), []);
});

test('an answer that was begun is given once, and none that was refused', async (t) => {
  const asked: string[] = [];
  t.mock.method(globalThis, 'fetch', async (address: string) => {
    asked.push(address);
    return new Response('{}', { status: address.endsWith('/session') ? 401 : 200 });
  });
  t.mock.method(AbortSignal, 'timeout', () => new AbortController().signal);
  t.mock.timers.enable({ apis: ['setTimeout'] });
  ahead('en', '/ui/manifest', '/session', '/ui/preferences');
  assert.deepEqual(asked, ['/api/v1/ui/manifest', '/api/v1/session', '/api/v1/ui/preferences']);
  assert.equal((await begunAt('/ui/manifest'))?.status, 200);
  assert.equal(begunAt('/ui/manifest'), undefined);
  assert.equal(await begunAt('/session'), undefined);
  t.mock.timers.tick(10_000);
  assert.equal(begunAt('/ui/preferences'), undefined, 'what nobody asked for in time is stale');
});

test('modules come in few files: what all need, what several screens need, what one needs', () => {
  const imports: Record<string, string[]> = { shell: ['lit'], workplace: ['shell', 'menu'], list: ['menu', 'dialog', 'rows'], record: ['dialog', 'fields'], late: ['fields', 'chart'] };
  const file = layers([['first', 'shell'], ['workplace', 'workplace']], { list: ['list'], record: ['record'] });
  const of = (id: string): string | undefined => file(id, { getModuleInfo: (each: string) => ({ importedIds: imports[each] ?? [] }) });
  assert.deepEqual(['shell', 'lit', 'menu', 'dialog', 'rows', 'fields', 'chart'].map(of), ['first', 'first', 'workplace', 'shared', 'list', 'record', undefined]);
});

test('no script stands in the page but the names that modules import', () => {
  const page = readFileSync(join(process.cwd(), 'src/index.html'), 'utf8');
  assert.deepEqual([...page.matchAll(/<script(?![^>]* src=)[^>]*>/g)].map(([tag]) => tag), ['<script type="importmap">']);
});

test('the import map comes before whatever asks for modules, or browsers pass it over', () => {
  const page = readFileSync(join(process.cwd(), 'src/index.html'), 'utf8');
  const map = page.indexOf('type="importmap"');
  assert.ok(map > 0);
  for (const asks of ['%EARLY%', '%CORE%', '%SHELL%']) assert.ok(page.indexOf(asks) > map, asks);
});
