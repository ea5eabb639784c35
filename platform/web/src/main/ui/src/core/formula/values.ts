import Light, { type Decimal } from 'decimal.js-light';

/** Decimal arithmetic as on the server: 34 digits at each step, rounded half even. */
export const Exact = Light.clone({ precision: 34, rounding: Light.ROUND_HALF_EVEN });

export type Note = 'divisionByZero' | 'currenciesDiffer' | 'tooLarge' | 'textTooLong' | 'noSuchDate' | 'notANumber' | 'noSuchCurrency';

/** A value of a formula. Null is empty. A day counts from 1970, a moment and a duration in milliseconds and seconds. */
export type Value =
  | null
  | { readonly is: 'number'; readonly of: Decimal }
  | { readonly is: 'money'; readonly of: Decimal; readonly currency: string }
  | { readonly is: 'text'; readonly of: string }
  | { readonly is: 'boolean'; readonly of: boolean }
  | { readonly is: 'date'; readonly of: number }
  | { readonly is: 'time'; readonly of: string }
  | { readonly is: 'dateTime'; readonly of: number }
  | { readonly is: 'duration'; readonly of: Decimal }
  | { readonly is: 'choices'; readonly of: readonly string[] }
  | { readonly is: 'ref'; readonly of: string; readonly json: unknown }
  | { readonly is: 'other'; readonly json: unknown };

/** One run of a formula over one record. */
export interface Run {
  /** The value at the end of a path, in the JSON of the REST contract. */
  readonly value: (path: string) => unknown;
  /** Decides on which day a moment lies. */
  readonly zone: string;
  readonly now: Date;
  /** Why something came out empty. */
  readonly notes: Set<Note>;
}

const MAX_TEXT = 4000;
const MAX_WHOLE_DIGITS = 28;
const MAX_DECIMALS = 20;
const MAX_SECONDS = 1e12;
const MAX_MINOR = new Exact('9223372036854775807');
const DAY = 86_400_000;

export const boolean = (of: boolean): Value => ({ is: 'boolean', of });

/** A number as it goes into the next step; empty beyond 28 digits before the point. */
export function bounded(of: Decimal, run: Run): Decimal | null {
  if (of.isZero()) return new Exact(0);
  const rounded = of.toSignificantDigits(34);
  if (rounded.exponent() >= MAX_WHOLE_DIGITS) return noted('tooLarge', run);
  return rounded.toDecimalPlaces(MAX_DECIMALS);
}

export function noted(note: Note, run: Run): null {
  run.notes.add(note);
  return null;
}

export function number(of: Decimal | null, run: Run): Value {
  const kept = of === null ? null : bounded(of, run);
  return kept === null ? null : { is: 'number', of: kept };
}

export function money(of: Decimal | null, currency: string, run: Run): Value {
  const kept = of === null ? null : bounded(of, run);
  return kept === null ? null : { is: 'money', of: kept, currency };
}

/** A text without a character is empty; one that is too long is, too. */
export function text(of: string, run: Run): Value {
  if (of.length > MAX_TEXT) return noted('textTooLong', run);
  return of === '' ? null : { is: 'text', of };
}

export function span(of: Decimal | null, run: Run): Value {
  if (of === null) return null;
  const seconds = of.toDecimalPlaces(0);
  return seconds.abs().gt(MAX_SECONDS) ? noted('tooLarge', run) : { is: 'duration', of: seconds };
}

export function date(of: number, run: Run): Value {
  const year = new Date(of * DAY).getUTCFullYear();
  return year >= 1 && year <= 9999 ? { is: 'date', of } : noted('noSuchDate', run);
}

/** The day of a calendar, if there is one. */
export function calendarDay(year: number, month: number, day: number, run: Run): Value {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  const there = year >= 1 && year <= 9999 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return there ? { is: 'date', of: at.getTime() / DAY } : noted('noSuchDate', run);
}

/** The day on which a moment lies, or the day itself. */
export function dayOf(value: Value, run: Run): number | null {
  if (value?.is === 'date') return value.of;
  if (value?.is !== 'dateTime') return null;
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', { timeZone: run.zone, year: 'numeric', month: 'numeric', day: 'numeric' }).formatToParts(value.of);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const found = calendarDay(part('year'), part('month'), part('day'), run);
  return found?.is === 'date' ? found.of : null;
}

