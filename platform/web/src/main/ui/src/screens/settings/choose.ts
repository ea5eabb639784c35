import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Ref } from '../../core/records.ts';
import { base } from '../../ui/base.ts';

/** Beyond so many choices one searches rather than reads. */
const MANY = 8;

/** Some of a list of records, ticked one by one; the first that was ticked stays the first. Event {@code chosen} with the ids. */
@customElement('k-choose')
export class Choose extends LitElement {
  static override styles = [
    base,
    css`
      fieldset {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        margin-block-end: 6px;
        padding: 0;
        color: var(--fg-2);
        font-size: var(--t-3);
        font-weight: 500;
      }
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
        max-block-size: 190px;
        padding: 4px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
        overflow: auto;
      }
      label {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 32px;
        padding: 2px 8px;
        border-radius: var(--r-s);
        font-size: var(--t-4);
      }
      label:hover {
        background: var(--hover);
      }
      input[type='checkbox'] {
        flex: none;
        inline-size: 16px;
        block-size: 16px;
        accent-color: var(--accent);
      }
      .first {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      @media (pointer: coarse) {
        label {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property() label = '';
  @property() error = '';
  /** What the first that was chosen is called, if it matters. */
  @property() first = '';
  @property({ attribute: false }) options: readonly Pick<Ref, 'id' | 'title'>[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @state() private find = '';

  override render() {
    const wanted = this.find.trim().toLowerCase();
    const shown = this.options.filter((each) => each.title.toLowerCase().includes(wanted) || this.chosen.includes(each.id));
    return html`<fieldset>
      <legend>${this.label}</legend>
      ${this.options.length > MANY
        ? html`<input class="input" type="search" aria-label=${`${t('settings.find')}: ${this.label}`} placeholder=${t('settings.find')} .value=${this.find} @input=${this.typed} />`
        : nothing}
      ${this.options.length === 0
        ? html`<span class="first">${t('settings.choose.none')}</span>`
        : html`<div class="all">
            ${shown.map(
              (each) => html`<label
                ><input type="checkbox" .checked=${this.chosen.includes(each.id)} @change=${() => this.toggle(each.id)} /><span dir="auto" class="cut">${each.title}</span>${this.first &&
                this.chosen.length > 1 &&
                this.chosen[0] === each.id
                  ? html`<span class="first">${this.first}</span>`
                  : nothing}</label
              >`,
            )}
          </div>`}
      ${this.error ? html`<span class="error" role="alert">${this.error}</span>` : nothing}
    </fieldset>`;
  }

  private readonly typed = (event: Event): void => {
    this.find = (event.target as HTMLInputElement).value;
  };

  private toggle(id: string): void {
    const chosen = this.chosen.includes(id) ? this.chosen.filter((each) => each !== id) : [...this.chosen, id];
    this.dispatchEvent(new CustomEvent<readonly string[]>('chosen', { detail: chosen }));
  }
}
