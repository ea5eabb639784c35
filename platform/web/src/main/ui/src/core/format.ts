import { locale } from './i18n.ts';
import type { Money } from './records.ts';

/** What a formatter is made of; making one is slow, so each is kept. */
const formatters = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(key: string, make: () => T): T {
  const full = `${locale.value} ${key}`;
  let formatter = formatters.get(full);
  if (formatter === undefined) formatters.set(full, (formatter = make()));
  return formatter as T;
}

/** What is the company's own about its figures, beyond its language and country; comes late, since many have nothing of the kind. */
export interface Writing {
  readonly signs: ((of: string) => { readonly decimal: string; readonly group: string }) | undefined;
  readonly dayOrder: readonly ('day' | 'month' | 'year')[] | undefined;
  /** The weekday on which weeks begin, 1 for Monday to 7 for Sunday. */
  readonly weekBegins: number | undefined;
  readonly clock: Intl.DateTimeFormatOptions;
  readonly day: ((formatter: Intl.DateTimeFormat, at: number) => string) | undefined;
  readonly moment: ((at: Date, style: Intl.DateTimeFormatOptions) => string) | undefined;
}

export let writing: Writing | undefined;

export function useWriting(given: Writing | undefined): void {
  writing = given;
  formatters.clear();
}

/** The zone in which moments are shown. */
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export function useZone(name: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    zone = name;
  } catch {
    zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  }
}

export function currentZone(): string {
  return zone;
}

export function number(value: number | string, options: Intl.NumberFormatOptions = {}): string {
  const formatter = kept(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale.value, options));
  const own = writing?.signs?.(locale.value);
  const exact = value as Intl.StringNumericLiteral;
  return own ? formatter.formatToParts(exact).map((part) => own[part.type as 'group'] ?? part.value).join('') : formatter.format(exact);
}

export function percent(value: number): string {
  return number(value / 100, { style: 'percent', maximumFractionDigits: 1 });
}

/** An amount as it is, cents only where there are some. */
export function money(value: Money): string {
  const whole = /^-?\d+(\.0*)?$/.test(value.amount);
  return number(value.amount, {
    style: 'currency',
    currency: value.currency,
    ...(whole ? { maximumFractionDigits: 0, minimumFractionDigits: 0 } : {}),
  });
}

/** An amount for where there is little room: 1.2M. */
export function shortMoney(value: Money): string {
  return number(value.amount, {
    style: 'currency',
    currency: value.currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  });
}

/** A day, {@code 2026-11-26}: without the year where it is the present one. */
export function day(value: string): string {
  const [year, month, date] = value.split('-').map(Number);
  if (!year || !month || !date) return value;
  const sameYear = year === Number(today().slice(0, 4));
  const options: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC', ...(sameYear ? {} : { year: 'numeric' }) };
  const formatter = kept(`d${sameYear}`, () => new Intl.DateTimeFormat(locale.value, options));
  const at = Date.UTC(year, month - 1, date);
  return writing?.day?.(formatter, at) ?? formatter.format(at);
}

/** A day with all there is to it, for tool tips and tables that compare years. */
export function fullDay(value: string): string {
  const [year, month, date] = value.split('-').map(Number);
  if (!year || !month || !date) return value;
  return kept('D', () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'full', timeZone: 'UTC' })).format(
    Date.UTC(year, month - 1, date),
  );
}

/** A moment in the zone of the user. */
export function moment(value: string): string {
  const at = new Date(value);
  const style: Intl.DateTimeFormatOptions = { timeStyle: 'short', timeZone: zone, ...writing?.clock };
  return writing?.moment?.(at, style) ?? kept(`m${zone}`, () => new Intl.DateTimeFormat(locale.value, { dateStyle: 'medium', ...style })).format(at);
}

/** A time of day, {@code 09:30}. */
export function timeOfDay(value: string): string {
  const [hours, minutes] = value.split(':').map(Number);
  if (hours === undefined || minutes === undefined) return value;
  return kept('t', () => new Intl.DateTimeFormat(locale.value, { timeStyle: 'short', timeZone: 'UTC', ...writing?.clock })).format(
    Date.UTC(2000, 0, 1, hours, minutes),
  );
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago, or in how long. */
export function ago(value: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(value).getTime() - now) / 1000);
  const formatter = kept('r', () => new Intl.RelativeTimeFormat(locale.value, { numeric: 'auto', style: 'short' }));
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) return formatter.format(Math.trunc(seconds / length), unit);
  }
  return formatter.format(0, 'second');
}

/** The present day in the zone of the user, {@code 2026-11-26}. */
export function today(now: Date = new Date()): string {
  return kept(`T${zone}`, () => new Intl.DateTimeFormat('en-CA', { timeZone: zone })).format(now);
}

/** How many days {@code value} lies after the present day; negative where it has passed. */
export function daysFromToday(value: string): number {
  return Math.round((Date.parse(value) - Date.parse(today())) / 86_400_000);
}

/** The length of an ISO 8601 duration as people say it: 1 h 30 min. */
export function duration(value: string): string {
  const parts = /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(value);
  if (!parts) return value;
  const units = [
    ['day', parts[2]],
    ['hour', parts[3]],
    ['minute', parts[4]],
    ['second', parts[5]],
  ] as const;
  const said = units
    .filter(([, amount]) => amount !== undefined && Number(amount) !== 0)
    .map(([unit, amount]) => number(Number(amount), { style: 'unit', unit, unitDisplay: 'short' }));
  return (parts[1] ?? '') + (said.length > 0 ? said.join(' ') : number(0, { style: 'unit', unit: 'minute', unitDisplay: 'short' }));
}

export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0);
  return number(bytes / 1000 ** step, { style: 'unit', unit: units[step]!, unitDisplay: 'short', maximumFractionDigits: 1 });
}

/** The first letters of a name, for where there is no picture. */
export function initials(name: string): string {
  const words = name.split(/[\s\-–—.,&/]+/).filter((word) => /\p{L}|\d/u.test(word));
  const letters = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words;
  return letters.map((word) => /[\p{L}\d]/u.exec(word)![0].toLocaleUpperCase(locale.value)).join('');
}
