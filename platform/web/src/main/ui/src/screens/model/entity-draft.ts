import type { Kind } from '../../core/metadata.ts';
import { spoken } from './choices.ts';
import type { Body, CustomEntity, Words } from './definitions.ts';
import { placesOf } from './kinds.ts';
import { proposed } from './names.ts';
import { TONES } from './tones.ts';

/** A field that comes with a new record type; all else about it can be said later. */
export interface FirstField {
  readonly key: number;
  readonly label: string;
  readonly kind: Kind;
  readonly required: boolean;
  /** Of a choice, one for each line. */
  readonly choices: string;
}

/** A record type while it is edited. */
export interface EntityDraft {
  readonly label: Words;
  readonly plural: Words;
  readonly name: string;
  readonly icon: string;
  readonly title: string;
  readonly timeline: boolean;
  readonly shared: boolean;
  readonly access: Access;
  readonly fields: readonly FirstField[];
}

/** Which records others than administrators reach. */
export type Access = 'all' | 'team' | 'own' | 'none';
export const ACCESSES: readonly Access[] = ['all', 'team', 'own', 'none'];

/** The kinds that a first field may be of: those of which nothing else has to be said. */
export const FIRST_KINDS: readonly Kind[] = ['text', 'longText', 'integer', 'decimal', 'money', 'percent', 'boolean', 'date', 'dateTime', 'choice', 'email', 'phone', 'url', 'address', 'rating'];

let keys = 0;

export const firstField = (label = '', required = false): FirstField => ({ key: ++keys, label, kind: 'text', required, choices: '' });

export function blankEntity(name: string): EntityDraft {
  return { label: {}, plural: {}, name: '', icon: 'box', title: '', timeline: true, shared: false, access: 'all', fields: [firstField(name, true)] };
}

export function entityDraftOf(of: CustomEntity): EntityDraft {
  return { label: of.label, plural: of.plural, name: of.name, icon: of.icon, title: of.title, timeline: of.traits.includes('timeline'), shared: of.traits.includes('shared'), access: 'all', fields: [] };
}

/** The fields that are called something, with the names that they get. */
export function namedFields(draft: EntityDraft): readonly (FirstField & { readonly name: string })[] {
  const taken = new Set<string>();
  return draft.fields
    .filter((field) => field.label.trim() !== '')
    .map((field) => {
      const name = proposed(field.label.trim(), 'field', (each) => taken.has(each));
      taken.add(name);
      return { ...field, name };
    });
}

function traitsOf(draft: EntityDraft): readonly string[] {
  return [...(draft.timeline ? ['timeline'] : []), ...(draft.shared ? ['shared'] : [])];
}

/** A new record type as the server takes it; its first fields are called so in {@code language}. */
export function entityBody(draft: EntityDraft, language: string): Body {
  return {
    label: spoken(draft.label),
    plural: spoken(draft.plural),
    icon: draft.icon,
    traits: traitsOf(draft),
    access: draft.access,
    ...(draft.name.trim() === '' ? {} : { name: draft.name.trim() }),
    ...(draft.title.trim() === '' ? {} : { title: draft.title.trim() }),
    fields: namedFields(draft).map(({ name, label, kind, required, choices }, at) => ({
      name,
      kind,
      label: { [language]: label.trim() },
      required: required && kind !== 'boolean',
      tracked: true,
      in: placesOf(kind).filter((place) => place !== 'board' || at < 6),
      ...(kind === 'choice' ? { choices: lines(choices).map((word, at) => ({ label: { [language]: word }, colour: TONES[at % TONES.length] })) } : {}),
    })),
  };
}

export function lines(text: string): readonly string[] {
  return [...new Set(text.split(/[\n\r;,]+/).map((line) => line.trim()).filter((line) => line !== ''))];
}

/** What differs from what is stored; {@code null} where nothing does. */
export function entityPatch(stored: CustomEntity, draft: EntityDraft): Body | null {
  const words = (before: Words, after: Words): Record<string, string | null> => {
    const now = spoken(after);
    return { ...Object.fromEntries(Object.keys(before).filter((language) => !(language in now)).map((language) => [language, null])), ...now };
  };
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const kept = stored.traits.filter((trait) => trait !== 'timeline' && trait !== 'shared');
  const traits = [...traitsOf(draft), ...kept];
  const patch = {
    ...(same(spoken(stored.label), spoken(draft.label)) ? {} : { label: words(stored.label, draft.label) }),
    ...(same(spoken(stored.plural), spoken(draft.plural)) ? {} : { plural: words(stored.plural, draft.plural) }),
    ...(stored.icon === draft.icon ? {} : { icon: draft.icon }),
    ...(stored.title === draft.title.trim() ? {} : { title: draft.title.trim() }),
    ...(same([...stored.traits].sort(), [...traits].sort()) ? {} : { traits }),
  };
  return Object.keys(patch).length === 0 ? null : patch;
}
