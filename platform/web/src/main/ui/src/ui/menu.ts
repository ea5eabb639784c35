import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { along } from './anchor.ts';
import { base } from './base.ts';
import { icon } from './icon.ts';

/** An entry of a menu; {@code 'line'} separates. */
export type MenuItem =
  | { readonly label: string; readonly icon?: string; readonly hint?: string; readonly checked?: boolean; readonly bad?: boolean; readonly disabled?: boolean; run(): void | Promise<void> }
  | 'line';

/**
 * A button that opens a menu (WAI-ARIA menu button pattern): arrows move, Home and End jump, letters search, Escape closes and gives the focus back.
 * What is slotted is the face of the button.
 */
@customElement('k-menu')
export class Menu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      .who {
        flex: 1;
        justify-content: start;
        gap: 8px;
        min-inline-size: 0;
        block-size: auto;
        padding: 6px 8px;
        color: var(--fg);
        text-align: start;
      }
      [popover] {
        position: fixed;
        inset: auto;
        min-inline-size: 190px;
        max-inline-size: min(340px, calc(100vw - 16px));
        max-block-size: min(420px, calc(100vh - 16px));
        margin: 0;
        padding: 6px;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        box-shadow: var(--sh-3);
        overflow: auto;
      }
      [role^='menuitem'] {
        display: flex;
        align-items: center;
        gap: 10px;
        inline-size: 100%;
        min-block-size: 34px;
        padding: 4px 10px;
        border: 0;
        border-radius: var(--r-m);
        background: none;
        color: var(--fg);
        font-size: var(--t-4);
        text-align: start;
      }
      [role^='menuitem']:hover,
      [role^='menuitem']:focus-visible {
        background: var(--hover);
        outline-offset: -2px;
      }
      [role^='menuitem'] .ic {
        color: var(--fg-3);
      }
      [role^='menuitem'].bad,
      [role^='menuitem'].bad .ic {
        color: var(--bad);
      }
      [role^='menuitem']:disabled {
        opacity: 0.5;
      }
      small {
        margin-inline-start: auto;
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      hr {
        block-size: 1px;
        margin: 6px 8px;
        border: 0;
        background: var(--line);
      }
      @media (pointer: coarse) {
        [role^='menuitem'] {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) items: readonly MenuItem[] | (() => readonly MenuItem[]) = [];
  @property() label = '';
  /** Classes of the button, such as {@code btn icon}. */
  @property() face = 'btn';
  @property({ type: Boolean, state: true }) open = false;
  @query('[popover]') private popup!: HTMLElement;
  @query('button') private button!: HTMLButtonElement;

  override render() {
    const shown = this.open ? (typeof this.items === 'function' ? this.items() : this.items) : [];
    return html`<button
        class=${this.face}
        aria-haspopup="menu"
        aria-expanded=${this.open}
        aria-label=${this.label || nothing}
        title=${this.label || nothing}
        @click=${() => this.toggle()}
        @keydown=${this.buttonKey}
      >
        <slot></slot>
      </button>
      <div popover role="menu" aria-label=${this.label || nothing} @toggle=${this.toggled} @keydown=${this.menuKey}>
        ${shown.map((item) =>
          item === 'line'
            ? html`<hr role="separator" />`
            : html`<button
                role=${item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'}
                aria-checked=${item.checked === undefined ? nothing : item.checked}
                class=${item.bad ? 'bad' : ''}
                tabindex="-1"
                ?disabled=${item.disabled ?? false}
                @click=${() => this.choose(item)}
              >
                ${item.checked === undefined ? (item.icon ? icon(item.icon) : nothing) : item.checked ? icon('check') : html`<span class="ic"></span>`}
                <span dir="auto" class="cut">${item.label}</span>${item.hint ? html`<small>${item.hint}</small>` : nothing}
              </button>`,
        )}
      </div>`;
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
    this.entries()[0]?.focus();
  }

  private position(): void {
    const anchor = this.button.getBoundingClientRect();
    const size = this.popup.getBoundingClientRect();
    const below = anchor.bottom + 5 + size.height <= innerHeight || anchor.top < size.height;
    const top = below ? Math.min(anchor.bottom + 5, innerHeight - size.height - 8) : anchor.top - size.height - 5;
    this.popup.style.top = `${Math.max(8, top)}px`;
    this.popup.style.left = `${along(anchor, size.width)}px`;
  }

  private toggled(event: Event): void {
    const open = (event as ToggleEvent).newState === 'open';
    if (!open) {
      this.open = false;
      const focused = this.shadowRoot?.activeElement;
      if (focused !== this.button && (focused || document.activeElement === document.body)) this.button.focus();
    }
  }

  private choose(item: Exclude<MenuItem, 'line'>): void {
    this.popup.hidePopover();
    void item.run();
  }

  private entries(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)')];
  }

  private buttonKey(event: KeyboardEvent): void {
    if (!this.open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      void this.toggle();
    }
  }

  private menuKey(event: KeyboardEvent): void {
    const all = this.entries();
    const at = all.indexOf(this.shadowRoot!.activeElement as HTMLElement);
    const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      all[(step + all.length) % all.length]?.focus();
    } else if (event.key === 'Tab') {
      this.popup.hidePopover();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
    } else if (event.key.length === 1 && event.key !== ' ') {
      const letter = event.key.toLocaleLowerCase();
      const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
      order.find((entry) => entry.textContent?.trim().toLocaleLowerCase().startsWith(letter))?.focus();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-menu': Menu;
  }
}
