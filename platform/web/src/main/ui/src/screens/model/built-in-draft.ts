import { choiceBodies, choiceDrafts, spoken, type ChoiceDraft } from './choices.ts';
import type { Body, BuiltIn, Part, Words } from './definitions.ts';
import { difference, number, text, written } from './draft.ts';

/** What a module brings while what can be changed of it is edited: what is typed stays as it is typed. */
export interface BuiltInDraft {
  readonly label: Words;
  readonly plural: Words;
  readonly icon: string;
  readonly help: Words;
  readonly tracked: boolean;
  readonly required: boolean;
  readonly default: unknown;
  readonly min: string;
  readonly max: string;
  readonly pattern: string;
  readonly choices: readonly ChoiceDraft[];
  readonly expression: string;
  readonly message: Words;
  readonly visibleWhen: string;
}

export function builtInDraftOf(of: BuiltIn): BuiltInDraft {
  return {
    label: of.label,
    plural: of.plural ?? {},
    icon: of.icon ?? '',
    help: of.help ?? {},
    tracked: of.tracked ?? false,
    required: of.required ?? false,
    default: of.default ?? null,
    min: written(of.min ?? null),
    max: written(of.max ?? null),
    pattern: of.pattern ?? '',
    choices: choiceDrafts(of.choices ?? []),
    expression: of.validation?.expression ?? '',
    message: of.validation?.message ?? {},
    visibleWhen: of.visibleWhen ?? '',
  };
}

/** All that is said of the parts that can be changed, as the server takes it. */
function partsOf(draft: BuiltInDraft, changeable: readonly Part[]): Record<string, unknown> {
  const all: Readonly<Record<Part, unknown>> = {
    label: spoken(draft.label),
    plural: spoken(draft.plural),
    icon: text(draft.icon),
    help: spoken(draft.help),
    tracked: draft.tracked,
    required: draft.required,
    default: draft.default,
    min: number(draft.min),
    max: number(draft.max),
    pattern: text(draft.pattern),
    choices: choiceBodies(draft.choices),
    validation: draft.expression.trim() === '' ? null : { expression: draft.expression.trim(), message: spoken(draft.message) },
    visibleWhen: text(draft.visibleWhen),
  };
  return Object.fromEntries(changeable.map((part) => [part, all[part]]));
}

/** What differs from what is stored, as a JSON merge patch (RFC 7396); {@code null} where nothing does. */
export function builtInPatch(stored: BuiltIn, draft: BuiltInDraft): Body | null {
  const patch = difference(partsOf(builtInDraftOf(stored), stored.changeable), partsOf(draft, stored.changeable));
  return Object.keys(patch).length === 0 ? null : patch;
}

/** What makes a part of administrators' own that is theirs already: the module's change of it is known then. */
export function kept(of: BuiltIn, part: Part): Body {
  const own = of.layers.find((layer) => layer.layer === 'admin')?.parts[part];
  return { [part]: own ?? of[part as keyof BuiltIn] ?? null };
}

/** A value as one reads it: of words those of a language, of choices their names. */
export function shown(value: unknown, language: string): string {
  if (value === null || value === undefined || value === '') return '—';
  if (Array.isArray(value)) return value.map((each) => (isObject(each) ? said(each['label'], language) || String(each['value']) : String(each))).join(', ');
  if (!isObject(value)) return String(value);
  if (typeof value['expression'] === 'string') return value['expression'];
  return said(value, language) || '—';
}

function said(words: unknown, language: string): string {
  return isObject(words) ? String(words[language] ?? words['en'] ?? Object.values(words)[0] ?? '') : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
