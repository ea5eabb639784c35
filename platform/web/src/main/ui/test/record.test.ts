import './page.ts';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { useZone } from '../src/core/format.ts';
import { speak, withTexts } from '../src/core/i18n.ts';
import { fieldTexts, recordTexts } from '../src/i18n/late.ts';
import type { Entity, Field } from '../src/core/metadata.ts';
import { layouts, recordActions, sections } from '../src/core/layouts.ts';
import { neighbours } from '../src/core/overlays.ts';
import { Problem } from '../src/core/problem.ts';
import type { CrmRecord, TimelineItem } from '../src/core/records.ts';
import { place } from '../src/core/router.ts';
import { session, type Session } from '../src/core/session.ts';
import { marks } from '../src/screens/record/duplicates.ts';
import { faultsOf } from '../src/screens/record/form.ts';
import { same, shownOf, violation } from '../src/screens/record/model.ts';
import { around, step } from '../src/screens/record/neighbours.ts';
import { within } from '../src/screens/record/reach.ts';
import { addressLines } from '../src/screens/record/values.ts';
import { byDay, changesOf, line, refsIn, say, sentence } from '../src/screens/record/wording.ts';

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
const field = (name: string, more: Partial<Field> = {}): Field => ({ name, kind: 'text', label: name[0]!.toUpperCase() + name.slice(1), required: false, ...more });
const deal = {
  name: 'pipeline.deal',
  title: '{name}',
  fields: [
    field('name', { in: ['search'] }),
    field('amount', { kind: 'money' }),
    field('stage', { kind: 'ref', refs: ['pipeline.stage'] }),
    field('weighted', { kind: 'money', readOnly: true }),
    field('status', { kind: 'choice', readOnly: true, choices: [{ value: 'won', label: 'Won' }] }),
    field('emails', { kind: 'email', multiple: true, in: ['search'] }),
    field('taxId', { in: ['search'] }),
    field('closed', { kind: 'date' }),
  ],
} as unknown as Entity;
const ana = { entity: 'security.user', id: 'ana', title: 'ana' };
const titles = new Map([
  ['security.user/ana', 'Ana Torre'],
  ['pipeline.stage/1', 'New'],
  ['pipeline.stage/2', 'Proposal'],
]);
const item = (more: Partial<TimelineItem>): TimelineItem => ({ id: '1', kind: 'update', at: '2026-11-26T10:00:00Z', user: ana, ...more });
const stages = { field: 'stage', label: 'Stage', before: { entity: 'pipeline.stage', id: '1' }, after: { entity: 'pipeline.stage', id: '2' } };

beforeEach(async () => {
  await speak('en', 'GB');
  await Promise.all([withTexts(recordTexts), withTexts(fieldTexts)]);
  useZone('UTC');
});

test('a change is said in one sentence, with references by their titles', () => {
  const said = say(deal, item({ changes: [stages] }), titles);
  assert.equal(said.who, 'Ana Torre');
  assert.equal(said.what, 'changed Stage from “New” to “Proposal”');
  assert.deepEqual(said.lines, []);
});

test('what was empty is set, what is empty is cleared', async () => {
  assert.equal(sentence({ label: 'Name', before: '', after: 'Roof' }), 'set Name to “Roof”');
  assert.equal(sentence({ label: 'Name', before: 'Roof', after: '' }), 'cleared Name, which was “Roof”');
  await speak('es');
  assert.equal(sentence({ label: 'Nombre', before: 'Tejado', after: 'Techo' }), 'cambió Nombre de «Tejado» a «Techo»');
});

test('several changes are counted and listed, values as the language writes them', async () => {
  await speak('es', 'ES');
  const amount = { field: 'amount', label: 'Amount', before: { amount: '1200.00', currency: 'EUR' }, after: { amount: '12000.50', currency: 'EUR' } };
  const closed = { field: 'closed', label: 'Closed', before: null, after: '2025-02-03' };
  const said = say(deal, item({ changes: [amount, closed] }), titles);
  assert.equal(said.what, 'cambió 2 campos');
  assert.deepEqual(said.lines.map(({ before, after }) => [plain(before), plain(after)]), [['1200 €', '12.000,50 €'], ['', '3 feb 2025']]);
});

