import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { http, signedOut } from '../../core/http.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { settingsLinks } from '../../core/registry.ts';
import { to } from '../../core/router.ts';
import { session } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { settingsTexts, signInTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { sections, type Section } from './sections.ts';

await Promise.all([withTexts(settingsTexts), withTexts(signInTexts)]);

interface Context {
  readonly section: string;
  readonly rest: readonly string[];
}

/** What people set for themselves and administrators for all: a list of sections, and the one that is open. */
@customElement('k-settings')
export class Settings extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: 220px minmax(0, 1fr);
        block-size: 100%;
      }
      nav {
        display: flex;
        flex-direction: column;
        gap: 1px;
        padding: 16px 12px;
        border-inline-end: 1px solid var(--line);
        overflow: auto;
      }
      h1 {
        padding: 0 8px 4px;
        font-size: var(--t-5);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      h2 {
        padding: 16px 8px 4px;
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      nav :is(a, button) {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 32px;
        padding: 0 8px;
        border: 0;
        border-radius: var(--r-m);
        background: none;
        color: var(--fg-2);
        font-size: var(--t-4);
        font-weight: 500;
        text-align: start;
        text-decoration: none;
      }
      nav :is(a, button):hover {
        background: var(--hover);
        color: var(--fg);
      }
      nav a[aria-current] {
        background: var(--active);
        color: var(--fg);
      }
      nav .far-end {
        margin-inline-start: auto;
        color: var(--fg-3);
      }
      .out {
        margin-block-start: 16px;
      }
      .content {
        display: flex;
        flex-direction: column;
        min-inline-size: 0;
        min-block-size: 0;
      }
      .content > :not(.back) {
        flex: 1;
        min-block-size: 0;
      }
      .back,
      .far-end {
        display: none;
      }
      @media (max-width: 820px) {
        :host {
          display: block;
        }
        :host(.listing) .content,
        :host(:not(.listing)) nav {
          display: none;
        }
        nav {
          block-size: 100%;
          border: 0;
        }
        nav :is(a, button) {
          min-block-size: 48px;
          font-size: var(--t-5);
        }
        nav a[aria-current] {
          background: none;
        }
        .far-end {
          display: block;
        }
        .content {
          block-size: 100%;
        }
        .back {
          display: flex;
          align-items: center;
          gap: 6px;
          min-block-size: 44px;
          padding: 0 16px;
          border-block-end: 1px solid var(--line);
          color: var(--fg-2);
          font-size: var(--t-4);
          font-weight: 500;
          text-decoration: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) context: Context = { section: '', rest: [] };
  @query('.content') private content!: HTMLElement;

  constructor() {
    super();
    new Watch(this, [session, language, settingsLinks]);
  }

  override willUpdate(): void {
    this.classList.toggle('listing', this.context.section === '');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const former = changed.get('context');
    if (former && former.section !== this.context.section) this.content.scrollTop = 0;
  }

  override render() {
    const offered = sections.filter((section) => section.offered());
    return html`<nav aria-label=${t('nav.settings')}>
        <h1>${t('nav.settings')}</h1>
        ${this.group(offered, 'own')} ${this.group(offered, 'installation')}
        <button class="out" @click=${this.signOut}>${icon('log-out', 17)}${t('settings.signOut')}</button>
      </nav>
      <div class="content">
        <a class="back" href="/settings">${icon('chevron-left')}${t('nav.settings')}</a>
        ${this.open(offered)}
      </div>`;
  }

  private group(offered: readonly Section[], name: Section['group']) {
    const members = offered.filter((section) => section.group === name);
    if (members.length === 0) return nothing;
    const current = this.context.section || 'profile';
    return html`<h2>${t(`settings.group.${name}`)}</h2>
      ${members.map(
        (section) => html`<a href=${to.settings(section.name)} aria-current=${section.name === current ? 'page' : nothing}
          >${icon(section.icon, 17)}<span dir="auto" class="cut">${t(`settings.section.${section.name}`)}</span><span class="far-end">${icon('chevron-right')}</span></a
        >`,
      )}
      ${name === 'installation'
        ? settingsLinks.value.map((link) => html`<a href=${link.path}>${icon(link.icon, 17)}<span dir="auto" class="cut">${t(link.label)}</span><span class="far-end">${icon('chevron-right')}</span></a>`)
        : nothing}`;
  }

  private open(offered: readonly Section[]) {
    const name = this.context.section || 'profile';
    const section = offered.find((each) => each.name === name);
    if (!section) {
      const there = sections.some((each) => each.name === name);
      return html`<k-nothing
        icon=${there ? 'lock' : 'search'}
        .heading=${there ? t('settings.denied') : t('notFound.heading')}
        .text=${there ? t('settings.denied.text') : t('notFound.text')}
      ></k-nothing>`;
    }
    if (!customElements.get(section.element)) {
      void section.load().then(() => this.requestUpdate(), complain);
      return html`<k-loading></k-loading>`;
    }
    const element = unsafeStatic(section.element);
    return staticHtml`<${element} .rest=${this.context.rest}></${element}>`;
  }

  private readonly signOut = async (): Promise<void> => {
    try {
      await http.delete('/session');
      signedOut.dispatchEvent(new Event('signed-out'));
    } catch (failure) {
      complain(failure);
    }
  };
}
