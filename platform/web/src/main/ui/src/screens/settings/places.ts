import { locale } from '../../core/i18n.ts';
import { LANGUAGES } from '../../core/languages.ts';
import type { Option } from './inputs.ts';

/** Codes that have a name but are no country of today. */
const NO_COUNTRIES = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

const kept = new Map<string, readonly Option[]>();

function keptFor(what: string, make: () => Option[]): readonly Option[] {
  const key = `${what} ${locale.value}`;
  let options = kept.get(key);
  if (options === undefined) kept.set(key, (options = make().sort((one, other) => one.label.localeCompare(other.label, locale.value))));
  return options;
}

/** The countries, by their names in the language of the page. */
export function regions(): readonly Option[] {
  return keptFor('regions', () => {
    const names = new Intl.DisplayNames(locale.value, { type: 'region', fallback: 'none' });
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    return letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => !NO_COUNTRIES.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`)
      .flatMap((code) => {
        const label = names.of(code);
        return label ? [{ value: code, label }] : [];
      });
  });
}

export function currencies(): readonly Option[] {
  return keptFor('currencies', () => {
    const names = new Intl.DisplayNames(locale.value, { type: 'currency' });
    return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} · ${names.of(code) ?? code}` }));
  });
}

/** The time zones by continent, as {@code Europe/Madrid}. */
export function zones(present: string): readonly (Option | { readonly group: string; readonly options: readonly Option[] })[] {
  const groups = new Map<string, Option[]>();
  for (const zone of new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ...(present === '' ? [] : [present])])) {
    const group = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : '';
    const label = zone.slice(group === '' ? 0 : group.length + 1).replaceAll('_', ' ');
    groups.set(group, [...(groups.get(group) ?? []), { value: zone, label }]);
  }
  return [...groups].flatMap(([group, options]): readonly (Option | { group: string; options: readonly Option[] })[] => (group === '' ? options : [{ group, options }]));
}

/** The languages, and the one in use where it is a regional form of one of them. */
export function languages(present: string): readonly Option[] {
  const options = Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }));
  if (present === '' || present in LANGUAGES) return options;
  return [...options, { value: present, label: new Intl.DisplayNames(locale.value, { type: 'language' }).of(present) ?? present }];
}
