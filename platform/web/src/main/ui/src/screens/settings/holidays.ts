import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { day as dayText } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import { Form } from './form.ts';
import { textInput } from './inputs.ts';
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

/** Holidays for a calendar out of a calendar file: what would be new or different is shown before it is taken. Tells by {@code taken} that they were. */
@customElement('k-holiday-import')
export class HolidayImport extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        display: inline-block;
        padding: 0;
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
  @state() private file: File | undefined;
  @state() private finding: Finding | undefined;
  @state() private years = { from: '', to: '' };
  @query('input[type=file]') private input!: HTMLInputElement;
  private readonly form = new Form(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('calendar')) this.close();
  }

  override render() {
    return html`<input type="file" accept=".ics,text/calendar" tabindex="-1" aria-hidden="true" @change=${this.chosen} />
      <button type="button" class="btn out" ?disabled=${this.disabled} title=${this.disabled ? t('settings.holidays.saveFirst') : nothing} @click=${() => this.input.click()}>${icon('upload')}${t('settings.holidays.file')}</button>
      ${this.file ? this.preview(this.file) : nothing}`;
  }

  private preview(file: File) {
    const { finding } = this;
    const { new: fresh, changed } = counts(finding?.items ?? []);
    return html`<k-dialog full .heading=${t('settings.holidays.heading')} @close=${this.close}>
      <form @submit=${this.take}>
        <p class="lead" dir="auto">${file.name}</p>
        ${this.form.alert()}
        <div class="years">${this.year('from')}${this.year('to')}</div>
        <p role="status">${finding ? summary(finding) : this.form.busy ? t('loading') : nothing}</p>
        ${finding && finding.items.length > 0 ? html`<ul class="rows card">${finding.items.map((each) => this.found(each))}</ul>` : nothing}
      </form>
      <button slot="foot" class="btn" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" class="btn pri" ?disabled=${this.form.busy || fresh + changed === 0} @click=${this.take}>${t('settings.holidays.take', { count: fresh + changed })}</button>
    </k-dialog>`;
  }

  private year(name: 'from' | 'to') {
    return textInput({
      id: name,
      label: t(`settings.holidays.${name}`),
      value: this.years[name],
      change: (typed) => {
        this.years = { ...this.years, [name]: typed };
        if (/^\d{4}$/.test(typed)) void this.look();
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
    this.file = this.input.files?.[0];
    this.input.value = '';
    this.years = { from: '', to: '' };
    this.finding = undefined;
    this.form.clear();
    if (this.file) void this.look();
  };

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
    const body = new FormData();
    body.append('file', this.file!);
    const wanted = new URLSearchParams({ ...this.years, apply: String(apply) });
    return http.post<Finding>(`/calendars/${this.calendar}/holidays/import?${wanted}`, body);
  }

  private readonly close = (): void => {
    this.file = undefined;
    this.finding = undefined;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-holiday-import': HolidayImport;
  }
}
