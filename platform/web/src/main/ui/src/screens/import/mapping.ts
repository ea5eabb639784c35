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

/** Where the values of a column go. Immutable. */
export interface Target {
  /** The field; {@code ''}: the column is left out. */
  readonly field: string;
  /** The kind of one of several mails, phones or addresses, or the part of an address. */
  readonly part: string;
  /** By which field a record that is referred to is found. */
  readonly by: string;
  /** Whether it is made where there is none. */
  readonly create: boolean;
  /** Values of the file to those of the field. */
  readonly values: Readonly<Record<string, string>>;
  /** The currency of amounts without one. */
  readonly currency: string;
}

export type Duplicates = 'skip' | 'update' | 'create' | 'error';

export interface Settings {
  readonly encoding: string;
  readonly separator: string;
  readonly dateFormat: string;
  readonly decimal: '.' | ',';
  readonly duplicates: Duplicates;
  /** A field, or {@code column:<name>} for an external key; {@code ''} for none. */
  readonly key: string;
}

/** How an import fares. */
export interface Progress {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'succeeded' | 'done' | 'failed' | 'cancelled' | string;
  readonly dryRun: boolean;
  readonly rows: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly failure: string | null;
  readonly finishedAt: string | null;
}

export const SEPARATORS = [',', ';', '\t', '|'] as const;
export const ENCODINGS = ['UTF-8', 'windows-1252', 'ISO-8859-1', 'UTF-16'] as const;
export const DATE_FORMATS = ['yyyy-M-d', 'd/M/yyyy', 'M/d/yyyy', 'd.M.yyyy', 'd-M-yyyy', 'yyyy/M/d', 'yyyyMMdd', 'days'] as const;
export const ADDRESS_PARTS = ['street', 'postalCode', 'city', 'region', 'country'] as const;

const LEFT_OUT: Target = { field: '', part: '', by: '', create: false, values: {}, currency: '' };

/** The fields that a column can go to. */
export function importable(entity: Entity): readonly Field[] {
  return entity.fields.filter((field) => writable(field) && !['file', 'image'].includes(field.kind));
}

/** The targets that the server guessed. */
export function guessed(preview: Preview): Readonly<Record<string, Target>> {
  return Object.fromEntries(preview.columns.map((column) => [column.name, { ...LEFT_OUT, field: column.field ?? '' }]));
}

/** A target with another field: what was said about the former one no longer holds. */
export function towards(field: string): Target {
  return { ...LEFT_OUT, field };
}

/** The values of a column that its field would not understand: choices that it has not. */
export function strange(field: Field, column: Column, target: Target): readonly string[] {
  if (!field.choices || field.choices.length === 0) return [];
  const known = new Set(field.choices.flatMap((choice) => [fold(choice.value), fold(choice.label)]));
  return column.values.filter((value) => !known.has(fold(value)) && target.values[value] === undefined);
}

/** Fields that must have a value and get none, by their labels. */
export function missing(entity: Entity, targets: Readonly<Record<string, Target>>): readonly string[] {
  const used = new Set(Object.values(targets).map((target) => target.field));
  return entity.fields.filter((field) => field.required && writable(field) && !used.has(field.name)).map((field) => field.label);
}

/** The options of the import, as the server takes them. */
export function options(entity: Entity, settings: Settings, targets: Readonly<Record<string, Target>>, dryRun: boolean): Readonly<Record<string, unknown>> {
  const fields: Record<string, unknown> = {};
  for (const [column, target] of Object.entries(targets)) {
    const field = entity.fields.find((each) => each.name === target.field);
    if (field) fields[target.part === '' ? field.name : `${field.name}.${target.part}`] = value(column, field, target);
  }
  return {
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

function value(column: string, field: Field, target: Target): unknown {
  const values = Object.fromEntries(Object.entries(target.values).filter(([, to]) => to !== ''));
  const more = {
    ...(Object.keys(values).length > 0 ? { values } : {}),
    ...(field.kind === 'money' && target.currency ? { currency: target.currency } : {}),
    ...(field.refs && (target.by || target.create) ? { lookup: lookup(column, target) } : {}),
  };
  return Object.keys(more).length === 0 ? column : { column, ...more };
}

/** A record that is made is known by what it was looked for by. */
function lookup(column: string, target: Target): Readonly<Record<string, unknown>> {
  const by = target.by || 'name';
  return { by, ...(target.create ? { create: { [by]: column } } : {}) };
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
