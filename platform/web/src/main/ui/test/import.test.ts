import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../src/core/metadata.ts';
import { decimal, guessed, headless, key } from '../src/screens/import/guesses.ts';
import { doubled, filled, missing, options, strange, towards, understood, type Known, type Plan, type Settings, type Target } from '../src/screens/import/mapping.ts';

const deal = {
  name: 'pipeline.deal',
  fields: [
    { name: 'name', kind: 'text', label: 'Name', required: true },
    { name: 'status', kind: 'choice', label: 'Status', required: false, choices: [{ value: 'won', label: 'Ganado' }] },
    { name: 'amount', kind: 'money', label: 'Amount', required: false },
    { name: 'company', kind: 'ref', label: 'Company', required: false, refs: ['contacts.company'] },
    { name: 'stage', kind: 'ref', label: 'Stage', required: false, refs: ['pipeline.stage'] },
    { name: 'phones', kind: 'phone', label: 'Phones', required: false, multiple: true },
    { name: 'number', kind: 'text', label: 'Number', required: false, unique: true },
    { name: 'standard', kind: 'boolean', label: 'Standard', required: false },
  ],
} as unknown as Entity;
const others: Readonly<Record<string, unknown>> = {
  'contacts.company': { name: 'contacts.company', title: '{name}', fields: [] },
  'pipeline.stage': { name: 'pipeline.stage', title: '{name}', fields: [{ name: 'pipeline', kind: 'ref', refs: ['pipeline.pipeline'] }] },
  'pipeline.pipeline': { name: 'pipeline.pipeline', title: '{name}', fields: [] },
};
const known: Known = { entity: (name) => others[name] as Entity | undefined, mayCreate: () => true };
const settings: Settings = { header: true, encoding: 'UTF-8', separator: ';', dateFormat: 'd/M/yyyy', decimal: ',', duplicates: 'update', key: 'column:id' };
const column = (name: string, field: string | null, samples: string[] = [], values: string[] = samples) => ({ name, field, samples, values });
const preview = (...columns: ReturnType<typeof column>[]) => ({ encoding: 'UTF-8', separator: ',', dateFormat: 'd/M/yyyy', columns });
const plan = (columns: Record<string, Target>, extras: Plan['extras'] = []): Plan => ({ columns, extras });
const fields = (of: Plan): unknown => options(deal, settings, of, known, true)['fields'];

test('what the server guessed is taken, and what nothing goes to is told', () => {
  const of = guessed(deal, preview(column('Importe', 'amount'), column('x', null), column('y', 'amount')));
  assert.equal(of.columns['Importe']!.field, 'amount');
  assert.equal(of.columns['x']!.field, '');
  assert.equal(of.columns['y']!.field, '');
  assert.deepEqual(missing(deal, of).map((field) => field.label), ['Name']);
  assert.deepEqual(missing(deal, plan({ ...of.columns, x: towards('name') })), []);
  assert.deepEqual(missing(deal, plan(of.columns, [{ from: 'constant', text: 'a', target: towards('name') }])), []);
});

test('columns that are still there keep what was said about them when the file is read anew', () => {
  const before = plan({ Importe: towards('name') }, [{ from: 'constant', text: 'won', target: towards('status') }]);
  const of = guessed(deal, preview(column('Importe', 'amount'), column('Nuevo', 'number')), before);
  assert.deepEqual([of.columns['Importe']!.field, of.columns['Nuevo']!.field, of.extras.length], ['name', 'number', 1]);
});

test('the currency of an amount comes from the column beside it', () => {
  assert.equal(guessed(deal, preview(column('amount', 'amount'), column('amount.currency', null))).columns['amount']!.currencyColumn, 'amount.currency');
  assert.equal(guessed(deal, preview(column('Importe', 'amount'), column('Divisa', null))).columns['Importe']!.currencyColumn, 'Divisa');
  assert.equal(guessed(deal, preview(column('amount', 'amount'))).columns['amount']!.currencyColumn, '');
});

test('a row is recognised by a field that is unique or by a column that is called like a key', () => {
  const unique = preview(column('n', 'number'));
  assert.deepEqual(key(deal, unique, guessed(deal, unique)), { key: 'number', duplicates: 'skip' });
  const external = preview(column('opportunity_id', null, ['1', '2'], []), column('name', 'name'));
  assert.deepEqual(key(deal, external, guessed(deal, external)), { key: 'column:opportunity_id', duplicates: 'skip' });
  const few = preview(column('group_id', null, ['1', '2']), column('paid', null, ['x'], []));
  assert.deepEqual(key(deal, few, guessed(deal, few)), { key: '', duplicates: 'error' });
});

