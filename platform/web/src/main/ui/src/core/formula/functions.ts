import { Exact, boolean, bounded, calendarDay, date, dayOf, digits, inText, money, noted, number, span, text, type Run, type Value } from './values.ts';
import { compare } from './operators.ts';
import type { Decimal } from 'decimal.js-light';

/** A function of formulas: how many values it takes, whether a text comes out, and what. Values of another kind than it takes come out empty. */
export interface Formulary {
  readonly least: number;
  readonly most: number;
  readonly text?: boolean;
  readonly run: (values: readonly Value[], run: Run) => Value;
}

const ENDS = /^[ \t\r\n\f\v\u00a0]+|[ \t\r\n\f\v\u00a0]+$/g;
const REACH = 4_000_000;
const MAX_TEXT = 4000;

type Of<K> = Extract<Value, { is: K }>;

const is = <K extends NonNullable<Value>['is']>(value: Value | undefined, kind: K): value is Of<K> => value?.is === kind;

/** A whole number within bounds, without what stands behind the point. */
const whole = (of: Decimal, limit: number): number => Math.trunc(Math.min(limit, Math.max(-limit, of.toNumber())));

const onText = (of: (value: string, run: Run) => Value, isText = true): Formulary => ({
  least: 1,
  most: 1,
  text: isText,
  run: ([value], run) => (is(value, 'text') ? of(value.of, run) : null),
});

const ends = (of: (value: string[], count: number) => string[]): Formulary => ({
  least: 2,
  most: 2,
  text: true,
  run: ([value, count], run) => (is(value, 'text') && is(count, 'number') ? text(of([...value.of], whole(count.of, MAX_TEXT)).join(''), run) : null),
});

const test = (of: (where: string, what: string) => boolean): Formulary => ({
  least: 2,
  most: 2,
  run: ([where, what]) => {
    const part = inText(what ?? null);
    return boolean(part !== '' && of(inText(where ?? null), part));
  },
});

/** A change of a number that leaves its unit as it is. */
const quantity = (most: number, of: (number: Decimal, values: readonly Value[]) => Decimal): Formulary => ({
  least: 1,
  most,
  run: (values, run) => {
    const [value] = values;
    if (values.some((each) => each === null)) return null;
    if (is(value, 'number')) return number(of(value.of, values), run);
    return is(value, 'money') ? money(of(value.of, values), value.currency, run) : null;
  },
});

const extreme = (wanted: number): Formulary => ({
  least: 1,
  most: Infinity,
  run: (values, run) => {
    let found: Value = null;
    for (const value of values) {
      const sign = compare(value, found, run);
      if (value !== null && found !== null && sign === null) return null;
      if (found === null || (sign !== null && Math.sign(sign) === wanted)) found = value;
    }
    return found;
  },
});

const part = (of: (at: Date) => number): Formulary => ({
  least: 1,
  most: 1,
  run: ([value], run) => {
    const day = dayOf(value ?? null, run);
    return day === null ? null : number(new Exact(of(new Date(day * 86_400_000))), run);
  },
});

const shifted = (of: (day: number, count: number, run: Run) => Value): Formulary => ({
  least: 2,
  most: 2,
  run: ([value, count], run) => {
    const day = dayOf(value ?? null, run);
    return day === null || !is(count, 'number') ? null : of(day, whole(count.of, REACH), run);
  },
});

function addMonths(day: number, months: number, run: Run): Value {
  const at = new Date(day * 86_400_000);
  const month = at.getUTCFullYear() * 12 + at.getUTCMonth() + months;
  const [year, of] = [Math.floor(month / 12), ((month % 12) + 12) % 12];
  const last = new Date(Date.UTC(2000, of + 1, 0)).getUTCDate();
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return calendarDay(year, of + 1, Math.min(at.getUTCDate(), of === 1 ? (leap ? 29 : 28) : last), run);
}

function dateOf(values: readonly Value[], run: Run): Value {
  const [value, month, day] = values;
  if (values.length === 3) {
    if (!is(value, 'number') || !is(month, 'number') || !is(day, 'number')) return null;
    return calendarDay(whole(value.of, REACH), whole(month.of, REACH), whole(day.of, REACH), run);
  }
  if (is(value, 'text')) {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value.of.replace(ENDS, ''));
    return parts === null ? noted('noSuchDate', run) : calendarDay(Number(parts[1]), Number(parts[2]), Number(parts[3]), run);
  }
  const found = dayOf(value ?? null, run);
  return found === null ? null : { is: 'date', of: found };
}

