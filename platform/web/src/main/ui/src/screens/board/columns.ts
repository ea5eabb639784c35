import { daysFromToday } from '../../core/format.ts';
import type { BoardLayout } from '../../core/layouts.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { isMoney, isRef, type CrmRecord, type Group } from '../../core/records.ts';
import { NO_SUMS, changed, joined, sumsOf, type Sums } from '../../core/sums.ts';

/** A column of a board, with the part of its cards that is loaded. Immutable. */
export interface Column {
  /** The value of the field: an id, a choice; '' for cards without one. */
  readonly key: string;
  readonly label: string;
  readonly colour: string;
  readonly status: 'open' | 'won' | 'lost';
  /** Days that a card may stay; {@code null} for any number. */
  readonly age: number | null;
  readonly count: number;
  readonly sums: Sums;
  readonly weighted: Sums;
  readonly cards: readonly CrmRecord[];
  /** Where the next cards begin; {@code null} where all are there, {@code undefined} before the first came. */
  readonly next: string | null | undefined;
  /** Of a choice that is offered no longer: it is there for the cards that still have it. */
  readonly retired?: boolean;
}

const COLOURS = ['var(--tone-0)', 'var(--tone-1)', 'var(--tone-2)', 'var(--tone-3)', 'var(--tone-4)', 'var(--tone-5)'];

/** Columns for the choices of a field, in their order. */
export function ofChoices(field: Field): Column[] {
  return (field.choices ?? []).map(({ value, label, colour, retired }, at) => ({ ...empty(value, label, colour ?? tone(at), statusOf(value), null), ...(retired ? { retired } : {}) }));
}

/** Columns for the records that a field may refer to, in the order given. */
export function ofRecords(records: readonly CrmRecord[], names: BoardLayout['column']): Column[] {
  return records.map((record, at) => {
    const status = statusOf(names?.status ? record[names.status] : undefined);
    const age = names?.age ? record[names.age] : null;
    const colour = (record[names?.colour ?? ''] as string | null) ?? (status === 'won' ? 'var(--ok)' : status === 'lost' ? 'var(--bad)' : tone(at));
    return empty(record.id, record.title, colour, status, typeof age === 'number' ? age : null);
  });
}

/** Columns for whatever groups there are, where nobody says what there could be. */
export function ofGroups(groups: readonly Group[]): Column[] {
  return groups.map((group, at) => empty(keyOf(group.key), group.label, tone(at), 'open', null));
}

/** The columns with the counts and sums of the groups; a column for cards without a value only where there are some. */
export function withTotals(columns: readonly Column[], groups: readonly Group[], layout: BoardLayout, noneLabel: string): Column[] {
  const found = new Map(groups.map((group) => [keyOf(group.key), group]));
  const without = found.get('');
  const wanted = columns.filter((column) => !column.retired || found.has(column.key));
  const all = without && !wanted.some((column) => column.key === '') ? [empty('', noneLabel, 'var(--line-strong)', 'open', null), ...wanted] : wanted;
  return all.map((column) => {
    const group = found.get(column.key);
    return { ...column, count: group?.count ?? 0, sums: sumsOf(group, layout.sum), weighted: sumsOf(group, layout.weighted) };
  });
}

/** The columns after a card went from one to another: counts and sums follow at once. */
export function moved(columns: readonly Column[], card: CrmRecord, to: string, layout: BoardLayout): Column[] {
  const from = columns.find((column) => column.cards.some((each) => each.id === card.id))?.key;
  if (from === to) return [...columns];
  const value = layout.sum ? card[layout.sum] : undefined;
  const after = (sums: Sums, sign: 1 | -1): Sums => (isMoney(value) ? changed(sums, value, sign) : sums);
  return columns.map((column) => {
    if (column.key === from) {
      return { ...column, count: column.count - 1, sums: after(column.sums, -1), cards: column.cards.filter((each) => each.id !== card.id) };
    }
    if (column.key === to) return { ...column, count: column.count + 1, sums: after(column.sums, 1), cards: [card, ...column.cards] };
    return column;
  });
}

/** The columns with a card as it is now: in its place, in another column, or gone from all where {@code card} is undefined. */
export function placed(columns: readonly Column[], id: string, card: CrmRecord | undefined, by: string): Column[] {
  const key = card ? keyOf(card[by] as Group['key']) : undefined;
  return columns.map((column) => {
    const at = column.cards.findIndex((each) => each.id === id);
    if (column.key === key && card) {
      const cards = at < 0 ? [card, ...column.cards] : column.cards.map((each) => (each.id === id ? card : each));
      return { ...column, cards };
    }
    return at < 0 ? column : { ...column, cards: column.cards.filter((each) => each.id !== id) };
  });
}

/** How long a card has been in its column beyond what the column allows, in days; 0 where it is not. */
export function rotting(card: CrmRecord, column: Column, since: string | undefined, now: number = Date.now()): number {
  const entered = since ? card[since] : undefined;
  if (column.age === null || column.status !== 'open' || typeof entered !== 'string') return 0;
  return Math.max(0, Math.floor((now - Date.parse(entered)) / 86_400_000) - column.age);
}

export function overdue(card: CrmRecord, column: Column, due: string | undefined): boolean {
  const day = due ? card[due] : undefined;
  return column.status === 'open' && typeof day === 'string' && daysFromToday(day) < 0;
}

/** The totals of the columns that are still open. */
export function openTotals(columns: readonly Column[]): { readonly count: number; readonly sums: Sums; readonly weighted: Sums } {
  const open = columns.filter((column) => column.status === 'open');
  return {
    count: open.reduce((count, column) => count + column.count, 0),
    sums: joined(open.map((column) => column.sums)),
    weighted: joined(open.map((column) => column.weighted)),
  };
}

/** The filter of one column, over that of the board. */
export function columnFilter(filter: string | undefined, by: string, key: string): string {
  const own = key === '' ? `${by}=null=true` : `${by}==${quoted(key)}`;
  return both(filter, own);
}

/** Both filters at once. */
export function both(one: string | undefined, other: string | undefined): string {
  const parts = [one, other].filter((part): part is string => part !== undefined && part !== '');
  return parts.length > 1 ? parts.map((part) => (part.includes(',') ? `(${part})` : part)).join(';') : (parts[0] ?? '');
}

/** What a card shows, and so is asked of the server. */
export function cardFields(entity: Entity, layout: BoardLayout, names: readonly (string | undefined)[]): string[] {
  const wanted = [layout.by, layout.scope, layout.sum, layout.due, layout.since, 'owner', ...names];
  const known = new Set(entity.fields.map((field) => field.name));
  return [...new Set(wanted.filter((name): name is string => name !== undefined && known.has(name)))];
}

export function keyOf(key: Group['key'] | undefined): string {
  if (key === null || key === undefined) return '';
  return isRef(key) ? key.id : String(key);
}

function empty(key: string, label: string, colour: string, status: Column['status'], age: number | null): Column {
  return { key, label, colour, status, age, count: 0, sums: NO_SUMS, weighted: NO_SUMS, cards: [], next: undefined };
}

function tone(at: number): string {
  return COLOURS[at % COLOURS.length]!;
}

function statusOf(value: unknown): Column['status'] {
  return value === 'won' || value === 'lost' ? value : 'open';
}

function quoted(value: string): string {
  return /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`;
}
