import { entity as entityOf, fieldsIn, writable, type Action, type Entity, type Field } from './metadata.ts';
import { Store } from './store.ts';
import type { LayoutName } from './views.ts';

/** What a module says about how its records are shown; all of it is optional. */
export interface Layout {
  readonly list?: ListLayout;
  readonly views?: readonly ModuleView[];
  readonly record?: {
    readonly sections?: readonly Section[];
    /** Fields that are shown in no section. */
    readonly hidden?: readonly string[];
    readonly stage?: string;
    readonly related?: readonly Related[];
    /** Which actions a record offers; without it, all of the entity. */
    readonly actions?: readonly ActionLayout[];
  };
  readonly card?: { readonly fields?: readonly string[]; readonly value?: string; readonly due?: string; readonly subtitle?: string };
  readonly quickCreate?: { readonly fields?: readonly string[] };
  readonly board?: BoardLayout;
  readonly home?: { readonly numbers?: readonly HomeNumber[]; readonly panels?: readonly HomePanel[] };
}

export interface ListLayout {
  readonly columns?: readonly string[];
  readonly sort?: string;
  /** In CSS pixels. */
  readonly widths?: Readonly<Record<string, number>>;
  /** The view to begin with: a module's by its name, a saved one by its id. */
  readonly view?: string;
}

/** How the menu is arranged. Entries are {@code records:<entity>} and {@code nav:<id>}; what is named nowhere comes behind the others of its kind. */
export interface MenuLayout {
  readonly groups: readonly { readonly name: string; readonly label?: string; readonly entries: readonly string[] }[];
  readonly hidden?: readonly string[];
}

/** With which numbers and panels the home page begins, by {@code <entity>/<name>}. */
export interface HomeLayout {
  readonly numbers?: readonly string[];
  readonly panels?: readonly string[];
}

/** All that is arranged for the user: by modules, packages, administrators. */
export interface Arranged {
  readonly layouts: Readonly<Record<string, Layout>>;
  readonly menu?: MenuLayout;
  readonly home?: HomeLayout;
}

/** A figure on the home page: how many records there are, and what they add up to. */
export interface HomeNumber {
  readonly name: string;
  readonly label: string;
  readonly filter?: string;
  readonly sum?: string;
}

/** A short list on the home page, for what needs attention. */
export interface HomePanel {
  readonly name: string;
  readonly label: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly fields?: readonly string[];
  /** What to say where there is none. */
  readonly none?: string;
}

export interface ModuleView {
  readonly name: string;
  readonly label: string;
  readonly layout?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly columns?: readonly string[];
  readonly by?: string;
}

export interface Section {
  readonly name: string;
  readonly label: string;
  readonly fields: readonly string[];
  /** How many fields stand side by side. */
  readonly columns?: 1 | 2;
  /** Whether it is closed at first. */
  readonly collapsed?: boolean;
}

export interface Related {
  readonly entity: string;
  readonly field: string;
  readonly label?: string;
  readonly columns?: readonly string[];
}

export interface ActionLayout {
  readonly name: string;
  /** The action is offered where each of these fields has one of the values. */
  readonly when?: Readonly<Record<string, readonly unknown[]>>;
}

export interface BoardLayout {
  /** The field that the columns are the values of. */
  readonly by: string;
  /** A field of the record, and of what {@link by} refers to, that says which columns belong together: the pipeline of a stage. */
  readonly scope?: string;
  readonly sum?: string;
  readonly weighted?: string;
  /** The day on which a card wants to be done. */
  readonly due?: string;
  /** The moment since which a card has been in its column. */
  readonly since?: string;
  /** The action that moves a card, with a parameter named as {@link by}; without one the field is written. */
  readonly move?: string;
  /** The action that brings a card back out of a closed column. */
  readonly reopen?: string;
  /** Fields of what {@link by} refers to: the order of columns, whether one is closed, and the days that a card may stay. */
  readonly column?: { readonly order?: string; readonly status?: string; readonly age?: string; readonly colour?: string };
}

