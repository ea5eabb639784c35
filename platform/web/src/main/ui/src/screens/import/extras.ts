import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { mine } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { choice, text, type Choices } from './controls.ts';
import { fieldOf, filled, importable, towards, type Column, type Extra, type Target } from './mapping.ts';
import { extraStyles } from './styles.ts';
import { TitleLists } from './titles.ts';
import './target.ts';

/** An address has parts, of which one must be meant. */
function part(field: Field): string {
  return field.kind === 'address' ? 'street' : '';
}

/** Fields whose value is the same for all rows, is made of several columns, or comes from a column that goes elsewhere, too. Event {@code extras} with each change. */
@customElement('k-import-extras')
export class ImportExtras extends LitElement {
  static override styles = [base, extraStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) extras: readonly Extra[] = [];
  /** Fields that no column goes to, the required ones first. */
  @property({ attribute: false }) free: readonly Field[] = [];
  private readonly titles = new TitleLists(this);

  override render() {
    return html`<h2>${t('import.extras')}</h2>
      <p class="muted">${t('import.extras.text')}</p>
      ${this.extras.map((extra, at) => this.row(extra, at))}
      <button class="btn out" @click=${() => this.add()}>${icon('plus')}${t('import.extras.add')}</button>`;
  }

  private row(extra: Extra, at: number) {
    const field = fieldOf(this.entity, extra.target);
    const label = field?.label ?? '';
    const from: Choices = [...(field?.refs ? (['record'] as const) : []), ...(['constant', 'template', 'column'] as const)].map((each) => [each, t(`import.from.${each}`)]);
    return html`<div class="extra">
      <div class="line">
        ${choice(t('import.field'), '', importable(this.entity).map((each) => [each.name, each.label + (each.required ? ' *' : '')]), extra.target.field, (name) => this.goTo(at, name))}
        ${choice(t('import.from'), label, from, extra.from, (chosen) => this.set(at, { from: chosen as Extra['from'], text: '' }))}
        ${field ? this.source(extra, at, field) : nothing}
        <button class="btn icon" aria-label=${t('import.remove', { field: label })} title=${t('import.remove', { field: label })} @click=${() => this.change(this.extras.filter((_, place) => place !== at))}>${icon('x')}</button>
      </div>
      ${extra.from === 'template' ? this.template(extra, at) : nothing}
      ${field && extra.from !== 'record'
        ? html`<k-import-target
            .field=${field}
            .target=${extra.target}
            .of=${label}
            .columns=${this.columns.map((each) => each.name)}
            .texts=${extra.from === 'column' ? (this.columns.find((each) => each.name === extra.text)?.values ?? []) : []}
            @target=${(event: CustomEvent<Target>) => this.set(at, { target: event.detail })}
          ></k-import-target>`
        : nothing}
    </div>`;
  }

  private source(extra: Extra, at: number, field: Field) {
    const write = (written: string): void => this.set(at, { text: written.trim() });
    if (extra.from === 'column') {
      return choice(t('import.from.column'), field.label, [['', t('import.choose')], ...this.columns.map((each): [string, string] => [each.name, each.name])], extra.text, write);
    }
    if (extra.from === 'template') return text(t('import.from.template'), field.label, extra.text, write, { hint: this.suggestion() });
    if (extra.from === 'record') return choice(t('import.from.record'), field.label, [['', t('import.choose')], ...this.records(field)], extra.text, write);
    const choices = this.choices(field);
    return choices ? choice(t('import.from.constant'), field.label, [['', t('import.choose')], ...choices], extra.text, write) : text(t('import.from.constant'), field.label, extra.text, write);
  }

  /** What a value of the field can be chosen from, where that is little. */
  private choices(field: Field): Choices | null {
    if (field.kind === 'boolean') return [['true', t('import.yes')], ['false', t('import.no')]];
    return field.choices && field.choices.length > 0 ? field.choices.map((each) => [each.value, each.label]) : null;
  }

  /** Oneself first. */
  private records(field: Field): Choices {
    const me = mine().user;
    const items = this.titles.of(field.refs![0]!);
    return [...items].sort((one, other) => Number(other.id === me.id) - Number(one.id === me.id)).map((each) => [each.id, each.id === me.id ? t('import.me', { name: each.title }) : each.title]);
  }

  private suggestion(): string {
    return this.columns.slice(0, 2).map((column) => `{${column.name}}`).join(' ');
  }

  private template(extra: Extra, at: number) {
    const samples = new Map(this.columns.map((column) => [column.name, column.samples[0] ?? '']));
    const sample = filled(extra.text, (name) => samples.get(name));
    return html`<div class="chips">
        ${this.columns.map((column) => html`<button class="chip" @click=${() => this.set(at, { text: `${extra.text}${extra.text === '' ? '' : ' '}{${column.name}}` })}>${icon('plus', 12)}${column.name}</button>`)}
      </div>
      <p class="muted">${t('import.template.text')}</p>
      ${extra.text === '' ? nothing : sample === null ? html`<p class="error" role="alert">${t('import.template.unknown')}</p>` : html`<p class="sample">${t('import.template.sample', { text: sample })}</p>`}`;
  }

  /** Another one, of a field that has nothing yet. */
  private add(): void {
    const used = new Set(this.extras.map((extra) => extra.target.field));
    const field = this.free.find((each) => !used.has(each.name)) ?? importable(this.entity)[0]!;
    this.change([...this.extras, { from: field.refs ? 'record' : 'constant', text: '', target: towards(field.name, part(field)) }]);
  }

  private goTo(at: number, name: string): void {
    const field = importable(this.entity).find((each) => each.name === name)!;
    const { from, text } = this.extras[at]!;
    const fixed = from === 'constant' || from === 'record';
    this.set(at, { target: towards(name, part(field)), ...(fixed ? { from: field.refs ? 'record' : 'constant', text: '' } : { from, text }) });
  }

  private set(at: number, changes: Partial<Extra>): void {
    this.change(this.extras.map((each, place) => (place === at ? { ...each, ...changes } : each)));
  }

  private change(extras: readonly Extra[]): void {
    this.dispatchEvent(new CustomEvent('extras', { detail: extras }));
  }
}
