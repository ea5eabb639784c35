import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { ICONS } from './icon-names.ts';

/** One of many icons (WAI-ARIA radio group: arrows go along them). Event {@code icon} with its name. */
@customElement('k-icon-picker')
export class IconPicker extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 6px;
      }
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(40px, 1fr));
        gap: 2px;
        max-block-size: 180px;
        padding: 6px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
        overflow: auto;
      }
      label {
        display: grid;
        place-items: center;
        min-block-size: 40px;
        border-radius: var(--r-s);
        color: var(--fg-2);
      }
      label:hover {
        background: var(--hover);
      }
      label:has(:checked) {
        background: var(--accent-soft);
        color: var(--accent-ink);
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      label:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 1px;
      }
      @media (pointer: coarse) {
        .all {
          grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
        }
        label {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property() value = '';
  @property() error = '';
  @state() private find = '';

  override render() {
    const wanted = this.find.trim().toLocaleLowerCase();
    const all = ICONS.includes(this.value) || this.value === '' ? ICONS : [this.value, ...ICONS];
    const shown = all.filter((name) => `${name} ${said(name)}`.toLocaleLowerCase().includes(wanted));
    return html`<span class="field" id="name">${t('model.icon')}</span>
      <input class="input" type="search" aria-label=${t('model.icon.find')} placeholder=${t('model.icon.find')} .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} />
      <div class="all" role="radiogroup" aria-labelledby="name">
        ${shown.map(
          (name) => html`<label title=${said(name)}><input class="sr" type="radio" name="icon" aria-label=${said(name)} .checked=${name === this.value} @change=${() => this.choose(name)} />${icon(name, 20)}</label>`,
        )}
        ${shown.length === 0 ? html`<span class="muted">${t('model.find.none')}</span>` : nothing}
      </div>
      ${this.error ? html`<span class="error" role="alert">${this.error}</span>` : nothing}`;
  }

  private choose(name: string): void {
    this.value = name;
    this.dispatchEvent(new CustomEvent('icon', { detail: name }));
  }
}

/** What is drawn, in words; one that is not of the usual ones by its name. */
function said(name: string): string {
  return ICONS.includes(name) ? t(`model.icon.${name}`) : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'k-icon-picker': IconPicker;
  }
}
