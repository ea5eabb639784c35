import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { day as dayText } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { session } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { sheet } from './sheet.ts';

/** A holiday that was found, and what it is to the calendar. */
export interface Found {
  readonly day: string;
  readonly name: string;
  readonly change: 'new' | 'same' | 'changed';
  readonly former: string | null;
}

export interface Finding {
  readonly items: readonly Found[];
  /** Events that are no holidays. */
  readonly passedOver: number;
  readonly from: number;
  readonly to: number;
}

/** How many there are of each kind. */
export function counts(items: readonly Found[]): Readonly<Record<Found['change'], number>> {
  const of = (change: Found['change']): number => items.filter((each) => each.change === change).length;
  return { new: of('new'), changed: of('changed'), same: of('same') };
}

/** What the finding comes to, in one line. */
export function summary({ items, passedOver }: Finding): string {
  const { new: fresh, changed, same } = counts(items);
  const parts = [
    fresh > 0 ? t('settings.holidays.new', { count: fresh }) : '',
    changed > 0 ? t('settings.holidays.changed', { count: changed }) : '',
    same > 0 ? t('settings.holidays.same', { count: same }) : '',
    passedOver > 0 ? t('settings.holidays.passedOver', { count: passedOver }) : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(' · ') : t('settings.holidays.none');
}

interface Place {
  readonly code: string;
  readonly name: string;
}

/**
 * Holidays for a calendar, out of a calendar file or those of a country and its regions: what would be new or different is shown before it is taken. Tells by
 * {@code taken} that they were.
 */
@customElement('k-holiday-import')
export class HolidayImport extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }
      input[type='file'] {
        display: none;
      }
      form {
        display: grid;
        gap: 16px;
      }
      .years {
        display: grid;
        grid-template-columns: 1fr 1fr;
        gap: 12px;
      }
      .rows {
        max-block-size: 320px;
        overflow: auto;
      }
      .row.same {
        color: var(--fg-3);
      }
    `,
  ];

  /** The name of the calendar. */
  @property() calendar = '';
  @property({ type: Boolean }) disabled = false;
  @state() private source: 'file' | 'places' | '' = '';
  @state() private file: File | undefined;
  @state() private countries: readonly Place[] = [];
  @state() private regions: readonly Place[] = [];
  @state() private country = '';
  @state() private region = '';
  @state() private finding: Finding | undefined;
  @state() private years = { from: '', to: '' };
  @query('input[type=file]') private input!: HTMLInputElement;
  private readonly form = new Form(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('calendar')) this.close();
  }

  override render() {
    const title = this.disabled ? t('settings.holidays.saveFirst') : nothing;
    return html`<div class="buttons">
        <input type="file" accept=".ics,text/calendar" tabindex="-1" aria-hidden="true" @change=${this.chosen} />
        <button type="button" class="btn out" ?disabled=${this.disabled} title=${title} @click=${() => void this.places()}>${icon('map-pin')}${t('settings.holidays.public')}</button>
        <button type="button" class="btn out" ?disabled=${this.disabled} title=${title} @click=${() => this.input.click()}>${icon('upload')}${t('settings.holidays.file')}</button>
      </div>
      ${this.source === '' ? nothing : this.preview()}`;
  }

  private preview() {
    const { finding } = this;
    const { new: fresh, changed } = counts(finding?.items ?? []);
    return html`<k-dialog full .heading=${t(`settings.holidays.heading.${this.source}`)} @close=${this.close}>
      <form @submit=${this.take}>
        ${this.source === 'file' ? html`<p class="lead" dir="auto">${this.file?.name}</p>` : this.placeInputs()}
        ${this.form.alert()}
        <div class="years">${this.year('from')}${this.year('to')}</div>
        <p role="status">${finding ? summary(finding) : this.form.busy ? t('loading') : nothing}</p>
        ${finding && finding.items.length > 0 ? html`<ul class="rows card" tabindex="0" aria-label=${t('settings.hours.holidays')}>${finding.items.map((each) => this.found(each))}</ul>` : nothing}
      </form>
      <button slot="foot" class="btn" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" class="btn pri" ?disabled=${this.form.busy || fresh + changed === 0} @click=${this.take}>${t('settings.holidays.take', { count: fresh + changed })}</button>
    </k-dialog>`;
  }

  private placeInputs() {
    const options = (places: readonly Place[], first: string) => [{ value: '', label: first }, ...places.map(({ code, name }) => ({ value: code, label: name }))];
    return html`<div class="years">
      ${selectInput({ id: 'country', label: t('settings.holidays.country'), value: this.country, options: options(this.countries, t('settings.holidays.choose')), change: (code) => void this.inCountry(code) })}
      ${selectInput({
        id: 'region',
        label: t('settings.holidays.region'),
        value: this.region,
        disabled: this.regions.length === 0,
        options: options(this.regions, t('settings.holidays.whole')),
        change: (code) => {
          this.region = code;
          void this.look();
        },
      })}
    </div>`;
  }

  private async places(): Promise<void> {
    this.open('places');
    const done = await this.form.send(async () => {
      this.countries = (await http.get<{ readonly items: readonly Place[] }>('/holidays')).items;
    });
    const own = session.value?.region ?? '';
    if (done && this.countries.some(({ code }) => code === own)) await this.inCountry(own);
  }

  private async inCountry(code: string): Promise<void> {
    this.country = code;
    this.region = '';
    this.regions = [];
    this.finding = undefined;
    if (code === '') return;
    const done = await this.form.send(async () => {
      this.regions = (await http.get<{ readonly items: readonly Place[] }>(`/holidays/${code}`)).items;
    });
    if (done) await this.look();
  }

  private year(name: 'from' | 'to') {
    return textInput({
      id: name,
      label: t(`settings.holidays.${name}`),
      value: this.years[name],
      change: (typed) => {
        this.years = { ...this.years, [name]: typed };
        if (/^\d{4}$/.test(typed) && (this.source === 'file' || this.country !== '')) void this.look();
      },
    });
  }

  private found({ day, name, change, former }: Found) {
    const tone = { new: 'ok', changed: 'warn', same: '' }[change];
    return html`<li class="row ${change}">
      <span class="main"><strong dir="auto">${name || former || t('settings.hours.holiday')}</strong><small>${dayText(day)}${change === 'changed' ? html` · ${t('settings.holidays.former', { name: former ?? '' })}` : nothing}</small></span>
      <span class="chip ${tone}">${t(`settings.holidays.is.${change}`)}</span>
    </li>`;
  }

  private readonly chosen = (): void => {
    const file = this.input.files?.[0];
    this.input.value = '';
    if (!file) return;
    this.open('file');
    this.file = file;
    void this.look();
  };

  private open(source: 'file' | 'places'): void {
    this.source = source;
    this.years = { from: '', to: '' };
    this.finding = undefined;
    this.form.clear();
  }

  private async look(): Promise<void> {
    await this.form.send(async () => {
      this.finding = undefined;
      this.finding = await this.ask(false);
      this.years = { from: String(this.finding.from), to: String(this.finding.to) };
    });
  }

  private readonly take = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await this.form.send(async () => void (await this.ask(true)));
    if (!done) return;
    this.close();
    this.dispatchEvent(new CustomEvent('taken'));
  };

  private ask(apply: boolean): Promise<Finding> {
    const way = `/calendars/${this.calendar}/holidays`;
    const wanted = { ...this.years, apply: String(apply) };
    if (this.source === 'places') return http.post<Finding>(`${way}/public?${new URLSearchParams({ country: this.country, region: this.region, ...wanted })}`);
    const body = new FormData();
    body.append('file', this.file!);
    return http.post<Finding>(`${way}/import?${new URLSearchParams(wanted)}`, body);
  }

  private readonly close = (): void => {
    this.source = '';
    this.file = undefined;
    this.finding = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-holiday-import': HolidayImport;
  }
}
