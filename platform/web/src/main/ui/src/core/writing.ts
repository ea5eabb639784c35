import type { Writing } from './format.ts';
import { locale } from './i18n.ts';

/** The settings of numbers, days and times; {@code null} is as in the language and the country. */
export interface Formats {
  readonly dateOrder?: 'dmy' | 'mdy' | 'ymd' | null;
  readonly decimal?: 'point' | 'comma' | null;
  readonly grouping?: 'point' | 'comma' | 'space' | 'apostrophe' | 'none' | null;
  readonly firstDay?: 'monday' | 'saturday' | 'sunday' | null;
  readonly clock?: '12' | '24' | null;
}

const SIGNS = { point: '.', comma: ',', space: '\u00a0', apostrophe: '’', none: '' } as const;
const ORDERS = { dmy: ['day', 'month', 'year'], mdy: ['month', 'day', 'year'], ymd: ['year', 'month', 'day'] } as const;
const WEEK_BEGINS = { monday: 1, saturday: 6, sunday: 7 } as const;

export function writingOf(formats: Formats): Writing {
  const { dateOrder, firstDay, clock } = formats;
  return {
    signs: formats.decimal || formats.grouping ? (of) => signs(formats, of) : undefined,
    dayOrder: dateOrder ? ORDERS[dateOrder] : undefined,
    weekBegins: firstDay ? WEEK_BEGINS[firstDay] : undefined,
    clock: clock ? { hourCycle: clock === '24' ? 'h23' : 'h12' } : {},
    day: dateOrder ? (formatter, at) => ordered(formatter, at, dateOrder) : undefined,
    moment: dateOrder ? (at, style) => {
      const days = new Intl.DateTimeFormat(locale.value, { day: 'numeric', month: 'short', year: 'numeric', timeZone: style.timeZone! });
      return `${ordered(days, at, dateOrder)}, ${new Intl.DateTimeFormat(locale.value, style).format(at)}`;
    } : undefined,
  };
}

/** What stands before the fraction and between the thousands. Where only one is set, the other gives way to it. */
function signs({ decimal, grouping }: Formats, of: string): { readonly decimal: string; readonly group: string } {
  const parts = new Intl.NumberFormat(of).formatToParts(1234567.5);
  const usual = { decimal: parts.find((part) => part.type === 'decimal')?.value ?? '.', group: parts.find((part) => part.type === 'group')?.value ?? ',' };
  const group = grouping ? SIGNS[grouping] : undefined;
  const point = decimal ? SIGNS[decimal] : group === usual.decimal ? usual.group : usual.decimal;
  return { decimal: point, group: group ?? (point === usual.group ? usual.decimal : usual.group) };
}

/** A day with the month in words. */
function ordered(formatter: Intl.DateTimeFormat, at: number | Date, order: keyof typeof ORDERS): string {
  const parts = new Map(formatter.formatToParts(at).map((part) => [part.type, part.value]));
  const text = ORDERS[order].map((type) => parts.get(type)).filter((part) => part !== undefined);
  return order === 'mdy' && text.length === 3 ? `${text[0]} ${text[1]}, ${text[2]}` : text.join(' ');
}
