import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { number } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { Page } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { MenuItem } from '../../ui/menu.ts';
import '../../ui/menu.ts';
import type { Tab } from './tabs.ts';

/** A count as it can be said: one that was stopped says so. */
export function counted(count: NonNullable<Page['count']>): string {
  return count.exact ? number(count.value) : `${number(count.value)}+`;
}

/** The views above a list. Event {@code choose} with a tab; what can be done with the present one comes as a menu. */
@customElement('k-view-tabs')
export class ViewTabs extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 2px;
        min-inline-size: 0;
        overflow-x: auto;
        scrollbar-width: none;
        padding-block: 4px;
        scroll-snap-type: x proximity;
        scroll-padding-inline: 12px 40px;
        padding-inline-end: 24px;
        mask-image: linear-gradient(to right, black calc(100% - 28px), transparent);
      }
      :host(:dir(rtl)) {
        mask-image: linear-gradient(to left, black calc(100% - 28px), transparent);
      }
      nav {
        display: contents;
      }
      .tab {
        flex: none;
        display: flex;
        align-items: center;
        border-radius: var(--r-m);
        scroll-snap-align: start;
      }
      .tab > a {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        block-size: var(--control);
        padding: 0 10px;
        border-radius: var(--r-m);
        color: var(--fg-2);
        font-size: var(--t-3);
        font-weight: 500;
        text-decoration: none;
        white-space: nowrap;
      }
      .tab > a:focus-visible {
        outline-offset: -2px;
      }
      .tab:hover {
        background: var(--hover);
      }
      .tab.now {
        background: var(--active);
      }
      .tab.now > a {
        color: var(--fg);
      }
      .tab .num {
        color: var(--fg-3);
        font-weight: 450;
      }
      .changed {
        inline-size: 7px;
        block-size: 7px;
        border-radius: 50%;
        background: var(--accent);
      }
      k-menu {
        margin-inline-start: -6px;
      }
      .ic {
        color: var(--fg-3);
      }
      @media (pointer: coarse) {
        .tab > a {
          block-size: 44px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property({ attribute: false }) now!: Tab;
  @property({ attribute: false }) counts: ReadonlyMap<string, NonNullable<Page['count']>> = new Map();
  @property({ attribute: false }) address: (tab: Tab) => string = () => '';
  @property({ attribute: false }) actions: readonly MenuItem[] = [];
  @property({ type: Boolean }) changed = false;

  override render() {
    return html`<nav aria-label=${t('list.views')}>${this.tabs.map((tab) => this.tab(tab))}</nav>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('now') && (changed.get('now') as Tab | undefined)?.key !== this.now.key) this.renderRoot.querySelector('.now')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private tab(tab: Tab): TemplateResult {
    const now = tab.key === this.now.key;
    const count = this.counts.get(tab.key);
    const badge = tab.saved && tab.saved.visibility !== 'private' ? icon(tab.saved.visibility === 'team' ? 'users' : 'globe', 13) : nothing;
    return html`<span class="tab ${now ? 'now' : ''}">
      <a href=${this.address(tab)} aria-current=${now ? 'page' : nothing}>
        ${badge}${tab.label}${count ? html`<span class="num">${counted(count)}</span>` : nothing}
        ${now && this.changed ? html`<span class="changed" title=${t('list.view.changed')}></span><span class="sr">${t('list.view.changed')}</span>` : nothing}
      </a>
      ${now && this.actions.length > 0
        ? html`<k-menu face="btn icon" .label=${t('list.view.actions')} .items=${this.actions}>${icon('chevron-down', 14)}</k-menu>`
        : nothing}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-view-tabs': ViewTabs;
  }
}
