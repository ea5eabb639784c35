import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { onlyIn, type Paragraph } from './outline.ts';
import '../../ui/dialog.ts';

/** One of the two that are compared: what it is called, what it says, and what takes it. */
export interface Side {
  readonly heading: string;
  readonly note: string;
  readonly says: readonly Paragraph[];
  readonly button: string;
  take(): void;
}

/** Two arrangements of one part side by side, what only one of them has marked, and the ways to settle it. Event {@code close}. */
@customElement('k-compare')
export class Compare extends LitElement {
  static override styles = [
    base,
    css`
      k-dialog {
        --dialog-width: 760px;
      }
      .text {
        margin-block-end: 12px;
        color: var(--fg-2);
        font-size: var(--t-3);
      }
      .sides {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
        gap: 12px;
      }
      .side {
        display: flex;
        flex-direction: column;
        gap: 8px;
        padding: 12px 14px;
        border-radius: var(--r-m);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      h3 {
        font-size: var(--t-4);
        font-weight: 600;
      }
      h4 {
        margin: 8px 0 2px;
        color: var(--fg-2);
        font-size: var(--t-2);
        font-weight: 600;
      }
      small {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--t-3);
      }
      li {
        padding: 2px 6px;
        border-radius: 5px;
      }
      .only {
        background: var(--warn-soft);
        color: var(--warn);
      }
      .says {
        flex: 1;
      }
    `,
  ];

  @property() heading = '';
  @property() text = '';
  @property({ attribute: false }) sides!: readonly [Side, Side];
  @property({ attribute: false }) join!: () => void;
  @property({ type: Boolean }) busy = false;

  override render() {
    const [one, other] = this.sides;
    return html`<k-dialog full firm heading=${this.heading} @close=${this.close}>
      <p class="text">${this.text}</p>
      <div class="sides">${this.side(one, onlyIn(one.says, other.says))}${this.side(other, onlyIn(other.says, one.says))}</div>
      <button slot="foot" class="btn" @click=${this.close}>${t('arrange.later')}</button>
      <button slot="foot" class="btn out" ?disabled=${this.busy} @click=${() => this.join()}>${t('arrange.join')}</button>
    </k-dialog>`;
  }

  private side(of: Side, only: ReadonlySet<string>): TemplateResult {
    const mark = (key: string, text: string) => html`<span class=${only.has(key) ? 'only' : ''}>${text}${only.has(key) ? html`<span class="sr"> (${t('arrange.only')})</span>` : nothing}</span>`;
    return html`<section class="side" aria-label=${of.heading}>
      <div><h3>${of.heading}</h3><small>${of.note}</small></div>
      <div class="says">
        ${of.says.map(
          (each) => html`<h4>${mark(each.heading, each.heading)}</h4>
            <ul>
              ${each.lines.map((line) => html`<li class=${only.has(`${each.heading}\n${line}`) ? 'only' : ''}>${line}${only.has(`${each.heading}\n${line}`) ? html`<span class="sr"> (${t('arrange.only')})</span>` : nothing}</li>`)}
            </ul>`,
        )}
      </div>
      <button class="btn out" ?disabled=${this.busy} @click=${() => of.take()}>${of.button}</button>
    </section>`;
  }

  private readonly close = (): void => void this.dispatchEvent(new Event('close'));
}

declare global {
  interface HTMLElementTagNameMap {
    'k-compare': Compare;
  }
}
