import { number } from './format.ts';
import { Store } from './store.ts';
import type { Dispose } from './store.ts';

export type Catalogue = Readonly<Record<string, string>>;

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

const loaders: Readonly<Record<string, () => Promise<{ default: Catalogue }>>> = {
  en: () => import('../i18n/en.ts'),
  es: () => import('../i18n/es.ts'),
};

/** Texts of a part of the client that comes when it is first used, by language. */
export type LateTexts = Readonly<Record<string, () => Promise<{ default: Catalogue }>>>;

const late = new Set<LateTexts>();
const added = new Map<string, Catalogue[]>();
let own: Catalogue = {};
let plurals = new Intl.PluralRules('en');

/** The language of the page, such as {@code en}. */
export const language = new Store('en');

/** The locale of numbers and dates, such as {@code es-MX}: the language, with the region of the installation. */
export const locale = new Store('en');

/** Speaks the language from now on: the one asked for, or the nearest that there is. Resolves when its texts are there. */
export async function speak(wanted: string, region?: string): Promise<void> {
  const base = wanted.split('-')[0] ?? 'en';
  const chosen = base in loaders ? base : 'en';
  own = await texts(chosen);
  plurals = new Intl.PluralRules(chosen);
  document.documentElement.lang = chosen;
  document.documentElement.dir = RIGHT_TO_LEFT.has(chosen) ? 'rtl' : 'ltr';
  locale.set(regional(wanted, chosen, region));
  language.set(chosen);
}

async function texts(of: string): Promise<Catalogue> {
  const loaded = await Promise.all([loaders[of]!(), ...[...late].map((part) => part[of]!())]);
  return Object.assign({}, ...loaded.map((part) => part.default)) as Catalogue;
}

/** Adds texts to those of the client, in the present language and in each that is spoken later. Resolves when they are there. */
export async function withTexts(part: LateTexts): Promise<void> {
  late.add(part);
  const spoken = language.value;
  const { default: more } = await part[spoken]!();
  if (spoken === language.value) own = { ...own, ...more };
}

function regional(wanted: string, chosen: string, region?: string): string {
  if (wanted.includes('-')) return wanted;
  const tag = region ? `${chosen}-${region}` : chosen;
  return Intl.NumberFormat.supportedLocalesOf(tag).length > 0 ? tag : chosen;
}

/** Adds texts of a module, for as long as it is there. */
export function addMessages(of: string, messages: Catalogue): Dispose {
  added.set(of, [...(added.get(of) ?? []), messages]);
  return () => {
    added.set(
      of,
      (added.get(of) ?? []).filter((each) => each !== messages),
    );
  };
}

/**
 * The text of {@code key} with its {@code {places}} filled. Where {@code count} is given, the form of the key for that many is taken:
 * {@code key.one}, {@code key.other}, ... as the language counts (Unicode CLDR plural rules); the number itself is in {@code {count}}.
 */
export function t(key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const count = values['count'];
  const text = typeof count === 'number' ? (find(`${key}.${plurals.select(count)}`) ?? find(`${key}.other`)) : undefined;
  const found = text ?? find(key) ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? number(value) : value;
  });
}

function find(key: string): string | undefined {
  const mine = own[key];
  if (mine !== undefined) return mine;
  for (const catalogue of [...(added.get(language.value) ?? []), ...(added.get('en') ?? [])]) {
    const text = catalogue[key];
    if (text !== undefined) return text;
  }
  return undefined;
}
