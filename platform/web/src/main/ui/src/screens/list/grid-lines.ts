import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { card } from '../../core/layouts.ts';
import { field as fieldOf, type Entity } from '../../core/metadata.ts';
import { isRef, type CrmRecord, type Group, type Money } from '../../core/records.ts';
import { duration, money, number, shortMoney, sums } from '../../core/format.ts';
import { to } from '../../core/router.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { valueText, valueView } from '../../ui/value.ts';
import { TITLE, titleParts, type Column } from './columns.ts';
import { groupLabel, grouping } from './grouping.ts';

/** Whether records of the entity are people, whose pictures are round. */
export function isPerson(entity: Entity): boolean {
  return /person|user/.test(entity.name);
}

/** Whether they are somebody, whom one knows by a face. */
function isParty(entity: Entity): boolean {
  return isPerson(entity) || /company|team/.test(entity.name);
}

/** What a cell shows when it is not being written in. */
export function cellContent(entity: Entity, column: Column, record: CrmRecord, bin: boolean): TemplateResult | typeof nothing {
  if (column.name !== TITLE) return column.field ? html`<span class="cut">${valueView(column.field, record[column.name])}</span>` : nothing;
  const shown = record.title || t('list.untitled');
  const face = isParty(entity) ? avatar(shown, 24, !isPerson(entity)) : nothing;
  return bin
    ? html`${face}<span class="title">${shown}</span>`
    : html`${face}<a class="title" tabindex="-1" draggable="false" href=${to.beside(entity.name, record.id)}>${shown}</a>`;
}

/** A sum under its column, by currency where it is money. */
export function total(column: Column, group: Group): string {
  const sum = column.field && group.sum?.[column.field.name];
  if (sum === undefined) return '';
  if (Array.isArray(sum)) {
    const values = sum as readonly (Money | number)[];
    return values.every((value) => typeof value === 'object') ? sums(values as readonly Money[], values.length > 1 ? shortMoney : money) : values.map((value) => number(value as number)).join(' + ');
  }
  return column.field?.kind === 'duration' ? duration(String(sum)) : number(sum as number | string);
}

export function groupName(entity: Entity, by: string, group: Group): TemplateResult {
  const field = fieldOf(entity, grouping(by).path);
  const tone = field?.choices?.find((choice) => choice.value === group.key)?.colour;
  const face = isRef(group.key) ? avatar(group.key.title, 20, !/user|person/.test(group.key.entity)) : tone ? html`<span class="dot" style="--tone:${tone}"></span>` : nothing;
  return html`${icon('chevron-right')}${face}<span class="cut">${groupLabel(by, group)}</span><span class="muted num">${number(group.count)}</span>`;
}

/** The second line of a card on a phone, and what stands at its end. */
export function cardParts(entity: Entity, record: CrmRecord): { readonly second: string; readonly end: TemplateResult | typeof nothing } {
  const declared = card(entity);
  const parts = titleParts(entity);
  const names = [...new Set([...(declared.subtitle ? [declared.subtitle] : []), ...(declared.fields ?? []), ...(declared.due ? [declared.due] : [])])].filter((name) => !parts.includes(name));
  const fields = names.map((name) => fieldOf(entity, name)).filter((field) => field !== undefined);
  const value = declared.value ? fieldOf(entity, declared.value) : fields.find((field) => field.kind === 'choice');
  const second = fields
    .filter((field) => field !== value)
    .map((field) => valueText(field, record[field.name]))
    .filter((text) => text !== '')
    .slice(0, 2)
    .join(' · ');
  return { second, end: value ? valueView(value, record[value.name]) : nothing };
}
