import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarField, calendarFields, layouts, layoutsOf } from '../src/core/layouts.ts';
import type { Entity } from '../src/core/metadata.ts';
import { tabsOf } from '../src/screens/list/tabs.ts';
import { beginningOn, dayOf, grouped, isDay, keyDay, plusDays, plusMonths, rangeFilter, startOfWeek, turned, valueOn, weekIn, weekOf, weeks } from '../src/screens/calendar/dates.ts';

const MADRID = 'Europe/Madrid';

test('days are counted over the change of the clocks and the end of the year', () => {
  assert.equal(plusDays('2026-03-28', 1), '2026-03-29');
  assert.equal(plusDays('2026-03-29', 1), '2026-03-30');
  assert.equal(plusDays('2026-10-25', 1), '2026-10-26');
  assert.equal(plusDays('2026-12-31', 1), '2027-01-01');
  assert.equal(plusDays('2028-02-28', 1), '2028-02-29');
});

test('a month later is the last day where the month is shorter', () => {
  assert.equal(plusMonths('2026-01-31', 1), '2026-02-28');
  assert.equal(plusMonths('2026-01-31', -2), '2025-11-30');
  assert.equal(plusMonths('2026-12-15', 1), '2027-01-15');
  assert.equal(turned('week', '2026-12-28', 1), '2027-01-04');
  assert.equal(turned('month', '2026-12-31', 2), '2027-02-28');
});

test('a week begins where the locale says', () => {
  assert.equal(weekOf('es-ES').first, 1);
  assert.equal(weekOf('en-US').first, 7);
  assert.deepEqual(weekIn('EG'), { first: 6, weekend: [5, 6] });
  for (const tag of ['en-US', 'es-ES', 'es-MX', 'en-GB', 'de-DE', 'ar-AE', 'he-IL', 'pt-BR']) {
    assert.equal(weekIn(new Intl.Locale(tag).region!).first, weekOf(tag).first, tag);
  }
  assert.equal(startOfWeek('2027-01-01', 1), '2026-12-28');
  assert.equal(startOfWeek('2026-11-29', 7), '2026-11-29');
  assert.equal(startOfWeek('2026-11-29', 1), '2026-11-23');
});

test('a month is shown in the weeks that it touches', () => {
  const november = weeks('month', '2026-11-26', 1);
  assert.equal(november.length, 6);
  assert.equal(november[0]![0], '2026-10-26');
  assert.equal(november.at(-1)!.at(-1), '2026-12-06');
  assert.equal(weeks('month', '2027-02-10', 1).length, 4);
  const december = weeks('month', '2026-12-31', 7);
  assert.equal(december[0]![0], '2026-11-29');
  assert.equal(december.at(-1)!.at(-1), '2027-01-02');
  const days = weeks('month', '2026-03-15', 1).flat();
  assert.equal(new Set(days).size, days.length);
});

test('a week is seven days also where the year ends', () => {
  assert.deepEqual(weeks('week', '2027-01-01', 1), [['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03']]);
});

test('only the days that are shown are asked for, in the zone of the user', () => {
  assert.equal(rangeFilter({ name: 'due', kind: 'date' }, '2026-10-26', '2026-12-06', MADRID), 'due>=2026-10-26;due<=2026-12-06');
  assert.equal(rangeFilter({ name: 'at', kind: 'dateTime' }, '2026-10-19', '2026-10-25', MADRID), 'at>=2026-10-18T22:00:00Z;at<2026-10-25T23:00:00Z');
  assert.equal(rangeFilter({ name: 'at', kind: 'dateTime' }, '2026-11-26', '2026-11-26', 'America/Los_Angeles'), 'at>=2026-11-26T08:00:00Z;at<2026-11-27T08:00:00Z');
});

test('a moment stands on its day in the zone of the user', () => {
  assert.equal(dayOf('dateTime', '2026-11-26T23:30:00Z', MADRID), '2026-11-27');
  assert.equal(dayOf('dateTime', '2026-11-26T23:30:00Z', 'UTC'), '2026-11-26');
  assert.equal(dayOf('date', '2026-11-26', MADRID), '2026-11-26');
  assert.equal(dayOf('date', null, MADRID), undefined);
});

