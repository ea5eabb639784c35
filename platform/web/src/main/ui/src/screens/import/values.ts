import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { valueOf } from './controls.ts';
import { OTHERS, strange, understood } from './mapping.ts';
import { targetStyles } from './target-styles.ts';
import { TitleLists } from './titles.ts';

/** What stands for which text of the file. Event {@code values} with each change. */
@customElement('k-import-values')
export class ImportValues extends LitElement {
  static override styles = [base, targetStyles];

  @property({ attribute: false }) field!: Field;
  /** The texts of the file. */
  @property({ attribute: false }) texts: readonly string[] = [];
  @property({ attribute: false }) values: Readonly<Record<string, string>> = {};
  private readonly titles = new TitleLists(this);

  override render() {
    const unknown = strange(this.field, this.texts);
    const open = unknown.filter((text) => this.values[text] === undefined && this.values[OTHERS] === undefined).length;
    const replaced = Object.keys(this.values).length;
    const listed = unknown.length > 0 || this.chosen() ? [...new Set([...unknown, ...Object.keys(this.values).filter((text) => text !== OTHERS)])] : this.texts;
    if (listed.length === 0 && this.chosen()) return nothing;
    return html`<details ?open=${open > 0}>
      <summary>
        ${open > 0 ? html`<span class="warn">${icon('triangle-alert', 14)}${t('import.values.unknown', { count: open })}</span>` : t('import.values', { count: listed.length })}${replaced > 0 ? html` · ${t('import.values.replaced', { count: replaced })}` : nothing}
      </summary>
      <div class="values">${listed.map((text) => this.row(text, text))}${listed.length > 0 ? this.row(OTHERS, t('import.values.others')) : nothing}</div>
      ${this.field.refs ? html`<datalist id="titles">${this.titles.of(this.field.refs[0]!).map((each) => html`<option value=${each.title}></option>`)}</datalist>` : nothing}
    </details>`;
  }

  /** Whether the field takes some values only. */
  private chosen(): boolean {
    return this.field.kind === 'boolean' || (this.field.choices ?? []).length > 0;
  }

  private row(text: string, label: string) {
    return html`<div class="value ${text === OTHERS ? 'others' : ''}">
      <span dir="auto" class="cut" title=${label}>${label}</span>${icon('arrow-right', 14)}${this.chosen() ? this.select(text, label) : this.input(text, label)}
    </div>`;
  }

  private select(text: string, label: string) {
    const value = this.values[text];
    const choices = this.field.kind === 'boolean' ? [{ value: 'true', label: t('import.yes') }, { value: 'false', label: t('import.no') }] : this.field.choices!;
    return html`<select class="input" aria-label=${t('import.value.of', { value: label })} @change=${(event: Event) => this.change(text, valueOf(event) === KEEP ? undefined : valueOf(event))}>
      <option value=${KEEP} .selected=${value === undefined}>${t(text === OTHERS ? 'import.value.same' : 'import.value.refuse')}</option>
      <option value="" .selected=${value === ''}>${t('import.value.none')}</option>
      ${choices.map((choice) => html`<option value=${choice.value} .selected=${value === choice.value}>${choice.label}</option>`)}
    </select>`;
  }

  private input(text: string, label: string) {
    const value = this.values[text];
    const empty = value === '';
    return html`<input
        class="input"
        autocomplete="off"
        aria-label=${t('import.value.of', { value: label })}
        list=${this.field.refs ? 'titles' : nothing}
        placeholder=${empty ? t('import.value.empty') : t('import.value.same')}
        .value=${value ?? ''}
        @change=${(event: Event) => this.change(text, valueOf(event).trim() || undefined)}
      /><button class="btn icon" aria-pressed=${empty} aria-label=${t('import.value.clear', { value: label })} title=${t('import.value.none')} @click=${() => this.change(text, empty ? undefined : '')}>${icon('x', 14)}</button>`;
  }

  private change(text: string, to: string | undefined): void {
    const { [text]: _, ...others } = this.values;
    const meant = text === OTHERS && to !== undefined && this.chosen() ? understood(this.field, this.texts) : {};
    this.dispatchEvent(new CustomEvent('values', { detail: to === undefined ? others : { ...meant, ...others, [text]: to } }));
  }
}

/** No text of a file. */
const KEEP = '\u0000';
