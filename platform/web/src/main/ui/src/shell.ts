import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http, signedOut } from './core/http.ts';
import { language, speak, t } from './core/i18n.ts';
import { preferredLanguage } from './core/languages.ts';
import { listen, silence } from './core/live.ts';
import { followModules, syncModules, unloadModules } from './core/modules.ts';
import { complain, wording } from './core/notices.ts';
import { dress, loadPreferences } from './core/preferences.ts';
import { keepOnlyOwn, somebodyWasHere } from './core/leaving.ts';
import { closeOutbox, openOutbox } from './core/outbox.ts';
import { followPage } from './core/rebrand.ts';
import { follow } from './core/router.ts';
import { enter, session, type Session } from './core/session.ts';
import { Watch } from './core/store.ts';
import { base } from './ui/base.ts';
import { installWorker } from './core/worker.ts';
import './ui/toast.ts';

/** The page: finds out who is there, then shows the way in or the workplace. */
@customElement('k-app')
export class App extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        block-size: 100dvh;
      }
      .wait {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 12px;
        block-size: 100%;
        padding: 24px;
        text-align: center;
      }
      .wait img {
        inline-size: 44px;
        block-size: 44px;
      }
      @media print {
        :host {
          block-size: auto;
        }
      }
    `,
  ];

  @state() private ready = false;
  @state() private trouble = '';

  constructor() {
    super();
    new Watch(this, [session, language]);
    signedOut.addEventListener('signed-out', () => this.leave());
    addEventListener('kartera-entered', () => void this.work());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    follow();
    followPage();
    void this.begin();
  }

  override render() {
    if (this.trouble !== '') {
      return html`<main class="wait">
        <img src="/icon.svg" alt="" />
        <p role="alert">${this.trouble}</p>
        <button class="btn out" @click=${() => void this.begin()}>${t('retry')}</button>
      </main>`;
    }
    if (session.value === null || session.value?.mustChangePassword) return html`<k-sign-in></k-sign-in><k-toast></k-toast>`;
    // The picture stands in the page, so that it is seen before the scripts are there.
    if (!this.ready) return html`<slot></slot>`;
    return html`<k-workplace></k-workplace><k-toast></k-toast>`;
  }

  private async begin(): Promise<void> {
    this.trouble = '';
    const spoken = speak(preferredLanguage());
    // What fails here is told when it is really needed.
    if (somebodyWasHere()) void import('./workplace.ts').catch(() => undefined);
    try {
      const [given] = await Promise.all([http.get<Session | undefined>('/session?optional=true'), spoken]);
      if (!given) return await this.welcome();
      await enter(given);
      await this.work();
    } catch (failure) {
      await spoken;
      this.trouble = wording(failure);
    }
  }

  private async welcome(): Promise<void> {
    dress();
    await import('./screens/sign-in.ts');
    session.set(null);
  }

  /** After sign-in, and at once for those who are signed in. */
  private async work(): Promise<void> {
    if (session.value?.mustChangePassword) {
      await import('./screens/sign-in.ts');
      this.requestUpdate();
      return;
    }
    try {
      const { user } = session.value!;
      await keepOnlyOwn(user.id);
      await Promise.all([syncModules(), loadPreferences(), openOutbox(user.id), import('./workplace.ts')]);
      listen();
      this.stopFollowing ??= followModules();
      this.ready = true;
      installWorker();
      performance.mark('kartera-ready');
    } catch (failure) {
      this.trouble = wording(failure);
    }
  }

  private stopFollowing: (() => void) | undefined;

  private leave(): void {
    if (session.value === null) return;
    silence();
    unloadModules();
    closeOutbox();
    this.ready = false;
    void this.welcome().catch(complain);
  }
}
