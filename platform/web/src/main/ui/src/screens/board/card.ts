import { html, nothing, type TemplateResult } from 'lit';
import { day, fullDay } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { card as cardLayout } from '../../core/layouts.ts';
import { field as fieldOf, type Entity } from '../../core/metadata.ts';
import { isMoney, isRef, type CrmRecord } from '../../core/records.ts';
import { avatar } from '../../ui/avatar.ts';
import { icon } from '../../ui/icon.ts';
import { moneyView, valueText, valueView } from '../../ui/value.ts';
import { overdue, rotting, type Column } from './columns.ts';
import type { BoardLayout } from '../../core/layouts.ts';

/** What stands on a card: whose it is, what it is called, what it is worth, and when something is due. */
export function cardContent(entity: Entity, card: CrmRecord, column: Column, board: BoardLayout): TemplateResult {
  const layout = cardLayout(entity);
  const above = layout.subtitle ? card[layout.subtitle] : undefined;
  const value = layout.value ? card[layout.value] : undefined;
  const chips = (layout.fields ?? []).filter((name) => ![layout.subtitle, layout.value, layout.due, board.by].includes(name));
  return html`${isRef(above) ? html`<div class="above">${avatar(above.title, 20, true)}<span dir="auto" class="cut">${above.title}</span></div>` : nothing}
    <div dir="auto" class="title">${card.title}</div>
    ${isMoney(value) ? html`<div class="value num">${moneyView(value)}</div>` : nothing}
    <div class="foot">
      ${chips.map((name) => chip(entity, name, card[name]))}<span class="push"></span>
      ${stale(card, column, board)} ${due(card, column, layout.due ?? board.due)}
      ${isRef(card.owner) ? html`<span class="owner" title=${card.owner.title}>${avatar(card.owner.title, 20)}<span class="sr">${card.owner.title}</span></span>` : nothing}
    </div>`;
}

/** The same for those who listen. */
export function cardName(entity: Entity, card: CrmRecord, column: Column): string {
  const layout = cardLayout(entity);
  const parts = [layout.subtitle, layout.value, layout.due].map((name) => {
    const field = name ? fieldOf(entity, name) : undefined;
    return field ? valueText(field, card[field.name]) : '';
  });
  return [card.title, ...parts, column.label].filter((part) => part !== '').join(', ');
}

function chip(entity: Entity, name: string, value: unknown): TemplateResult | typeof nothing {
  const field = fieldOf(entity, name);
  if (!field || value === null || value === undefined || value === '') return nothing;
  return html`<span class="chip">${valueView(field, value)}</span>`;
}

function stale(card: CrmRecord, column: Column, board: BoardLayout): TemplateResult | typeof nothing {
  const days = rotting(card, column, board.since);
  if (days === 0) return nothing;
  const text = t('board.rotting', { count: days });
  return html`<span class="stale" title=${text}>${icon('clock', 14)}<span class="sr">${text}</span></span>`;
}

function due(card: CrmRecord, column: Column, name: string | undefined): TemplateResult | typeof nothing {
  const value = name ? card[name] : undefined;
  if (typeof value !== 'string') return nothing;
  const late = overdue(card, column, name);
  return html`<time class="num due ${late ? 'late' : ''}" datetime=${value} title=${fullDay(value)}
    >${late ? html`<span class="sr">${t('board.overdue')}</span>` : nothing}${day(value)}</time
  >`;
}
