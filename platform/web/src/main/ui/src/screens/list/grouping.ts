import { day } from '../../core/format.ts';
import { locale, t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import { isRef, type Group } from '../../core/records.ts';
import { print, type Filter } from './rsql.ts';

const STEPS: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };

/** What is grouped by: a field and, for dates, how they are put together. */
export function grouping(by: string): { readonly path: string; readonly bucket: string | undefined } {
  const [path = '', bucket] = by.split(':');
  return { path, bucket };
}

/** How the address writes that a field is grouped by: dates by month, since days are too many. */
export function byOf(field: Field): string {
  return field.kind === 'date' || field.kind === 'dateTime' ? `${field.name}:month` : field.name;
}

/** The filter for the records of a group. */
export function groupFilter(by: string, group: Group): string {
  const { path, bucket } = grouping(by);
  if (group.key === null) return print({ path, operator: '=null=', values: ['true'] });
  if (isRef(group.key)) return print({ path, operator: '==', values: [group.key.id] });
  const value = String(group.key);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return print({ path, operator: '==', values: [value] });
  const range: Filter = {
    match: 'all',
    parts: [
      { path, operator: '>=', values: [value] },
      { path, operator: '<=', values: [lastDay(value, bucket)] },
    ],
  };
  return print(range);
}

/** The last day of the stretch that begins with {@code first}. */
export function lastDay(first: string, bucket: string | undefined): string {
  const date = new Date(`${first}T00:00:00Z`);
  if (bucket === 'week') date.setUTCDate(date.getUTCDate() + 6);
  else if (bucket && bucket in STEPS) {
    date.setUTCMonth(date.getUTCMonth() + STEPS[bucket]!);
    date.setUTCDate(date.getUTCDate() - 1);
  }
  return date.toISOString().slice(0, 10);
}

/** What a group is called. */
export function groupLabel(by: string, group: Group): string {
  const { bucket } = grouping(by);
  if (group.key === null) return t('list.noValue');
  if (typeof group.key === 'boolean') return group.key ? t('yes') : t('no');
  const value = String(group.key);
  if (isRef(group.key) || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return group.label || value;
  const date = new Date(`${value}T00:00:00Z`);
  if (bucket === 'month') return new Intl.DateTimeFormat(locale.value, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(date);
  if (bucket === 'year') return value.slice(0, 4);
  if (bucket === 'quarter') return t('list.quarter', { quarter: String(Math.ceil((date.getUTCMonth() + 1) / 3)), year: value.slice(0, 4) });
  return day(value);
}
