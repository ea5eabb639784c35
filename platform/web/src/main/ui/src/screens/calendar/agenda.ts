import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { fullDay, today } from '../../core/format.ts';
import { locale, t } from '../../core/i18n.ts';
import type { CrmRecord } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { chipStyles } from './chip.ts';
import { dayRecords, dayRecordsStyles } from './day-records.ts';
import type { Deeds } from './deeds.ts';
import type { CalendarModel } from './model.ts';

/** The days of a calendar one under the other, for where seven beside each other are too narrow: those with records, and today. */
@customElement('k-agenda')
export class Agenda extends LitElement {
  static override styles = [
    base,
    chipStyles,
    dayRecordsStyles,
    css`
      :host {
        display: block;
        padding: 0 16px 96px;
        overflow-y: auto;
      }
      section {
        padding: 6px 0 10px;
      }
      header {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        display: flex;
        align-items: center;
        justify-content: space-between;
        min-block-size: 36px;
        background: var(--surface);
      }
      h3 {
        font-size: var(--t-4);
        font-weight: 600;
      }
      .now h3 {
        color: var(--accent-ink);
      }
      .skeleton {
        block-size: 44px;
        margin-block: 10px;
      }
    `,
  ];

  @property({ attribute: false }) weeks: readonly (readonly string[])[] = [];
  @property() month = '';
  @property({ attribute: false }) model!: CalendarModel;
  @property({ attribute: false }) deeds!: Deeds;
  @property({ attribute: false }) items: readonly CrmRecord[] = [];
  @property({ type: Boolean }) loading = false;
  @property() record = '';

  override render() {
    if (this.loading) return Array.from({ length: 6 }, () => html`<div class="skeleton"></div>`);
    const days = this.model.days();
    const shown = this.weeks.flat().filter((day) => day.startsWith(this.month) && (days.has(day) || day === today()));
    return repeat(
      shown,
      (day) => day,
      (day) => this.section(day, days.get(day) ?? []),
    );
  }

  private section(day: string, records: readonly CrmRecord[]): TemplateResult {
    const name = new Intl.DateTimeFormat(locale.value, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.parse(day));
    const make = t('calendar.newOn', { day: fullDay(day) });
    return html`<section class=${day === today() ? 'now' : ''}>
      <header>
        <h3>${day === today() ? `${t('calendar.today')} · ` : nothing}${name.charAt(0).toLocaleUpperCase(locale.value) + name.slice(1)}</h3>
        ${this.deeds.creatable ? html`<button class="btn icon" aria-label=${make} title=${make} @click=${() => this.deeds.make(day)}>${icon('plus')}</button>` : nothing}
      </header>
      ${dayRecords(this.model, this.deeds, day, records, this.record, (deed) => deed())}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-agenda': Agenda;
  }
}
