import './page.ts';
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { mendable, mendInForm } from '../src/core/mending.ts';
import { closeOutbox, drain, forgetOutbox, mend, openOutbox, settle, waiting } from '../src/core/outbox.ts';
import { creation } from '../src/core/overlays.ts';
import { Problem } from '../src/core/problem.ts';
import { records, type CrmRecord } from '../src/core/records.ts';
import { dependants, holder } from '../src/core/unsent.ts';
import { writes } from '../src/core/writes.ts';

const COMPANY = 'contacts.company';
const DEAL = 'pipeline.deal';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
  readonly version: string | null;
}

/** A server that can be out of reach, refuses names in {@code bad}, and numbers what it makes. */
const server = { there: true, bad: new Set<unknown>(), sent: [] as Sent[], made: 0 };

globalThis.fetch = async (input, init) => {
  if (!server.there) throw new TypeError('no network');
  const path = String(input).replace('/api/v1', '');
  const method = init?.method ?? 'GET';
  const body = (init?.body ? JSON.parse(String(init.body)) : {}) as Record<string, unknown>;
  if (method !== 'GET') server.sent.push({ method, path, body, version: new Headers(init?.headers).get('If-Match') });
  if (server.bad.has(body['name'])) return Response.json({ code: 'invalid-fields', detail: 'not that name', errors: [{ field: 'name', code: 'taken', message: 'is taken' }] }, { status: 422 });
  const [, , entity, id] = path.split('/');
  const answer = { ...body, entity, id: id ?? `id-${++server.made}`, title: body['name'] ?? '', version: id === undefined ? 1 : 7 };
  return Response.json(answer, { status: id === undefined ? 201 : 200 });
};
// A real one would keep the test waiting for its end.
AbortSignal.timeout = () => new AbortController().signal;
let turn: Promise<unknown> = Promise.resolve();
const locks = { request: (_: string, __: unknown, work: (lock: object) => Promise<void>) => (turn = turn.then(() => work({}))) };
Object.defineProperty(navigator, 'locks', { value: locks });

beforeEach(async () => {
  Object.assign(server, { there: true, bad: new Set(), sent: [], made: 0 });
  await openOutbox('ana');
});
afterEach(() => forgetOutbox('ana'));

async function offline<T>(work: () => Promise<T>): Promise<T> {
  server.there = false;
  const done = await work();
  server.there = true;
  return done;
}

const refTo = (record: CrmRecord) => ({ entity: record.entity, id: record.id, title: record.title });

test('what refers to a record made without a network is sent by the id that the server gives it', async () => {
  await offline(async () => {
    const company = await writes.create(COMPANY, { name: 'Acme' });
    const deal = await writes.create(DEAL, { name: 'Big one', company: refTo(company), partners: [company.id] });
    await writes.update(company, { sector: 'retail' });
    await writes.act(deal, 'win', { from: company.id });
  });
  await drain();

  assert.deepEqual(
    server.sent.map(({ method, path }) => `${method} ${path}`),
    [`POST /records/${COMPANY}`, `POST /records/${DEAL}`, `PATCH /records/${COMPANY}/id-1`, `POST /records/${DEAL}/id-2/actions/win`],
  );
  assert.deepEqual(server.sent[1]!.body, { name: 'Big one', company: { entity: COMPANY, id: 'id-1', title: '' }, partners: ['id-1'] });
  assert.equal(server.sent[2]!.version, '"1"');
  assert.deepEqual(server.sent[3]!.body, { from: 'id-1' });
  assert.deepEqual(waiting.value, []);
});

test('a page that is loaded anew between two edits goes on where the other stopped', async () => {
  const company = await offline(() => writes.create(COMPANY, { name: 'Acme' }));
  await offline(async () => {
    await writes.create(DEAL, { name: 'Deal', company: company.id });
    closeOutbox();
    await openOutbox('ana');
  });
  assert.equal(waiting.value.length, 2);
  await drain();
  assert.equal(server.sent[1]!.body['company'], 'id-1');

  closeOutbox();
  await openOutbox('ana');
  await writes.create(DEAL, { name: 'Later', company: refTo(company) });
  await writes.update(company, { sector: 'retail' });
  assert.deepEqual(server.sent[2]!.body['company'], { entity: COMPANY, id: 'id-1', title: '' });
  assert.equal(server.sent[3]!.path, `/records/${COMPANY}/id-1`);
});

