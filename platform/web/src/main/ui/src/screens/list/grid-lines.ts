import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { card } from '../../core/layouts.ts';
import { field as fieldOf, type Entity } from '../../core/metadata.ts';
import { isRef, type CrmRecord, type Group, type Money } from '../../core/records.ts';
import { duration, money, number, shortMoney } from '../../core/format.ts';
import { sumText, sumsOf } from '../../core/sums.ts';
import { to } from '../../core/router.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { valueText, valueView } from '../../ui/value.ts';
import { TITLE, titleParts, type Column } from './columns.ts';
import { groupLabel, grouping } from './grouping.ts';
import type { Grid } from './grid.ts';
import type { Line } from './rows.ts';

/** Whether records of the entity are people, whose pictures are round. */
function isPerson(entity: Entity): boolean {
  return /person|user/.test(entity.name);
}

/** Whether they are somebody, whom one knows by a face. */
function isParty(entity: Entity): boolean {
  return isPerson(entity) || /company|team/.test(entity.name);
}

/** What a cell shows when it is not being written in. */
export function cellContent(entity: Entity, column: Column, record: CrmRecord, bin: boolean): TemplateResult | typeof nothing {
  if (column.name !== TITLE) return column.field ? html`<span dir="auto" class="cut">${valueView(column.field, record[column.name])}</span>` : nothing;
  const shown = record.title || t('list.untitled');
  const face = isParty(entity) ? avatar(shown, 24, !isPerson(entity)) : nothing;
  return bin
    ? html`${face}<span dir="auto" class="title">${shown}</span>`
    : html`${face}<a dir="auto" class="title" tabindex="-1" draggable="false" href=${to.beside(entity.name, record.id)}>${shown}</a>`;
}

/** A sum under its column, by currency where it is money. */
function total(column: Column, group: Group): string {
  const sum = column.field && group.sum?.[column.field.name];
  if (sum === undefined) return '';
  if (Array.isArray(sum)) {
    const values = sum as readonly (Money | number)[];
    return values.every((value) => typeof value === 'object') ? sumText(sumsOf(group, column.field?.name), values.length > 1 ? shortMoney : money) : values.map((value) => number(value as number)).join(' + ');
  }
  return column.field?.kind === 'duration' ? duration(String(sum)) : number(sum as number | string);
}

function groupName(entity: Entity, by: string, group: Group): TemplateResult {
  const field = fieldOf(entity, grouping(by).path);
  const tone = field?.choices?.find((choice) => choice.value === group.key)?.colour;
  const somebody = isRef(group.key) && /person|user|company|team/.test(group.key.entity);
  const face = isRef(group.key) && somebody ? avatar(group.key.title, 20, !/person|user/.test(group.key.entity)) : tone ? html`<span class="dot" style="--tone:${tone}"></span>` : nothing;
  return html`${icon('chevron-right')}${face}<span dir="auto" class="cut">${groupLabel(by, group)}</span><span class="muted num">${number(group.count)}</span>`;
}

/** The second line of a card on a phone, and what stands at its end. */
function cardParts(entity: Entity, record: CrmRecord): { readonly second: string; readonly end: TemplateResult | typeof nothing } {
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

/** A record as a card of two lines, for a phone. */
export function recordCard(grid: Grid, record: CrmRecord, line: number, chosen: boolean): TemplateResult {
  const { second, end } = cardParts(grid.entity, record);
  const content = html`<b dir="auto" class="cut">${record.title || t('list.untitled')}</b><small dir="auto" class="cut">${second}</small>`;
  return html`<div role="gridcell" class="face">
      ${chosen ? icon('circle-check', 34) : avatar(record.title || '?', 38, !isPerson(grid.entity))}
      <button class="pick" aria-pressed=${chosen} aria-label=${t('list.selectOne', { title: record.title })} @click=${(event: MouseEvent) => grid.tick(event, record.id, line)}></button>
    </div>
    <div role="gridcell" style="flex:1;min-inline-size:0">
      ${grid.bin ? html`<div class="card">${content}</div>` : html`<a class="card" href=${to.beside(grid.entity.name, record.id)}>${content}</a>`}
    </div>
    <div role="gridcell" class="end">${end}</div>`;
}

/** The head of a group with its totals. */
export function groupLine(grid: Grid, line: Line & { type: 'group' }, index: number, place: string): TemplateResult {
  const group: Group = line.group;
  return html`<div role="row" class="row group" aria-rowindex=${index + 2} aria-level="1" aria-expanded=${line.open} style=${place} @click=${() => grid.send('toggle', line.index)}>
    <div role="gridcell" class="cell name" tabindex=${grid.cards ? '0' : grid.tabbed(index, 1)} data-line=${index} data-column="1">${groupName(grid.entity, grid.by!, group)}</div>
    ${grid.cards
      ? grid.columns.map((column) => (total(column, group) ? html`<div role="gridcell" class="end num">${total(column, group)}</div>` : nothing)).slice(0, 3)
      : grid.columns.slice(1).map((column, at) => html`<div role="gridcell" class="cell num figures" tabindex=${grid.tabbed(index, at + 2)} data-line=${index} data-column=${at + 2}>${total(column, group)}</div>`)}
  </div>`;
}

/** Stands for a record that is on its way. */
export function comingLine(grid: Grid, index: number, place: string): TemplateResult {
  const bone = (at: number): TemplateResult => html`<div class="skeleton bone" style="--bone:${45 + ((index * 7 + at * 13) % 40)}%"></div>`;
  return html`<div role="row" class="row" aria-rowindex=${index + 2} style=${place} aria-busy="true">
    ${grid.cards
      ? html`<div role="gridcell" class="face skeleton round"></div><div role="gridcell" class="card">${bone(1)}${bone(2)}</div>`
      : [undefined, ...grid.columns].map((_, at) => html`<div role="gridcell" class="cell">${at === 0 ? nothing : bone(at)}</div>`)}
  </div>`;
}
