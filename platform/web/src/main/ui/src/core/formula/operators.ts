import type { Decimal } from 'decimal.js-light';
import { Exact, boolean, bounded, date, inText, money, noted, number, span, text, type Run, type Value } from './values.ts';

type Arithmetic = '+' | '-' | '*' | '/' | '%';

/** Two numbers, under an operator; empty where it divides by zero. */
function calculated(operator: Arithmetic, left: Decimal, right: Decimal, run: Run): Decimal | null {
  if ((operator === '/' || operator === '%') && right.isZero()) return noted('divisionByZero', run);
  switch (operator) {
    case '+':
      return bounded(left.plus(right), run);
    case '-':
      return bounded(left.minus(right), run);
    case '*':
      return bounded(left.times(right), run);
    case '/':
      return bounded(left.div(right), run);
    default:
      return bounded(left.mod(right), run);
  }
}

function sameCurrency(left: { currency: string }, right: { currency: string }, run: Run): boolean {
  if (left.currency === right.currency) return true;
  run.notes.add('currenciesDiffer');
  return false;
}

const moment = (at: number, run: Run): Value => (Number.isNaN(new Date(at).getTime()) ? noted('noSuchDate', run) : { is: 'dateTime', of: at });

const whole = (of: Decimal): number => Math.trunc(Math.min(4_000_000, Math.max(-4_000_000, of.toNumber())));

/** `+ - * / %` of values that are no texts. What the server refuses to compile comes out empty. */
export function arithmetic(operator: Arithmetic, left: Value, right: Value, run: Run): Value {
  if (left === null || right === null) return null;
  const additive = operator === '+' || operator === '-';
  const sign = operator === '-' ? -1 : 1;
  if (left.is === 'number' && right.is === 'number') return number(calculated(operator, left.of, right.of, run), run);
  if (left.is === 'money' && right.is === 'money') return amounts(operator, left, right, run);
  if (left.is === 'money' && right.is === 'number' && !additive) return money(calculated(operator, left.of, right.of, run), left.currency, run);
  if (left.is === 'number' && right.is === 'money' && operator === '*') return money(calculated('*', left.of, right.of, run), right.currency, run);
  if (left.is === 'date' && right.is === 'number' && additive) return date(left.of + sign * whole(right.of), run);
  if (left.is === 'date' && right.is === 'date' && operator === '-') return number(new Exact(left.of - right.of), run);
  if (left.is === 'dateTime' && right.is === 'duration' && additive) return moment(left.of + sign * right.of.toNumber() * 1000, run);
  if (left.is === 'dateTime' && right.is === 'dateTime' && operator === '-') return span(new Exact(left.of - right.of).div(1000), run);
  if (left.is === 'duration' && right.is === 'duration' && operator === '/') return number(calculated('/', left.of, right.of, run), run);
  if (left.is === 'duration' && right.is === (additive ? 'duration' : 'number')) return span(calculated(operator, left.of, right.of, run), run);
  return null;
}

function amounts(operator: Arithmetic, left: Extract<Value, { is: 'money' }>, right: Extract<Value, { is: 'money' }>, run: Run): Value {
  if (!sameCurrency(left, right, run)) return null;
  const result = calculated(operator, left.of, right.of, run);
  return operator === '/' ? number(result, run) : money(result, left.currency, run);
}

/** `+` where one of the two is a text. */
export const joined = (left: Value, right: Value, run: Run): Value => text(inText(left) + inText(right), run);

export function negative(value: Value): Value {
  return value?.is === 'number' || value?.is === 'money' || value?.is === 'duration' ? { ...value, of: value.of.negated() } : null;
}

/** The sign of the difference; null where one is empty, of another kind or of another currency. */
export function compare(left: Value, right: Value, run: Run): number | null {
  if (left === null || right === null || left.is !== right.is) return null;
  if (left.is === 'money' && right.is === 'money') return sameCurrency(left, right, run) ? left.of.cmp(right.of) : null;
  if ((left.is === 'number' && right.is === 'number') || (left.is === 'duration' && right.is === 'duration')) return left.of.cmp(right.of);
  if ((left.is === 'date' && right.is === 'date') || (left.is === 'dateTime' && right.is === 'dateTime')) return left.of - right.of;
  return left.is === 'time' && right.is === 'time' ? Number(left.of > right.of) - Number(left.of < right.of) : null;
}

export function equal(left: Value, right: Value): boolean {
  if (left === null || right === null || left.is !== right.is) return left === right;
  if (left.is === 'money' && right.is === 'money') return left.currency === right.currency && left.of.eq(right.of);
  if ((left.is === 'number' && right.is === 'number') || (left.is === 'duration' && right.is === 'duration')) return left.of.eq(right.of);
  return 'of' in left && 'of' in right && left.of === right.of;
}

const ORDERS: Readonly<Record<string, (sign: number) => boolean>> = {
  '<': (sign) => sign < 0,
  '<=': (sign) => sign <= 0,
  '>': (sign) => sign > 0,
  '>=': (sign) => sign >= 0,
};

/** `< <= > >=`: with an empty value it is false. */
export function ordered(operator: string, left: Value, right: Value, run: Run): Value {
  const sign = compare(left, right, run);
  return boolean(sign !== null && (ORDERS[operator]?.(sign) ?? false));
}
