import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, day, daysFromToday, duration, initials, money, number, percent, timeOfDay, today, useWriting, useZone } from '../src/core/format.ts';
import { locale } from '../src/core/i18n.ts';
import { writingOf } from '../src/core/writing.ts';
import { weekOf } from '../src/screens/calendar/dates.ts';
import { dayInput, numberInput, parseDay, parseNumber } from '../src/ui/fields/parse.ts';

/** Formatters put spaces that do not break between a figure and its sign. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

test('amounts are written as the region does, cents only where there are some', () => {
  locale.set('es-ES');
  assert.equal(plain(money({ amount: '1234567.00', currency: 'EUR' })), '1.234.567 €');
  assert.equal(plain(money({ amount: '12.50', currency: 'EUR' })), '12,50 €');
  locale.set('en-US');
  assert.equal(money({ amount: '1234567.00', currency: 'USD' }), '$1,234,567');
});

test('an amount of twenty digits loses none of them', () => {
  locale.set('en');
  assert.equal(number('12345678901234567890.12'), '12,345,678,901,234,567,890.12');
});

test('today is that of the zone of the user', () => {
  const lateInLisbon = new Date('2026-11-25T23:30:00Z');
  useZone('Europe/Madrid');
  assert.equal(today(lateInLisbon), '2026-11-26');
  useZone('America/Mexico_City');
  assert.equal(today(lateInLisbon), '2026-11-25');
  useZone('UTC');
  assert.equal(daysFromToday(today()), 0);
});

test('how long ago something was is said in the largest unit that fits', () => {
  locale.set('en');
  const now = Date.parse('2026-11-26T12:00:00Z');
  assert.equal(ago('2026-11-26T11:57:00Z', now), '3 min. ago');
  assert.equal(ago('2026-11-25T12:00:00Z', now), 'yesterday');
  assert.equal(ago('2027-11-26T12:00:00Z', now), 'next yr.');
});

test('percents and durations follow the language', () => {
  locale.set('es');
  assert.equal(plain(percent(12.5)), '12,5 %');
  assert.equal(plain(duration('PT1H30M')), '1 h 30 min');
  assert.equal(duration('nonsense'), 'nonsense');
});

test('initials take the first and the last word, of any alphabet', () => {
  locale.set('es');
  assert.equal(initials('María del Carmen Núñez'), 'MN');
  assert.equal(initials('Órbita'), 'Ó');
  assert.equal(initials('Granite & Co'), 'GC');
  assert.equal(initials('Ana (ventas)'), 'AV');
});

test('the company writes numbers, days and times in its own way', () => {
  locale.set('en-US');
  useWriting(writingOf({ decimal: 'comma', dateOrder: 'dmy', clock: '24', firstDay: 'saturday' }));
  try {
    assert.equal(number('1234567.5'), '1.234.567,5');
    assert.equal(day('2031-11-06'), '6 Nov 2031');
    assert.equal(timeOfDay('17:30'), '17:30');
    assert.equal(dayInput('2031-11-06'), '06/11/2031');
    assert.equal(parseDay('6/11/31'), '2031-11-06');
    assert.equal(numberInput('1234.5'), '1234,5');
    assert.equal(parseNumber('1,5'), '1.5');
    assert.equal(weekOf('en-US').first, 6);
    useWriting(writingOf({ grouping: 'apostrophe', dateOrder: 'ymd', clock: '12' }));
    assert.equal(number('1234567.5'), '1’234’567.5');
    assert.equal(day('2031-11-06'), '2031 Nov 6');
    assert.equal(dayInput('2031-11-06'), '2031-11-06');
    assert.match(timeOfDay('17:30'), /^5:30\sPM$/);
    useWriting(writingOf({ grouping: 'point' }));
    assert.equal(number('1234567.5'), '1.234.567,5');
  } finally {
    useWriting(undefined);
  }
  assert.equal(number('1234567.5'), '1,234,567.5');
});
