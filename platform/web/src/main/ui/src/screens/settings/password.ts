import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { tell } from '../../core/notices.ts';
import { mine } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { PasswordField, passwordStyles } from '../password/field.ts';
import { Form } from './form.ts';
import { sheet } from './sheet.ts';

/** Another password for oneself. */
@customElement('k-password')
export class Password extends LitElement {
  static override styles = [
    base,
    sheet,
    passwordStyles,
    css`
      form.card {
        max-inline-size: 420px;
      }
    `,
  ];

  private readonly current = new PasswordField(this);
  private readonly replacement = new PasswordField(this);
  private readonly form = new Form(this);

  override render() {
    const wrong = this.form.is('wrong-credentials');
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.password')}</h1>
          <p class="lead">${t('settings.password.text')}</p>
        </div>
      </div>
      <form class="card" @submit=${this.save}>
        ${wrong ? nothing : this.form.alert('password')}
        <input type="hidden" name="username" autocomplete="username" .value=${mine().user.login} />
        ${this.current.render({ id: 'current', label: t('signIn.change.former'), autocomplete: 'current-password', error: wrong ? t('settings.password.wrong') : undefined })}
        ${this.replacement.render({
          id: 'new-password',
          label: t('signIn.change.new'),
          autocomplete: 'new-password',
          error: this.form.of('password'),
          judgedFor: mine().user.login,
        })}
        <div class="buttons"><button class="btn pri" ?disabled=${this.form.busy}>${t('settings.password.change')}</button></div>
      </form>
    </div>`;
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.form.send(async () => {
      await http.put('/session/password', { current: this.current.value, new: this.replacement.value });
      this.current.clear();
      this.replacement.clear();
      tell(t('settings.password.changed'));
    });
  };
}
