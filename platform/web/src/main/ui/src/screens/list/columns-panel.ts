import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../core/i18n.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import type { ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { chosenColumns, columnFields, groupable, moved } from './columns.ts';
import { byOf, grouping } from './grouping.ts';
import { panelStyles } from './panel-styles.ts';

const MOST_UNSEARCHED = 12;

/** Which fields are columns, in which order, and what the lines are grouped by. Events {@code columns} and {@code by}. */
@customElement('k-columns')
export class ColumnsPanel extends LitElement {
  static override styles = [
    base,
    panelStyles,
    css`
      li {
        padding-inline: 2px;
        border-radius: var(--r-m);
      }
      li.over {
        box-shadow: 0 -2px 0 var(--accent);
      }
      li:hover {
        background: var(--hover);
      }
      label.line {
        min-block-size: 30px;
        gap: 8px;
      }
      input[type='checkbox'] {
        inline-size: 16px;
        block-size: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      .handle {
        color: var(--fg-3);
        cursor: grab;
      }
      @media (pointer: coarse) {
        label.line {
          min-block-size: 44px;
        }
        .handle {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) state!: ListState;
  @state() private wanted = '';
  @state() private over = '';
  private dragged = '';

  override render() {
    const chosen = chosenColumns(this.entity, this.state);
    const fields = columnFields(this.entity);
    const others = fields.filter((field) => !chosen.includes(field.name) && field.label.toLocaleLowerCase().includes(this.wanted));
    const label = (name: string): string => fields.find((field) => field.name === name)?.label ?? name;
    return html`${this.groups()}
      <h3>${t('list.columns')}</h3>
      <ul class="rows" style="gap:0">
        ${repeat(chosen, (name) => name, (name, index) => this.chosen(name, label(name), index, chosen))}
      </ul>
      <h3>${t('list.otherFields')}</h3>
      ${fields.length > MOST_UNSEARCHED
        ? html`<input class="input" type="search" placeholder=${t('list.findField')} aria-label=${t('list.findField')} @input=${(event: Event) => (this.wanted = (event.target as HTMLInputElement).value.toLocaleLowerCase())} />`
        : nothing}
      <ul class="rows" style="gap:0">
        ${repeat(others, (field) => field.name, (field) => html`<li class="line"><label class="line grow"><input type="checkbox" .checked=${false} @change=${() => this.tell([...chosen, field.name])} /><span dir="auto" class="cut">${field.label}</span></label></li>`)}
      </ul>`;
  }

  private groups(): TemplateResult | typeof nothing {
    if (this.state.bin) return nothing;
    const fields = this.entity.fields.filter((field): field is Field => groupable(field) && (!field.standard || field.kind === 'ref' || field.kind === 'dateTime'));
    const now = grouping(this.state.by ?? '').path;
    return html`<label class="field">
      ${t('list.groupBy')}
      <select class="input" @change=${(event: Event) => this.group((event.target as HTMLSelectElement).value)}>
        <option value="">${t('list.noGroups')}</option>
        ${fields.map((field) => html`<option value=${field.name} ?selected=${field.name === now}>${field.label}</option>`)}
      </select>
      ${this.state.q && now ? html`<span class="hint">${t('list.noGroupsInSearch')}</span>` : nothing}
    </label>`;
  }

  private chosen(name: string, label: string, index: number, chosen: readonly string[]): TemplateResult {
    return html`<li
      class="line ${this.over === name ? 'over' : ''}"
      draggable="true"
      @dragstart=${(event: DragEvent) => this.drag(event, name)}
      @dragover=${(event: DragEvent) => this.dragOver(event, name)}
      @dragend=${() => (this.over = '')}
      @drop=${(event: DragEvent) => this.dropped(event, index, chosen)}
    >
      <span class="handle">${icon('grip-vertical', 14)}</span>
      <label class="line grow"><input type="checkbox" .checked=${true} @change=${() => this.tell(chosen.filter((each) => each !== name))} /><span dir="auto" class="cut">${label}</span></label>
      <button class="btn icon small" aria-label=${t('list.moveUp', { field: label })} title=${t('list.up')} ?disabled=${index === 0} @click=${() => this.tell(moved(chosen, name, index - 1))}>${icon('chevron-up', 15)}</button>
      <button class="btn icon small" aria-label=${t('list.moveDown', { field: label })} title=${t('list.down')} ?disabled=${index === chosen.length - 1} @click=${() => this.tell(moved(chosen, name, index + 1))}>${icon('chevron-down', 15)}</button>
    </li>`;
  }

  private drag(event: DragEvent, name: string): void {
    this.dragged = name;
    event.dataTransfer?.setData('text/plain', name);
  }

  private dragOver(event: DragEvent, name: string): void {
    if (this.dragged === '') return;
    event.preventDefault();
    this.over = name;
  }

  private dropped(event: DragEvent, index: number, chosen: readonly string[]): void {
    event.preventDefault();
    const from = chosen.indexOf(this.dragged);
    if (from >= 0) this.tell(moved(chosen, this.dragged, from < index ? index - 1 : index));
    this.dragged = '';
    this.over = '';
  }

  private group(name: string): void {
    const field = this.entity.fields.find((each) => each.name === name);
    this.dispatchEvent(new CustomEvent('by', { detail: field ? byOf(field) : '' }));
  }

  private tell(names: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('columns', { detail: names }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-columns': ColumnsPanel;
  }
}
