import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { sortable, sortText, TITLE, type SortKey } from './columns.ts';
import { panelStyles } from './panel-styles.ts';

/** The server takes no more. */
const MOST = 5;

/** By what the list is ordered, first things first. Event {@code sort} with the order as the address writes it. */
@customElement('k-sort')
export class SortPanel extends LitElement {
  static override styles = [base, panelStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) keys: readonly SortKey[] = [];

  override render() {
    return html`<h3>${t('list.sort')}</h3>
      <ul class="rows">
        ${this.keys.map((key, index) => this.line(key, index))}
      </ul>
      <div class="foot">
        ${this.keys.length < MOST ? html`<button class="btn small" @click=${this.add}>${icon('plus', 14)}${t('list.sort.add')}</button>` : ''}
        <button class="btn small" @click=${() => this.tell([])}>${icon('rotate-ccw', 14)}${t('list.sort.reset')}</button>
      </div>`;
  }

  private line(key: SortKey, index: number): TemplateResult {
    const set = (change: Partial<SortKey>): void => this.tell(this.keys.with(index, { ...key, ...change }));
    return html`<li class="line">
      <select class="input grow" aria-label=${t('list.sort.by')} @change=${(event: Event) => set({ name: (event.target as HTMLSelectElement).value })}>
        ${this.options(key.name).map(({ name, label }) => html`<option value=${name} ?selected=${name === key.name}>${label}</option>`)}
      </select>
      <button
        class="btn out small"
        aria-label=${t(key.descending ? 'list.descending' : 'list.ascending')}
        title=${t(key.descending ? 'list.descending' : 'list.ascending')}
        @click=${() => set({ descending: !key.descending })}
      >
        ${icon(key.descending ? 'arrow-down' : 'arrow-up', 15)}
      </button>
      <button class="btn icon small" aria-label=${t('list.up')} title=${t('list.up')} ?disabled=${index === 0} @click=${() => this.swap(index)}>${icon('chevron-up', 15)}</button>
      <button class="btn icon small" aria-label=${t('list.remove')} title=${t('list.remove')} @click=${() => this.tell(this.keys.filter((each) => each !== key))}>${icon('x', 15)}</button>
    </li>`;
  }

  private options(now: string): readonly { name: string; label: string }[] {
    const all = [
      { name: TITLE, label: t('list.title') },
      ...this.entity.fields.filter(sortable).map(({ name, label }) => ({ name, label })),
      { name: 'deletedAt', label: t('list.deletedAt') },
    ];
    const known = all.some(({ name }) => name === now) ? all : [...all, { name: now, label: now }];
    return known.filter(({ name }) => name === now || (name !== 'deletedAt' && !this.keys.some((key) => key.name === name)));
  }

  private add(): void {
    const free = this.options('').find(({ name }) => name !== '');
    if (free) this.tell([...this.keys, { name: free.name, descending: false }]);
  }

  private swap(index: number): void {
    const keys = [...this.keys];
    [keys[index - 1], keys[index]] = [keys[index]!, keys[index - 1]!];
    this.tell(keys);
  }

  private tell(keys: readonly SortKey[]): void {
    this.dispatchEvent(new CustomEvent('sort', { detail: sortText(keys) }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-sort': SortPanel;
  }
}