/** How records are shown, by entity. */
export const layouts = new Store<Readonly<Record<string, Layout>>>({});
/** How menu and home page are. */
export const pages = new Store<Omit<Arranged, 'layouts'>>({});

/** What an administrator is trying: the pages are drawn with it, and what is arranged on them goes to {@code take} rather than to the user's own liking. */
export interface Trial {
  readonly subject: string;
  over(arranged: Arranged): Arranged;
  take(list: ListLayout): void;
}

let arranged: Arranged = { layouts: {} };
let trial: Trial | null = null;

/** Takes over how everything is arranged, as the server says it. */
export function arrange(as: Arranged): void {
  arranged = as;
  const { layouts: all, ...rest } = trial ? trial.over(as) : as;
  layouts.set(all);
  pages.set(rest);
}

/** Draws what is on the page with what is tried; {@code null} ends it. */
export function tryOut(what: Trial | null): void {
  trial = what;
  arrange(arranged);
}

/** What is tried of an entity, or of {@code menu} or {@code home}. */
export function tried(subject: string): Trial | null {
  return trial?.subject === subject ? trial : null;
}

function layout(of: Entity): Layout {
  return layouts.value[of.name] ?? {};
}

const LONG: ReadonlySet<string> = new Set(['longText', 'richText']);

function known(of: Entity, names: readonly string[]): readonly string[] {
  return names.filter((name) => of.fields.some((field) => field.name === name));
}

export function columns(of: Entity): readonly string[] {
  const declared = layout(of).list?.columns;
  if (declared) return known(of, declared);
  const listed = fieldsIn(of, 'list').map((field) => field.name);
  const first = listed.filter((name) => name !== 'owner');
  return [...first, ...(listed.includes('owner') ? ['owner'] : [])];
}

export function widthsOf(of: Entity): Readonly<Record<string, number>> {
  return layout(of).list?.widths ?? {};
}

export function defaultSort(of: Entity): string {
  return layout(of).list?.sort ?? fieldsIn(of, 'sort')[0]?.name ?? '-createdAt';
}

export function moduleViews(of: Entity): readonly ModuleView[] {
  return layout(of).views ?? [];
}

export function quickFields(of: Entity): readonly Field[] {
  const names = layout(of).quickCreate?.fields ?? fieldsIn(of, 'quickCreate').map((field) => field.name);
  const required = of.fields.filter((field) => field.required && !names.includes(field.name)).map((field) => field.name);
  return [...names, ...required]
    .map((name) => of.fields.find((field) => field.name === name))
    .filter((field): field is Field => field !== undefined && writable(field));
}

/** The sections of a record: those of the module, then what they leave out. */
export function sections(of: Entity, generalLabel: string, moreLabel: string): readonly Section[] {
  const responsible = of.fields.filter((field) => field.name === 'owner' || field.name === 'team');
  const own = [...of.fields.filter((field) => !field.standard), ...responsible].map((field) => field.name);
  const declared = layout(of).record?.sections;
  if (declared) {
    const shown = declared.map((section) => ({ ...section, fields: known(of, section.fields) }));
    const { stage, hidden = [] } = layout(of).record ?? {};
    const placed = new Set([...shown.flatMap((section) => section.fields), ...hidden, stage]);
    const rest = own.filter((name) => !placed.has(name));
    return rest.length === 0 ? shown : [...shown, { name: 'more', label: moreLabel, fields: rest }];
  }
  const short = own.filter((name) => !LONG.has(of.fields.find((field) => field.name === name)!.kind));
  const long = own.filter((name) => !short.includes(name));
  return [
    { name: 'general', label: generalLabel, fields: short },
    ...(long.length > 0 ? [{ name: 'more', label: moreLabel, fields: long }] : []),
  ];
}

export function stageField(of: Entity): Field | undefined {
  const name = layout(of).record?.stage;
  return name === undefined ? undefined : of.fields.find((field) => field.name === name);
}

