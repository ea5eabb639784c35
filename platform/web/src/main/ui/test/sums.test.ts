import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { locale, speak } from '../src/core/i18n.ts';
import type { Group } from '../src/core/records.ts';
import { NO_SUMS, changed, foremost, height, joined, sumText, sumsOf, type Sums } from '../src/core/sums.ts';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const dollars = (amount: string, company?: string) => ({ amount, currency: 'USD', ...(company ? { company: { amount: company, currency: 'EUR', on: '2026-11-26' } } : {}) });
const mixed: Sums = { stated: [dollars('10'), euros('3')], company: euros('8') };

test('sums of several currencies stand beside each other, the largest first, none of nothing, and what they come to behind', () => {
  locale.set('en-US');
  assert.equal(sumText({ stated: [{ amount: '5', currency: 'GBP' }, dollars('0.00'), euros('90')], company: undefined }), '€90 + £5');
  assert.equal(sumText(mixed), '$10 + €3 ≈ €8');
  assert.equal(sumText({ stated: [euros('3')], company: euros('3') }), '€3');
  assert.equal(sumText({ stated: [dollars('10')], company: euros('5') }), '$10 ≈ €5');
});

test('what has no rate is named, and nothing is told where none has one', async () => {
  await speak('en', 'US');
  const partly = sumText({ stated: [dollars('10'), { amount: '3', currency: 'GBP' }], company: { ...euros('5'), without: ['GBP'] } });
  assert.match(partly, /^\$10 \+ £3 ≈ €5 without GBP$/);
  assert.equal(sumText({ stated: [{ amount: '3', currency: 'GBP' }], company: { ...euros('0'), without: ['GBP'] } }), '£3');
});

test('where there is little room the company\'s amount stands for all, or else the largest for the others', () => {
  locale.set('en-US');
  assert.match(foremost(mixed).text, /^≈ €8/);
  assert.equal(foremost(mixed).all, true);
  assert.match(foremost({ ...mixed, company: undefined }).text, /^\$10/);
  assert.equal(foremost({ ...mixed, company: undefined }).all, false);
  assert.equal(foremost(NO_SUMS).text, '');
  assert.equal(height(mixed), 8);
  assert.equal(height({ ...mixed, company: undefined }), 10);
});

test('an amount that comes or goes changes both, and names its currency where it has no rate', () => {
  assert.deepEqual(changed(mixed, dollars('2', '1'), 1), { stated: [euros('3'), dollars('12.0000')], company: euros('9.0000') });
  assert.deepEqual(changed(mixed, euros('1'), -1).company, euros('7.0000'));
  assert.deepEqual(changed(mixed, { amount: '1', currency: 'GBP' }, 1).company, { ...euros('8'), without: ['GBP'] });
  assert.deepEqual(changed(NO_SUMS, dollars('2', '1'), 1), { stated: [dollars('2.0000')], company: euros('1') });
});

test('sums of several columns are one, told in the currency of the company where each of them is', () => {
  const both = joined([mixed, { stated: [euros('1')], company: { ...euros('1'), without: ['GBP'] } }, NO_SUMS]);
  assert.deepEqual(both, { stated: [dollars('10.0000'), euros('4.0000')], company: { ...euros('9.0000'), without: ['GBP'] } });
  assert.equal(joined([mixed, { stated: [euros('1')], company: undefined }]).company, undefined);
});

test('a group gives the sums of a field, and nothing of one that is no money', () => {
  const group: Group = { key: null, label: '', count: 2, sum: { amount: [dollars('10')], hours: 3 }, company: { amount: euros('5') } };
  assert.deepEqual(sumsOf(group, 'amount'), { stated: [dollars('10')], company: euros('5') });
  assert.equal(sumsOf(group, 'hours'), NO_SUMS);
  assert.equal(sumsOf(undefined, 'amount'), NO_SUMS);
});
