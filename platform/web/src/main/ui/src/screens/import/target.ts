import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { entity as entityOf, writable, type Entity, type Field } from '../../core/metadata.ts';
import { may, mine } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { choice, text, type Choices } from './controls.ts';
import { ADDRESS_PARTS, UNITS, naming, type Missing, type Target, type Within } from './mapping.ts';
import { targetStyles } from './target-styles.ts';
import './values.ts';

/** How values become those of a field: the part of an address, the currency of an amount, what a reference is found by. Event {@code target} with each change. */
@customElement('k-import-target')
export class ImportTarget extends LitElement {
  static override styles = [base, targetStyles];

  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) target!: Target;
  /** What the values come from, for people. */
  @property() of = '';
  /** The names of the file's columns. */
  @property({ attribute: false }) columns: readonly string[] = [];
  /** Few values that the column has; none where they are many. */
  @property({ attribute: false }) texts: readonly string[] = [];

  override render() {
    const { field } = this;
    const fine = field.refs ? this.reference(field) : this.more(field);
    return html`${fine === nothing ? nothing : html`<div class="fines">${fine}</div>`}
    ${field.refs ? this.within(field) : nothing}
    ${this.texts.length === 0
      ? nothing
      : html`<k-import-values .field=${field} .texts=${this.texts} .values=${this.target.values} @values=${(event: CustomEvent<Readonly<Record<string, string>>>) => this.change({ values: event.detail })}></k-import-values>`}`;
  }

  private more(field: Field) {
    const { target } = this;
    if (field.kind === 'address') {
      return choice(t('import.part'), this.of, ADDRESS_PARTS.map((part) => [part, t(`import.part.${part}`)]), target.part, (part) => this.change({ part }));
    }
    if (field.multiple && ['email', 'phone'].includes(field.kind)) {
      const kinds = field.kind === 'email' ? ['work', 'home', 'other'] : ['work', 'mobile', 'home', 'other'];
      return choice(t('import.type'), this.of, [['', t('import.type.any')], ...kinds.map((kind): [string, string] => [kind, t(`import.type.${kind}`)])], target.part, (part) => this.change({ part }));
    }
    if (field.kind === 'money') return this.money();
    return nothing;
  }

  private money() {
    const { target } = this;
    const units: Choices = UNITS.map((unit) => [unit, t(`import.unit.${unit || 'one'}`)]);
    const others: Choices = [['', t('import.currency.fixed')], ...this.columns.map((name): [string, string] => [name, t('import.from.column.of', { column: name })])];
    return html`${choice(t('import.unit'), this.of, units, target.unit, (unit) => this.change({ unit }))}
    ${choice(t('import.currency.from'), this.of, others, target.currencyColumn, (currencyColumn) => this.change({ currencyColumn }))}
    ${text(t('import.currency'), this.of, target.currency || (mine().currency ?? ''), (currency) => this.change({ currency: currency.trim().toUpperCase() }), { length: 3 })}`;
  }

  private reference(field: Field) {
    const { target } = this;
    const other = entityOf(field.refs![0]!);
    if (!other) return nothing;
    const by = other.fields.filter((each) => ['text', 'email', 'autoNumber', 'integer'].includes(each.kind) && !each.standard && !each.multiple && !each.writeOnly);
    const creatable = may(other.name, 'create') && (target.by !== '' || naming(other) !== '');
    const ways: readonly Missing[] = ['error', 'empty', ...(creatable ? (['create'] as const) : [])];
    return html`${choice(t('import.by', { entity: other.label }), this.of, [['', t('import.by.title')], ...by.map((each): [string, string] => [each.name, each.label])], target.by, (name) => this.change({ by: name }))}
    ${choice(t('import.missing.way'), this.of, ways.map((way) => [way, t(`import.missing.${way}`)]), target.missing, (way) => this.change({ missing: way as Missing }))}`;
  }

  /** Other fields of the record referred to, by which one is told from others of its name. */
  private within(field: Field) {
    const other = entityOf(field.refs![0]!);
    if (!other) return nothing;
    const fields = other.fields.filter((each) => writable(each) && !each.standard && !each.multiple && ['text', 'ref', 'choice', 'integer', 'email'].includes(each.kind));
    if (fields.length === 0) return nothing;
    return html`${this.target.within.map((each, at) => this.apart(each, at, other, fields))}
      <button class="btn more" aria-label=${`${t('import.within.add', { entity: other.label })}: ${this.of}`} @click=${() => this.narrow([...this.target.within, { field: (fields.find((each) => each.required && each.refs) ?? fields[0]!).name, from: 'constant', text: '' }])}>
        ${icon('plus', 14)}${t('import.within.add', { entity: other.label })}
      </button>`;
  }

  private apart(within: Within, at: number, other: Entity, fields: readonly Field[]) {
    const set = (changes: Partial<Within>): void => this.narrow(this.target.within.map((each, place) => (place === at ? { ...each, ...changes } : each)));
    const name = fields.find((each) => each.name === within.field)?.label ?? '';
    const from: Choices = [['constant', t('import.from.constant')], ['column', t('import.from.column')]];
    return html`<div class="fines within">
      ${choice(t('import.within', { entity: other.label }), this.of, fields.map((each) => [each.name, each.label]), within.field, (chosen) => set({ field: chosen }))}
      ${choice(t('import.from'), `${this.of}, ${name}`, from, within.from, (chosen) => set({ from: chosen as Within['from'], text: '' }))}
      ${within.from === 'constant'
        ? text(t('import.from.constant'), `${this.of}, ${name}`, within.text, (written) => set({ text: written.trim() }))
        : choice(t('import.from.column'), `${this.of}, ${name}`, [['', t('import.choose')], ...this.columns.map((each): [string, string] => [each, each])], within.text, (chosen) => set({ text: chosen }))}
      <button class="btn icon" aria-label=${t('import.remove', { field: name })} title=${t('import.remove', { field: name })} @click=${() => this.narrow(this.target.within.filter((_, place) => place !== at))}>${icon('x', 15)}</button>
    </div>`;
  }

  private narrow(within: readonly Within[]): void {
    this.change({ within });
  }

  private change(changes: Partial<Target>): void {
    this.dispatchEvent(new CustomEvent('target', { detail: { ...this.target, ...changes } }));
  }
}
