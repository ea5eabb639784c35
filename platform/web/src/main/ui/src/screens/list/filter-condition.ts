import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { arity, fieldAt, testsOf, type Condition, type Test } from './conditions.ts';
import type { FieldChoices } from './filter-fields.ts';
import { panelStyles } from './panel-styles.ts';
import './filter-value.ts';

const DAY_TESTS: readonly Test[] = ['on', 'before', 'onOrBefore', 'after', 'onOrAfter', 'between'];

/** One condition: a field, a test, values. Event {@code condition} with the changed one, {@code null} where it is taken away. */
@customElement('k-condition')
export class ConditionLine extends LitElement {
  static override styles = [
    base,
    panelStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1.1fr) minmax(0, 0.9fr) 28px;
        gap: 6px;
      }
      k-filter-value {
        grid-column: 1 / 3;
      }
      .input {
        inline-size: 100%;
      }
    `,
  ];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) condition!: Condition;
  @property({ attribute: false }) fields: readonly FieldChoices[] = [];

  override render() {
    const { condition } = this;
    const found = fieldAt(this.entity, condition.path);
    const listed = this.fields.some((group) => group.choices.some(({ path }) => path === condition.path));
    const tests = found ? testsOf(found.field) : [];
    return html`<select class="input" aria-label=${t('list.filter.field')} @change=${this.chooseField}>
        ${listed ? nothing : html`<option value=${condition.path} selected>${found?.label ?? condition.path}</option>`}
        ${this.fields.map(
          (group) => html`<optgroup label=${group.label}>
            ${group.choices.map(({ path, label }) => html`<option value=${path} ?selected=${path === condition.path}>${path.includes('.') && !path.endsWith('.currency') ? `${group.label}: ${label}` : label}</option>`)}
          </optgroup>`,
        )}
      </select>
      <select class="input" aria-label=${t('list.filter.test')} @change=${this.chooseTest}>
        ${tests.map((test) => html`<option value=${test} ?selected=${test === condition.test}>${t(`list.test.${test}`)}</option>`)}
      </select>
      <button class="btn icon small" aria-label=${t('list.filter.remove')} title=${t('list.filter.remove')} @click=${() => this.tell(null)}>${icon('x', 15)}</button>
      ${found && arity(condition.test) !== 0
        ? html`<k-filter-value
            .field=${found.field}
            .test=${condition.test}
            .values=${condition.values}
            .label=${found.label}
            @values=${(event: CustomEvent<readonly string[]>) => this.tell({ ...condition, values: event.detail })}
          ></k-filter-value>`
        : nothing}`;
  }

  private chooseField(event: Event): void {
    const path = (event.target as HTMLSelectElement).value;
    const field = fieldAt(this.entity, path)!.field;
    this.tell({ path, test: testsOf(field)[0]!, values: [] });
  }

  /** What was entered stays where the other test takes the same. */
  private chooseTest(event: Event): void {
    const test = (event.target as HTMLSelectElement).value as Test;
    const { condition } = this;
    const days = fieldAt(this.entity, condition.path)?.field.kind.startsWith('date');
    const alike = arity(test) !== 0 && (!days || (DAY_TESTS.includes(test) && DAY_TESTS.includes(condition.test)));
    this.tell({ ...condition, test, values: alike ? condition.values : [] });
  }

  private tell(condition: Condition | null): void {
    this.dispatchEvent(new CustomEvent('condition', { detail: condition }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-condition': ConditionLine;
  }
}
