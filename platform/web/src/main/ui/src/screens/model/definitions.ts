import { http, type RequestOptions } from '../../core/http.ts';
import type { Kind, Place } from '../../core/metadata.ts';

/** What something is called, by language. */
export type Words = Readonly<Record<string, string>>;

export interface ChoiceDefinition {
  readonly value: string;
  readonly label: Words;
  /** {@code #rrggbb}. */
  readonly colour?: string | null;
  readonly retired?: boolean;
}

export type RollUpFunction = 'count' | 'sum' | 'min' | 'max' | 'avg';

export interface RollUp {
  readonly entity: string;
  readonly field: string;
  readonly function: RollUpFunction;
  readonly of?: string | null;
  readonly filter?: string | null;
}

export interface Validation {
  readonly expression: string;
  readonly message: Words;
}

/** What an administrator has decided about a field, as the REST contract writes it. */
export interface Definition {
  readonly name: string;
  readonly kind: Kind;
  readonly label: Words;
  readonly help: Words;
  readonly required: boolean;
  readonly unique: boolean;
  readonly default: unknown;
  readonly tracked: boolean;
  readonly in: readonly Place[];
  readonly filterable: boolean;
  readonly length: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly pattern: string | null;
  readonly choices: readonly ChoiceDefinition[];
  readonly refs: readonly string[];
  readonly onDelete: OnDelete;
  readonly numbering: string | null;
  readonly gapFree: boolean;
  readonly formula?: string;
  readonly result?: Kind;
  readonly rollUp?: RollUp;
  readonly validation: Validation | null;
  readonly visibleWhen: string | null;
}

export type OnDelete = 'clear' | 'restrict' | 'cascade';
export type State = 'active' | 'retired' | 'adding' | 'failed' | 'deleted';

/** A field that was added, with what became of it. */
export interface CustomField extends Definition {
  readonly entity: string;
  readonly state: State;
  readonly reason?: string;
  /** The name that it had before a module brought a field of that name. */
  readonly conflict?: string;
  readonly layer: 'package' | 'admin';
  readonly package: string | null;
  readonly version: number;
  /** How far the records that there are have been computed; none: all. */
  readonly progress?: Progress;
}

export interface Progress {
  readonly state: 'waiting' | 'running' | 'failed';
  readonly done: number;
  /** 0 while nobody knows. */
  readonly total: number;
  readonly failure: string | null;
}

export interface EntityDefinition {
  readonly name: string;
  readonly label: Words;
  readonly plural: Words;
  readonly icon: string;
  readonly title: string;
  readonly traits: readonly string[];
  readonly order: readonly string[];
}

export interface CustomEntity extends EntityDefinition {
  readonly state: State;
  readonly reason?: string;
  readonly version: number;
}

/** What can be changed of what a module brings. */
export type Part = 'label' | 'plural' | 'icon' | 'help' | 'tracked' | 'required' | 'default' | 'min' | 'max' | 'pattern' | 'choices' | 'validation' | 'visibleWhen';

/** A part that is not below any more what it was when it was changed. */
export interface Difference {
  readonly was: unknown;
  readonly now: unknown;
}

/** A field of a module, or its record type where there is no kind: what it is with all that was changed, and what the module says. */
export interface BuiltIn extends Partial<Definition> {
  readonly entity: string;
  readonly name: string;
  readonly label: Words;
  readonly plural?: Words;
  readonly icon?: string;
  readonly multiple?: boolean;
  readonly readOnly?: boolean;
  readonly standard?: boolean;
  /** Whether values can be added to its choices. */
  readonly extendable?: boolean;
  readonly changeable: readonly Part[];
  readonly changed: readonly Part[];
  readonly module: Readonly<Partial<Record<Part, unknown>>>;
  readonly conflicts: Readonly<Partial<Record<Part, Difference>>>;
  readonly layers: readonly { readonly layer: 'package' | 'admin'; readonly package: string | null; readonly parts: Body }[];
  readonly version: number;
}

