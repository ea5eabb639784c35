import { language, t } from '../../core/i18n.ts';
import { columns, defaultSort, quickFields, related, sections, type MenuLayout } from '../../core/layouts.ts';
import { menuGroups, type MenuGroup } from '../../core/menu.ts';
import { entities, entity as entityOf, fieldsIn, writable, type Entity, type Field } from '../../core/metadata.ts';
import { columnFields, titleParts } from '../list/columns.ts';
import { spokenLabel, type CardContent, type Content, type HomeContent, type Label, type ListContent, type MenuContent, type QuickContent, type RawRelated, type RecordContent, type Texts } from './contents.ts';
import { idsOf, type Group, type Groups, type Item } from './groups.ts';

/** Group of the fields that a record shows behind its sections, since nobody has placed them. */
export const MORE = '-more';
export const HIDDEN = '-hidden';
export const SHOWN = '-shown';

/** What a part of a record type is where neither its module nor anybody else says anything. */
export function usualPart(of: Entity, part: string): Content {
  const words = (text: string): Label => ({ [language.value]: text });
  if (part === 'list') return { columns: columns(of), sort: defaultSort(of) };
  if (part === 'record') {
    const found = sections(of, t('arrange.details'), t('arrange.more')).filter((section) => section.name !== 'more' || section.fields.length === 0);
    return { sections: found.map(({ name, fields, label }) => ({ name, label: words(label), fields })) };
  }
  if (part === 'quickCreate') return { fields: fieldsIn(of, 'quickCreate').map((field) => field.name) };
  return {};
}

function fieldItem(field: Field): Item {
  return { id: field.name, label: field.label, ...(field.name.includes('.') ? { note: field.name.split('.')[0]! } : {}) };
}

/** An item for a name, also of a field that has gone for now. */
function named(of: Entity, name: string): Item {
  const field = of.fields.find((each) => each.name === name);
  return field ? fieldItem(field) : { id: name, label: name, note: t('arrange.gone') };
}

function shownAndRest(shown: readonly Item[], rest: readonly Item[]): Groups {
  return [
    { id: SHOWN, label: t('arrange.shown'), items: shown, shown: true },
    { id: HIDDEN, label: t('arrange.notShown'), items: rest, shown: false },
  ];
}

function fieldsOf(of: Entity, chosen: readonly string[], all: readonly Field[]): Groups {
  return shownAndRest(
    chosen.map((name) => named(of, name)),
    all.filter((field) => !chosen.includes(field.name)).map(fieldItem),
  );
}

export function listGroups(of: Entity, { columns: chosen = [] }: ListContent): Groups {
  const own = titleParts(of).length === 1 ? titleParts(of) : [];
  return fieldsOf(of, chosen.filter((name) => !own.includes(name)), columnFields(of).filter((field) => !field.writeOnly));
}

export function withColumns(of: Entity, content: ListContent, groups: Groups): Content {
  const title = titleParts(of).length === 1 ? (content.columns ?? []).filter((name) => titleParts(of).includes(name)) : [];
  return { ...content, columns: [...title, ...idsOf(groups[0])] };
}

/** The sections, then the fields that have no place, then those that are hidden on purpose. */
export function recordGroups(of: Entity, content: RecordContent, texts: Texts): Groups {
  const { sections: own = [], hidden = [] } = content;
  const placed = new Set([...own.flatMap((section) => section.fields), ...hidden, content['stage']]);
  const left = of.fields.filter((field) => !placed.has(field.name) && !field.writeOnly && (!field.standard || field.name === 'owner' || field.name === 'team'));
  return [
    ...own.map((section): Group => ({
      id: section.name,
      label: spokenLabel(section.label, texts, language.value),
      items: section.fields.map((name) => named(of, name)),
      shown: true,
      free: true,
    })),
    { id: MORE, label: t('arrange.more'), items: left.map(fieldItem), shown: true },
    { id: HIDDEN, label: t('arrange.notShown'), items: hidden.map((name) => named(of, name)), shown: false },
  ];
}

export function withSections(content: RecordContent, groups: Groups): Content {
  const sections = groups
    .filter((group) => group.free)
    .map((group) => ({ ...(content.sections ?? []).find((section) => section.name === group.id)!, fields: idsOf(group) }));
  const hidden = idsOf(groups.find((group) => group.id === HIDDEN));
  const { hidden: _, ...rest } = content;
  return { ...rest, sections, ...(hidden.length > 0 ? { hidden } : {}) };
}

/** A name for a new section or group that no other has. */
export function freeName(taken: readonly string[], base: string): string {
  for (let number = 1; ; number++) if (!taken.includes(`${base}${number}`)) return `${base}${number}`;
}

function listId(of: Pick<RawRelated, 'entity' | 'field'>): string {
  return `${of.entity}/${of.field}`;
}

