import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { prefer, preferences, type Density, type Theme } from '../../core/preferences.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { sheet } from './sheet.ts';

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'monitor'],
  ['light', 'sun'],
  ['dark', 'moon'],
];
const DENSITIES: readonly (readonly [Density, string])[] = [
  ['comfortable', 'layout-list'],
  ['compact', 'menu'],
];

/** Theme and density, on every device of the user; each choice holds at once. */
@customElement('k-appearance')
export class Appearance extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      fieldset {
        display: grid;
        gap: 12px;
        margin: 0;
        padding: 20px;
      }
      legend {
        float: inline-start;
        padding: 0;
        font-size: var(--t-4);
        font-weight: 600;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 12px;
        clear: both;
      }
      label {
        position: relative;
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 48px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
        font-size: var(--t-4);
        font-weight: 500;
        cursor: pointer;
      }
      label:hover {
        background: var(--hover);
      }
      label:has(:checked) {
        border-color: var(--accent);
        background: var(--accent-soft);
        color: var(--accent-ink);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inset: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  constructor() {
    super();
    new Watch(this, [preferences]);
  }

  override render() {
    const { theme = 'system', density = 'comfortable' } = preferences.value;
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.appearance')}</h1>
          <p class="lead">${t('settings.appearance.text')}</p>
        </div>
      </div>
      <fieldset class="card">
        <legend>${t('settings.theme')}</legend>
        <div class="choices">
          ${THEMES.map(([value, symbol]) => this.choice('theme', value, symbol, t(`settings.theme.${value}`), value === theme, () => prefer({ theme: value })))}
        </div>
      </fieldset>
      <fieldset class="card">
        <legend>${t('settings.density')}</legend>
        <div class="choices">
          ${DENSITIES.map(([value, symbol]) =>
            this.choice('density', value, symbol, t(`settings.density.${value}`), value === density, () => prefer({ density: value })),
          )}
        </div>
      </fieldset>
    </div>`;
  }

  private choice(name: string, value: string, symbol: string, label: string, checked: boolean, choose: () => void) {
    return html`<label><input type="radio" name=${name} value=${value} .checked=${checked} @change=${choose} />${icon(symbol, 18)}${label}</label>`;
  }
}
