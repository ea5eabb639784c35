import { writable, type Entity, type Field } from '../../core/metadata.ts';

/** A column of the file, as the server's preview tells it. */
export interface Column {
  readonly name: string;
  readonly field: string | null;
  readonly samples: readonly string[];
  /** All values of the beginning of the file; none where there are many. */
  readonly values: readonly string[];
}

export interface Preview {
  readonly encoding: string;
  readonly separator: string;
  readonly dateFormat: string;
  readonly columns: readonly Column[];
}

/** What tells a record that is referred to from others of the same name, and what it gets where it is made. */
export interface Within {
  readonly field: string;
  readonly from: 'constant' | 'column';
  readonly text: string;
}

/** What happens where the record referred to is not there. */
export type Missing = 'error' | 'empty' | 'create';

/** Where values go. Immutable. */
export interface Target {
  /** The field; {@code ''}: the column is left out. */
  readonly field: string;
  /** The kind of one of several mails, phones or addresses, or the part of an address. */
  readonly part: string;
  /** By which field a record that is referred to is found; {@code ''}: by its title. */
  readonly by: string;
  readonly missing: Missing;
  readonly within: readonly Within[];
  /** Texts of the file to others: {@code ''} leaves the field empty, {@code *} stands for all that are not named. */
  readonly values: Readonly<Record<string, string>>;
  /** The currency of amounts without one. */
  readonly currency: string;
  readonly currencyColumn: string;
  /** What amounts are counted in. */
  readonly unit: string;
}

/** A field whose value is no column as it is. */
export interface Extra {
  /** {@code record}: the id of one that is there. */
  readonly from: 'record' | 'constant' | 'template' | 'column';
  readonly text: string;
  readonly target: Target;
}

/** What goes where. */
export interface Plan {
  /** By the names of the columns. */
  readonly columns: Readonly<Record<string, Target>>;
  readonly extras: readonly Extra[];
}

export type Duplicates = 'skip' | 'update' | 'create' | 'error';

export interface Settings {
  /** {@code ''} for these three: as the server guesses. */
  readonly encoding: string;
  readonly separator: string;
  readonly dateFormat: string;
  readonly header: boolean;
  readonly decimal: '.' | ',';
  readonly duplicates: Duplicates;
  /** A field, or {@code column:<name>} for an external key; {@code ''} for none. */
  readonly key: string;
}

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export const ENCODINGS = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'UTF-16'] as const;
export const DATE_FORMATS = ['yyyy-M-d', 'd/M/yyyy', 'M/d/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy/M/d', 'yyyyMMdd', 'days'] as const;
export const ADDRESS_PARTS = ['street', 'postalCode', 'city', 'region', 'country'] as const;
export const UNITS = ['', '1000', '1000000'] as const;
/** All values that are not named. */
export const OTHERS = '*';

const LEFT_OUT: Target = { field: '', part: '', by: '', missing: 'error', within: [], values: {}, currency: '', currencyColumn: '', unit: '' };

/** The fields that values can go to. */
export function importable(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => writable(field) && !['file', 'image'].includes(field.kind));
}

/** The field of a target. */
export function fieldOf(entity: Entity, target: Target): Field | undefined {
  return entity.fields.find((field) => field.name === target.field);
}

/** A target with another field: what was said about the former one no longer holds. */
export function towards(field: string, part = ''): Target {
  return { ...LEFT_OUT, field, part };
}

/** The values of a column that its field would not understand: choices that it has not, words that are neither yes nor no. */
export function strange(field: Field, values: readonly string[]): readonly string[] {
  const known = words(field);
  if (known.size === 0) return [];
  const parts = field.multiple || field.kind === 'multiChoice' ? [...new Set(values.flatMap((value) => value.split(';').map((part) => part.trim())))] : values;
  return parts.filter((value) => value !== '' && !known.has(fold(value)));
}

/** What the field understands of the values, so that it stays when all others are replaced. */
export function understood(field: Field, values: readonly string[]): Readonly<Record<string, string>> {
  const unknown = new Set(strange(field, values));
  const meant = (text: string): string => field.choices?.find((choice) => [choice.value, choice.label].some((word) => fold(word) === fold(text)))?.value ?? text;
  return Object.fromEntries(values.filter((value) => !unknown.has(value)).map((value) => [value, meant(value)]));
}

const TRUTH = ['true', 'yes', 'y', '1', 'x', 'si', 's', 'verdadero', 'on', 'false', 'no', 'n', '0', 'falso', 'off'];

function words(field: Field): ReadonlySet<string> {
  if (field.kind === 'boolean') return new Set(TRUTH);
  return new Set((field.choices ?? []).flatMap((choice) => [fold(choice.value), fold(choice.label)]));
}

function targets(plan: Plan): readonly Target[] {
  return [...Object.values(plan.columns), ...plan.extras.map((extra) => extra.target)].filter((target) => target.field !== '');
}

/** Fields that must have a value and get none. */
export function missing(entity: Entity, plan: Plan): readonly Field[] {
  const used = new Set(targets(plan).map((target) => target.field));
  return entity.fields.filter((field) => field.required && writable(field) && !used.has(field.name));
}