/** What would be lost with a field or a record type, and what is made of it. */
export interface Usage {
  readonly rows: number;
  readonly values: Readonly<Record<string, number>>;
  readonly usedIn: readonly { readonly kind: string; readonly name: string; readonly needed?: boolean }[];
}

export type Body = Readonly<Record<string, unknown>>;

const entities = '/metadata/entities';
const at = (entity: string): string => `${entities}/${encodeURIComponent(entity)}`;
const fieldsOf = (entity: string): string => `${at(entity)}/fields`;
const fieldAt = (entity: string, field: string): string => `${fieldsOf(entity)}/${encodeURIComponent(field)}`;
/** Columns are added, filled and indexed before the server answers. */
const patient: RequestOptions = { timeout: 300_000 };
const as = (version: number): RequestOptions => ({ ...patient, headers: { 'If-Match': `"${version}"` } });

/** The definitions of fields on the server; for administrators. */
export const fields = {
  all: (entity: string): Promise<{ readonly items: readonly CustomField[]; readonly builtIn: readonly BuiltIn[] }> => http.get(fieldsOf(entity)),
  add: (entity: string, body: Body): Promise<CustomField> => http.post(fieldsOf(entity), body, patient),
  change: (field: CustomField, patch: Body): Promise<CustomField> => http.patch(fieldAt(field.entity, field.name), patch, as(field.version)),
  rename: (field: CustomField, name: string): Promise<CustomField> => http.post(`${fieldAt(field.entity, field.name)}/rename`, { name }),
  retype: (field: CustomField, body: Body): Promise<CustomField> => http.post(`${fieldAt(field.entity, field.name)}/retype`, body, patient),
  retire: (field: CustomField): Promise<CustomField> => http.post(`${fieldAt(field.entity, field.name)}/retire`),
  restore: (field: CustomField): Promise<CustomField> => http.post(`${fieldAt(field.entity, field.name)}/restore`),
  recalculate: (field: CustomField): Promise<void> => http.post(`${fieldAt(field.entity, field.name)}/recalculate`),
  usage: (field: CustomField): Promise<Usage> => http.get(`${fieldAt(field.entity, field.name)}/usage`),
  remove: (field: CustomField, confirm: number): Promise<void> => http.delete(`${fieldAt(field.entity, field.name)}?confirm=${confirm}`, patient),
};

const builtInAt = (of: BuiltIn): string => (of.kind === undefined ? at(of.entity) : fieldAt(of.entity, of.name));

/** What modules bring, and what administrators have changed of it; without a field the record type itself. */
export const builtIns = {
  get: (entity: string, field: string): Promise<BuiltIn> => http.get(field === '' ? `${at(entity)}/definition` : fieldAt(entity, field)),
  change: (of: BuiltIn, patch: Body): Promise<BuiltIn> => http.patch(builtInAt(of), patch, as(of.version)),
  revert: (of: BuiltIn): Promise<BuiltIn> => http.post(`${builtInAt(of)}/revert`, undefined, as(of.version)),
};

/** The definitions of record types on the server; for administrators. */
export const types = {
  define: (body: Body): Promise<CustomEntity> => http.post(entities, body, patient),
  get: (entity: string): Promise<CustomEntity> => http.get(`${at(entity)}/definition`),
  change: (entity: CustomEntity, patch: Body): Promise<CustomEntity> => http.patch(at(entity.name), patch, as(entity.version)),
  retire: (entity: CustomEntity): Promise<CustomEntity> => http.post(`${at(entity.name)}/retire`),
  restore: (entity: CustomEntity): Promise<CustomEntity> => http.post(`${at(entity.name)}/restore`),
  usage: (entity: CustomEntity): Promise<Usage> => http.get(`${at(entity.name)}/usage`),
  remove: (entity: CustomEntity, confirm: number): Promise<void> => http.delete(`${at(entity.name)}?confirm=${confirm}`, patient),
};
