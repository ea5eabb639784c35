import { writing, today } from '../../core/format.ts';
import { locale } from '../../core/i18n.ts';

/** What was typed, understood; {@code null} for nothing, {@code undefined} for what cannot be understood. */
export type Parsed<T> = T | null | undefined;

/**
 * A number as people type it, as decimal text with a dot. Both {@code 1.234,5} and {@code 1,234.5} are understood; a single sign that may mean
 * either is read as the locale writes it.
 */
export function parseNumber(typed: string, of: string = locale.value): Parsed<string> {
  const bare = typed.replace(/[\s\u00a0\u202f'’_%\p{Sc}]/gu, '').replace(/^[−–]/, '-');
  if (bare === '') return typed.trim() === '' ? null : undefined;
  if (!/^[+-]?[\d.,]*\d[.,]?$/.test(bare)) return undefined;
  const decimal = decimalSign(bare, of);
  const text = [...bare].filter((sign) => /[\d+-]/.test(sign) || sign === decimal).join('').replace(',', '.');
  if (!decimal ? !/^[+-]?\d+$/.test(text) : !/^[+-]?\d*\.\d*$/.test(text)) return undefined;
  return text.replace(/^\+/, '').replace(/^(-?)\./, '$10.').replace(/\.$/, '').replace(/^(-?)0+(?=\d)/, '$1');
}

function decimalSign(text: string, of: string): string {
  const signs = [...text].filter((sign) => sign === '.' || sign === ',');
  const last = signs[signs.length - 1];
  if (last === undefined) return '';
  if (new Set(signs).size === 2) return last;
  if (signs.length > 1) return '';
  const own = decimalOf(of);
  if (last === own) return last;
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? '' : last;
}

/** The decimal sign of the company, or else of the locale. */
function decimalOf(of: string): string {
  return writing?.signs?.(of).decimal ?? new Intl.NumberFormat(of).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
}

/** A number as it stands in an input: with the decimal sign of the locale, without groups. */
export function numberInput(value: unknown, of: string = locale.value): string {
  if (value === null || value === undefined || value === '') return '';
  const own = decimalOf(of);
  return String(value).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '').replace('.', own);
}

/** A number for JSON: exact as text where JavaScript would lose digits. */
export function jsonNumber(text: string): number | string {
  return text.replace(/\D/g, '').length <= 15 ? Number(text) : text;
}

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(d|day|days|día|días|dia|dias)$/, 86_400],
  [/^(h|hr|hrs|hour|hours|hora|horas)$/, 3_600],
  [/^(|m|min|mins|minute|minutes|minuto|minutos)$/, 60],
  [/^(s|sec|secs|second|seconds|seg|segundo|segundos)$/, 1],
];

/** A length of time, {@code 1:30}, {@code 1 h 30 min}, {@code 1,5 h}, {@code 90} (minutes) or ISO 8601, as ISO 8601. */
export function parseDuration(typed: string, of: string = locale.value): Parsed<string> {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const iso = /^p(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?$/.exec(text);
  if (iso) return isoDuration(Number(iso[1] ?? 0) * 86_400 + Number(iso[2] ?? 0) * 3_600 + Number(iso[3] ?? 0) * 60 + Number(iso[4] ?? 0));
  const clock = /^(\d+):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return isoDuration(Number(clock[1]) * 3_600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0));
  let seconds = 0;
  let rest = text;
  while (rest !== '') {
    const part = /^([\d.,]+)\s*(\p{L}*)\.?\s*(?:(?:y|and|e)\s+)?/u.exec(rest);
    if (!part) return undefined;
    const amount = parseNumber(part[1]!, of);
    const unit = UNITS.find(([names]) => names.test(part[2]!));
    if (!amount || !unit) return undefined;
    seconds += Number(amount) * unit[1];
    rest = rest.slice(part[0].length);
  }
  return isoDuration(Math.round(seconds));
}

function isoDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'H'],
    [Math.floor((seconds % 3_600) / 60), 'M'],
    [seconds % 60, 'S'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`);
  return 'PT' + (said.length > 0 ? said.join('') : '0S');
}

/** The order in which the company or else the locale writes a day: {@code ['day', 'month', 'year']}. */
function order(of: string): readonly string[] {
  return writing?.dayOrder ?? new Intl.DateTimeFormat(of)
    .formatToParts(0)
    .map((part) => part.type)
    .filter((type) => type === 'day' || type === 'month' || type === 'year');
}

/** The day as the locale writes it in figures, for an input. */
export function dayInput(value: unknown, of: string = locale.value): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(String(value ?? ''));
  if (!parts) return '';
  const [, year, month, date] = parts;
  const own = inOrder({ day: date!, month: month!, year: year! });
  if (own !== undefined) return own;
  return new Intl.DateTimeFormat(of, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(
    Date.UTC(Number(year), Number(month) - 1, Number(date)),
  );
}

/** A day in figures in the order that the company says; nothing where it says none. */
function inOrder(figures: { readonly day: string; readonly month: string; readonly year: string }): string | undefined {
  const names = writing?.dayOrder;
  return names?.map((name) => figures[name]).join(names[0] === 'year' ? '-' : '/');
}

/** How a day is to be typed, {@code dd/mm/yyyy}, with the letters of the language. */
export function dayPattern(letters: { readonly day: string; readonly month: string; readonly year: string }, of: string = locale.value): string {
  const own = inOrder(letters);
  if (own !== undefined) return own;
  return new Intl.DateTimeFormat(of, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
    .formatToParts(0)
    .map((part) => (part.type === 'day' || part.type === 'month' || part.type === 'year' ? letters[part.type] : part.value))
    .join('');
}

/** A day as people type it: in the order of the locale, ISO 8601, with the name of the month, {@code today}, or {@code +3} for in three days. */
export function parseDay(typed: string, of: string = locale.value, now: string = today()): Parsed<string> {
  const text = typed.trim().toLocaleLowerCase(of);
  if (text === '') return null;
  const shift = /^([+-]\d{1,4})$/.exec(text);
  if (shift) return shifted(now, Number(shift[1]));
  const relative = new Intl.RelativeTimeFormat(of, { numeric: 'auto' });
  for (const days of [-1, 0, 1]) if (relative.format(days, 'day').toLocaleLowerCase(of) === text) return shifted(now, days);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return checkedDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  return parsedFigures(text, of, now) ?? parsedNames(text, of, now);
}

function parsedFigures(text: string, of: string, now: string): string | undefined {
  const figures = text.split(/[\s./-]+/).filter((part) => part !== '');
  if (figures.length < 2 || figures.length > 3 || figures.some((part) => !/^\d{1,4}$/.test(part))) return undefined;
  const names = order(of).filter((name) => figures.length === 3 || name !== 'year');
  const at = (name: string): number => Number(figures[names.indexOf(name)]);
  const year = figures.length === 3 ? fullYear(figures[names.indexOf('year')]!, now) : Number(now.slice(0, 4));
  return checkedDay(year, at('month'), at('day'));
}

function parsedNames(text: string, of: string, now: string): string | undefined {
  const words = text.match(/\p{L}+|\d+/gu) ?? [];
  const month = words.map((word) => monthOf(word, of)).find((found) => found !== undefined);
  const figures = words.filter((word) => /^\d+$/.test(word));
  if (month === undefined || figures.length === 0 || figures.length > 2) return undefined;
  return checkedDay(figures[1] === undefined ? Number(now.slice(0, 4)) : fullYear(figures[1], now), month, Number(figures[0]));
}

function monthOf(word: string, of: string): number | undefined {
  if (word.length < 3) return undefined;
  const long = new Intl.DateTimeFormat(of, { month: 'long', timeZone: 'UTC' });
  for (let month = 0; month < 12; month++) {
    if (long.format(Date.UTC(2000, month, 1)).toLocaleLowerCase(of).startsWith(word.slice(0, 3))) return month + 1;
  }
  return undefined;
}

/** A year of two figures lies at most twenty years ahead. */
function fullYear(figures: string, now: string): number {
  if (figures.length > 2) return Number(figures);
  const year = 2000 + Number(figures);
  return year > Number(now.slice(0, 4)) + 20 ? year - 100 : year;
}

function checkedDay(year: number, month: number, date: number): string | undefined {
  const day = new Date(Date.UTC(year, month - 1, date));
  day.setUTCFullYear(year);
  if (day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date || year < 1 || year > 9999) return undefined;
  return day.toISOString().slice(0, 10);
}

function shifted(from: string, days: number): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
}

/** A moment as day and time in the zone, {@code 2026-11-26T09:30}. */
export function localMoment(value: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(new Date(value));
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The moment at which clocks in the zone show {@code local}; where they show it twice, the first. */
export function momentOf(local: string, zone: string): string {
  const wanted = Date.parse(`${local}:00Z`);
  let guess = wanted;
  for (let step = 0; step < 2; step++) guess += wanted - Date.parse(`${localMoment(new Date(guess).toISOString(), zone)}:00Z`);
  return new Date(guess).toISOString().replace('.000Z', 'Z');
}
