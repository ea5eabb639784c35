import { t } from '../../core/i18n.ts';
import { columns as declared } from '../../core/layouts.ts';
import { writable, type Entity, type Field, type Kind } from '../../core/metadata.ts';
import type { ListState } from '../../core/views.ts';
import { aligned } from '../../ui/value.ts';

/** A column of the list. The first one holds the title of the record. */
export interface Column {
  readonly name: string;
  readonly label: string;
  /** The field that it shows and writes; none for a title that is made of several. */
  readonly field: Field | undefined;
  readonly width: number;
  readonly sortable: boolean;
  readonly figures: boolean;
  readonly editable: boolean;
}

export const TITLE = 'title';
export const NARROWEST = 60;
export const WIDEST = 900;

const WIDTHS: Readonly<Partial<Record<Kind, number>>> = {
  boolean: 84, date: 120, dateTime: 168, time: 84, integer: 92, decimal: 100, money: 110, percent: 96, duration: 104, choice: 120, rating: 92,
  multiChoice: 150, email: 200, phone: 156, url: 160, ref: 150, refs: 170, longText: 260, richText: 260, address: 240, autoNumber: 110,
};
const UNSORTED: readonly Kind[] = ['longText', 'richText', 'address', 'geoPoint', 'anyRef', 'refs', 'multiChoice', 'file', 'image'];
const UNGROUPED: readonly Kind[] = ['longText', 'richText', 'address', 'geoPoint', 'money', 'refs', 'multiChoice', 'anyRef', 'file', 'image'];
const SUMMED: readonly Kind[] = ['money', 'integer', 'decimal', 'duration'];
const UNSHOWN: readonly string[] = ['password'];

/** The fields that a title is made of. */
export function titleParts(of: Entity): readonly string[] {
  return [...of.title.matchAll(/\{([\w.]+)\}/g)].map(([, name]) => name!).filter((name) => of.fields.some((field) => field.name === name));
}

/** The names of the columns behind the title: those of the state, else those that are declared. */
export function chosenColumns(of: Entity, state: ListState): readonly string[] {
  const parts = titleParts(of);
  const known = (name: string): boolean => of.fields.some((field) => field.name === name);
  const names = state.columns ? state.columns.filter((name) => parts.length > 1 || !parts.includes(name)) : declared(of).filter((name) => !parts.includes(name));
  const present = [...new Set(names)].filter(known);
  return state.bin ? present.slice(0, 5) : present;
}

/** The fields that may be columns. */
export function columnFields(of: Entity): readonly Field[] {
  const parts = titleParts(of);
  return of.fields.filter((field) => !UNSHOWN.includes(field.name) && (parts.length > 1 || !parts.includes(field.name)));
}

export function columnsOf(of: Entity, state: ListState, widths: Readonly<Record<string, number>>): readonly Column[] {
  const parts = titleParts(of);
  const single = parts.length === 1 ? of.fields.find((field) => field.name === parts[0]) : undefined;
  const title: Column = {
    name: TITLE,
    label: single?.label ?? of.label,
    field: single,
    width: widths[TITLE] ?? 260,
    sortable: true,
    figures: false,
    editable: !state.bin && single !== undefined && writable(single),
  };
  const others = chosenColumns(of, state).map((name): Column => {
    const field = of.fields.find((each) => each.name === name)!;
    return {
      name,
      label: field.label,
      field,
      width: widths[name] ?? Math.max(WIDTHS[field.kind] ?? 136, room(field.label)),
      sortable: sortable(field),
      figures: aligned(field),
      editable: !state.bin && writable(field) && field.kind !== 'richText',
    };
  });
  return state.bin ? [title, ...others, deletion()] : [title, ...others];
}

/** What a label of usual length takes, with the sign of the order beside it. */
function room(label: string): number {
  return Math.min(190, Math.round(label.length * 6.6) + 36);
}

/** When a record was put into the bin. */
function deletion(): Column {
  const field: Field = { name: 'deletedAt', kind: 'dateTime', label: t('list.deletedAt'), required: false, readOnly: true };
  return { name: field.name, label: field.label, field, width: 150, sortable: true, figures: false, editable: false };
}

export function sortable(field: Field): boolean {
  return !field.multiple && !UNSORTED.includes(field.kind);
}

export function groupable(field: Field): boolean {
  return !field.multiple && !UNGROUPED.includes(field.kind);
}

/** The columns whose sum says something. */
export function summed(columns: readonly Column[]): readonly string[] {
  return columns.filter((column) => column.field && SUMMED.includes(column.field.kind)).map((column) => column.name);
}

/** One key of an order. */
export interface SortKey {
  readonly name: string;
  readonly descending: boolean;
}

export function sortKeys(text: string | undefined): readonly SortKey[] {
  return (text ?? '')
    .split(',')
    .filter((part) => part !== '')
    .map((part) => ({ name: part.replace(/^[-+]/, ''), descending: part.startsWith('-') }));
}

export function sortText(keys: readonly SortKey[]): string {
  return keys.map(({ name, descending }) => (descending ? '-' : '') + name).join(',');
}

/** How the order is after a press on a column: ascending, descending, none; {@code more} keeps the other keys before it. */
export function pressSort(keys: readonly SortKey[], name: string, more: boolean): readonly SortKey[] {
  const now = keys.find((key) => key.name === name);
  const others = more ? keys : keys.filter((key) => key.name === name);
  if (!now) return [...(more ? keys : []), { name, descending: false }].slice(-5);
  if (!now.descending) return others.map((key) => (key === now ? { name, descending: true } : key));
  return others.filter((key) => key !== now);
}

/** The place of a column after it was moved before another one. The title stays first. */
export function moved(names: readonly string[], name: string, to: number): readonly string[] {
  const rest = names.filter((each) => each !== name);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), name, ...rest.slice(place)];
}