/** Fields that would get values from two places, by their labels. */
export function doubled(entity: Entity, plan: Plan): readonly string[] {
  const paths = targets(plan).map((target) => path(target));
  const twice = new Set(paths.filter((each, at) => paths.indexOf(each) !== at).map((each) => each.split('.')[0]));
  return entity.fields.filter((field) => twice.has(field.name)).map((field) => field.label);
}

function path(target: Target): string {
  return target.part === '' ? target.field : `${target.field}.${target.part}`;
}

/** The one field that makes up the title of a record, by which one is made; none where it takes several. */
export function naming(entity: Entity): string {
  const named = /^\{(\w+)\}$/.exec(entity.title);
  return named ? named[1]! : '';
}

/** What a reference needs to know about record types, and whether one of them may be made. */
export interface Known {
  entity(name: string): Entity | undefined;
  mayCreate(name: string): boolean;
}

/** The options of the import, as the server takes them. */
export function options(entity: Entity, settings: Settings, plan: Plan, known: Known, dryRun: boolean): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  const add = (source: Source, target: Target): void => {
    const field = fieldOf(entity, target);
    if (field) fields[path(target)] = value(source, field, target, known);
  };
  for (const [column, target] of Object.entries(plan.columns)) add({ column }, target);
  for (const { from, text, target } of plan.extras) {
    if (text === '') continue;
    if (from === 'record') fields[path(target)] = { constant: text };
    else add({ [from]: text }, target);
  }
  return {
    header: settings.header,
    encoding: settings.encoding,
    separator: settings.separator,
    dateFormat: settings.dateFormat,
    decimal: settings.decimal,
    duplicates: settings.duplicates,
    ...(settings.key === '' ? {} : { key: settings.key.startsWith('column:') ? { column: settings.key.slice(7) } : settings.key }),
    guess: false,
    dryRun,
    fields,
  };
}

type Source = Readonly<Record<string, string>>;

function value(source: Source, field: Field, target: Target, known: Known): unknown {
  const money = field.kind === 'money';
  const more = {
    ...replaced(target),
    ...(money && target.currency ? { currency: target.currency } : {}),
    ...(money && target.currencyColumn ? { currencyColumn: target.currencyColumn } : {}),
    ...(money && target.unit ? { multiply: target.unit } : {}),
    ...(field.refs ? lookup(source, field, target, known) : {}),
  };
  const plain = source['column'];
  return plain !== undefined && Object.keys(more).length === 0 ? plain : { ...source, ...more };
}

function replaced(target: Target): Readonly<Record<string, unknown>> {
  return Object.keys(target.values).length > 0 ? { values: target.values } : {};
}

/** A record that is made is known by what it was looked for by. */
function lookup(source: Source, field: Field, target: Target, known: Known): Readonly<Record<string, unknown>> {
  const other = known.entity(field.refs![0]!);
  const within = target.within.filter((each) => each.field !== '' && each.text !== '');
  if (target.by === '' && target.missing === 'error' && within.length === 0) return {};
  const create = target.missing === 'create';
  const by = target.by || (create && other ? naming(other) : '') || 'title';
  const where = Object.fromEntries(within.map((each) => [each.field, apart(each, other, known, create)]));
  return {
    lookup: {
      by,
      ...(within.length > 0 ? { where } : {}),
      ...(create ? { create: { [by]: { ...source, ...replaced(target) }, ...where } } : {}),
      ...(target.missing === 'empty' ? { missing: 'empty' } : {}),
    },
  };
}

/** What tells a record apart may be a record itself, which is made with it. */
function apart(within: Within, other: Entity | undefined, known: Known, create: boolean): unknown {
  const source = { [within.from]: within.text };
  const refs = other?.fields.find((field) => field.name === within.field)?.refs;
  const above = refs ? known.entity(refs[0]!) : undefined;
  const by = above ? naming(above) : '';
  if (!above || by === '') return source;
  return { ...source, lookup: { by, ...(create && known.mayCreate(above.name) ? { create: { [by]: source } } : {}) } };
}

/** What a template makes of one value of each of its columns; {@code null} where it names a column that is not there. */
export function filled(template: string, sample: (column: string) => string | undefined): string | null {
  let known = true;
  const fill = (text: string): { readonly text: string; readonly whole: boolean } => {
    let whole = true;
    const done = text.replace(/\{([^{}|]+)(?:\|([^{}]+))?\}/g, (_, column: string, how: string | undefined) => {
      const found = sample(column);
      known &&= found !== undefined;
      whole &&= Boolean(found);
      return formed(found ?? '', how);
    });
    return { text: done, whole };
  };
  const text = template.replace(/\[([^[\]]*)\]/g, (_, part: string) => {
    const done = fill(part);
    return done.whole ? done.text : '';
  });
  const done = fill(text).text;
  return known ? done.trim() : null;
}

function formed(text: string, how: string | undefined): string {
  if (how === 'lower') return text.toLowerCase();
  if (how === 'upper') return text.toUpperCase();
  if (how === 'slug') return fold(text).replace(/[^a-z0-9]+/g, '.').replace(/^\.|\.$/g, '');
  return text.trim();
}

export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
