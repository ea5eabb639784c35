import { LitElement, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { speak, t } from '../../core/i18n.ts';
import { preferredLanguage } from '../../core/languages.ts';
import { syncModules } from '../../core/modules.ts';
import { undoable } from '../../core/notices.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { mine } from '../../core/session.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { languages, zones } from './places.ts';
import { sheet } from './sheet.ts';

const FIELDS = ['name', 'email', 'locale', 'timeZone'] as const;
type Values = Readonly<Record<(typeof FIELDS)[number], string | null>>;

/** Who the user is to others, and the language and zone in which they see everything. */
@customElement('k-profile')
export class Profile extends LitElement {
  static override styles = [base, sheet];

  @state() private changes: Partial<Values> = {};
  private readonly form = new Form(this);
  private readonly record = new Loaded<CrmRecord>(this, () => records.get('security.user', mine().user.id), ['security.user']);

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.profile')}</h1>
          <p class="lead">${t('settings.profile.text')}</p>
        </div>
      </div>
      ${this.record.render((record) => this.fields(record))}
    </div>`;
  }

  private fields(record: CrmRecord) {
    const value = (name: keyof Values): string => String((name in this.changes ? this.changes[name] : record[name]) ?? '');
    const change = (name: keyof Values) => (text: string) => (this.changes = { ...this.changes, [name]: text === '' ? null : text });
    return html`<form class="card" @submit=${(event: Event) => this.save(event, record)}>
      <div class="row" style="padding:0">
        ${avatar(record.title, 44)}<span class="main"><strong>${record.title}</strong><small>${mine().user.login}</small></span>
      </div>
      ${this.form.alert(...FIELDS)}
      <div class="two">
        ${textInput({ id: 'name', label: t('settings.name'), value: value('name'), error: this.form.of('name'), autocomplete: 'name', required: true, change: change('name') })}
        ${textInput({ id: 'email', label: t('settings.email'), type: 'email', value: value('email'), error: this.form.of('email'), autocomplete: 'email', change: change('email') })}
        ${selectInput({
          id: 'locale',
          label: t('language'),
          value: value('locale'),
          error: this.form.of('locale'),
          options: [{ value: '', label: t('settings.asBrowser') }, ...languages(value('locale'))],
          change: change('locale'),
        })}
        ${selectInput({
          id: 'zone',
          label: t('settings.zone'),
          value: value('timeZone'),
          error: this.form.of('timeZone'),
          options: [{ value: '', label: t('settings.asCompany') }, ...zones(value('timeZone'))],
          change: change('timeZone'),
        })}
      </div>
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.form.busy || Object.keys(this.changes).length === 0}>${t('settings.save')}</button>
      </div>
    </form>`;
  }

  private async save(event: Event, record: CrmRecord): Promise<void> {
    event.preventDefault();
    const former = Object.fromEntries(Object.keys(this.changes).map((name) => [name, record[name] ?? null]));
    await this.form.send(async () => {
      await this.write(record, this.changes);
      this.changes = {};
      undoable(t('settings.saved'), () => this.write(this.record.value!, former));
    });
  }

  /** The language and the zone hold at once, for labels of the server as well. */
  private async write(record: CrmRecord, values: Partial<Values>): Promise<void> {
    this.record.set(await records.update('security.user', record.id, values, record.version));
    if (values.locale === null) await speak(preferredLanguage());
    await syncModules();
  }
}
