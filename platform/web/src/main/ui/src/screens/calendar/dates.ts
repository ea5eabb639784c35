import { writing } from '../../core/format.ts';
import { localMoment, momentOf } from '../../ui/fields/parse.ts';

// Days are texts such as 2026-11-26 and are counted in UTC, where each has as many hours as the next.

export type Period = 'month' | 'week';

const DAY = 86_400_000;
const WEEK = 7;
const MINUTE = 60_000;

/** Regions whose weeks begin on another day than Monday (Unicode CLDR weekData), for browsers that do not say. */
const SUNDAY = new Set(['AU', 'BR', 'CA', 'CO', 'DO', 'GT', 'HN', 'ID', 'IL', 'IN', 'JP', 'KR', 'MX', 'NI', 'PA', 'PE', 'PH', 'PR', 'PT', 'PY', 'SA', 'SV', 'TH', 'TW', 'US', 'VE', 'ZA']);
const SATURDAY = new Set(['AF', 'BH', 'DZ', 'EG', 'IQ', 'IR', 'JO', 'KW', 'LY', 'OM', 'QA', 'SD', 'SY']);

export interface Week {
  /** The weekday on which it begins, 1 for Monday to 7 for Sunday. */
  readonly first: number;
  readonly weekend: readonly number[];
}

type WithWeek = Intl.Locale & { readonly weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo };
type WeekInfo = { readonly firstDay: number; readonly weekend: readonly number[] };

/** How people of a locale count their weeks, unless the company begins them on another day. */
export function weekOf(tag: string): Week {
  const week = localWeek(tag);
  return { ...week, first: writing?.weekBegins ?? week.first };
}

function localWeek(tag: string): Week {
  const locale = new Intl.Locale(tag) as WithWeek;
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  return info ? { first: info.firstDay, weekend: info.weekend } : weekIn(locale.maximize().region ?? '');
}

/** The same by region alone. */
export function weekIn(region: string): Week {
  const first = SUNDAY.has(region) ? 7 : SATURDAY.has(region) ? 6 : 1;
  return { first, weekend: first === 6 ? [5, 6] : [6, 7] };
}

export function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text;
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The same day of another month, or the last where that month is shorter. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

export function startOfWeek(day: string, first: number): string {
  return plusDays(day, -((weekday(day) - first + WEEK) % WEEK));
}

/** The weeks that are shown around a day: all that its month touches, or its own. */
export function weeks(period: Period, day: string, first: number): readonly (readonly string[])[] {
  const from = startOfWeek(period === 'week' ? day : `${day.slice(0, 7)}-01`, first);
  const next = `${plusMonths(day, 1).slice(0, 7)}-01`;
  const shown: string[][] = [];
  for (let start = from; period === 'week' ? shown.length < 1 : start < next; start = plusDays(start, WEEK)) {
    shown.push(Array.from({ length: WEEK }, (_, at) => plusDays(start, at)));
  }
  return shown;
}

export function turned(period: Period, day: string, by: number): string {
  return period === 'week' ? plusDays(day, by * WEEK) : plusMonths(day, by);
}

/** The day that a key leads to from another, as in the grids of WAI-ARIA; {@code forward} is -1 where one reads from right to left. */
export function keyDay(key: string, from: string, { first, period, forward }: { readonly first: number; readonly period: Period; readonly forward: 1 | -1 }): string | undefined {
  switch (key) {
    case 'ArrowRight':
      return plusDays(from, forward);
    case 'ArrowLeft':
      return plusDays(from, -forward);
    case 'ArrowDown':
      return plusDays(from, WEEK);
    case 'ArrowUp':
      return plusDays(from, -WEEK);
    case 'Home':
      return startOfWeek(from, first);
    case 'End':
      return plusDays(startOfWeek(from, first), WEEK - 1);
    case 'PageDown':
      return turned(period, from, 1);
    case 'PageUp':
      return turned(period, from, -1);
    default:
      return undefined;
  }
}

/** The day of a value: itself, or that of the moment in the zone. */
export function dayOf(kind: string, value: unknown, zone: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  return kind === 'date' ? value : localMoment(value, zone).slice(0, 10);
}

/** The filter for what lies between two days, both included. */
export function rangeFilter(field: { readonly name: string; readonly kind: string }, from: string, to: string, zone: string): string {
  return field.kind === 'date'
    ? `${field.name}>=${from};${field.name}<=${to}`
    : `${field.name}>=${momentOf(`${from}T00:00`, zone)};${field.name}<${momentOf(`${plusDays(to, 1)}T00:00`, zone)}`;
}

/** The value on another day. A moment keeps its time of day in the zone, down to the fraction of a second. */
export function valueOn(kind: string, value: string, day: string, zone: string): string {
  if (kind === 'date') return day;
  const minutes = Date.parse(momentOf(`${day}T${localMoment(value, zone).slice(11)}`, zone));
  return new Date(minutes + (((Date.parse(value) % MINUTE) + MINUTE) % MINUTE)).toISOString();
}

/** What a new record begins with on a day: the day, or nine in the morning of it. */
export function beginningOn(kind: string, day: string, zone: string): string {
  return kind === 'date' ? day : momentOf(`${day}T09:00`, zone);
}

/** The items under their keys, in their order. */
export function grouped<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
