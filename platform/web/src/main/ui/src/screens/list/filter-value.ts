import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, withTexts } from '../../core/i18n.ts';
import { entity as entityOf, type Field } from '../../core/metadata.ts';
import { records, type Ref } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import '../../ui/fields/day.ts';
import { numberInput, parseNumber } from '../../ui/fields/parse.ts';
import '../../ui/fields/pick.ts';
import type { Option } from '../../ui/fields/pick.ts';
import { refOption } from '../../ui/fields/refs.ts';
import { fieldStyles } from '../../ui/fields/styles.ts';
import { arity, type Test } from './conditions.ts';
import { panelStyles } from './panel-styles.ts';
import { DAY_WORDS, dayForm, dayText, PERIODS, type DayForm } from './periods.ts';
import { fieldTexts } from '../../i18n/late.ts';
import { printValue } from './rsql.ts';

await withTexts(fieldTexts);

const NUMBERS: readonly Field['kind'][] = ['integer', 'decimal', 'money', 'percent', 'rating'];
const SHOWN = 12;

/** The titles of what was chosen, or asked for because an address names it. */
const titles = new Map<string, Ref>();

/** The values of a condition, entered as the field's kind wants it. Event {@code values}, as the filter writes them. */
@customElement('k-filter-value')
export class FilterValue extends LitElement {
  static override styles = [
    base,
    fieldStyles,
    panelStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      :host > * {
        flex: 1;
        min-inline-size: 0;
      }
      .and {
        flex: none;
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      .day {
        display: flex;
        gap: 6px;
        flex-wrap: wrap;
      }
      .day > * {
        flex: 1 1 120px;
        min-inline-size: 0;
      }
      .few {
        flex: 0 1 84px;
      }
    `,
  ];

  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) test!: Test;
  @property({ attribute: false }) values: readonly string[] = [];
  @property() label = '';
  @state() private known = 0;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('values') && this.field.refs) void this.learn();
  }

  override render() {
    if (arity(this.test) === 'many') return this.field.choices ? this.choices(this.field.choices) : this.field.refs || this.field.kind === 'anyRef' ? this.references() : this.texts();
    if (this.test === 'within') return this.period();
    if (arity(this.test) === 2) return html`${this.single(0)}<span class="and">${t('list.filter.and')}</span>${this.single(1)}`;
    return this.single(0);
  }

  private single(index: number): TemplateResult {
    const value = this.values[index] ?? '';
    const { kind } = this.field;
    if (kind === 'date' || kind === 'dateTime') return this.day(value, index);
    if (NUMBERS.includes(kind)) return this.input('text', numberInput(value), index, (text) => parseNumber(text) ?? '', 'decimal');
    if (kind === 'duration') return this.input('number', minutesOf(value), index, (text) => (text === '' ? '' : `PT${Math.round(Number(text))}M`), 'numeric', t('list.filter.minutes'));
    if (kind === 'time') return this.input('time', value, index, (text) => text);
    return this.input('text', value, index, (text) => text);
  }

  private input(type: string, shown: string, index: number, read: (text: string) => string, mode = '', hint = ''): TemplateResult {
    return html`<input
      class="input"
      type=${type}
      inputmode=${mode || nothing}
      aria-label=${this.label}
      placeholder=${hint || t('list.filter.value')}
      .value=${shown}
      @change=${(event: Event) => this.set(index, read((event.target as HTMLInputElement).value))}
      @input=${(event: Event) => (type === 'text' && mode === '' ? this.set(index, (event.target as HTMLInputElement).value) : undefined)}
    />`;
  }

  private day(text: string, index: number): TemplateResult {
    const now = dayForm(text);
    const choose = (form: string): void => {
      const fresh: DayForm = form === 'exact' ? { form, day: '' } : form === 'ago' || form === 'ahead' ? { form, days: 7 } : ({ form } as DayForm);
      this.set(index, dayText(fresh));
    };
    const days = (sign: 'ago' | 'ahead') => (event: Event) => this.set(index, dayText({ form: sign, days: Math.max(0, Math.round(Number((event.target as HTMLInputElement).value) || 0)) }));
    return html`<span class="day">
      <select class="input" aria-label=${t('list.day.form')} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${['exact', 'ago', 'ahead', ...DAY_WORDS, ...(now.form === 'other' ? ['other'] : [])].map((form) => html`<option value=${form} ?selected=${form === now.form}>${t(`list.day.${form}`)}</option>`)}
      </select>
      ${now.form === 'exact' ? html`<k-day .value=${now.day || null} .label=${this.label} @day=${(event: CustomEvent<string | null | undefined>) => event.detail !== undefined && this.set(index, event.detail ?? '')}></k-day>` : nothing}
      ${now.form === 'ago' || now.form === 'ahead' ? html`<input class="input few" type="number" min="0" max="99999" aria-label=${t('list.day.days')} .value=${String(now.days)} @change=${days(now.form)} />` : nothing}
      ${now.form === 'other' ? html`<input class="input" aria-label=${this.label} .value=${now.text} @change=${(event: Event) => this.set(index, (event.target as HTMLInputElement).value)} />` : nothing}
    </span>`;
  }

  private period(): TemplateResult {
    const now = this.values[0] ?? '';
    return html`<select class="input" aria-label=${this.label} @change=${(event: Event) => this.tell([(event.target as HTMLSelectElement).value])}>
      ${now === '' ? html`<option value="" selected>${t('list.filter.choose')}</option>` : nothing}
      ${Object.keys(PERIODS).map((name) => html`<option value=${name} ?selected=${name === now}>${t(`list.period.${name}`)}</option>`)}
    </select>`;
  }

  private choices(all: NonNullable<Field['choices']>): TemplateResult {
    const options = all.map(({ value, label, colour }): Option => ({ key: value, label, value, ...(colour ? { face: html`<span class="dot" style="--tone:${colour}"></span>` } : {}) }));
    const of = (value: string): Option => options.find(({ key }) => key === value) ?? { key: value, label: value, value };
    return this.pick(this.values.map(of), async (text) => options.filter(({ key, label }) => !this.values.includes(key) && label.toLocaleLowerCase().includes(text.toLocaleLowerCase())));
  }

  private texts(): TemplateResult {
    const of = (text: string): Option => ({ key: text, label: text, value: text });
    return this.pick(this.values.filter((value) => value !== '').map(of), async () => [], of);
  }

  private references(): TemplateResult {
    const special = this.special();
    const chosen = this.values.map((value): Option => special.find(({ key }) => key === value) ?? named(value));
    return this.pick(chosen, async (text, signal) => {
      const pages = await Promise.all(
        this.targets().map((entity) => records.list(entity, { limit: SHOWN, fields: ['title'], ...(text ? { q: text } : {}) }, { signal })),
      );
      const found = pages.flatMap((page) => page.items).map(({ entity, id, title }) => ({ entity, id, title }));
      for (const ref of found) titles.set(ref.id, ref);
      const fitting = special.filter(({ label }) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
      return [...fitting, ...found.map((ref) => named(ref.id))].filter(({ key }) => !this.values.includes(key));
    });
  }

  /** Those who look at the list, whoever they are: a shared view means each its own. */
  private special(): readonly Option[] {
    const refs = this.field.refs ?? [];
    return [
      ...(refs.includes('security.user') ? [{ key: 'me', label: t('list.me'), value: 'me' }] : []),
      ...(refs.includes('security.team') ? [{ key: 'myTeam', label: t('list.myTeam'), value: 'myTeam' }] : []),
    ];
  }

  private targets(): readonly string[] {
    return (this.field.refs ?? []).filter((name) => entityOf(name)?.available && entityOf(name)?.rights['read'] !== 'none');
  }

  private pick(chosen: readonly Option[], search: (text: string, signal: AbortSignal) => Promise<readonly Option[]>, free?: (text: string) => Option): TemplateResult {
    return html`<div class="editor" data-known=${this.known}>
      <k-pick several .chosen=${chosen} .label=${this.label} .placeholder=${t('list.filter.choose')} .search=${search} .free=${free} @pick=${(event: CustomEvent<readonly string[]>) => this.tell(event.detail)}></k-pick>
    </div>`;
  }

  private async learn(): Promise<void> {
    const unknown = this.values.filter((value) => value.length === 36 && !titles.has(value));
    if (unknown.length === 0) return;
    try {
      for (const entity of this.targets()) {
        const page = await records.list(entity, { filter: `id=in=(${unknown.map(printValue).join(',')})`, fields: ['title'], limit: unknown.length });
        for (const { id, title } of page.items) titles.set(id, { entity, id, title });
      }
      this.known++;
    } catch {
      // Its id stands there until its title can be had.
    }
  }

  private set(index: number, value: string): void {
    const values = Array.from({ length: Math.max(index + 1, this.values.length) }, (_, at) => (at === index ? value : (this.values[at] ?? '')));
    if (values.join('\n') !== this.values.join('\n')) this.tell(values);
  }

  private tell(values: readonly string[]): void {
    this.values = values;
    this.dispatchEvent(new CustomEvent('values', { detail: values }));
  }
}

function named(id: string): Option {
  const ref = titles.get(id);
  return ref ? { ...refOption(ref), key: id, value: id } : { key: id, label: id, value: id };
}

/** The minutes of a duration, as they are entered. */
function minutesOf(value: string): string {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(value);
  return parts ? String(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0) + Math.round(Number(parts[3] ?? 0) / 60)) : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'k-filter-value': FilterValue;
  }
}
