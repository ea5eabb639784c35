import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { conditionsOf, type Conditions } from '../../core/conditions.ts';
import { t } from '../../core/i18n.ts';
import { layouts, sections, type Section } from '../../core/layouts.ts';
import { field as fieldOf, writable, type Entity, type Field } from '../../core/metadata.ts';
import type { CrmRecord } from '../../core/records.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { isEmpty } from '../../ui/fields/check.ts';
import { hasTypes } from '../../ui/fields/kinds.ts';
import { icon } from '../../ui/icon.ts';
import { fieldsStyles } from './fields-styles.ts';
import type { RecordModel } from './model.ts';
import { mayTo } from './reach.ts';
import { recordValue, valueStyles } from './values.ts';
import '../../ui/field-editor.ts';
import '../../ui/hint.ts';

/** A section with what is shown of it. */
interface Part {
  readonly section: Section;
  readonly record: CrmRecord;
  readonly fields: readonly Field[];
  readonly hidden: number;
}

/** The fields of a record in their sections, each edited in its place. */
@customElement('k-record-fields')
export class RecordFields extends LitElement {
  static override styles = [base, valueStyles, fieldsStyles];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) model!: RecordModel;
  /** Which of the sections: those that the module places, or what they leave out. */
  @property() which: 'placed' | 'rest' | 'all' = 'all';
  @state() private editing = '';
  @state() private open = false;
  /** Sections that were opened or closed by hand. */
  @state() private turned: ReadonlySet<string> = new Set();
  @state() private conditions: Conditions | undefined;
  /** What the field held when its editor was opened. */
  private held: unknown = null;
  private refused: unknown = undefined;
  private watching: Watch | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('model')) return;
    if (this.watching) this.removeController(this.watching);
    this.watching = new Watch(this, [this.model, layouts]);
    this.watching.hostConnected();
    this.editing = '';
    this.open = false;
    void this.condition(this.of);
  }

  private async condition(of: Entity): Promise<void> {
    const conditions = await conditionsOf(of);
    if (this.of === of) this.conditions = conditions;
  }

  override render() {
    const { record } = this.model.value;
    if (!record) return nothing;
    const all = sections(this.of, t('record.details'), t('record.more'));
    const shown = this.which === 'all' ? all : all.filter((section) => (section.name === 'more') === (this.which === 'rest'));
    const parts = shown.map((section) => this.partOf(section, record));
    const hidden = parts.reduce((sum, part) => sum + part.hidden, 0);
    return html`${parts.map((part) => this.section(part))}
      ${hidden > 0 || this.open
        ? html`<button class="btn more" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>${icon(this.open ? 'chevron-up' : 'chevron-down')}${this.open ? t('record.hideEmpty') : t('record.showEmpty', { count: hidden })}</button>`
        : nothing}`;
  }

  private partOf(section: Section, record: CrmRecord): Part {
    const unseen = this.conditions?.hidden(record);
    const all = section.fields
      .map((name) => fieldOf(this.of, name))
      .filter((field): field is Field => field !== undefined && !field.writeOnly && !(unseen?.has(field.name) ?? false));
    const fields = this.open ? all : all.filter((field) => this.matters(section, field, record));
    return { section, record, fields, hidden: all.length - fields.length };
  }

  private section({ section, record, fields }: Part) {
    if (fields.length === 0) return nothing;
    const closed = Boolean(section.collapsed) !== this.turned.has(section.name);
    return html`<section aria-labelledby="h-${section.name}">
      <h3 id="h-${section.name}">
        ${section.collapsed
          ? html`<button class="turn" aria-expanded=${!closed} @click=${() => this.turn(section.name)}>${icon(closed ? 'chevron-right' : 'chevron-down', 14)}${section.label}</button>`
          : section.label}
      </h3>
      ${closed ? nothing : html`<dl class=${section.columns === 2 ? 'two' : ''}>${fields.map((field) => this.field(field, record))}</dl>`}
    </section>`;
  }

  private turn(name: string): void {
    const turned = new Set(this.turned);
    if (!turned.delete(name)) turned.add(name);
    this.turned = turned;
  }

  /** Empty fields wait behind a button, save those that the module places first and those that are filled in first. */
  private matters(section: Section, field: Field, record: CrmRecord): boolean {
    if (!isEmpty(record[field.name]) && record[field.name] !== false) return true;
    const foremost = layouts.value[this.of.name]?.record?.sections?.[0]?.name === section.name;
    return foremost || field.required || field.name === this.editing || (field.in?.includes('quickCreate') ?? false) || field.name in this.model.value.errors;
  }

  private field(field: Field, record: CrmRecord) {
    const editing = this.editing === field.name;
    const can = writable(field) && !record['deletedAt'] && mayTo(record, 'update');
    const long = field.kind === 'longText' || field.kind === 'richText';
    const { conflict, errors } = this.model.value;
    const error = errors[field.name];
    return html`<div class="f ${can && !editing ? 'can' : ''} ${editing ? 'open' : ''} ${long || (editing && wide(field)) ? 'tall' : ''}" @click=${can ? (event: Event) => this.pressed(event, field, record) : nothing}>
      <dt>${field.label}${marks(field)}</dt>
      <dd class=${editing ? 'editing' : ''}>
        ${editing
          ? html`<k-field-editor
              compact
              autofocus
              .field=${field}
              .value=${this.refused === undefined ? this.held : this.refused}
              .among=${record}
              .error=${error ?? ''}
              @commit=${(event: CustomEvent<unknown>) => void this.commit(field, event.detail)}
              @cancel=${() => this.close(field)}
            ></k-field-editor>`
          : html`<span dir="auto" class="value ${field.kind}">${isEmpty(record[field.name]) ? html`<span class="muted" aria-label=${t('record.empty')}>—</span>` : recordValue(field, record[field.name])}</span>
              ${error ? html`<span class="error" role="alert">${error}</span>` : nothing}
              ${can ? html`<button class="pen" data-field=${field.name} aria-label=${t('record.edit', { field: field.label })} title=${t('record.edit', { field: field.label })}>${icon('pencil', 14)}</button>` : nothing}`}
        ${conflict?.field === field.name ? this.conflict(field, conflict.theirs, conflict.mine) : nothing}
      </dd>
    </div>`;
  }

  private conflict(field: Field, theirs: CrmRecord, mine: unknown) {
    const who = (theirs['modifiedBy'] as { readonly title?: string } | null)?.title ?? t('record.somebody');
    const view = (value: unknown) => (isEmpty(value) ? html`<span class="muted">—</span>` : recordValue(field, value));
    return html`<div class="conflict" role="group" aria-label=${t('record.conflict', { who })}>
      <p role="alert">${t('record.conflict', { who })}</p>
      <div class="sides">
        <div class="side"><small>${who}</small><span>${view(theirs[field.name])}</span><button class="btn out" @click=${(event: Event) => this.settle(event, false)}>${t('record.keepTheirs')}</button></div>
        <div class="side"><small>${t('record.you')}</small><span>${view(mine)}</span><button class="btn pri" @click=${(event: Event) => this.settle(event, true)}>${t('record.keepMine')}</button></div>
      </div>
    </div>`;
  }

  private settle(event: Event, keepMine: boolean): void {
    event.stopPropagation();
    void this.model.settle(keepMine);
  }

  private pressed(event: Event, field: Field, record: CrmRecord): void {
    const path = event.composedPath() as HTMLElement[];
    const inner = path.slice(0, path.indexOf(event.currentTarget as HTMLElement));
    if (inner.some((each) => each.matches?.('a, .conflict, k-field-editor, k-hint'))) return;
    if (getSelection()?.toString()) return;
    this.edit(field, record);
  }

  private edit(field: Field, record: CrmRecord): void {
    if (this.editing === field.name) return;
    this.model.forget(field.name);
    this.refused = undefined;
    this.held = record[field.name];
    this.editing = field.name;
  }

  private async commit(field: Field, value: unknown): Promise<void> {
    const base = this.held;
    this.close(field);
    const stored = await this.model.save(field.name, value, base);
    if (stored || !(field.name in this.model.value.errors) || this.editing !== '') return;
    this.held = base;
    this.refused = value;
    this.editing = field.name;
  }

  private close(field: Field): void {
    const inside = this.matches(':focus-within');
    this.editing = '';
    if (!inside) return;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`.pen[data-field="${field.name}"]`)?.focus());
  }
}

/** What stands beside the name of a field: that it is calculated, and what people are told about it. */
function marks(field: Field) {
  return html`${field.computed ? html` <k-hint drawing="sigma" .label=${t('record.computed.of', { field: field.label })} .text=${t(`record.computed.${field.computed}`)}></k-hint>` : nothing}${field.help
    ? html` <k-hint .label=${t('record.help', { field: field.label })} .text=${field.help}></k-hint>`
    : nothing}`;
}

/** Whether its editor needs the whole width. */
function wide(field: Field): boolean {
  return ['address', 'file', 'image'].includes(field.kind) || hasTypes(field);
}

declare global {
  interface HTMLElementTagNameMap {
    'k-record-fields': RecordFields;
  }
}
