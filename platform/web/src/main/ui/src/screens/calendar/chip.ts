import { css, html, nothing, type TemplateResult } from 'lit';
import { currentZone, money, timeOfDay } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { card as cardLayout, dueField } from '../../core/layouts.ts';
import { isMoney, isRef, type CrmRecord } from '../../core/records.ts';
import { to } from '../../core/router.ts';
import { NO_SUMS } from '../../core/sums.ts';
import { icon } from '../../ui/icon.ts';
import { localMoment } from '../../ui/fields/parse.ts';
import { overdue } from '../board/columns.ts';
import type { CalendarModel } from './model.ts';
import { toneOf } from './tones.ts';

/** Stands for the state of records of which nobody says that they are done. */
const OPEN = { key: '', label: '', colour: '', status: 'open', age: null, count: 0, sums: NO_SUMS, weighted: NO_SUMS, cards: [], next: null } as const;

export interface ChipOptions {
  readonly reachable: boolean;
  readonly draggable?: boolean;
  readonly held?: boolean;
  readonly open?: boolean;
  /** Also says whose it is and what it is worth. */
  readonly whole?: boolean;
}

/** A record on its day: its title in the colour of its stage, the time where there is one, and a mark where it is overdue. */
export function chip(model: CalendarModel, record: CrmRecord, options: ChipOptions): TemplateResult {
  const tone = toneOf(model.tones, model.tone, record);
  const late = overdue(record, { ...OPEN, status: tone?.status ?? 'open' }, dueField(model.entity)?.name);
  const time = timeOf(model, record);
  const name = [record.title, time, tone?.label, late ? t('calendar.overdue') : ''].filter((part) => part).join(', ');
  return html`<a
    class="rec ${tone?.status === 'lost' ? 'lost' : ''} ${options.held ? 'held' : ''} ${options.open ? 'shown' : ''} ${options.whole ? 'whole' : ''}"
    style=${tone ? `--tone:${tone.colour}` : nothing}
    href=${to.beside(record.entity, record.id)}
    data-id=${record.id}
    tabindex=${options.reachable ? '0' : '-1'}
    draggable=${options.draggable ? 'true' : 'false'}
    aria-describedby=${options.draggable ? 'how' : nothing}
    title=${name}
    ><span class="line">${time && !options.whole ? html`<span class="time num">${time}</span>` : nothing}<span dir="auto" class="cut">${record.title}</span>${late ? html`<span class="late">${icon('clock', 13)}</span>` : nothing}</span
    >${options.whole ? facts(model, record, time) : nothing}<span class="sr">${[tone?.label, late ? t('calendar.overdue') : ''].filter((part) => part).join(', ')}</span></a
  >`;
}

function timeOf(model: CalendarModel, record: CrmRecord): string {
  const value = record[model.field.name];
  return model.field.kind === 'dateTime' && typeof value === 'string' ? timeOfDay(localMoment(value, currentZone()).slice(11)) : '';
}

function facts(model: CalendarModel, record: CrmRecord, time: string): TemplateResult | typeof nothing {
  const layout = cardLayout(model.entity);
  const whose = layout.subtitle ? record[layout.subtitle] : undefined;
  const value = layout.value ? record[layout.value] : undefined;
  const said = [time || (isRef(whose) ? whose.title : ''), isMoney(value) ? money(value) : ''].filter((part) => part);
  return said.length > 0 ? html`<span class="line facts">${said.map((part) => html`<span dir="auto" class="cut num">${part}</span>`)}</span>` : nothing;
}

export const chipStyles = css`
  .rec {
    position: relative;
    display: grid;
    min-inline-size: 0;
    padding: 2px 8px;
    border-radius: var(--r-s);
    border-inline-start: 3px solid var(--tone, var(--accent));
    background: color-mix(in srgb, var(--tone, var(--accent)) 13%, var(--surface));
    color: var(--fg);
    font-size: var(--t-2);
    line-height: 20px;
    text-decoration: none;
  }
  .rec:hover {
    background: color-mix(in srgb, var(--tone, var(--accent)) 22%, var(--surface));
  }
  .rec:focus-visible {
    outline-offset: 0;
  }
  .rec.shown {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .rec.held {
    outline: 2px dashed var(--accent);
    outline-offset: 1px;
  }
  .rec.lost .line:first-child .cut {
    text-decoration: line-through;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .line.facts {
    justify-content: space-between;
    color: var(--fg-2);
  }
  .line.facts :last-child:not(:first-child) {
    flex: none;
  }
  .rec .time {
    flex: none;
    color: var(--fg-2);
  }
  .late {
    display: inline-flex;
    margin-inline-start: auto;
    color: var(--bad);
  }
  .rec.whole {
    padding: 6px 8px;
    font-size: var(--t-3);
  }
  .rec.whole .facts {
    font-size: var(--t-2);
  }
`;
