import { t } from '../../core/i18n.ts';
import type { Choice, Field } from '../../core/metadata.ts';

/** Whether values have a type beside them: several mails, phones, addresses. */
export function hasTypes(field: Field): boolean {
  return field.multiple === true && ['email', 'phone', 'address'].includes(field.kind);
}

const TYPES: Readonly<Record<string, readonly string[]>> = {
  email: ['work', 'home', 'other'],
  phone: ['mobile', 'work', 'home', 'fax', 'other'],
  address: ['work', 'billing', 'delivery', 'home', 'other'],
};

/** The usual types of mails, phones and addresses; people may have used words of their own. */
export function typesOf(field: Field): readonly Choice[] {
  return field.types ?? (TYPES[field.kind] ?? []).map((value) => ({ value, label: t(`fields.type.${value}`) }));
}

export function typeLabel(field: Field, type: string | null | undefined): string {
  return typesOf(field).find((each) => each.value === type)?.label ?? type ?? '';
}

export interface Address {
  readonly type?: string;
  readonly street?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly region?: string | null;
  readonly country?: string | null;
  readonly primary?: boolean;
}

/** Codes that Unicode names but that are no countries (ISO 3166-1). */
const NO_COUNTRIES = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ']);
const countryLists = new Map<string, readonly Choice[]>();

/** Countries by their names in the language. */
export function countries(language: string): readonly Choice[] {
  let list = countryLists.get(language);
  if (!list) countryLists.set(language, (list = named(language)));
  return list;
}

function named(language: string): readonly Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code)
    .map((value) => ({ value, label: names.of(value) ?? '' }))
    .filter(({ label }) => label !== '')
    .sort((one, other) => one.label.localeCompare(other.label, language));
}

export function countryName(code: string, language: string): string {
  return countries(language).find((each) => each.value === code)?.label ?? code;
}

const USUAL = ['EUR', 'USD', 'GBP', 'MXN', 'COP', 'ARS', 'CLP', 'PEN', 'CHF', 'CAD'];

/** Currencies (ISO 4217), the given ones and the usual ones first. */
export function currencies(first: readonly (string | undefined)[]): readonly string[] {
  return [...new Set([...first.filter((code): code is string => Boolean(code)), ...USUAL, ...Intl.supportedValuesOf('currency')])];
}
