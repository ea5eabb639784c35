import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../core/i18n.ts';
import { base } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';

/** Shows an error card in the place of a screen that fails, and nothing else of the page suffers. */
@customElement('k-guard')
export class Guard extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
      }
      ::slotted(*) {
        flex: 1;
        min-block-size: 0;
      }
    `,
  ];

  /** Where the screen is: going elsewhere gives the next one a chance. */
  @property() at = '';
  @state() private failed = false;

  private readonly caught = (event: ErrorEvent | PromiseRejectionEvent): void => {
    const failure = event instanceof ErrorEvent ? event.error : event.reason;
    const stack = failure instanceof Error ? (failure.stack ?? '') : '';
    if (!/\/ui\/modules\//.test(stack)) return;
    event.preventDefault();
    this.fail(failure);
  };

  /** Shows the card, for a screen that could not even be loaded. */
  fail(failure: unknown): void {
    console.warn(failure);
    this.failed = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('error', this.caught);
    addEventListener('unhandledrejection', this.caught);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('error', this.caught);
    removeEventListener('unhandledrejection', this.caught);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('at')) this.failed = false;
  }

  override render() {
    return this.failed
      ? html`<k-nothing role="alert" icon="triangle-alert" .heading=${t('screen.failed')} .text=${t('screen.failed.text')}
          ><button class="btn out" @click=${() => (this.failed = false)}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
        >`
      : html`<slot></slot>`;
  }
}

/** In the place of what is not there: nothing yet, nothing found, no right, no network. Says what to do; buttons are slotted. */
@customElement('k-nothing')
export class Nothing extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        place-content: center;
        justify-items: center;
        gap: 8px;
        min-block-size: 220px;
        padding: 32px;
        text-align: center;
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 52px;
        block-size: 52px;
        margin-block-end: 6px;
        border-radius: var(--r-l);
        background: var(--hover);
        color: var(--fg-3);
      }
      h2 {
        font-size: var(--t-5);
        font-weight: 600;
      }
      p {
        max-inline-size: 46ch;
        color: var(--fg-2);
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: center;
        gap: 8px;
        margin-block-start: 10px;
      }
    `,
  ];

  @property() icon = 'search';
  @property() heading = '';
  @property() text = '';

  override render() {
    return html`<span class="mark">${icon(this.icon, 24)}</span>
      <h2>${this.heading}</h2>
      ${this.text ? html`<p>${this.text}</p>` : nothing}
      <div class="buttons"><slot></slot></div>`;
  }
}

/** The outline of what is about to come. */
@customElement('k-loading')
export class Loading extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding: 20px;
      }
      .skeleton {
        block-size: 18px;
        margin-block-end: 16px;
      }
    `,
  ];

  @property({ type: Number }) rows = 8;

  override render() {
    return html`<div role="status"><span class="sr">${t('loading')}</span>
      ${Array.from({ length: this.rows }, (_, row) => html`<div class="skeleton" style="inline-size:${92 - ((row * 17) % 40)}%"></div>`)}</div>`;
  }
}