function replaced(values: readonly Value[], run: Run): Value {
  const [value = '', what = '', by = ''] = values.map(inText);
  if (what === '') return text(value, run);
  const parts = value.split(what);
  if (value.length + (parts.length - 1) * (by.length - what.length) > MAX_TEXT) return noted('textTooLong', run);
  return text(parts.join(by), run);
}

function numberOf(value: string, run: Run): Value {
  const trimmed = value.replace(ENDS, '');
  return /^-?\d{1,28}(\.\d{1,20})?$/.test(trimmed) ? number(new Exact(trimmed), run) : noted('notANumber', run);
}

function rounded(of: Decimal, values: readonly Value[]): Decimal {
  const places = is(values[1], 'number') ? whole(values[1].of, 10) : 0;
  if (places >= 0) return of.toDecimalPlaces(places, Exact.ROUND_HALF_UP);
  const unit = new Exact(10).pow(-places);
  return of.div(unit).toDecimalPlaces(0, Exact.ROUND_HALF_UP).times(unit);
}

function contains([where, what]: readonly Value[]): boolean {
  if (is(where, 'choices')) return is(what, 'text') && where.of.includes(what.of);
  return inText(what ?? null) !== '' && inText(where ?? null).includes(inText(what ?? null));
}

const concat: Formulary = { least: 1, most: Infinity, text: true, run: (values, run) => text(values.map(inText).join(''), run) };

/** All but `if` and `coalesce`, which compute only what they need. */
export const functions: Readonly<Record<string, Formulary>> = {
  isempty: { least: 1, most: 1, run: ([value]) => boolean(value === null) },
  upper: onText((value, run) => text(value.toUpperCase(), run)),
  lower: onText((value, run) => text(value.toLowerCase(), run)),
  trim: onText((value, run) => text(value.replace(ENDS, ''), run)),
  left: ends((value, count) => value.slice(0, count)),
  right: ends((value, count) => (count === 0 ? [] : count > 0 ? value.slice(-count) : value.slice(-count))),
  len: { least: 1, most: 1, run: ([value], run) => number(new Exact([...inText(value ?? null)].length), run) },
  replace: { least: 3, most: 3, text: true, run: replaced },
  concat,
  text: { ...concat, most: 1 },
  number: onText(numberOf, false),
  contains: { least: 2, most: 2, run: (values) => boolean(contains(values)) },
  startswith: test((where, what) => where.startsWith(what)),
  endswith: test((where, what) => where.endsWith(what)),
  round: quantity(2, rounded),
  abs: { least: 1, most: 1, run: (values, run) => (is(values[0], 'duration') ? span(values[0].of.abs(), run) : quantity(1, (of) => of.abs()).run(values, run)) },
  floor: quantity(1, (of) => of.toDecimalPlaces(0, Exact.ROUND_FLOOR)),
  ceil: quantity(1, (of) => of.toDecimalPlaces(0, Exact.ROUND_CEIL)),
  min: extreme(-1),
  max: extreme(1),
  currency: { least: 1, most: 1, text: true, run: ([value], run) => (is(value, 'money') ? text(value.currency, run) : null) },
  amount: { least: 1, most: 1, run: ([value], run) => (is(value, 'money') ? number(value.of, run) : null) },
  money: {
    least: 2,
    most: 2,
    run: ([of, code], run) => {
      if (!is(of, 'number') || !is(code, 'text')) return null;
      const currency = code.of.toUpperCase();
      return digits(currency) === undefined ? noted('noSuchCurrency', run) : money(bounded(of.of, run), currency, run);
    },
  },
  date: { least: 1, most: 3, run: dateOf },
  days: {
    least: 2,
    most: 2,
    run: ([from, to], run) => {
      const [first, last] = [dayOf(from ?? null, run), dayOf(to ?? null, run)];
      return first === null || last === null ? null : number(new Exact(last - first), run);
    },
  },
  adddays: shifted((day, count, run) => date(day + count, run)),
  addmonths: shifted(addMonths),
  year: part((at) => at.getUTCFullYear()),
  month: part((at) => at.getUTCMonth() + 1),
  day: part((at) => at.getUTCDate()),
  weekday: part((at) => at.getUTCDay() || 7),
  hours: { least: 1, most: 1, run: ([value], run) => (is(value, 'duration') ? number(value.of.div(3600), run) : null) },
  duration: { least: 1, most: 1, run: ([value], run) => (is(value, 'number') ? span(bounded(value.of.times(3600), run), run) : null) },
  today: {
    least: 0,
    most: 0,
    run: (_, run) => {
      const day = dayOf({ is: 'dateTime', of: run.now.getTime() }, run);
      return day === null ? null : { is: 'date', of: day };
    },
  },
  now: { least: 0, most: 0, run: (_, run) => ({ is: 'dateTime', of: run.now.getTime() }) },
};
