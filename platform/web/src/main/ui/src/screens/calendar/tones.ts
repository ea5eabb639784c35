import { board as boardLayout, boardFields, defaultSort, stageField } from '../../core/layouts.ts';
import { entity as entityOf, field as fieldOf, type Entity, type Field } from '../../core/metadata.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { keyOf, ofChoices, ofRecords, type Column } from '../board/columns.ts';
import { grouped } from './dates.ts';

/** As many stages as a board shows. */
const MOST = 60;

/** Colour and state of a record by its stage or choice. */
export type Tone = Pick<Column, 'label' | 'colour' | 'status'>;

export type Tones = ReadonlyMap<string, Tone>;

/** The field whose value says in what colour a record is drawn: its stage, else what a board would have its columns by. */
export function toneField(entity: Entity): Field | undefined {
  const declared = boardLayout(entity)?.by;
  return stageField(entity) ?? (declared ? fieldOf(entity, declared) : undefined) ?? boardFields(entity)[0];
}

/** The colours of what the field may say, the same as on a board. */
export async function tonesOf(entity: Entity, field: Field | undefined, signal: AbortSignal): Promise<Tones> {
  if (!field) return new Map();
  if (field.choices) return byKey(ofChoices(field));
  const layout = boardLayout(entity);
  const target = field.refs?.length === 1 ? entityOf(field.refs[0]!) : undefined;
  if (!target || !layout?.column || layout.by !== field.name) return new Map();
  const names = Object.values(layout.column).filter((name): name is string => name !== undefined);
  const { scope } = layout;
  const page = await records.list(
    target.name,
    { fields: scope ? [...names, scope] : names, limit: MOST, sort: layout.column.order ?? defaultSort(target) },
    { signal },
  );
  const scopes = grouped(page.items, (item) => (scope ? keyOf(item[scope] as Column['key']) : ''));
  return byKey([...scopes.values()].flatMap((items) => ofRecords(items, layout.column)));
}

export function toneOf(tones: Tones, field: Field | undefined, record: CrmRecord): Tone | undefined {
  return field ? tones.get(keyOf(record[field.name] as Column['key'])) : undefined;
}

function byKey(columns: readonly Column[]): Tones {
  return new Map(columns.map((column) => [column.key, column]));
}
