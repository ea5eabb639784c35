import type { Kind, Place } from '../../core/metadata.ts';

/** A kind of field, as it is offered. */
export interface KindInfo {
  readonly kind: Kind;
  readonly icon: string;
}

export interface KindGroup {
  readonly name: 'text' | 'number' | 'time' | 'choice' | 'contact' | 'relation' | 'files' | 'computed';
  readonly kinds: readonly KindInfo[];
}

const of = (kind: Kind, icon: string): KindInfo => ({ kind, icon });

/** The kinds that fields can be of, those that are wanted most in front. */
export const KINDS: readonly KindGroup[] = [
  { name: 'text', kinds: [of('text', 'type'), of('longText', 'align-left'), of('richText', 'bold')] },
  { name: 'choice', kinds: [of('choice', 'circle-dot'), of('multiChoice', 'list-checks'), of('boolean', 'square-check'), of('rating', 'star'), of('colour', 'palette')] },
  { name: 'number', kinds: [of('integer', 'hash'), of('decimal', 'pi'), of('money', 'coins'), of('percent', 'percent'), of('autoNumber', 'list-ordered')] },
  { name: 'time', kinds: [of('date', 'calendar'), of('dateTime', 'calendar-clock'), of('time', 'clock'), of('duration', 'hourglass')] },
  { name: 'contact', kinds: [of('email', 'mail'), of('phone', 'phone'), of('url', 'link'), of('address', 'map'), of('geoPoint', 'map-pin')] },
  { name: 'relation', kinds: [of('ref', 'arrow-right-left'), of('refs', 'network'), of('anyRef', 'shuffle')] },
  { name: 'files', kinds: [of('file', 'paperclip'), of('image', 'image')] },
  { name: 'computed', kinds: [of('formula', 'square-function'), of('rollUp', 'sigma')] },
];

const BY_KIND = new Map(KINDS.flatMap((group) => group.kinds).map((each) => [each.kind, each]));

export function iconOf(kind: Kind): string {
  return BY_KIND.get(kind)?.icon ?? 'type';
}

export function isKind(name: string | undefined): name is Kind {
  return BY_KIND.has(name as Kind);
}

const LINES: ReadonlySet<Kind> = new Set(['text', 'email', 'phone', 'url', 'colour', 'autoNumber']);
const NUMERIC: ReadonlySet<Kind> = new Set(['integer', 'decimal', 'percent', 'money', 'rating', 'duration']);
const UNORDERED: ReadonlySet<Kind> = new Set(['longText', 'richText', 'multiChoice', 'address', 'geoPoint', 'refs', 'file', 'image', 'formula', 'rollUp']);
const MEASURED: ReadonlySet<Kind> = new Set(['text', 'email', 'url', 'longText', 'richText']);
const PATTERNED: ReadonlySet<Kind> = new Set(['text', 'email', 'url']);
const SEVERAL: ReadonlySet<Kind> = new Set(['multiChoice', 'refs']);
/** Of few values, so that nobody would want each only once. */
const NEVER_UNIQUE: ReadonlySet<Kind> = new Set(['boolean', 'choice', 'rating']);
const NO_DEFAULT: ReadonlySet<Kind> = new Set(['autoNumber', 'formula', 'rollUp', 'file', 'image', 'refs', 'anyRef']);

/** What can be said of a field. */
export type Option = 'required' | 'unique' | 'default' | 'filterable' | 'length' | 'range' | 'pattern' | 'choices' | 'refs' | 'numbering' | 'formula' | 'rollUp' | 'validation';

/** Whether fields of a kind can have it; of a computed one {@code result} is what comes out. */
export function has(option: Option, kind: Kind, result?: Kind): boolean {
  const computed = kind === 'formula' || kind === 'rollUp';
  const stored = computed ? (result ?? 'decimal') : kind;
  switch (option) {
    case 'required':
    case 'validation':
      return !computed && kind !== 'autoNumber';
    case 'unique':
      return !computed && !UNORDERED.has(kind) && !NEVER_UNIQUE.has(kind);
    case 'default':
      return !NO_DEFAULT.has(kind);
    case 'filterable':
      return SEVERAL.has(stored) || !UNORDERED.has(stored);
    case 'length':
      return MEASURED.has(kind);
    case 'range':
      return NUMERIC.has(kind) && kind !== 'duration';
    case 'pattern':
      return PATTERNED.has(kind);
    case 'choices':
      return kind === 'choice' || kind === 'multiChoice';
    case 'refs':
      return kind === 'ref' || kind === 'refs' || kind === 'anyRef';
    case 'numbering':
      return kind === 'autoNumber';
    case 'formula':
    case 'rollUp':
      return kind === option;
  }
}

/** The places in which a field can show. */
export function placesOf(kind: Kind, result?: Kind): readonly Place[] {
  const computed = kind === 'formula' || kind === 'rollUp';
  const stored = computed ? (result ?? 'decimal') : kind;
  return [
    'list',
    ...(UNORDERED.has(stored) ? [] : (['sort'] as const)),
    ...(LINES.has(stored) ? (['search'] as const) : []),
    ...(computed || kind === 'autoNumber' ? [] : (['quickCreate'] as const)),
    ...(stored === 'choice' || stored === 'ref' ? (['board'] as const) : []),
  ];
}

/** The kinds that come of a formula or roll-up: the one that usually does first. */
export const RESULTS: readonly Kind[] = ['decimal', 'integer', 'percent', 'money', 'text', 'longText', 'boolean', 'date', 'time', 'dateTime', 'duration'];

const TEXTS: readonly Kind[] = ['text', 'longText'];
const NUMBERS: readonly Kind[] = ['integer', 'decimal', 'percent', 'rating'];
const OF_TEXT: readonly Kind[] = ['email', 'phone', 'url', 'colour', 'date', 'time', 'dateTime', 'choice'];
const WRITTEN: readonly Kind[] = ['email', 'phone', 'url', 'colour', 'autoNumber', 'choice', 'boolean', 'date', 'time', 'dateTime', 'duration'];

/** The kinds that a field of a kind can be made, where its values bear it. */
export function retypes(kind: Kind): readonly Kind[] {
  const found = TEXTS.includes(kind)
    ? [...TEXTS, ...NUMBERS, ...OF_TEXT]
    : NUMBERS.includes(kind)
      ? [...NUMBERS, ...TEXTS]
      : WRITTEN.includes(kind)
        ? [...TEXTS, ...(kind === 'choice' ? (['multiChoice'] as const) : [])]
        : kind === 'ref'
          ? (['refs', 'anyRef'] as const)
          : [];
  return found.filter((each) => each !== kind);
}
