import type { Kind, Place } from '../../core/metadata.ts';
import { added, choiceBodies, choiceDrafts, spoken, type ChoiceDraft } from './choices.ts';
import type { Body, CustomField, Definition, OnDelete, RollUp, Words } from './definitions.ts';
import { has, placesOf } from './kinds.ts';

/** A field while it is edited: what is typed stays as it is typed. */
export interface FieldDraft {
  readonly kind: Kind;
  /** Empty: after the label. */
  readonly name: string;
  readonly label: Words;
  readonly help: Words;
  readonly required: boolean;
  readonly unique: boolean;
  readonly tracked: boolean;
  readonly filterable: boolean;
  readonly default: unknown;
  readonly in: readonly Place[];
  readonly length: string;
  readonly min: string;
  readonly max: string;
  readonly pattern: string;
  readonly choices: readonly ChoiceDraft[];
  readonly refs: readonly string[];
  readonly onDelete: OnDelete;
  readonly numbering: string;
  readonly gapFree: boolean;
  readonly formula: string;
  /** Empty: what usually comes of the formula. */
  readonly result: Kind | '';
  readonly rollUp: RollUp;
  readonly expression: string;
  readonly message: Words;
  readonly visibleWhen: string;
}

export const NUMBERING = 'N-{yyyy}-{0000}';
const NO_ROLL_UP: RollUp = { entity: '', field: '', function: 'count', of: null, filter: null };

/** A field of a kind of which nothing is said yet. */
export function blank(kind: Kind): FieldDraft {
  return {
    kind,
    name: '',
    label: {},
    help: {},
    required: false,
    unique: false,
    tracked: true,
    filterable: false,
    default: null,
    in: placesOf(kind).filter((place) => place === 'quickCreate' || place === 'sort'),
    length: '',
    min: '',
    max: '',
    pattern: '',
    choices: kind === 'choice' || kind === 'multiChoice' ? added(added([])) : [],
    refs: [],
    onDelete: 'clear',
    numbering: kind === 'autoNumber' ? NUMBERING : '',
    gapFree: false,
    formula: '',
    result: '',
    rollUp: NO_ROLL_UP,
    expression: '',
    message: {},
    visibleWhen: '',
  };
}

export const written = (value: number | null): string => (value === null ? '' : String(value));

export function draftOf(of: Definition): FieldDraft {
  return {
    kind: of.kind,
    name: of.name,
    label: of.label,
    help: of.help,
    required: of.required,
    unique: of.unique,
    tracked: of.tracked,
    filterable: of.filterable,
    default: of.default,
    in: of.in,
    length: written(of.length),
    min: written(of.min),
    max: written(of.max),
    pattern: of.pattern ?? '',
    choices: choiceDrafts(of.choices),
    refs: of.refs,
    onDelete: of.onDelete,
    numbering: of.numbering ?? '',
    gapFree: of.gapFree,
    formula: of.formula ?? '',
    result: of.result ?? '',
    rollUp: of.rollUp ?? NO_ROLL_UP,
    expression: of.validation?.expression ?? '',
    message: of.validation?.message ?? {},
    visibleWhen: of.visibleWhen ?? '',
  };
}

export const text = (of: string): string | null => of.trim() || null;

/** A number, or what was typed where it is none: the server says what is wrong with it. */
export function number(of: string): number | string | null {
  const typed = of.trim().replace(',', '.');
  if (typed === '') return null;
  return Number.isNaN(Number(typed)) ? typed : Number(typed);
}

/** All that is said of the field, as the server takes it. What fields of the kind cannot have is left out. */
export function bodyOf(draft: FieldDraft): Body {
  const { kind } = draft;
  const result = draft.result === '' ? undefined : draft.result;
  const may = (option: Parameters<typeof has>[0]): boolean => has(option, kind, result);
  const places = placesOf(kind, result);
  const body: Record<string, unknown> = {
    kind,
    label: spoken(draft.label),
    help: spoken(draft.help),
    required: draft.required && may('required'),
    unique: draft.unique && may('unique'),
    default: may('default') && !(draft.unique && may('unique')) ? draft.default : null,
    tracked: draft.tracked,
    in: draft.in.filter((place) => places.includes(place)),
    filterable: draft.filterable && may('filterable'),
    length: may('length') ? number(draft.length) : null,
    min: may('range') ? number(draft.min) : null,
    max: may('range') ? number(draft.max) : null,
    pattern: may('pattern') ? text(draft.pattern) : null,
    choices: may('choices') ? choiceBodies(draft.choices) : [],
    refs: may('refs') ? draft.refs : [],
    onDelete: kind === 'ref' ? draft.onDelete : 'clear',
    numbering: may('numbering') ? text(draft.numbering) : null,
    gapFree: draft.gapFree && may('numbering'),
    validation: may('validation') && draft.expression.trim() !== '' ? { expression: draft.expression.trim(), message: spoken(draft.message) } : null,
    visibleWhen: text(draft.visibleWhen),
  };
  if (draft.name.trim() !== '') body['name'] = draft.name.trim();
  if (may('formula')) body['formula'] = draft.formula.trim();
  if (may('rollUp')) body['rollUp'] = rollUpBody(draft.rollUp);
  if ((may('formula') || may('rollUp')) && result !== undefined) body['result'] = result;
  return body;
}

function rollUpBody(of: RollUp): RollUp {
  return { ...of, of: of.function === 'count' ? null : of.of || null, filter: of.filter || null };
}

/** What differs from what is stored, as a JSON merge patch (RFC 7396); {@code null} where nothing does. */
export function patchOf(stored: CustomField, draft: FieldDraft): Body | null {
  const before = bodyOf(draftOf(stored)) as Record<string, unknown>;
  const after = bodyOf(draft) as Record<string, unknown>;
  const patch = difference(before, after);
  delete patch['name'];
  return Object.keys(patch).length === 0 ? null : patch;
}

/** What differs between two objects, as a JSON merge patch (RFC 7396). */
export function difference(before: Record<string, unknown>, after: Record<string, unknown>): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(after)) {
    const former = before[name];
    if (JSON.stringify(former ?? null) === JSON.stringify(value ?? null)) continue;
    patch[name] = isObject(former) && isObject(value) ? difference(former, value) : value;
  }
  for (const name of Object.keys(before)) if (!(name in after)) patch[name] = null;
  return patch;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