test('what the system keeps in step is not told where people changed something', () => {
  const weighted = { field: 'weighted', label: 'Weighted', before: null, after: { amount: '5', currency: 'EUR' } };
  assert.deepEqual(changesOf(deal, item({ changes: [stages, weighted] })), [stages]);
  assert.deepEqual(changesOf(deal, item({ changes: [weighted] })), [weighted]);
  assert.deepEqual(changesOf(deal, item({ changes: [{ field: 'deletedAt', label: '', before: null, after: 'x' }] })), []);
});

test('an action is named and its changes are listed, even a single one', () => {
  const said = say(deal, item({ action: 'moveTo', actionLabel: 'Move to stage', changes: [stages] }), titles);
  assert.equal(said.what, 'used “Move to stage”');
  assert.deepEqual(said.lines, [{ label: 'Stage', before: 'New', after: 'Proposal' }]);
});

test('creation, the recycle bin and notes have words of their own', () => {
  assert.equal(say(deal, item({ kind: 'create', changes: [stages] }), titles).what, 'created this record');
  assert.deepEqual(say(deal, item({ kind: 'create', changes: [stages] }), titles).lines, []);
  assert.equal(say(deal, item({ kind: 'delete' }), titles).what, 'moved this record to the recycle bin');
  assert.equal(say(deal, item({ kind: 'note', note: { id: 'n', text: 'x' } }), titles).what, 'wrote a note');
});

test('what no person did is Kartera or an import', () => {
  const nobody = { entity: 'security.user', id: null as unknown as string, title: 'transfer.module-data' };
  assert.equal(say(deal, item({ user: nobody }), titles).who, 'Kartera');
  assert.equal(say(deal, item({ user: nobody, channel: 'IMPORT' }), titles).who, 'An import');
});

test('a field that is gone with its module, a reference out of reach and mails with types can still be read', () => {
  assert.deepEqual(line(deal, { field: 'gone', label: 'Gone', before: { a: 1 }, after: 'x' }, titles), { label: 'Gone', before: '{"a":1}', after: 'x' });
  assert.equal(line(deal, { ...stages, after: { entity: 'pipeline.stage', id: '9' } }, titles).after, 'a record that cannot be shown');
  const mails = [{ type: 'work', value: 'a@b.example', primary: true }, { type: 'yacht', value: 'c@d.example' }];
  assert.equal(line(deal, { field: 'emails', label: '', before: [], after: mails }, titles).after, 'a@b.example (Work), c@d.example (yacht)');
});

test('the references of items are found once each change is looked at, not those without an id', () => {
  const nobody = { entity: 'security.user', id: null as unknown as string, title: 'x' };
  assert.deepEqual(refsIn([item({ user: nobody, changes: [stages] })]).map((ref) => ref.id), ['1', '2']);
});

test('items are grouped by the day of the user, today and yesterday by name', () => {
  useZone('Europe/Madrid');
  const now = new Date();
  const items = [item({ at: now.toISOString() }), item({ at: new Date(now.getTime() - 86_400_000).toISOString() }), item({ at: '2020-01-01T23:30:00Z' })];
  assert.deepEqual(byDay(items).map(({ label }) => label), ['Today', 'Yesterday', '2 Jan 2020']);
});

test('values are the same whatever the order of their parts, the title of a reference or the zeros of an amount', () => {
  assert.ok(same({ entity: 'e', id: '1', title: 'old' }, { id: '1', entity: 'e' }));
  assert.ok(same({ amount: '12.50', currency: 'EUR' }, { currency: 'EUR', amount: '12.5' }));
  assert.ok(same([], null));
  assert.ok(!same({ entity: 'e', id: '1' }, { entity: 'e', id: '2' }));
  assert.ok(!same('', false));
});

test('a failure is said at the field that it is about, also at a part of it, the rest above the form', () => {
  const problem = new Problem(422, 'invalid-fields', 'Some', [
    { field: 'emails[1].value', code: 'x', message: 'No mail.' },
    { field: 'status', code: 'x', message: 'Not now.' },
  ]);
  assert.equal(violation(problem, 'emails'), 'No mail.');
  assert.equal(violation(problem, 'email'), undefined);
  assert.deepEqual(faultsOf(problem, [deal.fields[5]!]), { fields: { emails: 'No mail.' }, general: 'Not now.' });
  assert.deepEqual(faultsOf(new Problem(403, 'denied', 'You may not.'), []), { fields: {}, general: 'You may not.' });
});

