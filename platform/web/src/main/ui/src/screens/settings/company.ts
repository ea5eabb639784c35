import { LitElement, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { day, number, timeOfDay } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { syncModules } from '../../core/modules.ts';
import { undoable } from '../../core/notices.ts';
import type { Formats } from '../../core/writing.ts';
import { base } from '../../ui/base.ts';
import { companyFields, type Details, type Installation } from './company-fields.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { regions } from './places.ts';
import { sheet } from './sheet.ts';

const DETAILS = ['legalName', 'taxId', 'street', 'postalCode', 'city', 'province', 'country', 'phone', 'email', 'web'] as const;

const FORMATS: readonly (readonly [keyof Formats, readonly string[]])[] = [
  ['dateOrder', ['dmy', 'mdy', 'ymd']],
  ['clock', ['24', '12']],
  ['decimal', ['comma', 'point']],
  ['grouping', ['point', 'comma', 'space', 'apostrophe', 'none']],
  ['firstDay', ['monday', 'sunday', 'saturday']],
];

/** What holds for all who use this installation and have chosen nothing else. */
@customElement('k-company-settings')
export class CompanySettings extends LitElement {
  static override styles = [base, sheet];

  @state() private changes: Partial<Installation> = {};
  @state() private details: Partial<Details> = {};
  @state() private formats: Formats = {};
  private readonly form = new Form(this);
  private readonly detailsSent = new Form(this);
  private readonly formatsSent = new Form(this);
  private readonly settings = new Loaded(this, () => http.get<Installation>('/settings'));

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.company')}</h1>
          <p class="lead">${t('settings.company.text')}</p>
        </div>
      </div>
      ${this.settings.render(
        (settings) => html`<form class="card" @submit=${(event: Event) => this.save(event, settings)}>
          ${this.form.alert('company', 'currency', 'locale', 'region', 'zone')}
          <div class="two">
            ${companyFields({ ...settings, ...this.changes }, this.form, ['company', 'currency', 'locale', 'region', 'zone'], (changes) => {
              this.changes = { ...this.changes, ...changes };
            })}
          </div>
          <div class="buttons">
            <button class="btn pri" ?disabled=${this.form.busy || Object.keys(this.changes).length === 0}>${t('settings.save')}</button>
          </div>
        </form>
          ${this.detailsForm(settings)} ${this.formatsForm(settings)}`,
      )}
    </div>`;
  }

  private detailsForm(settings: Installation) {
    const values = { ...settings.details, ...this.details };
    return html`<form class="card" aria-labelledby="details" @submit=${(event: Event) => this.saveDetails(event, settings)}>
      <div>
        <h2 id="details">${t('settings.company.details')}</h2>
        <p class="lead">${t('settings.company.details.text')}</p>
      </div>
      ${this.detailsSent.alert(...DETAILS.map((name) => `details.${name}`))}
      <div class="two">
        ${DETAILS.map((name) =>
          name === 'country'
            ? selectInput({
                id: name,
                label: t('settings.company.country'),
                value: values.country ?? '',
                error: this.detailsSent.of('details.country'),
                options: [{ value: '', label: '' }, ...regions()],
                change: (country) => (this.details = { ...this.details, country }),
              })
            : textInput({
                id: name,
                label: t(`settings.company.${name}`),
                value: values[name] ?? '',
                error: this.detailsSent.of(`details.${name}`),
                autocomplete: 'off',
                change: (typed) => (this.details = { ...this.details, [name]: typed }),
              }),
        )}
      </div>
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.detailsSent.busy || Object.keys(this.details).length === 0}>${t('settings.save')}</button>
      </div>
    </form>`;
  }

  private formatsForm(settings: Installation) {
    const values = { ...settings.formats, ...this.formats };
    return html`<form class="card" aria-labelledby="formats" @submit=${(event: Event) => this.saveFormats(event, settings)}>
      <div>
        <h2 id="formats">${t('settings.formats')}</h2>
        <p class="lead">${t('settings.formats.text')}</p>
      </div>
      ${this.formatsSent.alert('formats.grouping')}
      <div class="two">
        ${FORMATS.map(([name, choices]) =>
          selectInput({
            id: `format-${name}`,
            label: t(`settings.formats.${name}`),
            value: values[name] ?? '',
            error: this.formatsSent.of(`formats.${name}`),
            options: [{ value: '', label: t('settings.formats.usual') }, ...choices.map((value) => ({ value, label: t(`settings.formats.${name}.${value}`) }))],
            change: (value) => (this.formats = { ...this.formats, [name]: value === '' ? null : value }),
          }),
        )}
      </div>
      <p class="help" aria-live="polite">${t('settings.formats.example', { number: number('1234567.5'), day: day('2031-11-26'), time: timeOfDay('17:30') })}</p>
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.formatsSent.busy || Object.keys(this.formats).length === 0}>${t('settings.save')}</button>
      </div>
    </form>`;
  }

  private async saveDetails(event: Event, settings: Installation): Promise<void> {
    event.preventDefault();
    const former = Object.fromEntries(Object.keys(this.details).map((name) => [name, settings.details?.[name as keyof Details] ?? null]));
    await this.detailsSent.send(async () => {
      await this.write({ details: this.details });
      this.details = {};
      undoable(t('settings.saved'), () => this.write({ details: former }));
    });
  }

  private async saveFormats(event: Event, settings: Installation): Promise<void> {
    event.preventDefault();
    const former = Object.fromEntries(Object.keys(this.formats).map((name) => [name, settings.formats?.[name as keyof Formats] ?? null]));
    await this.formatsSent.send(async () => {
      await this.write({ formats: this.formats });
      this.formats = {};
      undoable(t('settings.saved'), () => this.write({ formats: former }));
    });
  }

  private async save(event: Event, settings: Installation): Promise<void> {
    event.preventDefault();
    const former = Object.fromEntries(Object.keys(this.changes).map((name) => [name, settings[name as keyof Installation]]));
    await this.form.send(async () => {
      await this.write(this.changes);
      this.changes = {};
      undoable(t('settings.saved'), () => this.write(former));
    });
  }

  private async write(values: Record<string, unknown>): Promise<void> {
    this.settings.set(await http.patch<Installation>('/settings', values));
    await syncModules();
  }
}