/** The actions that a record offers as buttons: those of the layout that its values let, without the one that the stage bar does. */
export function recordActions(of: Entity, values: Readonly<Record<string, unknown>>): readonly Action[] {
  const declared = layout(of).record?.actions;
  const move = layout(of).board?.move;
  const offered = of.actions.filter((action) => action.access !== 'none' && action.name !== move);
  if (!declared) return offered;
  return declared
    .filter((each) => Object.entries(each.when ?? {}).every(([name, allowed]) => allowed.includes(values[name])))
    .map((each) => offered.find((action) => action.name === each.name))
    .filter((action): action is Action => action !== undefined);
}

/** The field whose value stands below the title of a record. */
export function subtitleField(of: Entity): Field | undefined {
  const named = layout(of).card?.subtitle;
  if (named) return of.fields.find((field) => field.name === named);
  return fieldsIn(of, 'list').find((field) => field.kind === 'ref' && !field.standard);
}

/** The lists beside a record: those that the module names, else each field of another entity that points here. */
export function related(of: Entity, all: Iterable<Entity>): readonly Related[] {
  const declared = layout(of).record?.related;
  if (declared) return declared.filter((each) => entityOf(each.entity)?.fields.some((field) => field.name === each.field));
  const found: Related[] = [];
  for (const other of all) {
    if (!other.available || other.module === 'security' || other.rights['read'] === 'none') continue;
    for (const field of other.fields) {
      if (!field.standard && (field.kind === 'ref' || field.kind === 'refs') && field.refs?.includes(of.name)) {
        found.push({ entity: other.name, field: field.name });
      }
    }
  }
  return found;
}

export function card(of: Entity): NonNullable<Layout['card']> {
  return layout(of).card ?? { fields: columns(of).slice(1, 4) };
}

/** The fields that a board may have its columns by. */
export function boardFields(of: Entity): readonly Field[] {
  const marked = fieldsIn(of, 'board');
  return marked.length > 0 ? marked : of.fields.filter((field) => field.kind === 'choice');
}

export function board(of: Entity): BoardLayout | undefined {
  const declared = layout(of).board;
  if (declared) return declared;
  const by = boardFields(of)[0];
  if (!by) return undefined;
  const sum = of.fields.find((field) => field.kind === 'money')?.name;
  return { by: by.name, ...(sum ? { sum } : {}) };
}

/** The fields that a calendar may stand by: those of the module first, then when a record was made and changed. */
export function calendarFields(of: Entity): readonly Field[] {
  const dated = of.fields.filter((field) => (field.kind === 'date' || field.kind === 'dateTime') && !field.writeOnly && !field.multiple);
  return [...dated.filter((field) => !field.standard), ...dated.filter((field) => field.standard)];
}

/** The field of a calendar: the one that is named, else the day on which a record is due, else the first. */
export function calendarField(of: Entity, by: string | undefined): Field | undefined {
  const fields = calendarFields(of);
  return fields.find((field) => field.name === by) ?? fields.find((field) => field.name === dueField(of)?.name) ?? fields[0];
}

/** The day on which a record wants to be done. */
export function dueField(of: Entity): Field | undefined {
  const name = layout(of).card?.due ?? layout(of).board?.due;
  return name === undefined ? undefined : of.fields.find((field) => field.name === name);
}

/** The field that says where on the map a record is. */
export function geoField(of: Entity): Field | undefined {
  return of.fields.find((field) => field.kind === 'geoPoint' && !field.writeOnly && !field.multiple);
}

/** The layouts in which records of an entity can be shown. */
export function layoutsOf(of: Entity): readonly LayoutName[] {
  return [
    'list',
    ...(boardFields(of).length > 0 ? (['board'] as const) : []),
    ...(calendarFields(of).length > 0 ? (['calendar'] as const) : []),
    ...(geoField(of) ? (['map'] as const) : []),
  ];
}