test('a comma before the fraction is told from one between thousands', () => {
  assert.equal(decimal([column('a', null, ['1.234,50', '12'])]), ',');
  assert.equal(decimal([column('a', null, ['3,5'])]), ',');
  assert.equal(decimal([column('a', null, ['1,234.50', '1,234'])]), '.');
  assert.equal(decimal([column('a', null, ['12', '13']), column('b', null, ['Calle 3,5', 'x'])]), '.');
});

test('a first line of data is told from names', () => {
  assert.equal(headless(preview(column('Ana', null), column('ana@example.com', null))), true);
  assert.equal(headless(preview(column('2026-01-31', null))), true);
  assert.equal(headless(preview(column('name', null), column('address 2', null))), false);
});

test('the options say for each column only what differs from its plain value', () => {
  const of = plan({
    title: towards('name'),
    total: { ...towards('amount'), currency: 'USD', currencyColumn: 'cur', unit: '1000' },
    client: { ...towards('company'), by: 'name', missing: 'create' },
    mobile: { ...towards('phones'), part: 'mobile' },
    state: { ...towards('status'), values: { Closed: 'won', Open: '' } },
    other: towards(''),
  });
  assert.deepEqual(options(deal, settings, of, known, true), {
    header: true,
    encoding: 'UTF-8',
    separator: ';',
    dateFormat: 'd/M/yyyy',
    decimal: ',',
    duplicates: 'update',
    key: { column: 'id' },
    guess: false,
    dryRun: true,
    fields: {
      name: 'title',
      amount: { column: 'total', currency: 'USD', currencyColumn: 'cur', multiply: '1000' },
      company: { column: 'client', lookup: { by: 'name', create: { name: { column: 'client' } } } },
      'phones.mobile': 'mobile',
      status: { column: 'state', values: { Closed: 'won', Open: '' } },
    },
  });
});

test('fixed values and texts of several columns are options like columns', () => {
  assert.deepEqual(
    fields(
      plan({}, [
        { from: 'template', text: '{product}[ – {account}]', target: towards('name') },
        { from: 'constant', text: 'won', target: towards('status') },
        { from: 'column', text: 'total', target: towards('number') },
        { from: 'constant', text: '', target: towards('standard') },
        { from: 'record', text: '42', target: { ...towards('company'), missing: 'create' } },
      ]),
    ),
    { name: { template: '{product}[ – {account}]' }, status: { constant: 'won' }, number: 'total', company: { constant: '42' } },
  );
});

test('a record that is made has the replaced name by which it is looked for, and what tells it apart', () => {
  const target: Target = { ...towards('stage'), missing: 'create', values: { W: 'Won' }, within: [{ field: 'pipeline', from: 'constant', text: 'Book' }] };
  const pipeline = { constant: 'Book', lookup: { by: 'name', create: { name: { constant: 'Book' } } } };
  assert.deepEqual(fields(plan({ s: target })), {
    stage: { column: 's', values: { W: 'Won' }, lookup: { by: 'name', where: { pipeline }, create: { name: { column: 's', values: { W: 'Won' } }, pipeline } } },
  });
});

test('a reference that is not there may stay empty', () => {
  assert.deepEqual(fields(plan({ c: { ...towards('company'), missing: 'empty' } })), { company: { column: 'c', lookup: { by: 'title', missing: 'empty' } } });
  assert.deepEqual(fields(plan({ c: towards('company') })), { company: 'c' });
});

test('two columns for one field are told, parts of it are not', () => {
  assert.deepEqual(doubled(deal, plan({ a: towards('name'), b: towards('name'), c: towards('phones', 'work'), d: towards('phones', 'mobile') })), ['Name']);
});

test('values that a choice knows by its name or label, in any case, need no mapping', () => {
  const [, status] = deal.fields;
  assert.deepEqual(strange(status!, ['WON', 'ganado', 'Closed']), ['Closed']);
  assert.deepEqual(strange(deal.fields[7]!, ['Sí', 'no', 'quizá']), ['quizá']);
  assert.deepEqual(strange(deal.fields[0]!, ['whatever']), []);
  assert.deepEqual(understood(status!, ['WON', 'Ganado', 'Closed']), { WON: 'won', Ganado: 'won' });
});

test('a template is filled as the server fills it', () => {
  const sample = (values: Readonly<Record<string, string>>) => (name: string) => values[name];
  assert.equal(filled('{product}[ – {account}]', sample({ product: 'GTX', account: 'Acme' })), 'GTX – Acme');
  assert.equal(filled('{product}[ – {account}]', sample({ product: 'GTX', account: '' })), 'GTX');
  assert.equal(filled('{name|slug}', sample({ name: ' María José  Peña! ' })), 'maria.jose.pena');
  assert.equal(filled('{nobody}', sample({})), null);
});
