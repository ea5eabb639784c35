import { day, daysFromToday, today } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { field as fieldOf, type Entity, type Field } from '../../core/metadata.ts';
import { isRef, type FieldChange, type Ref, type TimelineItem } from '../../core/records.ts';
import { typeLabel } from '../../ui/fields/kinds.ts';
import { plainText } from '../../ui/rich/plain.ts';
import { valueText } from '../../ui/value.ts';

/** What is known of the titles of records, by {@code entity/id}. */
export type Titles = ReadonlyMap<string, string>;

/** An item of the timeline as people read it. */
export interface Said {
  readonly icon: string;
  readonly who: string;
  readonly what: string;
  readonly lines: readonly Line[];
}

export interface Line {
  readonly label: string;
  /** Empty where there was nothing. */
  readonly before: string;
  readonly after: string;
}

const ICONS: Readonly<Record<string, string>> = { create: 'plus', update: 'pencil', delete: 'trash-2', restore: 'archive-restore', note: 'message-square-text' };

/** Kinds that a record tells by itself; of any other the plain change is said. */
const KINDS = new Set(['create', 'delete', 'restore', 'note']);

/** Changes that only follow from others, and those that say nothing to people. */
const SILENT = new Set(['deletedAt', 'deletedBy', 'modifiedAt', 'modifiedBy', 'createdAt', 'createdBy']);

export function say(of: Entity, item: TimelineItem, titles: Titles): Said {
  const lines = item.kind === 'update' || !KINDS.has(item.kind) ? changesOf(of, item).map((change) => line(of, change, titles)) : [];
  return {
    icon: item.action ? 'arrow-right' : (ICONS[item.kind] ?? 'activity'),
    who: whoOf(item, titles),
    what: whatOf(item, lines),
    lines: lines.length === 1 && !item.action ? [] : lines,
  };
}

/** The changes of an item that people made themselves: what the system keeps in step with them is left out where there are some. */
export function changesOf(of: Entity, item: TimelineItem): readonly FieldChange[] {
  const told = (item.changes ?? []).filter((change) => !SILENT.has(change.field));
  const own = told.filter((change) => !fieldOf(of, change.field)?.readOnly);
  return own.length > 0 ? own : told;
}

function whatOf(item: TimelineItem, lines: readonly Line[]): string {
  if (KINDS.has(item.kind)) return t(`record.said.${item.kind}`);
  if (item.action) return t('record.said.action', { action: item.actionLabel ?? item.action });
  const [only] = lines;
  return lines.length === 1 && only ? sentence(only) : t('record.said.update', { count: lines.length });
}

/** A change in one sentence. */
export function sentence({ label, before, after }: Line): string {
  if (after === '') return t('record.said.cleared', { field: label, before });
  return before === '' ? t('record.said.set', { field: label, after }) : t('record.said.changed', { field: label, before, after });
}

export function whoOf(item: TimelineItem, titles: Titles): string {
  const { user } = item;
  if (!user?.id) return item.channel === 'IMPORT' ? t('record.by.import') : t('record.by.system');
  return titles.get(keyOf(user)) ?? user.title;
}

export function line(of: Entity, change: FieldChange, titles: Titles): Line {
  const field = fieldOf(of, change.field);
  return {
    label: field?.label ?? change.label,
    before: change.beforeLabel ?? valueSaid(field, change.before, titles),
    after: change.afterLabel ?? valueSaid(field, change.after, titles),
  };
}

/** A value in words: references by their titles, empty for nothing. */
export function valueSaid(field: Field | undefined, value: unknown, titles: Titles): string {
  if (value === null || value === undefined || value === '') return '';
  if (Array.isArray(value)) return value.map((each) => valueSaid(field, each, titles)).join(', ');
  if (isRef(value)) return value.title ?? titles.get(keyOf(value)) ?? t('record.unknownRef');
  if (field === undefined) return typeof value === 'object' ? JSON.stringify(value) : String(value);
  if (typeof value === 'object' && 'type' in value) return typedSaid(field, value as { readonly type: string | null });
  return field.kind === 'richText' ? plainText(String(value)) : valueText(field, value);
}

function typedSaid(field: Field, value: { readonly type: string | null; readonly value?: unknown }): string {
  const said = valueText({ ...field, multiple: false }, 'value' in value ? value.value : value);
  const type = typeLabel(field, value.type);
  return type === '' ? said : `${said} (${type})`;
}

export function keyOf(ref: Pick<Ref, 'entity' | 'id'>): string {
  return `${ref.entity}/${ref.id}`;
}

/** The references in items whose titles are to be asked for. */
export function refsIn(items: readonly TimelineItem[]): readonly Pick<Ref, 'entity' | 'id'>[] {
  const values = items.flatMap((item) => [item.user, ...(item.changes ?? []).flatMap((change) => [change.before, change.after])]);
  return values.flatMap((value) => (Array.isArray(value) ? value : [value])).filter((value): value is Ref => isRef(value) && Boolean(value.id));
}

/** Items by the day on which they happened, in the zone of the user, in the order in which they come. */
export function byDay(items: readonly TimelineItem[]): readonly { readonly label: string; readonly items: readonly TimelineItem[] }[] {
  const days = new Map<string, TimelineItem[]>();
  for (const item of items) {
    const date = today(new Date(item.at));
    days.set(date, [...(days.get(date) ?? []), item]);
  }
  return [...days].map(([date, of]) => ({ label: dayLabel(date), items: of }));
}

function dayLabel(date: string): string {
  const distance = daysFromToday(date);
  if (distance === 0) return t('record.today');
  return distance === -1 ? t('record.yesterday') : day(date);
}
