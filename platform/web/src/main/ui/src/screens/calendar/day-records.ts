import { css, html, nothing, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import type { CrmRecord } from '../../core/records.ts';
import { href, place } from '../../core/router.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import { chip } from './chip.ts';
import type { Deeds } from './deeds.ts';
import type { CalendarModel } from './model.ts';

/** The records of a day one under the other, each with its menu. What is chosen is done by {@code run}. */
export function dayRecords(model: CalendarModel, deeds: Deeds, day: string, records: readonly CrmRecord[], open: string, run: (deed: () => void) => void): TemplateResult {
  if (records.length === 0) return html`<p class="none">${t('calendar.nothing')}</p>`;
  const count = model.countOn(day, records);
  const menu = (record: CrmRecord) => deeds.menu(record).map((item) => (item === 'line' ? item : { ...item, run: () => run(() => void item.run()) }));
  const pressed = (event: KeyboardEvent, record: CrmRecord): void => {
    if (event.key !== 'F2' || !deeds.movable) return;
    event.preventDefault();
    run(() => void deeds.askWhen(record));
  };
  return html`<ul role="list">
    ${records.map(
      (record) => html`<li
        @keydown=${(event: KeyboardEvent) => pressed(event, record)}
        @click=${(event: Event) => {
          if (!(event.target as Element).closest('.rec')) return;
          event.preventDefault();
          run(() => deeds.open(record));
        }}
      >
        ${chip(model, record, { reachable: true, whole: true, open: open === `${record.entity}/${record.id}` })}
        <k-menu face="btn icon" .label=${t('calendar.menu', { record: record.title })} .items=${() => menu(record)}>${icon('ellipsis')}</k-menu>
      </li>`,
    )}
  </ul>
  ${count.value > records.length ? html`<a class="btn" href=${href(place.value.path, { view: place.value.parameters['view'], layout: 'list', filter: model.onDay(day) })}>${count.exact ? t('calendar.inList', { count: count.value }) : t('calendar.allInList')}</a>` : nothing}`;
}

export const dayRecordsStyles = css`
  ul {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 2px;
    min-inline-size: 0;
  }
  li .rec {
    flex: 1;
  }
  .none {
    color: var(--fg-3);
    font-size: var(--t-3);
  }
  @media (pointer: coarse) {
    li .rec {
      min-block-size: 44px;
      align-content: center;
    }
  }
`;
