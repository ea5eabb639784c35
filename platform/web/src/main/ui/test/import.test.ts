import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Entity } from '../src/core/metadata.ts';
import { guessed, missing, options, strange, towards, type Settings } from '../src/screens/import/mapping.ts';

const deal = {
  name: 'pipeline.deal',
  fields: [
    { name: 'name', kind: 'text', label: 'Name', required: true },
    { name: 'status', kind: 'choice', label: 'Status', required: false, choices: [{ value: 'won', label: 'Ganado' }] },
    { name: 'amount', kind: 'money', label: 'Amount', required: false },
    { name: 'company', kind: 'ref', label: 'Company', required: false, refs: ['contacts.company'] },
    { name: 'phones', kind: 'phone', label: 'Phones', required: false, multiple: true },
  ],
} as unknown as Entity;
const settings: Settings = { encoding: 'UTF-8', separator: ';', dateFormat: 'd/M/yyyy', decimal: ',', duplicates: 'update', key: 'column:id' };
const column = (name: string, field: string | null, values: string[] = []) => ({ name, field, samples: values, values });

test('what the server guessed is taken, and what no column goes to is told', () => {
  const preview = { encoding: 'UTF-8', separator: ',', dateFormat: 'd/M/yyyy', columns: [column('Importe', 'amount'), column('x', null)] };
  const targets = guessed(preview);
  assert.equal(targets['Importe']!.field, 'amount');
  assert.equal(targets['x']!.field, '');
  assert.deepEqual(missing(deal, targets), ['Name']);
  assert.deepEqual(missing(deal, { ...targets, x: towards('name') }), []);
});

test('the options say for each column only what differs from its plain value', () => {
  const targets = {
    title: towards('name'),
    total: { ...towards('amount'), currency: 'USD' },
    client: { ...towards('company'), by: 'name', create: true },
    mobile: { ...towards('phones'), part: 'mobile' },
    state: { ...towards('status'), values: { Closed: 'won', Open: '' } },
    other: towards(''),
  };
  assert.deepEqual(options(deal, settings, targets, true), {
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
      amount: { column: 'total', currency: 'USD' },
      company: { column: 'client', lookup: { by: 'name', create: { name: 'client' } } },
      'phones.mobile': 'mobile',
      status: { column: 'state', values: { Closed: 'won' } },
    },
  });
});

test('values that a choice knows by its name or label, in any case, need no mapping', () => {
  const status = deal.fields[1]!;
  assert.deepEqual(strange(status, column('s', 'status', ['WON', 'ganado', 'Closed']), towards('status')), ['Closed']);
  assert.deepEqual(strange(status, column('s', 'status', ['Closed']), { ...towards('status'), values: { Closed: 'won' } }), []);
});
