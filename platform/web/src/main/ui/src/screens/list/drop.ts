import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { along } from '../../ui/anchor.ts';
import { base } from '../../ui/base.ts';

/** A button that opens a small window below it (a sheet from below on a phone); Escape and a press outside close it. */
@customElement('k-drop')
export class Drop extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      [popover] {
        position: fixed;
        inset: auto;
        inline-size: var(--drop-width, 340px);
        max-inline-size: calc(100vw - 16px);
        max-block-size: min(620px, calc(100dvh - 24px));
        margin: 0;
        padding: 16px 16px 16px;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        color: var(--fg);
        box-shadow: var(--sh-3);
        overflow: auto;
      }
      [popover]:focus-visible {
        outline: none;
      }
      .mark {
        display: inline-grid;
        place-items: center;
        min-inline-size: 18px;
        block-size: 18px;
        padding: 0 6px;
        border-radius: var(--r-m);
        background: var(--accent-soft);
        color: var(--accent-ink);
        font-size: var(--t-1);
        font-weight: 600;
      }
      @media (max-width: 700px) {
        [popover] {
          inset: auto 0 0 0 !important;
          inline-size: 100%;
          max-inline-size: 100%;
          max-block-size: 86dvh;
          padding-block-end: calc(20px + env(safe-area-inset-bottom));
          border-end-start-radius: 0;
          border-end-end-radius: 0;
        }
        .words {
          position: absolute;
          inline-size: 1px;
          block-size: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        .btn {
          min-inline-size: 44px;
          padding: 0 8px;
        }
      }
    `,
  ];

  @property() label = '';
  /** How many things are set in it; shown on the button. */
  @property({ type: Number }) marked = 0;
  @property({ attribute: false }) face: TemplateResult | typeof nothing = nothing;
  @property({ attribute: false }) content: () => TemplateResult | typeof nothing = () => nothing;
  @state() private open = false;
  @query('[popover]') private popup!: HTMLElement;
  @query('button') private button!: HTMLButtonElement;

  override render() {
    return html`<button class="btn" aria-haspopup="dialog" aria-expanded=${this.open} title=${this.label} @click=${() => void this.toggle()}>
        ${this.face}<span class="words">${this.label}</span> ${this.marked > 0 ? html`<span class="mark">${this.marked}</span>` : nothing}
      </button>
      <div popover role="dialog" tabindex="-1" aria-label=${this.label} @toggle=${this.toggled} @keydown=${this.key}>${this.open ? this.content() : nothing}</div>`;
  }

  async show(): Promise<void> {
    if (!this.open) await this.toggle();
  }

  close(): void {
    if (this.open) this.popup.hidePopover();
    this.button.focus();
  }

  private async toggle(): Promise<void> {
    if (this.open) {
      this.popup.hidePopover();
      return;
    }
    this.open = true;
    await this.updateComplete;
    this.popup.showPopover();
    this.position();
    this.popup.focus();
  }

  private position(): void {
    const anchor = this.button.getBoundingClientRect();
    const size = this.popup.getBoundingClientRect();
    this.popup.style.top = `${Math.max(8, Math.min(anchor.bottom + 6, innerHeight - size.height - 8))}px`;
    this.popup.style.left = `${along(anchor, size.width)}px`;
  }

  private toggled(event: Event): void {
    if (event.target !== this.popup) return;
    this.open = (event as ToggleEvent).newState === 'open';
  }

  /** Keys of what is inside are no keys of the page. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.close();
    }
    event.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-drop': Drop;
  }
}
