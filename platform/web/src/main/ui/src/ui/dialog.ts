import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../core/i18n.ts';
import { base } from './base.ts';
import { focused, giveBack } from './focus.ts';
import { icon } from './icon.ts';

/**
 * A modal window over the page. Escape, the cross and a press outside ask to close it: event {@code close}, on which its owner takes it off
 * the page. Buttons go into the slot {@code foot}.
 */
@customElement('k-dialog')
export class Dialog extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        inline-size: var(--dialog-width, 520px);
        max-inline-size: calc(100vw - 24px);
        max-block-size: calc(100dvh - 24px);
        padding: 0;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        color: var(--fg);
        box-shadow: var(--sh-3);
        overflow: hidden;
      }
      dialog[tabindex]:focus-visible {
        outline: none;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      header {
        display: flex;
        align-items: center;
        gap: 10px;
        padding-block: 16px 10px;
        padding-inline: 24px 12px;
      }
      h2 {
        flex: 1;
        font-size: var(--t-5);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      .body {
        padding: 6px 24px 20px;
        overflow: auto;
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: 8px;
        padding: 12px 24px;
        border-block-start: 1px solid var(--line);
      }
      footer.none {
        display: none;
      }
      @media (max-width: 700px) {
        dialog.full {
          inline-size: 100vw;
          max-inline-size: 100vw;
          block-size: 100dvh;
          max-block-size: 100dvh;
          border-radius: 0;
        }
        .body {
          flex: 1;
        }
      }
    `,
  ];

  @property() heading = '';
  /** Whether it takes the whole screen of a phone. */
  @property({ type: Boolean }) full = false;
  /** Whether a press outside does not close it, because something may have been entered. */
  @property({ type: Boolean }) firm = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  private footed = false;
  private opener: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.opener = focused();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    giveBack(this.opener);
  }

  override render() {
    return html`<dialog class=${this.full ? 'full' : ''} tabindex="-1" aria-labelledby="h" @cancel=${this.cancel} @mousedown=${this.pressed}>
      <header>
        <h2 id="h">${this.heading}</h2>
        <button class="btn icon" aria-label=${t('close')} title=${t('close')} @click=${this.ask}>${icon('x', 18)}</button>
      </header>
      <div class="body"><slot></slot></div>
      <footer class=${this.footed ? '' : 'none'}><slot name="foot" @slotchange=${this.footChanged}></slot></footer>
    </dialog>${nothing}`;
  }

  protected override firstUpdated(_changed: PropertyValues): void {
    this.dialog.showModal();
    (this.querySelector<HTMLElement>('[autofocus]') ?? this.dialog).focus();
  }

  private footChanged(event: Event): void {
    this.footed = (event.target as HTMLSlotElement).assignedElements().length > 0;
    this.requestUpdate();
  }

  private cancel(event: Event): void {
    event.preventDefault();
    this.ask();
  }

  private pressed(event: MouseEvent): void {
    if (event.target === this.dialog && !this.firm) this.ask();
  }

  private ask(): void {
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-dialog': Dialog;
  }
}