test('what is written while the record is on its way waits behind it', async () => {
  const company = await offline(() => writes.create(COMPANY, { name: 'Acme' }));
  await writes.create(DEAL, { name: 'Deal', company: refTo(company) });

  assert.equal(waiting.value.length, 2);
  await drain();
  assert.equal((server.sent[1]!.body['company'] as { id: string }).id, 'id-1');
});

test('a record without a server looks as it was left, and as the server has it afterwards', async () => {
  const company = await offline(async () => {
    const made = await writes.create(COMPANY, { name: 'Acme' });
    await writes.update(made, { sector: 'retail' });
    return made;
  });
  const shown = await records.get(COMPANY, company.id);
  assert.equal(shown['sector'], 'retail');
  assert.equal(shown.id, company.id);

  await drain();
  assert.equal((await records.get(COMPANY, company.id)).id, 'id-1');
});

async function refusedCompany(): Promise<void> {
  server.bad.add('Bad');
  await offline(async () => {
    const company = await writes.create(COMPANY, { name: 'Bad' });
    await writes.update(company, { sector: 'retail' });
    const deal = await writes.create(DEAL, { name: 'Deal', company: refTo(company), partners: [refTo(company)] });
    await writes.update(deal, { amount: 5 });
    await writes.create(COMPANY, { name: 'Other' });
  });
  await drain();
}

test('a record that is refused holds what depends on it, and nothing else', async () => {
  await refusedCompany();

  assert.deepEqual(server.sent.map(({ body }) => body['name']), ['Bad', 'Other']);
  const [bad, ...others] = waiting.value;
  assert.equal(bad!.refused?.status, 422);
  assert.deepEqual(dependants(waiting.value, bad!).map(({ id }) => id), others.map(({ id }) => id));
  assert.equal(holder(waiting.value, others[1]!)?.id, bad!.id);
});

test('let go alone, what refers to it is sent without it', async () => {
  await refusedCompany();
  await settle(waiting.value[0]!, 'let-go');

  assert.deepEqual(server.sent.slice(2).map(({ method }) => method), ['POST', 'PATCH']);
  assert.deepEqual(server.sent[2]!.body, { name: 'Deal', company: null, partners: [] });
  assert.deepEqual(waiting.value, []);
});

test('let go with all that depends on it, nothing more is sent', async () => {
  await refusedCompany();
  await settle(waiting.value[0]!, 'let-go-all');

  assert.equal(server.sent.length, 2);
  assert.deepEqual(waiting.value, []);
});

test('mended, it goes first and the others follow', async () => {
  await refusedCompany();
  server.bad.clear();
  await settle(waiting.value[0]!, { body: { name: 'Good' }, version: null });

  assert.deepEqual(server.sent.slice(2).map(({ method, path }) => `${method} ${path}`), [
    `POST /records/${COMPANY}`,
    `PATCH /records/${COMPANY}/id-2`,
    `POST /records/${DEAL}`,
    `PATCH /records/${DEAL}/id-3`,
  ]);
  assert.equal((server.sent[4]!.body['company'] as { id: string }).id, 'id-2');
});

test('a record that was refused opens in its form with what was wrong, until the server takes what is sent again', async () => {
  await refusedCompany();
  const [bad, ...others] = waiting.value;
  assert.deepEqual([bad!, ...others].map(mendable), [true, false, false, false]);

  mendInForm(bad!);
  const form = creation.value!;
  assert.deepEqual([form.entity, form.values], [COMPANY, { name: 'Bad' }]);
  assert.equal(form.mends!.problem.of('name'), 'is taken');

  server.bad.add('Worse');
  await assert.rejects(form.mends!.take({ name: 'Worse' }), (failure) => failure instanceof Problem && failure.of('name') === 'is taken');
  assert.equal(waiting.value[0]!.title, 'Worse', 'it is kept as it was last sent');
  assert.equal(waiting.value[0]!.shown['name'], 'Worse');

  await form.mends!.take({ name: 'Good' });
  assert.deepEqual(waiting.value, []);
  assert.deepEqual(server.sent.map(({ body }) => body['name']).filter(Boolean), ['Bad', 'Other', 'Worse', 'Good', 'Deal']);
  creation.set(null);
});

test('what was mended without a network waits as it is now', async () => {
  await refusedCompany();
  await offline(() => mend(waiting.value[0]!.id, { name: 'Good' }));

  assert.equal(waiting.value[0]!.refused, undefined);
  assert.equal(waiting.value[0]!.body['name'], 'Good');
});
