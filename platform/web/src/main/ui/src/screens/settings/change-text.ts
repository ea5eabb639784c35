import { money } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { isMoney, isRef, type FieldChange } from '../../core/records.ts';

/** A change of a field in one line: before → after. */
export function changeText(change: FieldChange): string {
  return `${change.beforeLabel ?? valueText(change.before)} → ${change.afterLabel ?? valueText(change.after)}`;
}

/** A value as it was written down. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (isMoney(value)) return money(value);
  if (isRef(value)) return value.title || value.id;
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
