import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { entities, entity as entityOf, type Entity, type Field } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import '../list/filter.ts';
import { selectInput } from '../settings/inputs.ts';
import { sheet } from '../settings/sheet.ts';
import type { RollUp, RollUpFunction } from './definitions.ts';
import type { DefinitionFaults } from './faults.ts';
import { sources } from './roll-ups.ts';

const FUNCTIONS: readonly RollUpFunction[] = ['count', 'sum', 'avg', 'min', 'max'];
const ADDED: ReadonlySet<string> = new Set(['integer', 'decimal', 'percent', 'rating', 'money', 'duration']);
const ORDERED: ReadonlySet<string> = new Set([...ADDED, 'date', 'dateTime']);

/** Counts or adds up the records that point to one: which, what of them, and under which conditions. Event {@code roll-up}. */
@customElement('k-roll-up')
export class RollUpEditor extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        display: grid;
        gap: 16px;
        padding: 0;
        overflow: visible;
      }
      .filter {
        padding: 12px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
      }
      .field {
        min-inline-size: 0;
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) value!: RollUp;
  @property({ attribute: false }) faults!: DefinitionFaults;

  override render() {
    const all = sources(this.of, entities.value.values());
    if (all.length === 0) return html`<p class="alert warn">${t('model.rollUp.nothing', { what: this.of.pluralLabel })}</p>`;
    const { value } = this;
    const source = entityOf(value.entity);
    const key = value.entity === '' ? '' : `${value.entity}/${value.field}`;
    return html`${selectInput({
        id: 'roll-up-source',
        label: t('model.rollUp.source'),
        value: key,
        error: this.faults.of('rollUp.entity') ?? this.faults.of('rollUp.field'),
        options: [...(key === '' ? [{ value: '', label: t('model.choose') }] : []), ...all.map(({ entity, field }) => ({ value: `${entity.name}/${field.name}`, label: `${entity.pluralLabel} · ${field.label}` }))],
        change: (chosen) => this.source(chosen),
      })}
      <div class="two">
        ${selectInput({
          id: 'roll-up-function',
          label: t('model.rollUp.function'),
          value: value.function,
          options: FUNCTIONS.map((each) => ({ value: each, label: t(`model.rollUp.${each}`) })),
          change: (chosen) => this.tell({ function: chosen as RollUpFunction, of: chosen === 'count' ? null : this.fitting(source, chosen as RollUpFunction, value.of)?.name ?? null }),
        })}
        ${value.function === 'count'
          ? nothing
          : selectInput({
              id: 'roll-up-of',
              label: t('model.rollUp.of'),
              value: value.of ?? '',
              error: this.faults.of('rollUp.of'),
              options: [...(value.of ? [] : [{ value: '', label: t('model.choose') }]), ...this.measures(source, value.function).map((field) => ({ value: field.name, label: field.label }))],
              change: (chosen) => this.tell({ of: chosen || null }),
            })}
      </div>
      ${source
        ? html`<div class="field">
            <span>${t('model.rollUp.filter')}</span>
            <div class="filter"><k-filter .entity=${source} .text=${value.filter ?? ''} @filter=${(event: CustomEvent<string>) => this.tell({ filter: event.detail || null })}></k-filter></div>
            <span class="help">${t('model.rollUp.filter.help')}</span>
            ${this.faults.of('rollUp.filter') ? html`<span class="error" role="alert">${this.faults.of('rollUp.filter')}</span>` : nothing}
          </div>`
        : nothing}`;
  }

  private measures(of: Entity | undefined, by: RollUpFunction): readonly Field[] {
    const kinds = by === 'sum' || by === 'avg' ? ADDED : ORDERED;
    return of?.fields.filter((field) => kinds.has(field.kind) && !field.multiple && !field.writeOnly && !field.standard) ?? [];
  }

  /** The field as before where it still can be taken, else the first that can. */
  private fitting(of: Entity | undefined, by: RollUpFunction, name: string | null | undefined): Field | undefined {
    const all = this.measures(of, by);
    return all.find((field) => field.name === name) ?? all[0];
  }

  private source(chosen: string): void {
    const [entity = '', field = ''] = chosen.split('/');
    const of = this.value.function === 'count' ? null : (this.fitting(entityOf(entity), this.value.function, null)?.name ?? null);
    this.tell({ entity, field, of, filter: null });
  }

  private tell(changes: Partial<RollUp>): void {
    this.dispatchEvent(new CustomEvent('roll-up', { detail: { ...this.value, ...changes } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-roll-up': RollUpEditor;
  }
}
