import { LitElement, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { syncModules } from '../../core/modules.ts';
import { undoable } from '../../core/notices.ts';
import { base } from '../../ui/base.ts';
import { companyFields, type Installation } from './company-fields.ts';
import { Form } from './form.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

/** What holds for all who use this installation and have chosen nothing else. */
@customElement('k-company-settings')
export class CompanySettings extends LitElement {
  static override styles = [base, sheet];

  @state() private changes: Partial<Installation> = {};
  private readonly form = new Form(this);
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
        </form>`,
      )}
    </div>`;
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

  private async write(values: Partial<Installation>): Promise<void> {
    this.settings.set(await http.patch<Installation>('/settings', values));
    await syncModules();
  }
}