test('what cannot be loaded is missing, denied, away or failed', () => {
  assert.deepEqual([404, 403, 0, 503].map((status) => shownOf(new Problem(status, '', ''))), ['missing', 'denied', 'away', 'failed']);
});

test('next and previous go along the list and stop at its ends', () => {
  neighbours.set([{ entity: 'a.b', id: '1' }, { entity: 'a.b', id: '2' }]);
  assert.deepEqual(around('a.b', '2'), { at: 1, count: 2 });
  assert.equal(around('a.b', '3'), undefined);
  assert.equal(step('a.b', '2', 1, false), false);
  assert.equal(step('a.b', '2', -1, false), true);
  assert.equal(place.value.parameters['record'], 'a.b/1');
});

test('own and team reach only what is theirs', () => {
  session.set({ user: { ...ana, login: 'ana' }, teams: [{ entity: 'security.team', id: 't', title: 'T' }], rights: {} } as unknown as Session);
  const record = (owner: string, team: string): CrmRecord => ({ id: '1', entity: 'a.b', title: '', version: 1, owner: { ...ana, id: owner }, team: { entity: 'security.team', id: team, title: '' } });
  assert.ok(within('own', record('ana', 'x')));
  assert.ok(!within('own', record('bea', 't')));
  assert.ok(within('team', record('bea', 't')));
  assert.ok(!within('team', record('bea', 'x')));
  assert.ok(!within('none', record('ana', 't')));
  assert.ok(within('all', record('bea', 'x')));
});

test('a new record may be known by its name, its mails and what else is searched, once enough is typed', () => {
  const values = { name: 'Roof', emails: [{ type: 'work', value: 'a@b.example' }, { type: 'home', value: 'a@' }], taxId: 'B1' };
  assert.deepEqual(marks(deal, values).map(({ text }) => text), ['a@b.example', 'Roof']);
});

test('an address is written in lines, without repeating the town', async () => {
  await speak('es');
  assert.deepEqual(addressLines({ street: 'Calle Mayor 1\n2.º B', postalCode: '28013', city: 'Madrid', region: 'Madrid', country: 'ES' }), ['Calle Mayor 1', '2.º B', '28013 Madrid', 'España']);
});

test('a record offers the actions that its layout has for its values, without the one of the stage bar', () => {
  const action = (name: string) => ({ name, label: name, access: 'all', parameters: [] });
  const of = { ...deal, actions: [action('lose'), action('moveTo'), action('reopen'), action('win')] } as unknown as Entity;
  layouts.set({});
  assert.deepEqual(recordActions(of, { status: 'open' }).map(({ name }) => name), ['lose', 'moveTo', 'reopen', 'win']);
  const actions = [{ name: 'win', when: { status: ['open'] } }, { name: 'reopen', when: { status: ['won', 'lost'] } }];
  layouts.set({ 'pipeline.deal': { record: { actions }, board: { by: 'stage', move: 'moveTo' } } });
  assert.deepEqual(recordActions(of, { status: 'open' }).map(({ name }) => name), ['win']);
  assert.deepEqual(recordActions(of, { status: 'lost' }).map(({ name }) => name), ['reopen']);
  layouts.set({});
});

test('what a layout leaves out comes last, who is responsible at the end', () => {
  const of = { ...deal, fields: [{ ...field('owner'), standard: true }, ...deal.fields] } as unknown as Entity;
  layouts.set({ 'pipeline.deal': { record: { sections: [{ name: 'sale', label: 'Sale', fields: ['name', 'amount', 'unknown'] }] } } });
  const [sale, more] = sections(of, 'General', 'More');
  assert.deepEqual(sale?.fields, ['name', 'amount']);
  assert.equal(more?.label, 'More');
  assert.equal(more?.fields[more.fields.length - 1], 'owner');
  layouts.set({});
});