/** The lists beside a record: those that are chosen and those that there could be. */
export function relatedGroups(of: Entity, content: RecordContent, texts: Texts): Groups {
  const chosen = content.related ?? related(of, entities.value.values()).map(candidate);
  const others = pointing(of).filter((each) => !chosen.some((other) => listId(other) === listId(each)));
  const item = (each: RawRelated): Item => ({ id: listId(each), label: spokenLabel(each.label, texts, language.value) || (entityOf(each.entity)?.pluralLabel ?? each.entity) });
  return shownAndRest(chosen.map(item), others.map((each) => ({ id: listId(each), label: spokenLabel(candidate(each).label, texts, language.value) })));
}

export function withRelated(of: Entity, content: RecordContent, groups: Groups): Content {
  const known = [...(content.related ?? []), ...pointing(of).map(candidate)];
  return { ...content, related: idsOf(groups[0]).map((id) => known.find((each) => listId(each) === id)!) };
}

/** The fields of records that point here. */
function pointing(of: Entity): { readonly entity: string; readonly field: string }[] {
  return [...entities.value.values()]
    .filter((other) => other.available && other.module !== 'security')
    .flatMap((other) =>
      other.fields.filter((field) => !field.standard && ['ref', 'refs'].includes(field.kind) && field.refs?.includes(of.name)).map((field) => ({ entity: other.name, field: field.name })),
    );
}

/** A list of such records under the words that there are: those of the language that is spoken. */
function candidate({ entity, field }: { readonly entity: string; readonly field: string }): RawRelated {
  return { entity, field, label: { [language.value]: entityOf(entity)?.pluralLabel ?? entity } };
}

export function cardGroups(of: Entity, { fields = [] }: CardContent): Groups {
  return fieldsOf(of, fields, of.fields.filter((field) => !field.writeOnly && !['richText', 'longText', 'file', 'image'].includes(field.kind)));
}

export function quickGroups(of: Entity, content: QuickContent): Groups {
  const able = of.fields.filter((field) => writable(field) && !['file', 'image'].includes(field.kind) && (!field.standard || field.name === 'owner' || field.name === 'team'));
  const chosen = content.fields ?? quickFields(of).map((field) => field.name);
  const groups = fieldsOf(of, chosen, able);
  return groups.map((group) => ({ ...group, items: group.items.map((item) => (of.fields.find((field) => field.name === item.id)?.required ? { ...item, note: t('arrange.required') } : item)) }));
}

export function withFields<C extends Content>(content: C, groups: Groups): C {
  return { ...content, fields: idsOf(groups[0]) };
}

/** The menu as it is before anybody arranges it. */
export function usualMenu(offered: readonly MenuGroup[]): MenuContent {
  return { groups: offered.map(({ name, entries }) => ({ name, entries: entries.map((entry) => entry.id) })) };
}

export function menuOf(content: MenuContent, offered: readonly MenuGroup[], texts: Texts): Groups {
  const entries = new Map(offered.flatMap((group) => group.entries.map((entry) => [entry.id, entry.label] as const)));
  const layout: MenuLayout = { ...content, groups: content.groups.map(({ label, ...group }) => ({ ...group, ...(label ? { label: spokenLabel(label, texts, language.value) } : {}) })) };
  const drawn = menuGroups(offered, layout);
  const item = (id: string): Item => ({ id, label: entries.get(id) ?? id, ...(entries.has(id) ? {} : { note: t('arrange.gone') }) });
  const named = layout.groups.map((group): Group => {
    const added = drawn.find((each) => each.name === group.name)?.entries.map((entry) => entry.id) ?? [];
    return {
      id: group.name,
      label: group.label ?? offered.find((each) => each.name === group.name)?.label ?? group.name,
      items: [...new Set([...group.entries, ...added])].map(item),
      shown: true,
      free: true,
    };
  });
  const others = drawn.filter((group) => !layout.groups.some((each) => each.name === group.name));
  return [
    ...named,
    ...others.map((group): Group => ({ id: group.name, label: group.label, items: group.entries.map((entry) => item(entry.id)), shown: true, free: true })),
    { id: HIDDEN, label: t('arrange.notShown'), items: (content.hidden ?? []).map(item), shown: false },
  ];
}

export function withMenu(content: MenuContent, groups: Groups): MenuContent {
  const hidden = idsOf(groups.find((group) => group.id === HIDDEN));
  return {
    groups: groups.filter((group) => group.free).map((group) => ({ ...(content.groups.find((each) => each.name === group.id) ?? { name: group.id }), entries: idsOf(group) })),
    ...(hidden.length > 0 ? { hidden } : {}),
  };
}

/** Numbers or panels of the home page. */
export function homeGroups(content: HomeContent, member: 'numbers' | 'panels', offered: readonly Item[]): Groups {
  const chosen = content[member] ?? offered.map((item) => item.id);
  return shownAndRest(
    chosen.map((id) => offered.find((item) => item.id === id) ?? { id, label: id, note: t('arrange.gone') }),
    offered.filter((item) => !chosen.includes(item.id)),
  );
}
