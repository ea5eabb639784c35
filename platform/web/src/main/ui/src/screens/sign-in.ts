import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { http } from '../core/http.ts';
import { language, speak, t, withTexts } from '../core/i18n.ts';
import { LANGUAGES, chooseLanguage } from '../core/languages.ts';
import { wording } from '../core/notices.ts';
import { Problem } from '../core/problem.ts';
import { logo, refreshSession, session, signIn } from '../core/session.ts';
import { Watch } from '../core/store.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { PasswordField, passwordStyles } from './password/field.ts';
import { signInTexts } from '../i18n/late.ts';
import { Waiting, waitText } from './password/waiting.ts';

await withTexts(signInTexts);

interface Welcome {
  readonly company: string | null;
}

/** What the server answers when it wants the second factor, too. */
const CODE_WANTED = 'code-required';

/** The way in: login and password, and another password where the first was for one time only. Tells the page by the event {@code kartera-entered}. */
@customElement('k-sign-in')
export class SignIn extends LitElement {
  static override styles = [
    base,
    passwordStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: 1fr auto;
        min-block-size: 100dvh;
        max-block-size: 100dvh;
        overflow: auto;
        background: radial-gradient(1200px 500px at 50% -120px, var(--accent-soft), transparent), var(--bg);
      }
      main {
        display: grid;
        align-content: center;
        justify-items: center;
        padding: 24px 16px;
      }
      .card {
        display: grid;
        gap: 20px;
        inline-size: min(380px, 100%);
        padding: 32px;
        border-radius: var(--r-l);
        background: var(--surface);
        box-shadow: var(--sh-2);
      }
      header {
        display: grid;
        gap: 12px;
      }
      img {
        inline-size: auto;
        min-inline-size: 40px;
        max-inline-size: 200px;
        block-size: 40px;
        object-fit: contain;
        object-position: left;
      }
      h1 {
        font-size: var(--t-6);
        font-weight: 600;
        letter-spacing: -0.015em;
        line-height: 1.25;
        overflow-wrap: anywhere;
      }
      header p {
        margin-block-start: 4px;
        color: var(--fg-3);
        font-size: var(--t-4);
      }
      form {
        display: grid;
        gap: 16px;
      }
      .input {
        min-block-size: 40px;
      }
      .btn.pri {
        block-size: 40px;
        font-size: var(--t-4);
      }
      .alert {
        display: flex;
        gap: 8px;
        padding: 10px 12px;
        border-radius: var(--r-m);
        background: var(--bad-soft);
        color: var(--bad);
        font-size: var(--t-3);
      }
      .alert.warn {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .alert .ic {
        margin-block-start: 1px;
      }
      footer {
        display: flex;
        justify-content: center;
        gap: 4px;
        padding: 12px 16px calc(20px + env(safe-area-inset-bottom));
      }
      @media (max-width: 480px) {
        :host {
          background: var(--surface);
        }
        main {
          align-content: start;
          padding: 48px 8px 16px;
        }
        .card {
          padding: 16px;
          box-shadow: none;
        }
        .input {
          font-size: var(--t-5);
        }
      }
      @media (pointer: coarse) {
        .input,
        .btn.pri {
          min-block-size: 48px;
        }
      }
    `,
  ];

  @state() private company = '';
  @state() private login = '';
  @state() private code = '';
  @state() private codeWanted = false;
  @state() private busy = false;
  @state() private failure: unknown = null;
  @query('#code') private codeInput!: HTMLInputElement | null;
  @query('#login') private loginInput!: HTMLInputElement | null;
  @query('#password') private passwordInput!: HTMLInputElement | null;
  @query('#new-password') private newInput!: HTMLInputElement | null;
  private readonly password = new PasswordField(this);
  private readonly replacement = new PasswordField(this);
  private readonly waiting = new Waiting(this);

  constructor() {
    super();
    new Watch(this, [language, session]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.entitle();
    void this.askCompany();
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    (this.newInput ?? this.loginInput)?.focus();
  }

  override render() {
    return html`<main>
        <div class="card">${this.mustChange ? this.change() : this.entrance()}</div>
      </main>
      <footer role="group" aria-label=${t('language')}>
        ${Object.entries(LANGUAGES).map(
          ([code, name]) => html`<button class="btn" lang=${code} aria-pressed=${code === language.value} @click=${() => this.speakNow(code)}>${name}</button>`,
        )}
      </footer>`;
  }

  private get mustChange(): boolean {
    return session.value?.mustChangePassword === true;
  }

  private entrance(): TemplateResult {
    const closed = this.waiting.seconds > 0;
    return html`<header>
        <img src=${logo.value} alt="" />
        <div><h1>${this.company === '' ? t('signIn.heading') : t('signIn.headingOf', { company: this.company })}</h1></div>
      </header>
      <form @submit=${this.enter}>
        ${this.alert()}
        <div class="field">
          <label for="login">${t('signIn.login')}</label>
          <input
            class="input"
            id="login"
            name="login"
            autocomplete="username"
            autocapitalize="none"
            autocorrect="off"
            spellcheck="false"
            required
            .value=${this.login}
            @input=${(event: Event) => (this.login = (event.target as HTMLInputElement).value)}
          />
        </div>
        ${this.password.render({ id: 'password', label: t('signIn.password'), autocomplete: 'current-password' })}
        ${this.codeWanted ? this.codeField() : nothing}
        <button class="btn pri" ?disabled=${this.busy || closed}>
          ${this.busy ? t('signIn.busy') : closed ? t('signIn.wait', { time: waitText(this.waiting.seconds) }) : t('signIn.button')}
        </button>
      </form>`;
  }

  private codeField(): TemplateResult {
    return html`<div class="field">
      <label for="code">${t('signIn.code')}</label>
      <input
        class="input num"
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        required
        .value=${this.code}
        @input=${(event: Event) => (this.code = (event.target as HTMLInputElement).value.trim())}
      />
      <span class="muted">${t('signIn.code.help')}</span>
    </div>`;
  }

  private change(): TemplateResult {
    const problem = this.failure instanceof Problem ? this.failure : undefined;
    const known = this.login !== '';
    return html`<header>
        <img src=${logo.value} alt="" />
        <div>
          <h1>${t('signIn.change')}</h1>
          <p>${t('signIn.change.text')}</p>
        </div>
      </header>
      <form @submit=${this.replace}>
        ${problem?.of('password') ? nothing : this.alert()}
        <input type="hidden" name="username" autocomplete="username" .value=${session.value?.user.login ?? ''} />
        ${known ? nothing : this.password.render({ id: 'password', label: t('signIn.change.former'), autocomplete: 'current-password' })}
        ${this.replacement.render({
          id: 'new-password',
          label: t('signIn.change.new'),
          autocomplete: 'new-password',
          error: problem?.of('password'),
          judgedFor: session.value?.user.login ?? '',
        })}
        <button class="btn pri" ?disabled=${this.busy || this.waiting.seconds > 0}>${this.busy ? t('signIn.busy') : t('signIn.change.button')}</button>
        <button type="button" class="btn" @click=${this.leave}>${t('signIn.other')}</button>
      </form>`;
  }

  private alert() {
    if (this.failure === null) return nothing;
    const wait = this.failure instanceof Problem && this.failure.retryAfter !== undefined;
    if (wait && this.waiting.seconds === 0) return nothing;
    const locked = wait && (this.failure as Problem).status === 429;
    return html`<div class="alert ${locked ? 'warn' : ''}" role="alert">${icon(locked ? 'lock' : 'circle-alert')}<span>${wording(this.failure)}</span></div>`;
  }

  private readonly enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.attempt(async () => {
      await signIn(this.login.trim(), this.password.value, this.code === '' ? undefined : this.code);
      if (this.mustChange) {
        await this.updateComplete;
        this.newInput?.focus();
      } else this.entered();
    });
  };

  private readonly replace = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.attempt(async () => {
      await http.put('/session/password', { current: this.password.value, new: this.replacement.value });
      await refreshSession();
      this.entered();
    });
  };

  private entered(): void {
    this.password.clear();
    this.replacement.clear();
    dispatchEvent(new Event('kartera-entered'));
  }

  /** Somebody else wants to sign in: what was typed for the former is forgotten. */
  private readonly leave = async (): Promise<void> => {
    await this.attempt(async () => {
      await http.delete('/session');
      this.password.clear();
      this.replacement.clear();
      this.login = '';
      session.set(null);
    });
  };

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await work();
    } catch (failure) {
      this.failed(failure);
    } finally {
      this.busy = false;
    }
  }

  private failed(failure: unknown): void {
    if (failure instanceof Problem && failure.retryAfter !== undefined) this.waiting.wait(failure.retryAfter);
    if (failure instanceof Problem && failure.code === CODE_WANTED && !this.codeWanted) {
      this.codeWanted = true;
      void this.updateComplete.then(() => this.codeInput?.focus());
      return;
    }
    this.failure = failure;
    if (failure instanceof Problem && failure.status === 401) this.passwordInput?.select();
  }

  private async speakNow(code: string): Promise<void> {
    chooseLanguage(code);
    await speak(code);
    this.entitle();
    this.failure = null;
  }

  private entitle(): void {
    document.title = [t('signIn.button'), this.company].filter((part) => part !== '').join(' · ');
  }

  private async askCompany(): Promise<void> {
    try {
      this.company = (await http.get<Welcome>('/ui/welcome')).company ?? '';
      this.entitle();
    } catch {
      // Without it the heading has no name; whether the server is there shows at the sign-in.
    }
  }
}
