import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import type { MenuGroup } from '../../core/menu.ts';
import type { CardContent, Content, HomeContent, ListContent, MenuContent, QuickContent, RecordContent, Texts } from './contents.ts';
import type { Groups, Item } from './groups.ts';
import { cardGroups, HIDDEN, homeGroups, listGroups, menuOf, MORE, quickGroups, recordGroups, relatedGroups } from './parts.ts';

/** What a content says, in words: headings with what stands below them. */
export interface Paragraph {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** What is needed to say it. */
export interface Context {
  readonly of: Entity | undefined;
  readonly texts: Texts;
  readonly menu: readonly MenuGroup[];
  readonly numbers: readonly Item[];
  readonly panels: readonly Item[];
}

export function outline(part: string, content: Content | null, context: Context): readonly Paragraph[] {
  if (content === null) return [];
  const { of, texts } = context;
  if (part === 'menu') return said(menuOf(content as MenuContent, context.menu, texts));
  if (part === 'home') {
    const home = content as HomeContent;
    return [...said(homeGroups(home, 'numbers', context.numbers), t('arrange.numbers')), ...said(homeGroups(home, 'panels', context.panels), t('arrange.panels'))];
  }
  if (!of) return [];
  const label = (name: string): string => of.fields.find((field) => field.name === name.replace(/^-/, ''))?.label ?? name;
  const facts = (members: Readonly<Record<string, string | undefined>>): Paragraph[] =>
    Object.entries(members).flatMap(([name, value]) => (value ? [{ heading: t(name), lines: value.split(',').map((each) => (each.startsWith('-') ? '↓ ' : '') + label(each)) }] : []));
  switch (part) {
    case 'list': {
      const list = content as ListContent;
      return [...said(listGroups(of, list), t('arrange.columns')), ...facts({ 'arrange.sort': list.sort, 'arrange.view': list.view })];
    }
    case 'record': {
      const record = content as RecordContent;
      const sections = recordGroups(of, record, texts).filter((group) => group.id !== MORE && (group.id !== HIDDEN || group.items.length > 0));
      return [...sections.map(({ label: heading, items }) => ({ heading, lines: items.map((item) => item.label) })), ...(record.related ? said(relatedGroups(of, record, texts), t('arrange.related')) : [])];
    }
    case 'card': {
      const card = content as CardContent;
      return [...facts({ 'arrange.subtitle': card.subtitle, 'arrange.value': card.value, 'arrange.due': card.due }), ...said(cardGroups(of, card), t('arrange.fields'))];
    }
    default:
      return said(quickGroups(of, content as QuickContent), t('arrange.fields'));
  }
}

/** The groups that are shown; under one heading where it is given. */
function said(groups: Groups, heading?: string): Paragraph[] {
  return groups.filter((group) => group.shown || (heading === undefined && group.items.length > 0)).map((group) => ({ heading: heading ?? group.label, lines: group.items.map((item) => item.label) }));
}

/** The lines of one that the other has not under the same heading. */
export function onlyIn(one: readonly Paragraph[], other: readonly Paragraph[]): ReadonlySet<string> {
  const there = new Set(other.flatMap((each) => [each.heading, ...each.lines.map((line) => `${each.heading}\n${line}`)]));
  return new Set(one.flatMap((each) => [each.heading, ...each.lines.map((line) => `${each.heading}\n${line}`)]).filter((line) => !there.has(line)));
}
