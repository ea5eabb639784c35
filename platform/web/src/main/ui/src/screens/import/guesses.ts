import type { Entity } from '../../core/metadata.ts';
import { fold, importable, towards, type Column, type Plan, type Preview, type Settings, type Target } from './mapping.ts';

const CURRENCIES = ['currency', 'divisa', 'moneda'];
const KEYS = /(^|[_\-. ])(id|key|code|codigo|clave|ref|referencia|number|numero|no)$/;

/** The plan that the server's preview suggests; what was said about columns that are still there stays. */
export function guessed(entity: Entity, preview: Preview, before: Plan = { columns: {}, extras: [] }): Plan {
  const columns = Object.fromEntries(preview.columns.map((column) => [column.name, before.columns[column.name] ?? target(entity, column, preview)]));
  return { columns, extras: before.extras };
}

/** Each field is guessed once, though several columns may be called like it. */
function target(entity: Entity, column: Column, preview: Preview): Target {
  const [name = '', part = ''] = (column.field ?? '').split('.');
  const field = importable(entity).find((each) => each.name === name);
  const first = preview.columns.find((each) => each.field === column.field);
  if (!field || first !== column) return towards('');
  const plain = towards(name, field.kind === 'address' && part === '' ? 'street' : part);
  return field.kind === 'money' ? { ...plain, currencyColumn: currencyColumn(column, preview) } : plain;
}

/** The column with the currencies of an amount: {@code amount.currency}, as exporting writes it, or the only one that is called so. */
function currencyColumn(amount: Column, preview: Preview): string {
  const names = preview.columns.map((column) => column.name);
  return names.find((name) => name === `${amount.name}.currency`) ?? names.find((name) => CURRENCIES.includes(fold(name))) ?? '';
}

/** Whether the numbers of the file have a comma before their fraction. */
export function decimal(columns: readonly Column[]): '.' | ',' {
  const numbers = columns.filter((column) => column.samples.length > 0 && column.samples.every((text) => /^[-+]?[\d.,' ]*\d$/.test(text))).flatMap((column) => column.samples);
  const comma = numbers.filter((text) => /^[^,]*,\d{1,2}$/.test(text) || /\.\d{3},\d+$/.test(text)).length;
  const point = numbers.filter((text) => /^[^.]*\.\d{1,2}$/.test(text) || /,\d{3}\.\d+$/.test(text)).length;
  return comma > point ? ',' : '.';
}

/**
 * By what a row is recognised, so that a file can be imported twice without harm: a field that no two records share, or a column that is
 * called like a key and goes nowhere.
 */
export function key(entity: Entity, preview: Preview, plan: Plan): Pick<Settings, 'key' | 'duplicates'> {
  const used = new Set([...Object.values(plan.columns), ...plan.extras.map((extra) => extra.target)].map((each) => each.field));
  const unique = importable(entity).find((field) => field.unique && used.has(field.name) && ['text', 'email', 'integer'].includes(field.kind));
  if (unique) return { key: unique.name, duplicates: 'skip' };
  const column = preview.columns.find((each) => KEYS.test(fold(each.name)) && plan.columns[each.name]!.field === '' && each.samples.length > 0 && each.values.length === 0);
  return column ? { key: `column:${column.name}`, duplicates: 'skip' } : { key: '', duplicates: 'error' };
}

/** Whether the names of the columns look like values: the file seems to have no line of names. */
export function headless(preview: Preview): boolean {
  return preview.columns.some((column) => /^[-+]?\d+([.,/-]\d+)*$/.test(column.name) || /^\S+@\S+\.\S+$/.test(column.name));
}
