import { number } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import { isMoney } from '../../core/records.ts';

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(\.[^\s@.]+)*\.[\p{L}][\p{L}\d-]*[\p{L}\d]$/u;

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What is wrong with the value by what the metadata says; the server has the last word. {@code undefined} for nothing. */
export function check(field: Field, value: unknown): string | undefined {
  if (isEmpty(value)) return field.required && field.kind !== 'boolean' ? t('fields.required') : undefined;
  if (Array.isArray(value)) return value.map((each) => single(field, plain(each))).find((wrong) => wrong !== undefined);
  return single(field, value);
}

function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value;
}

function single(field: Field, value: unknown): string | undefined {
  if (isMoney(value)) return finer(value.amount, digitsOf(value.currency)) ?? range(field, Number(value.amount));
  if (typeof value === 'number' || ['integer', 'decimal', 'percent'].includes(field.kind)) return finer(String(value), field.scale) ?? range(field, Number(value));
  if (typeof value === 'string') return text(field, value);
  return undefined;
}

function text(field: Field, value: string): string | undefined {
  if (field.length !== undefined && [...value].length > field.length) return t('fields.tooLong', { count: field.length });
  if (field.kind === 'email' && !EMAIL.test(value)) return t('fields.wrongEmail');
  if (field.kind === 'url' && !isWebAddress(value)) return t('fields.wrongUrl');
  if (field.kind === 'colour' && !/^#[0-9a-f]{6}$/i.test(value)) return t('fields.wrongColour');
  if (field.kind === 'phone' && !/\d/.test(value)) return t('fields.wrongPhone');
  if (field.pattern !== undefined && !matches(field.pattern, value)) return t('fields.wrongFormat');
  return undefined;
}

function isWebAddress(value: string): boolean {
  try {
    const { hostname, protocol } = new URL(/^[a-z][a-z\d+.-]*:/i.test(value) ? value : `https://${value}`);
    return /^https?:$/.test(protocol) && hostname.includes('.') && !/\s/.test(value);
  } catch {
    return false;
  }
}

/** Patterns are those of the server; one that this browser does not understand is left to the server. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}

/** More decimals than there is room for. */
function finer(value: string, digits: number | undefined): string | undefined {
  const decimals = value.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  return digits !== undefined && decimals > digits ? t('fields.tooFine', { count: digits }) : undefined;
}

/** The decimals of a currency (ISO 4217). */
function digitsOf(currency: string): number | undefined {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

function range(field: Field, value: number): string | undefined {
  if (Number.isNaN(value)) return t('fields.wrongNumber');
  if (field.kind === 'integer' && !Number.isInteger(value)) return t('fields.wrongWhole');
  if (field.min !== undefined && value < field.min) return t('fields.tooSmall', { least: number(field.min) });
  if (field.max !== undefined && value > field.max) return t('fields.tooLarge', { most: number(field.max) });
  return undefined;
}
