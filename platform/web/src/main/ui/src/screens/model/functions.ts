/** The functions of formulas, as they are written; grouped as they are offered. */
export const FUNCTIONS: readonly { readonly group: 'logic' | 'number' | 'text' | 'date' | 'money'; readonly all: readonly string[] }[] = [
  { group: 'logic', all: ['if(condition, a, b)', 'coalesce(a, b)', 'isEmpty(a)'] },
  { group: 'number', all: ['round(a, 2)', 'abs(a)', 'floor(a)', 'ceil(a)', 'min(a, b)', 'max(a, b)', 'number(text)'] },
  { group: 'money', all: ['money(a, "EUR")', 'amount(a)', 'currency(a)'] },
  {
    group: 'text',
    all: ['concat(a, b)', 'upper(a)', 'lower(a)', 'trim(a)', 'left(a, 3)', 'right(a, 3)', 'len(a)', 'replace(a, "x", "y")', 'contains(a, "x")', 'startsWith(a, "x")', 'endsWith(a, "x")', 'text(a)'],
  },
  { group: 'date', all: ['days(from, to)', 'addDays(date, 30)', 'addMonths(date, 1)', 'date(2026, 1, 31)', 'year(date)', 'month(date)', 'day(date)', 'weekday(date)', 'hours(duration)', 'duration(hours)'] },
];

/** Those that come out otherwise each day, which conditions may ask for and stored formulas may not. */
export const MOVING: readonly string[] = ['today()', 'now()'];

/** {@code round} of {@code round(a, 2)}. */
export const nameOf = (signature: string): string => signature.slice(0, signature.indexOf('('));