test('what is moved keeps its time of day, also over the change of the clocks', () => {
  assert.equal(valueOn('dateTime', '2026-10-23T08:30:15.250Z', '2026-10-26', MADRID), '2026-10-26T09:30:15.250Z');
  assert.equal(valueOn('dateTime', '2026-03-27T22:30:00Z', '2026-03-30', MADRID), '2026-03-30T21:30:00.000Z');
  assert.equal(valueOn('dateTime', '2026-12-31T23:30:00Z', '2026-12-31', MADRID), '2026-12-30T23:30:00.000Z');
  assert.equal(valueOn('date', '2026-11-26', '2027-01-01', MADRID), '2027-01-01');
});

test('what is made on a day begins there', () => {
  assert.equal(beginningOn('date', '2026-11-26', MADRID), '2026-11-26');
  assert.equal(beginningOn('dateTime', '2026-07-01', MADRID), '2026-07-01T07:00:00Z');
});

test('an address that names no day is not believed', () => {
  assert.ok(isDay('2028-02-29'));
  for (const text of [undefined, '', '2026-02-30', '2026-13-01', 'today', '2026-1-1']) assert.ok(!isDay(text), String(text));
});

test('keys go by days, weeks and leaves', () => {
  const from = (key: string, more = {}): string | undefined => keyDay(key, '2026-12-31', { first: 1, period: 'month', forward: 1, ...more });
  assert.equal(from('ArrowRight'), '2027-01-01');
  assert.equal(from('ArrowRight', { forward: -1 }), '2026-12-30');
  assert.equal(from('ArrowDown'), '2027-01-07');
  assert.equal(from('Home'), '2026-12-28');
  assert.equal(from('End', { first: 7 }), '2027-01-02');
  assert.equal(from('PageDown', { period: 'week' }), '2027-01-07');
  assert.equal(from('PageUp'), '2026-11-30');
  assert.equal(from('x'), undefined);
});

test('what is grouped keeps its order', () => {
  assert.deepEqual([...grouped(['b1', 'a1', 'b2'], (text) => text[0]!)], [['b', ['b1', 'b2']], ['a', ['a1']]]);
});

const field = (name: string, kind: string, more = {}) => ({ name, kind, label: name, required: false, ...more });
const visit = { name: 'field.visit', fields: [field('createdAt', 'dateTime', { standard: true }), field('name', 'text'), field('begin', 'dateTime'), field('due', 'date')] } as unknown as Entity;

test('a calendar stands by any date of the record type, first of all by when it is due', () => {
  assert.deepEqual(calendarFields(visit).map(({ name }) => name), ['begin', 'due', 'createdAt']);
  assert.equal(calendarField(visit, undefined)?.name, 'begin');
  layouts.set({ 'field.visit': { card: { due: 'due' } } });
  assert.equal(calendarField(visit, undefined)?.name, 'due');
  assert.equal(calendarField(visit, 'createdAt')?.name, 'createdAt');
  assert.equal(calendarField(visit, 'name')?.name, 'due');
  layouts.set({});
});

test('a layout is offered only where there is something to draw', () => {
  assert.deepEqual(layoutsOf(visit), ['list', 'calendar']);
  assert.deepEqual(layoutsOf({ ...visit, fields: [field('place', 'geoPoint')] } as unknown as Entity), ['list', 'map']);
  assert.deepEqual(layoutsOf({ ...visit, fields: [field('name', 'text')] } as unknown as Entity), ['list']);
});

test('the calendar that a module brings is a tab', () => {
  layouts.set({ 'field.visit': { views: [{ name: 'calendar', label: 'Calendar', layout: 'calendar', by: 'due' }] } });
  assert.deepEqual(tabsOf(visit, []).map(({ key, state }) => [key, state.layout, state.by]), [['calendar', 'calendar', 'due']]);
  layouts.set({});
});
