import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { currentZone, today } from '../../core/format.ts';
import { language, locale, t, withTexts } from '../../core/i18n.ts';
import { calendarField, calendarFields, layouts } from '../../core/layouts.ts';
import { onChanges, onReset } from '../../core/live.ts';
import type { Entity } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { neighbours } from '../../core/overlays.ts';
import { adjust, place } from '../../core/router.ts';
import { Watch, type Dispose } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { calendarTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import '../guard.ts';
import './agenda.ts';
import { calendarStyles } from './calendar-styles.ts';
import { isDay, turned, weekOf, weeks, type Period } from './dates.ts';
import { Deeds } from './deeds.ts';
import './grid.ts';
import { CalendarModel, OF_A_DAY } from './model.ts';

await withTexts(calendarTexts);

const PERIODS: readonly Period[] = ['month', 'week'];

/** Below this the days stand one under the other. */
const NARROW = matchMedia('(max-width: 700px)');

/**
 * Records on the days of a date field: a month or a week, asked for as it is looked at. The period and the day stand in the address. PageUp and
 * PageDown turn the leaves, a full stop goes to today.
 */
@customElement('k-calendar')
export class Calendar extends LitElement {
  static override styles = [base, calendarStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) state!: ListState;
  /** The field by which records stand on days; without one, the day on which they are due. */
  @property({ attribute: false }) by: string | undefined;
  @state() private model: CalendarModel | undefined;

  private deeds!: Deeds;
  private ends: Dispose[] = [];
  /** What the model was made for: the same in other objects is no reason to load again. */
  private shows = '';
  private readonly narrowed = (): void => this.requestUpdate();

  constructor() {
    super();
    new Watch(this, [language, locale, place, layouts]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    NARROW.addEventListener('change', this.narrowed);
    this.addEventListener('keydown', this.key);
    this.ends = [onChanges((changes) => void this.model?.follow(changes)), onReset(() => void this.model?.load())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    NARROW.removeEventListener('change', this.narrowed);
    this.removeEventListener('keydown', this.key);
    this.ends.forEach((end) => end());
    this.model?.dispose();
    this.shows = '';
  }

  private get period(): Period {
    return place.value.parameters['period'] === 'week' ? 'week' : 'month';
  }

  private get day(): string {
    const asked = place.value.parameters['day'];
    return isDay(asked) ? asked : today();
  }

  private get shown(): readonly (readonly string[])[] {
    return weeks(this.period, this.day, weekOf(locale.value).first);
  }

  protected override willUpdate(): void {
    const days = this.shown.flat();
    const { filter, q } = this.state;
    const shows = JSON.stringify([this.entity.name, filter, q, this.by, days[0], days.at(-1), currentZone()]);
    if (shows !== this.shows || this.model?.entity !== this.entity) this.begin(days);
    this.shows = shows;
  }

  private begin(days: readonly string[]): void {
    this.model?.dispose();
    const field = calendarField(this.entity, this.by)!;
    const model = new CalendarModel(this.entity, field, this.state, days);
    this.model = model;
    this.deeds = new Deeds(model);
    model.state.watch(() => {
      if (this.model !== model) return;
      neighbours.set(model.state.value.items);
      this.requestUpdate();
    });
    void model.load();
  }

  override render() {
    const model = this.model!;
    const { failure, items, counts, loading } = model.state.value;
    if (failure && items.length === 0) {
      return html`${this.head()}<k-nothing icon="cloud-off" .heading=${t('calendar.failed')} .text=${wording(failure)}
          ><button class="btn out" @click=${() => void model.load()}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
        >`;
    }
    const note = counts ? t('calendar.cut', { count: OF_A_DAY }) : !loading && items.length === 0 ? t('calendar.none', { records: this.entity.pluralLabel.toLocaleLowerCase(), field: model.field.label }) : '';
    return html`${this.head()}
      <div role="status" class="note ${counts ? 'warn' : ''}">${note}</div>
      ${NARROW.matches
        ? html`<k-agenda .weeks=${this.shown} .month=${this.month()} .model=${model} .deeds=${this.deeds} .items=${items} .loading=${loading} .record=${place.value.parameters['record']}></k-agenda>`
        : html`<k-calendar-grid
            .weeks=${this.shown}
            .month=${this.month()}
            .day=${this.day}
            .label=${this.heading()}
            .weekend=${weekOf(locale.value).weekend}
            .model=${model}
            .deeds=${this.deeds}
            .items=${items}
            .loading=${loading}
            .record=${place.value.parameters['record']}
            @day=${(event: CustomEvent<string>) => this.goTo(event.detail)}
          ></k-calendar-grid>`}`;
  }

  private month(): string {
    return this.period === 'month' ? this.day.slice(0, 7) : '';
  }

  private head(): TemplateResult {
    const fields = calendarFields(this.entity);
    const { field } = this.model!;
    return html`<div class="head">
      <button class="btn out" aria-keyshortcuts="." title=${`${t('calendar.today')} (.)`} @click=${() => this.goTo(undefined)}>${t('calendar.today')}</button>
      <span class="turn">
        ${this.leaf('chevron-left', this.period === 'week' ? t('calendar.previousWeek') : t('calendar.previousMonth'), -1, 'PageUp')}
        ${this.leaf('chevron-right', this.period === 'week' ? t('calendar.nextWeek') : t('calendar.nextMonth'), 1, 'PageDown')}
      </span>
      <h2 aria-live="polite">${this.heading()}</h2>
      <span class="push"></span>
      ${fields.length > 1
        ? html`<k-menu
            class="by"
            face="btn"
            .label=${t('calendar.by', { field: field.label })}
            .items=${fields.map((each) => ({ label: each.label, checked: each === field, run: () => this.choose(each.name) }))}
            ><span dir="auto" class="cut">${t('calendar.by', { field: field.label })}</span>${icon('chevron-down', 14)}</k-menu
          >`
        : nothing}
      <div class="switch" role="group" aria-label=${t('calendar.period')}>
        ${PERIODS.map(
          (each) => html`<button class="btn" aria-pressed=${this.period === each} @click=${() => adjust({ period: each === 'month' ? undefined : each }, 'push')}>${t(`calendar.period.${each}`)}</button>`,
        )}
      </div>
    </div>`;
  }

  private leaf(sign: string, label: string, by: number, key: string): TemplateResult {
    return html`<button class="btn icon" aria-label=${label} aria-keyshortcuts=${key} title=${`${label} (${key})`} @click=${() => this.goTo(turned(this.period, this.day, by))}>${icon(sign)}</button>`;
  }

  /** The month, or the days from and to, as the language says them. */
  private heading(): string {
    const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale.value, { timeZone: 'UTC', ...options });
    if (this.period === 'month') return capital(format({ month: 'long', year: 'numeric' }).format(Date.parse(this.day)));
    const days = this.shown[0]!;
    return format({ day: 'numeric', month: 'short', year: 'numeric' }).formatRange(Date.parse(days[0]!), Date.parse(days.at(-1)!));
  }

  private choose(by: string): void {
    this.dispatchEvent(new CustomEvent('state', { detail: { by } }));
  }

  private goTo(day: string | undefined): void {
    adjust({ day: day === today() ? undefined : day });
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = { PageUp: turned(this.period, this.day, -1), PageDown: turned(this.period, this.day, 1), '.': today() }[event.key];
    if (!to) return;
    event.preventDefault();
    this.goTo(to);
  };
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase(locale.value) + text.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'k-calendar': Calendar;
  }
}
