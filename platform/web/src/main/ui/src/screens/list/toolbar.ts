import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { defaultSort } from '../../core/layouts.ts';
import type { Entity } from '../../core/metadata.ts';
import type { LayoutName, ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { sortKeys } from './columns.ts';
import './drop.ts';

/** The small windows come with the first press or the first look at their buttons. */
const panels = (): Promise<unknown> => Promise.all([import('./columns-panel.ts'), import('./filter.ts'), import('./sort-panel.ts')]);

const ONE = { match: 'all', items: [{ path: '', test: 'is', values: [] }] } as const;

const ICONS: Readonly<Record<string, string>> = { list: 'layout-list', board: 'square-kanban', calendar: 'calendar', map: 'map-pin' };

/** How the records are shown and which: layout, filter, order, groups, columns. Event {@code state} with what is to be different. */
@customElement('k-list-bar')
export class ListBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 2px;
      }
      .switch {
        display: flex;
        margin-inline-end: 6px;
        padding: 2px;
        gap: 2px;
        border-radius: var(--r-m);
        background: var(--bg);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .switch .btn {
        block-size: calc(var(--control) - 4px);
        inline-size: 34px;
        padding: 0;
        border-radius: var(--r-s);
      }
      .switch .btn[aria-pressed='true'] {
        background: var(--raised);
        box-shadow: var(--sh-1);
        color: var(--accent-ink);
      }
      .push {
        flex: 1;
      }
      @media (pointer: coarse) {
        .switch .btn {
          min-inline-size: 44px;
        }
      }
      @media (max-width: 700px) {
        .switch {
          margin-inline-end: auto;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) state!: ListState;
  @property({ attribute: false }) layouts: readonly string[] = [];

  /** How many conditions there are; what cannot be shown as conditions counts as one. */
  @state() private conditions = 0;

  protected override willUpdate(): void {
    const { entity, state } = this;
    if (!state.filter) this.conditions = 0;
    else void import('./conditions.ts').then(({ conditionsOf, countOf }) => (this.conditions = this.state === state ? countOf(conditionsOf(entity, state.filter) ?? ONE) : this.conditions));
  }

  override render() {
    const { entity, state, conditions } = this;
    const list = state.layout === 'list';
    return html`${this.layouts.length > 1
        ? html`<div class="switch" role="group" aria-label=${t('list.layout')}>
            ${this.layouts.map(
              (name) => html`<button class="btn" aria-pressed=${state.layout === name} aria-label=${t(`list.layout.${name}`)} title=${t(`list.layout.${name}`)} @click=${() => this.tell({ layout: name as LayoutName })}>
                ${icon(ICONS[name] ?? 'layout-list')}
              </button>`,
            )}
          </div>`
        : nothing}
      ${this.drop('list-filter', t('list.filter'), conditions, 460, () => html`<k-filter .entity=${entity} .text=${state.filter ?? ''} @filter=${(event: CustomEvent<string>) => this.tell({ filter: event.detail })}></k-filter>`)}
      ${list
        ? html`${this.drop('arrow-up-down', t('list.sort'), state.sort ? sortKeys(state.sort).length : 0, 360, () => this.sortPanel())}
          ${this.drop('sliders-horizontal', t('list.fields'), 0, 320, () => html`<k-columns .entity=${entity} .state=${state} @columns=${(event: CustomEvent<readonly string[]>) => this.tell({ columns: event.detail })} @by=${(event: CustomEvent<string>) => this.tell({ by: event.detail })}></k-columns>`)}`
        : nothing}`;
  }

  private sortPanel(): TemplateResult {
    const sort = this.state.sort ?? (this.state.bin ? '-deletedAt' : defaultSort(this.entity));
    return html`<k-sort .entity=${this.entity} .keys=${sortKeys(sort)} @sort=${(event: CustomEvent<string>) => this.tell({ sort: event.detail })}></k-sort>`;
  }

  private drop(sign: string, label: string, marked: number, width: number, content: () => TemplateResult): TemplateResult {
    return html`<k-drop style="--drop-width:${width}px" .label=${label} .marked=${marked} .face=${icon(sign)} .content=${content} @pointerenter=${panels} @focusin=${panels} @click=${panels}></k-drop>`;
  }

  private tell(state: Partial<ListState>): void {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-list-bar': ListBar;
  }
}
