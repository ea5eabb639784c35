import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { Problem } from '../../core/problem.ts';
import { records } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { conditionsOf, filterText, NOTHING_ASKED, type Condition, type ConditionGroup } from './conditions.ts';
import { fieldChoices, firstCondition } from './filter-fields.ts';
import { panelStyles } from './panel-styles.ts';
import { TITLE } from './columns.ts';
import './filter-condition.ts';

/** How long after the last change the list is asked for, in milliseconds. */
const PAUSE = 300;

/**
 * Which records are shown: conditions, put together by "all" or "any", in groups; or the text of the filter for what conditions cannot say. Event
 * {@code filter} with the text.
 */
@customElement('k-filter')
export class FilterPanel extends LitElement {
  static override styles = [
    base,
    panelStyles,
    css`
      .group {
        display: grid;
        gap: 8px;
      }
      .group.inner {
        padding: 10px;
        border-radius: var(--r-m);
        background: var(--bg);
        box-shadow: inset 0 0 0 1px var(--line);
      }
      .match {
        inline-size: auto;
      }
      textarea {
        min-block-size: 92px;
        resize: vertical;
        font: var(--t-3) / 1.5 ui-monospace, monospace;
      }
      .at {
        font: var(--t-3) / 1.5 ui-monospace, monospace;
        overflow-wrap: anywhere;
      }
      mark {
        background: var(--bad-soft);
        color: var(--bad);
        border-radius: 3px;
      }
    `,
  ];

  @property({ attribute: false }) entity!: Entity;
  @property() text = '';
  @state() private group: ConditionGroup = NOTHING_ASKED;
  @state() private written: string | null = null;
  @state() private wrong = '';
  @state() private position = 0;
  @query('textarea') private area!: HTMLTextAreaElement;
  private told = '';
  private timer = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('text') && !changed.has('entity')) return;
    if (this.hasUpdated && this.text === this.told) return;
    this.told = this.text;
    const group = conditionsOf(this.entity, this.text);
    this.group = group && group.items.length > 0 ? group : { match: 'all', items: [firstCondition(this.entity)] };
    this.written = group === null ? this.text : null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.timer !== 0) this.send();
  }

  override render() {
    if (this.written !== null) return this.advanced(this.written);
    return html`<div class="line"><h3 class="grow">${t('list.filter')}</h3></div>
      ${this.draw(this.group, (group) => this.change(group), 1)}
      <div class="foot">
        <button class="btn small" @click=${this.clear}>${icon('x', 14)}${t('list.clearFilter')}</button>
        <span class="grow"></span>
        <button class="btn small" @click=${() => (this.written = filterText(this.group))}>${t('list.filter.asText')}</button>
      </div>`;
  }

  private draw(group: ConditionGroup, set: (group: ConditionGroup) => void, depth: number): TemplateResult {
    const put = (index: number, item: Condition | ConditionGroup | null): void =>
      set({ ...group, items: item ? group.items.with(index, item) : group.items.filter((_, at) => at !== index) });
    const add = (item: Condition | ConditionGroup): void => set({ ...group, items: [...group.items, item] });
    return html`<div class="group ${depth > 1 ? 'inner' : ''}" role="group" aria-label=${t('list.filter.conditions')}>
      ${group.items.length > 1 || depth > 1
        ? html`<div class="line">
            <select class="input match" aria-label=${t('list.filter.match')} @change=${(event: Event) => set({ ...group, match: (event.target as HTMLSelectElement).value as 'all' | 'any' })}>
              <option value="all" ?selected=${group.match === 'all'}>${t('list.filter.all')}</option>
              <option value="any" ?selected=${group.match === 'any'}>${t('list.filter.any')}</option>
            </select>
          </div>`
        : nothing}
      ${group.items.map((item, index) =>
        'items' in item
          ? this.draw(item, (inner) => put(index, inner.items.length > 0 ? inner : null), depth + 1)
          : html`<k-condition .entity=${this.entity} .condition=${item} .fields=${fieldChoices(this.entity)} @condition=${(event: CustomEvent<Condition | null>) => put(index, event.detail)}></k-condition>`,
      )}
      <div class="foot">
        <button class="btn small" @click=${() => add(firstCondition(this.entity))}>${icon('plus', 14)}${t('list.filter.add')}</button>
        ${depth < 2 ? html`<button class="btn small" @click=${() => add({ match: group.match === 'all' ? 'any' : 'all', items: [firstCondition(this.entity)] })}>${icon('plus', 14)}${t('list.filter.addGroup')}</button>` : nothing}
      </div>
    </div>`;
  }

  private advanced(text: string): TemplateResult {
    const bad = this.position > 0 ? html`<p class="at" aria-hidden="true">${text.slice(0, this.position - 1)}<mark>${text.slice(this.position - 1, this.position) || '␣'}</mark>${text.slice(this.position)}</p>` : nothing;
    const back = conditionsOf(this.entity, text) !== null;
    return html`<h3>${t('list.filter.text')}</h3>
      <p class="hint">${t('list.filter.textHint')}</p>
      <textarea
        dir="ltr"
        class="input"
        spellcheck="false"
        autocapitalize="off"
        aria-label=${t('list.filter.text')}
        aria-invalid=${this.wrong === '' ? nothing : 'true'}
        aria-describedby=${this.wrong === '' ? nothing : 'wrong'}
        .value=${text}
        @input=${this.typed}
      ></textarea>
      ${this.wrong === '' ? nothing : html`<p class="error" id="wrong" role="alert">${this.wrong}</p>${bad}`}
      <div class="foot">
        <button class="btn pri small" @click=${() => void this.try()}>${t('list.filter.apply')}</button>
        <button class="btn small" @click=${this.clear}>${t('list.clearFilter')}</button>
        <span class="grow"></span>
        ${back ? html`<button class="btn small" @click=${this.toConditions}>${t('list.filter.asConditions')}</button>` : nothing}
      </div>`;
  }

  private typed(): void {
    this.written = this.area.value;
    this.wrong = '';
    this.position = 0;
  }

  private toConditions(): void {
    this.group = conditionsOf(this.entity, this.written ?? '') ?? NOTHING_ASKED;
    this.written = null;
  }

  private clear(): void {
    this.group = { match: 'all', items: [firstCondition(this.entity)] };
    this.written = null;
    this.wrong = '';
    this.tell('');
  }

  /** The server has the last word on a text, and says where it stops to understand it. */
  private async try(): Promise<void> {
    const text = (this.written ?? '').trim();
    try {
      if (text !== '') await records.list(this.entity.name, { filter: text, limit: 1, fields: [TITLE] });
      this.tell(text);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      this.wrong = failure.message;
      this.position = failure.code === 'malformed-filter' ? Number(/\d+/.exec(failure.message)?.[0] ?? 0) : 0;
      this.area.focus();
      if (this.position > 0) this.area.setSelectionRange(this.position - 1, this.position);
    }
  }

  private change(group: ConditionGroup): void {
    this.group = group;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.send(), PAUSE);
  }

  private send(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.tell(filterText(this.group));
  }

  private tell(text: string): void {
    if (text === this.told) return;
    this.told = text;
    this.dispatchEvent(new CustomEvent('filter', { detail: text }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-filter': FilterPanel;
  }
}