/** Fraction digits of a currency; undefined where there is no such currency. */
export function digits(currency: string): number | undefined {
  try {
    if (!Intl.supportedValuesOf('currency').includes(currency)) return undefined;
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
  } catch {
    return undefined;
  }
}

const pad = (count: number, of: number): string => String(of).padStart(count, '0');

function isoDay(of: number): string {
  const at = new Date(of * DAY);
  return `${pad(4, at.getUTCFullYear())}-${pad(2, at.getUTCMonth() + 1)}-${pad(2, at.getUTCDate())}`;
}

export const plain = (of: Decimal): string => (of.isZero() ? '0' : of.toFixed());

/** How a value stands in a text; empty is a text without a character. */
export function inText(value: Value): string {
  if (value === null) return '';
  if (value.is === 'number') return plain(value.of);
  if (value.is === 'money') return `${value.of.toFixed(digits(value.currency) ?? 2)} ${value.currency}`;
  if (value.is === 'date') return isoDay(value.of);
  return 'of' in value ? String(value.of) : '';
}

/** A value of a field of that kind, as formulas work with it. */
export function fromJson(kind: string, json: unknown): Value {
  if (json === null || json === undefined || json === '' || (Array.isArray(json) && json.length === 0)) return null;
  switch (kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'rating': {
      const of = exact(json);
      return of === null ? null : { is: 'number', of };
    }
    case 'money': {
      const { amount, currency } = json as { amount: string; currency: string };
      const of = exact(amount);
      return of === null ? null : { is: 'money', of, currency };
    }
    case 'boolean':
      return boolean(json === true);
    case 'date':
      return { is: 'date', of: Date.parse(`${json as string}T00:00:00Z`) / DAY };
    case 'time':
      return { is: 'time', of: json as string };
    case 'dateTime':
      return { is: 'dateTime', of: Date.parse(json as string) };
    case 'duration':
      return { is: 'duration', of: seconds(json as string) };
    case 'multiChoice':
      return { is: 'choices', of: json as string[] };
    case 'ref':
    case 'anyRef': {
      const { entity, id } = typeof json === 'string' ? { entity: '', id: json } : (json as { entity: string; id: string });
      return { is: 'ref', of: `${entity}/${id}`, json: { entity, id } };
    }
    default:
      return typeof json === 'string' ? { is: 'text', of: json } : { is: 'other', json };
  }
}

/** A number; what is still being typed is none. */
function exact(json: unknown): Decimal | null {
  try {
    return new Exact(json as number | string);
  } catch {
    return null;
  }
}

/** The seconds of an ISO 8601 duration of days, hours, minutes and seconds. */
function seconds(iso: string): Decimal {
  const parts = /^(-?)P(?:(-?\d+)D)?(?:T(?:(-?\d+)H)?(?:(-?\d+)M)?(?:(-?[\d.]+)S)?)?$/.exec(iso) ?? [];
  const sum = [86_400, 3600, 60, 1].reduce((total, unit, at) => total.plus(new Exact(parts[at + 2] ?? 0).times(unit)), new Exact(0));
  return parts[1] === '-' ? sum.negated() : sum;
}

function isoSpan(of: Decimal): string {
  const whole = of.toNumber();
  const [hours, minutes, rest] = [Math.trunc(whole / 3600), Math.trunc(whole / 60) % 60, whole % 60];
  const written = `${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}${rest === 0 ? '' : `${rest}S`}`;
  return `PT${written === '' ? '0S' : written}`;
}

/** A result in the JSON of the REST contract; numbers as text, which keeps their digits. */
export function toJson(value: Value, run: Run): unknown {
  if (value === null) return null;
  switch (value.is) {
    case 'number':
      return plain(value.of);
    case 'money': {
      const scale = digits(value.currency) ?? 2;
      if (value.of.times(new Exact(10).pow(scale)).abs().gt(MAX_MINOR)) return noted('tooLarge', run);
      return { amount: value.of.toFixed(scale), currency: value.currency };
    }
    case 'date':
      return isoDay(value.of);
    case 'dateTime':
      return new Date(value.of).toISOString().replace(/\.000Z$/, 'Z');
    case 'duration':
      return isoSpan(value.of);
    case 'ref':
    case 'other':
      return value.json;
    default:
      return value.of;
  }
}
