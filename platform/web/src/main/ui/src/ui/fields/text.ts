import { duration, today } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { Field, Kind } from '../../core/metadata.ts';
import { timeInput } from './clock.ts';
import { dayInput, jsonNumber, numberInput, parseDuration, parseNumber, type Parsed } from './parse.ts';

/** Kinds that are typed as one line or several of text. */
const TEXTUAL: ReadonlySet<Kind> = new Set(['text', 'longText', 'integer', 'decimal', 'percent', 'duration', 'email', 'phone', 'url']);

export function isTextual(field: Field): boolean {
  return TEXTUAL.has(field.kind) && !field.multiple;
}

export function isLong(field: Field): boolean {
  return field.kind === 'longText';
}

/** What stands in the input for a value. */
export function inputText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'percent':
      return numberInput(value);
    case 'duration':
      return duration(String(value));
    default:
      return String(value);
  }
}

/** The value of what was typed. */
export function typedValue(field: Field, typed: string): Parsed<unknown> {
  switch (field.kind) {
    case 'integer':
    case 'decimal':
    case 'percent': {
      const parsed = parseNumber(typed);
      return typeof parsed === 'string' ? jsonNumber(parsed) : parsed;
    }
    case 'duration':
      return parseDuration(typed);
    case 'longText':
      return typed.trim() === '' ? null : typed;
    default:
      return typed.trim() === '' ? null : typed.trim();
  }
}

/** What to say of text that cannot be understood. */
export function notUnderstood(field: Field): string {
  if (field.kind === 'date' || field.kind === 'dateTime') return wrongDay();
  if (field.kind === 'time') return wrongTime();
  if (field.kind === 'geoPoint') return wrongPoint();
  return field.kind === 'duration' ? t('fields.wrongDuration') : t('fields.wrongNumber');
}

/** What to say of a day that cannot be understood, with one as the locale writes it. */
export function wrongDay(): string {
  return t('fields.wrongDay', { example: dayInput(today()) });
}

/** The same of a time of day. */
export function wrongTime(): string {
  return t('fields.wrongTime', { example: timeInput('09:30') });
}

/** The same of a place. */
export function wrongPoint(): string {
  return t('fields.wrongPoint');
}
