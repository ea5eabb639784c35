import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../src/ui/fields/check.ts';
import { countries, currencies } from '../src/ui/fields/kinds.ts';
import { dayInput, dayPattern, localMoment, momentOf, numberInput, parseDay, parseDuration, parseNumber } from '../src/ui/fields/parse.ts';
import { filledRows } from '../src/ui/fields/rows.ts';
import { parseTime, steppedTime } from '../src/ui/fields/clock.ts';
import { typedValue } from '../src/ui/fields/text.ts';
import { plainText } from '../src/ui/rich/plain.ts';
import { titleValues } from '../src/ui/fields/refs.ts';
import { speak, withTexts } from '../src/core/i18n.ts';
import { fieldTexts } from '../src/i18n/late.ts';
import type { Entity, Field } from '../src/core/metadata.ts';

const field = (more: Partial<Field>): Field => ({ name: 'some', kind: 'text', label: 'Some', required: false, ...more });

test('an amount is understood with the signs of either language, wherever both are there', () => {
  for (const locale of ['es-ES', 'en-US']) {
    assert.equal(parseNumber('1.234,5', locale), '1234.5');
    assert.equal(parseNumber('1,234.5', locale), '1234.5');
    assert.equal(parseNumber('€ 1.234.567', locale), '1234567');
    assert.equal(parseNumber("1'234'567.25", locale), '1234567.25');
  }
});

test('a single sign means what it means in the locale', () => {
  assert.equal(parseNumber('1.234', 'es-ES'), '1234');
  assert.equal(parseNumber('1.234', 'en-US'), '1.234');
  assert.equal(parseNumber('1,234', 'en-US'), '1234');
  assert.equal(parseNumber('1,234', 'es-ES'), '1.234');
  assert.equal(parseNumber('12.5', 'es-ES'), '12.5');
  assert.equal(parseNumber('0,125', 'en-US'), '0.125');
  assert.equal(parseNumber(',5', 'es-ES'), '0.5');
  assert.equal(parseNumber('−7', 'es-ES'), '-7');
});

test('what is no number is refused, nothing is nothing', () => {
  for (const typed of ['abc', '1e5', '1..2,3,4', '--1', '€', '12a']) assert.equal(parseNumber(typed, 'en'), undefined, typed);
  assert.equal(parseNumber('  ', 'en'), null);
});

test('digits beyond what JavaScript counts with are kept', () => {
  assert.equal(typedValue(field({ kind: 'decimal' }), '1234567890123456.25'), '1234567890123456.25');
  assert.equal(typedValue(field({ kind: 'integer' }), '42'), 42);
});

test('a number stands in an input with the decimal sign of the locale', () => {
  assert.equal(numberInput('1234.50', 'es-ES'), '1234,5');
  assert.equal(numberInput('1000', 'es-ES'), '1000');
  assert.equal(numberInput(null, 'es-ES'), '');
});

test('a length of time is understood as people type it', () => {
  assert.equal(parseDuration('1:30', 'es'), 'PT1H30M');
  assert.equal(parseDuration('1 h 30 min', 'es'), 'PT1H30M');
  assert.equal(parseDuration('1,5 h', 'es'), 'PT1H30M');
  assert.equal(parseDuration('90', 'es'), 'PT1H30M');
  assert.equal(parseDuration('2 días y 3 horas', 'es'), 'PT51H');
  assert.equal(parseDuration('PT45M', 'en'), 'PT45M');
  assert.equal(parseDuration('soon', 'en'), undefined);
  assert.equal(parseDuration('', 'en'), null);
});

test('a day is understood in the order of the locale', () => {
  const now = '2026-11-26';
  assert.equal(parseDay('3/4/2027', 'es-ES', now), '2027-04-03');
  assert.equal(parseDay('3/4/2027', 'en-US', now), '2027-03-04');
  assert.equal(parseDay('3.4.27', 'es-ES', now), '2027-04-03');
  assert.equal(parseDay('3/4', 'es-ES', now), '2026-04-03');
  assert.equal(parseDay('2027-04-03', 'en-US', now), '2027-04-03');
  assert.equal(parseDay('1/1/75', 'es-ES', now), '1975-01-01');
});

test('a day is understood by name and by distance', () => {
  const now = '2026-11-26';
  assert.equal(parseDay('tomorrow', 'en', now), '2026-11-27');
  assert.equal(parseDay('Mañana', 'es', now), '2026-11-27');
  assert.equal(parseDay('+7', 'es', now), '2026-12-03');
  assert.equal(parseDay('26 de noviembre de 2027', 'es', now), '2027-11-26');
  assert.equal(parseDay('Nov 5', 'en', now), '2026-11-05');
});

test('a day that no calendar has is refused', () => {
  for (const typed of ['31/2/2026', '2026-13-01', 'someday', '5']) assert.equal(parseDay(typed, 'es-ES', '2026-11-26'), undefined, typed);
});

test('a day stands in an input as it may be typed', () => {
  assert.equal(dayInput('2026-02-03', 'es-ES'), '03/02/2026');
  assert.equal(dayInput('2026-02-03', 'en-US'), '02/03/2026');
  assert.equal(dayPattern({ day: 'dd', month: 'mm', year: 'aaaa' }, 'es-ES'), 'dd/mm/aaaa');
});

test('a moment is shown and read in the zone of the user, also around a change of the clocks', () => {
  assert.equal(localMoment('2026-07-01T10:00:00Z', 'Europe/Madrid'), '2026-07-01T12:00');
  assert.equal(momentOf('2026-07-01T12:00', 'Europe/Madrid'), '2026-07-01T10:00:00Z');
  assert.equal(momentOf('2026-03-29T03:30', 'Europe/Madrid'), '2026-03-29T01:30:00Z');
  assert.equal(momentOf('2026-01-01T00:00', 'America/Mexico_City'), '2026-01-01T06:00:00Z');
});

