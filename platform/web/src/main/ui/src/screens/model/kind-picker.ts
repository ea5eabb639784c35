import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { sheet } from '../settings/sheet.ts';
import { KINDS } from './kinds.ts';
import { modelStyles } from './model-styles.ts';
import { model } from './paths.ts';

/** What kinds of fields there are, each with a word about what it is for. */
@customElement('k-kind-picker')
export class KindPicker extends LitElement {
  static override styles = [
    base,
    sheet,
    modelStyles,
    css`
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(228px, 100%), 1fr));
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .kinds a {
        display: grid;
        grid-template: auto 1fr / auto 1fr;
        align-items: start;
        gap: 2px 10px;
        block-size: 100%;
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--r-l);
        background: var(--surface);
        color: var(--fg);
        text-decoration: none;
      }
      .kinds a:hover {
        border-color: var(--line-strong);
        background: var(--hover);
      }
      .kinds .ic {
        grid-row: span 2;
        color: var(--accent-ink);
      }
      .kinds strong {
        font-weight: 500;
      }
      .kinds small {
        color: var(--fg-2);
        font-size: var(--t-2);
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @state() private find = '';

  override render() {
    const wanted = this.find.trim().toLocaleLowerCase();
    const groups = KINDS.map((group) => ({
      ...group,
      kinds: group.kinds.filter(({ kind }) => `${t(`model.kind.${kind}`)} ${t(`model.kind.${kind}.text`)}`.toLocaleLowerCase().includes(wanted)),
    })).filter((group) => group.kinds.length > 0);
    return html`<div class="page">
      <a class="up" href=${model(this.of.name)}>${icon('chevron-left', 14)}${this.of.pluralLabel}</a>
      <div class="head">
        <div>
          <h1>${t('model.field.new')}</h1>
          <p class="lead">${t('model.kinds.lead', { what: this.of.pluralLabel })}</p>
        </div>
      </div>
      <div class="tools">
        <span class="seek">${icon('search', 15)}<input class="input" type="search" aria-label=${t('model.kinds.find')} placeholder=${t('model.kinds.find')} .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} /></span>
      </div>
      ${groups.map(
        (group) => html`<section class="group">
          <h2>${t(`model.kinds.${group.name}`)}</h2>
          <ul class="kinds">
            ${group.kinds.map(({ kind, icon: drawing }) => html`<li><a href=${model(this.of.name, '-new', kind)}>${icon(drawing, 20)}<strong>${t(`model.kind.${kind}`)}</strong><small>${t(`model.kind.${kind}.text`)}</small></a></li>`)}
          </ul>
        </section>`,
      )}
      ${groups.length === 0 ? html`<p class="help" role="status">${t('model.find.none')}</p>` : nothing}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-kind-picker': KindPicker;
  }
}
