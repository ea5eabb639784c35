import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { notice } from '../core/notices.ts';
import { Watch } from '../core/store.ts';
import { t } from '../core/i18n.ts';
import { base } from './base.ts';
import { icon } from './icon.ts';

/** Shows the present notice, said to those who listen too, until it has stayed long enough; not while the pointer or the focus is on it. */
@customElement('k-toast')
export class Toast extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        inset-inline: 0;
        inset-block-end: 28px;
        z-index: 90;
        display: grid;
        justify-items: center;
        pointer-events: none;
      }
      .toast {
        display: flex;
        align-items: center;
        gap: 12px;
        max-inline-size: min(560px, calc(100vw - 24px));
        padding-block: 8px;
        padding-inline: 16px 8px;
        border-radius: var(--r-l);
        background: var(--toast);
        box-shadow: var(--sh-3);
        color: var(--toast-fg);
        font-size: var(--t-4);
        pointer-events: auto;
      }
      .toast > .ic {
        color: var(--toast-bad);
      }
      button {
        block-size: 30px;
        padding: 0 12px;
        border: 0;
        border-radius: var(--r-m);
        background: var(--toast-press);
        color: var(--toast-fg);
        font-size: var(--t-3);
        font-weight: 600;
      }
      button:focus-visible {
        outline-color: var(--toast-fg);
      }
      button.x {
        display: grid;
        place-items: center;
        inline-size: 30px;
        padding: 0;
        background: none;
      }
      @media (max-width: 700px) {
        :host {
          inset-block-end: 72px;
        }
        button {
          min-block-size: 44px;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  private timer = 0;
  private held = false;

  constructor() {
    super();
    new Watch(this, [notice]);
    notice.watch(() => this.count());
  }

  override render() {
    const shown = notice.value;
    return html`<div role="status" aria-live="polite">
      ${shown
        ? html`<div
            class="toast"
            @pointerenter=${() => this.hold(true)}
            @pointerleave=${() => this.hold(false)}
            @focusin=${() => this.hold(true)}
            @focusout=${() => this.hold(false)}
          >
            ${shown.tone === 'bad' ? icon('circle-alert') : nothing}<span>${shown.text}</span>
            ${shown.action ? html`<button @click=${() => void shown.action?.run()}>${shown.action.label}</button>` : nothing}
            <button class="x" aria-label=${t('close')} @click=${() => notice.set(null)}>${icon('x')}</button>
          </div>`
        : nothing}
    </div>`;
  }

  private hold(held: boolean): void {
    this.held = held;
    this.count();
  }

  private count(): void {
    clearTimeout(this.timer);
    const shown = notice.value;
    if (!shown || this.held) return;
    this.timer = window.setTimeout(() => notice.set(null), shown.stays);
  }
}