test('what the metadata demands is checked while one types', async () => {
  await speak('en');
  await withTexts(fieldTexts);
  assert.equal(check(field({ required: true }), null), 'Enter a value.');
  assert.equal(check(field({ length: 3 }), 'abcd'), 'At most 3 characters.');
  assert.equal(check(field({ kind: 'percent', min: 0, max: 100 }), 120), 'At most 100.');
  assert.equal(check(field({ kind: 'integer' }), 1.5), 'Enter a whole number.');
  assert.equal(check(field({ kind: 'money' }), { amount: '1.234', currency: 'EUR' }), 'At most 2 decimals.');
  assert.equal(check(field({ kind: 'money' }), { amount: '1.500', currency: 'EUR' }), undefined);
  assert.equal(check(field({ kind: 'money' }), { amount: '1.5', currency: 'JPY' }), 'At most 0 decimals.');
  assert.equal(check(field({ pattern: '[a-z]{2}' }), 'abc'), 'This does not have the expected form.');
  assert.equal(check(field({ kind: 'email' }), 'nobody'), 'This is not an e-mail address.');
  assert.equal(check(field({ kind: 'email' }), 'maría@correo.example'), undefined);
  assert.equal(check(field({ kind: 'url' }), 'kartera.example/path'), undefined);
  assert.equal(check(field({ kind: 'url' }), 'javascript:alert(1)'), 'This is not a web address.');
  assert.equal(check(field({ kind: 'email', multiple: true }), [{ type: 'work', value: 'a@b.example' }, { type: 'home', value: 'x' }]), 'This is not an e-mail address.');
});

test('rows in which nothing was entered are left out', () => {
  const rows = [{ type: 'work', value: ' ' }, { type: 'home', value: 'a@b.example' }];
  assert.deepEqual(filledRows(rows), [rows[1]]);
  assert.deepEqual(filledRows([{ type: 'work', street: '', city: '', country: '' }]), []);
});

test('rich text is read as text, and what is typed into it is no markup', () => {
  assert.equal(plainText('<p>One &amp; two</p><p>three<br>four</p>'), 'One & two\nthree\nfour');
  assert.equal(plainText('5 < 6 & 7'), '5 < 6 & 7');
});

test('a name that was typed fills the fields of the title', () => {
  const person = { title: '{firstName} {lastName}', fields: [field({ name: 'firstName' }), field({ name: 'lastName' })] } as unknown as Entity;
  assert.deepEqual(titleValues(person, 'Ana de la Torre'), { firstName: 'Ana', lastName: 'de la Torre' });
  assert.deepEqual(titleValues(person, 'Cher'), { lastName: 'Cher' });
});

test('countries are those of ISO 3166, named in the language', () => {
  const spanish = countries('es');
  assert.equal(spanish.find(({ value }) => value === 'DE')?.label, 'Alemania');
  assert.ok(!spanish.some(({ value }) => ['EU', 'ZZ', 'UK', 'DD'].includes(value)));
  assert.ok(spanish.length >= 245 && spanish.length <= 252, String(spanish.length));
  assert.deepEqual(currencies(['MXN', 'MXN', undefined]).slice(0, 3), ['MXN', 'EUR', 'USD']);
});

test('a time of day is understood as people type it, in either language', () => {
  for (const of of ['en-US', 'en-GB', 'es-ES', 'es-MX']) {
    for (const typed of ['9:30', '09:30', '930', '0930', '9.30', '9h30', '9:30 am', '9:30 a.m.', '9:30 a. m.', '9:30AM', '930a', '9:30:00', ' 9:30 h ']) assert.equal(parseTime(typed, of), '09:30', `${typed} in ${of}`);
    for (const typed of ['21:30', '2130', '9:30 pm', '9:30 p. m.', '930p', '9.30 P.M.']) assert.equal(parseTime(typed, of), '21:30', `${typed} in ${of}`);
    assert.equal(parseTime('9', of), '09:00');
    assert.equal(parseTime('12 am', of), '00:00');
    assert.equal(parseTime('12 pm', of), '12:00');
    assert.equal(parseTime('0', of), '00:00');
    assert.equal(parseTime('24:00', of), '00:00');
    assert.equal(parseTime('  ', of), null);
    for (const typed of ['25', '9:60', '24:01', '13 pm', '0 am', 'noon', '9:3', '12345', '-1', '9:30 xm']) assert.equal(parseTime(typed, of), undefined, `${typed} in ${of}`);
  }
});

test('what an input shows of a time is understood again', () => {
  for (const of of ['en-US', 'en-GB', 'es-ES', 'es-MX', 'es-CO', 'es-AR']) {
    const shown = new Intl.DateTimeFormat(of, { timeStyle: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, 0, 1, 21, 5));
    assert.equal(parseTime(shown, of), '21:05', `${shown} in ${of}`);
  }
});

test('arrows go to the next quarter of an hour, or an hour, and around midnight', () => {
  assert.equal(steppedTime('09:30', true), '09:45');
  assert.equal(steppedTime('09:31', true), '09:45');
  assert.equal(steppedTime('09:31', false), '09:30');
  assert.equal(steppedTime('23:50', true), '00:00');
  assert.equal(steppedTime('00:00', false), '23:45');
  assert.equal(steppedTime('00:10', false, true), '23:10');
  assert.equal(steppedTime(null, true), '09:00');
  assert.equal(steppedTime(null, false), '09:00');
});
