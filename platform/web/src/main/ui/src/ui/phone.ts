import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

type Writing = (number: string) => string;

let writing: Writing | undefined;
let coming: Promise<Writing> | undefined;

/** A phone number, grouped as in its country once the rules for that are there. */
export function phoneText(number: string): string {
  return writing?.(number) ?? number;
}

/** Shows a phone number; brings the rules by which numbers are grouped, which are large, when the first one is shown. */
@customElement('k-phone')
export class Phone extends LitElement {
  static override styles = css`
    :host {
      font-variant-numeric: tabular-nums;
      unicode-bidi: isolate;
      direction: ltr;
    }
  `;

  @property() number = '';
  @state() private ready = writing !== undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.ready) void this.wait();
  }

  override render() {
    return html`${this.ready ? phoneText(this.number) : this.number}`;
  }

  private async wait(): Promise<void> {
    writing = await (coming ??= import('./phones.ts').then(({ written }) => written));
    this.ready = true;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-phone': Phone;
  }
}
