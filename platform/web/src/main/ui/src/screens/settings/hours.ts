import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { day as dayText } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { locale, t } from '../../core/i18n.ts';
import { undoable } from '../../core/notices.ts';
import { ask } from '../../core/overlays.ts';
import { session } from '../../core/session.ts';
import type { Dispose } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { weekOf } from '../calendar/dates.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { zones } from './places.ts';
import { sheet } from './sheet.ts';
import './holidays.ts';

interface Span {
  readonly from: string;
  readonly to: string;
}

interface Calendar {
  readonly name: string;
  readonly label: string;
  readonly zone: string | null;
  readonly week: Readonly<Record<string, readonly Span[]>>;
  readonly holidays: readonly { readonly day: string; readonly name: string }[];
}

const STANDARD = 'standard';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/** When the company works: weekly hours and holidays, in one calendar or several. */
@customElement('k-hours-settings')
export class HoursSettings extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .day {
        display: grid;
        grid-template-columns: 110px 1fr;
        align-items: start;
        gap: 8px 12px;
        padding: 8px 0;
      }
      .day + .day {
        border-block-start: 1px solid var(--line);
      }
      .day > span {
        padding-block: 8px;
      }
      .spans {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }
      .span {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .span .input {
        inline-size: 132px;
      }
      @media (max-width: 520px) {
        .day {
          grid-template-columns: 1fr;
        }
        .day > span {
          padding-block: 0;
        }
      }
    `,
  ];

  @state() private chosen = STANDARD;
  @state() private draft: Calendar | undefined;
  @state() private holiday = { day: '', name: '', yearly: false };
  private readonly form = new Form(this);
  private readonly list = new Loaded(this, async () => (await http.get<{ items: readonly Calendar[] }>('/calendars')).items);
  private end: Dispose | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = session.watch(() => void this.list.again());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.hours')}</h1>
          <p class="lead">${t('settings.hours.text')}</p>
        </div>
      </div>
      ${this.list.render((calendars) => this.page(calendars))}
    </div>`;
  }

  private page(calendars: readonly Calendar[]) {
    const stored = calendars.find((each) => each.name === this.chosen) ?? calendars[0]!;
    const shown = this.draft ?? stored;
    return html`<div class="tools">
        <select class="input" aria-label=${t('settings.hours.calendar')} @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}>
          ${calendars.map((each) => html`<option value=${each.name} ?selected=${each.name === shown.name}>${labelOf(each)}</option>`)}
          ${calendars.some((each) => each.name === shown.name) ? nothing : html`<option value=${shown.name} selected>${labelOf(shown)}</option>`}
        </select>
        <button class="btn out" @click=${() => this.another(stored, calendars)}>${icon('plus')}${t('settings.hours.add')}</button>
        ${shown.name === STANDARD || this.draft ? nothing : html`<button class="btn" @click=${() => this.discard(stored)}>${icon('trash-2')}${t('settings.hours.remove')}</button>`}
      </div>
      <form class="card" @submit=${(event: Event) => this.save(event, calendars)}>
        ${this.form.alert('label', 'zone')}
        <div class="two">
          ${shown.name === STANDARD
            ? nothing
            : textInput({ id: 'label', label: t('settings.hours.label'), value: shown.label, error: this.form.of('label'), change: (label) => this.edit({ label }, shown) })}
          ${selectInput({
            id: 'zone',
            label: t('settings.zone'),
            value: shown.zone ?? '',
            error: this.form.of('zone'),
            options: [{ value: '', label: t('settings.asCompany') }, ...zones(shown.zone ?? '')],
            change: (zone) => this.edit({ zone: zone === '' ? null : zone }, shown),
          })}
        </div>
        <div>
          <h2>${t('settings.hours.week')}</h2>
          ${inOrder().map((name) => this.weekday(name, shown))}
        </div>
        ${this.holidays(shown)}
        <div class="buttons">
          <button class="btn pri" ?disabled=${this.form.busy || !this.draft}>${t('settings.save')}</button>
          ${this.draft ? html`<button type="button" class="btn" @click=${() => (this.draft = undefined)}>${t('settings.hours.discard')}</button>` : nothing}
        </div>
      </form>`;
  }

  private weekday(name: string, shown: Calendar) {
    const day = dayName(name);
    const spans = shown.week[name] ?? [];
    const set = (now: readonly Span[]): void => this.edit({ week: { ...shown.week, [name]: now } }, shown);
    const time = (span: Span, at: number, part: 'from' | 'to') => html`<input
      class="input"
      type="time"
      aria-label=${t(`settings.hours.${part}`, { day })}
      .value=${span[part] === '24:00' ? '00:00' : span[part].slice(0, 5)}
      @change=${(event: Event) => {
        const typed = (event.target as HTMLInputElement).value;
        set(spans.map((each, place) => (place === at ? { ...each, [part]: part === 'to' && typed === '00:00' ? '24:00' : typed } : each)));
      }}
    />`;
    return html`<div class="day" role="group" aria-label=${day}>
      <span>${day}</span>
      <div class="spans">
        ${spans.length === 0 ? html`<span class="muted">${t('settings.hours.closed')}</span>` : nothing}
        ${spans.map(
          (span, at) => html`<span class="span"
            >${time(span, at, 'from')}–${time(span, at, 'to')}<button type="button" class="btn icon" aria-label=${t('settings.hours.removeSpan', { day })} title=${t('settings.hours.removeSpan', { day })} @click=${() => set(spans.filter((_, place) => place !== at))}>${icon('x')}</button></span
          >`,
        )}
        <button type="button" class="btn icon" aria-label=${t('settings.hours.addSpan', { day })} title=${t('settings.hours.addSpan', { day })} @click=${() => set([...spans, spans.length === 0 ? { from: '09:00', to: '18:00' } : { from: '16:00', to: '19:00' }])}>${icon('plus')}</button>
      </div>
    </div>`;
  }

  private holidays(shown: Calendar) {
    const ready = this.holiday.day !== '';
    return html`<div>
      <h2 id="holidays">${t('settings.hours.holidays')}</h2>
      <ul class="rows" aria-labelledby="holidays">
        ${shown.holidays.map(
          (each, at) => html`<li class="row">
            <span class="main"><strong>${each.name || t('settings.hours.holiday')}</strong><small>${each.day.length === 5 ? t('settings.hours.everyYear', { day: dayText(`${new Date().getFullYear()}-${each.day}`) }) : dayText(each.day)}</small></span>
            <button type="button" class="btn icon" aria-label=${t('settings.hours.removeHoliday', { name: each.name || each.day })} title=${t('settings.hours.removeHoliday', { name: each.name || each.day })} @click=${() => this.edit({ holidays: shown.holidays.filter((_, place) => place !== at) }, shown)}>${icon('trash-2')}</button>
          </li>`,
        )}
      </ul>
      <div class="two">
        ${textInput({ id: 'holiday-day', type: 'date', label: t('settings.hours.holiday.day'), value: this.holiday.day, change: (day) => (this.holiday = { ...this.holiday, day }) })}
        ${textInput({ id: 'holiday-name', label: t('settings.hours.holiday.name'), value: this.holiday.name, change: (name) => (this.holiday = { ...this.holiday, name }) })}
      </div>
      <div class="buttons">
        <label><input type="checkbox" .checked=${this.holiday.yearly} @change=${(event: Event) => (this.holiday = { ...this.holiday, yearly: (event.target as HTMLInputElement).checked })} /> ${t('settings.hours.yearly')}</label>
        <button type="button" class="btn out" ?disabled=${!ready} @click=${() => this.addHoliday(shown)}>${icon('plus')}${t('settings.hours.addHoliday')}</button>
      </div>
      <k-holiday-import calendar=${shown.name} ?disabled=${this.draft !== undefined} @taken=${() => void this.taken(shown)}></k-holiday-import>
    </div>`;
  }

  private addHoliday(shown: Calendar): void {
    const day = this.holiday.yearly ? this.holiday.day.slice(5) : this.holiday.day;
    this.edit({ holidays: [...shown.holidays, { day, name: this.holiday.name.trim() }] }, shown);
    this.holiday = { day: '', name: '', yearly: this.holiday.yearly };
  }

  /** Holidays came into the calendar, which was as {@code before}. */
  private async taken(before: Calendar): Promise<void> {
    await this.list.again();
    undoable(t('settings.saved'), () => this.put(before));
  }

  private choose(name: string): void {
    this.draft = undefined;
    this.chosen = name;
  }

  private edit(changes: Partial<Calendar>, shown: Calendar): void {
    this.draft = { ...shown, ...changes };
  }

  /** Another calendar begins as the one that is shown. */
  private another(shown: Calendar, calendars: readonly Calendar[]): void {
    let number = calendars.length;
    while (calendars.some((each) => each.name === `calendar${number}`)) number++;
    this.draft = { ...shown, name: `calendar${number}`, label: t('settings.hours.another', { number: number + 1 }) };
  }

  private async save(event: Event, calendars: readonly Calendar[]): Promise<void> {
    event.preventDefault();
    const { draft } = this;
    if (!draft) return;
    const former = calendars.find((each) => each.name === draft.name);
    await this.form.send(async () => {
      await this.put(draft);
      this.chosen = draft.name;
      this.draft = undefined;
      undoable(t('settings.saved'), async () => {
        if (former) await this.put(former);
        else await http.delete(`/calendars/${draft.name}`);
        await this.list.again();
      });
    });
  }

  private async put({ name, label, zone, week, holidays }: Calendar): Promise<void> {
    await http.put(`/calendars/${name}`, { label, zone, week, holidays });
    await this.list.again();
  }

  private async discard(calendar: Calendar): Promise<void> {
    await ask({
      heading: t('settings.hours.remove'),
      text: t('settings.hours.remove.sure', { name: labelOf(calendar) }),
      fields: [],
      values: {},
      confirm: t('settings.hours.remove'),
      bad: true,
      run: async () => {
        await http.delete(`/calendars/${calendar.name}`);
        this.choose(STANDARD);
        await this.list.again();
      },
    });
  }
}

function labelOf(calendar: Calendar): string {
  return calendar.name === STANDARD ? t('settings.hours.standard') : calendar.label;
}

function dayName(name: string): string {
  const at = DAYS.indexOf(name as (typeof DAYS)[number]);
  return new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(MONDAY + at * 86_400_000);
}

/** The days of the week as people here count them. */
function inOrder(): readonly string[] {
  const { first } = weekOf(locale.value);
  return [...DAYS.slice(first - 1), ...DAYS.slice(0, first - 1)];
}
