import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { along } from './anchor.ts';
import { base } from './base.ts';
import { icon } from './icon.ts';

/** A sign beside a name that tells more when it is pressed, pointed at or reached with the keyboard; it is read out with its name. */
@customElement('k-hint')
export class Hint extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-block;
        vertical-align: middle;
      }
      button {
        position: relative;
        display: grid;
        place-items: center;
        inline-size: 20px;
        block-size: 20px;
        padding: 0;
        border: 0;
        border-radius: var(--r-s);
        background: none;
        color: var(--fg-3);
      }
      button::after {
        content: '';
        position: absolute;
        inset: -2px;
      }
      [popover] {
        position: fixed;
        inset: auto;
        max-inline-size: min(280px, calc(100vw - 16px));
        margin: 0;
        padding: 8px 12px;
        border: 0;
        border-radius: var(--r-m);
        background: var(--raised);
        box-shadow: var(--sh-3);
        color: var(--fg);
        font-size: var(--t-3);
        white-space: pre-line;
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property() text = '';
  /** What it is about. */
  @property() label = '';
  @property() drawing = 'circle-help';
  @query('button') private button!: HTMLButtonElement;
  @query('[popover]') private bubble!: HTMLElement;

  override render() {
    return html`<button type="button" aria-label=${this.label} aria-describedby="text" @click=${this.press} @pointerenter=${this.show} @pointerleave=${this.hide} @focus=${this.show} @blur=${this.hide}>${icon(this.drawing, 14)}</button>
      <span id="text" role="tooltip" popover="manual">${this.text}</span>`;
  }

  private readonly press = (event: Event): void => {
    event.stopPropagation();
    this.show();
  };

  private readonly show = (): void => {
    if (!this.bubble.matches(':popover-open')) this.bubble.showPopover();
    const anchor = this.button.getBoundingClientRect();
    this.bubble.style.top = `${Math.min(anchor.bottom + 4, innerHeight - this.bubble.offsetHeight - 8)}px`;
    this.bubble.style.left = `${along(anchor, this.bubble.offsetWidth)}px`;
  };

  private readonly hide = (): void => {
    if (this.bubble.matches(':popover-open')) this.bubble.hidePopover();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-hint': Hint;
  }
}
