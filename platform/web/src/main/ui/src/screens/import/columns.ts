import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { entity as entityOf, type Entity, type Field } from '../../core/metadata.ts';
import { may, mine } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { ADDRESS_PARTS, importable, strange, towards, type Column, type Target } from './mapping.ts';
import { columnStyles } from './styles.ts';

/** Which column of the file goes where. Event {@code targets} with each change. */
@customElement('k-import-columns')
export class ImportColumns extends LitElement {
  static override styles = [base, columnStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) columns: readonly Column[] = [];
  @property({ attribute: false }) targets: Readonly<Record<string, Target>> = {};

  override render() {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('import.column')}</th>
          <th scope="col">${t('import.samples')}</th>
          <th scope="col">${t('import.target')}</th>
        </tr>
      </thead>
      <tbody>
        ${this.columns.map((column) => this.row(column))}
      </tbody>
    </table>`;
  }

  private row(column: Column) {
    const target = this.targets[column.name] ?? towards('');
    const field = this.entity.fields.find((each) => each.name === target.field);
    return html`<tr class=${field ? '' : 'out'}>
      <th scope="row">${column.name}</th>
      <td class="samples">${column.samples.slice(0, 3).join(' · ')}</td>
      <td>
        <div class="target">
          <select class="input" aria-label=${t('import.target.of', { column: column.name })} @change=${(event: Event) => this.change(column, towards(valueOf(event)))}>
            <option value="" ?selected=${!field}>${t('import.target.none')}</option>
            ${importable(this.entity).map((each) => html`<option value=${each.name} ?selected=${each.name === target.field}>${each.label}${each.required ? ' *' : ''}</option>`)}
          </select>
          ${field ? this.more(column, field, target) : nothing}
        </div>
        ${field ? this.choices(column, field, target) : nothing}
      </td>
    </tr>`;
  }

  private more(column: Column, field: Field, target: Target) {
    if (field.kind === 'address') {
      return this.select(t('import.part'), ADDRESS_PARTS.map((part) => [part, t(`import.part.${part}`)]), target.part || 'street', (part) => this.change(column, { ...target, part }));
    }
    if (field.multiple && ['email', 'phone'].includes(field.kind)) {
      const kinds = field.kind === 'email' ? ['work', 'home', 'other'] : ['work', 'mobile', 'home', 'other'];
      return this.select(t('import.type'), [['', t('import.type.any')], ...kinds.map((kind): [string, string] => [kind, t(`import.type.${kind}`)])], target.part, (part) => this.change(column, { ...target, part }));
    }
    if (field.kind === 'money') {
      return html`<label class="small">${t('import.currency')}<input class="input code" maxlength="3" .value=${target.currency || (mine().currency ?? '')} @change=${(event: Event) => this.change(column, { ...target, currency: valueOf(event).toUpperCase() })} /></label>`;
    }
    return field.refs ? this.reference(column, field, target) : nothing;
  }

  private reference(column: Column, field: Field, target: Target) {
    const other = entityOf(field.refs![0]!);
    if (!other) return nothing;
    const by = other.fields.filter((each) => ['text', 'email', 'autoNumber', 'integer'].includes(each.kind) && !each.standard);
    return html`${this.select(t('import.by', { entity: other.label }), [['', t('import.by.title')], ...by.map((each): [string, string] => [each.name, each.label])], target.by, (name) => this.change(column, { ...target, by: name }))}
    ${may(other.name, 'create')
      ? html`<label class="small check"><input type="checkbox" .checked=${target.create} @change=${(event: Event) => this.change(column, { ...target, create: (event.target as HTMLInputElement).checked })} />${t('import.create')}</label>`
      : nothing}`;
  }

  /** Values of the file that the field has not are given one of its own. */
  private choices(column: Column, field: Field, target: Target) {
    const unknown = [...strange(field, column, target), ...Object.keys(target.values)];
    if (unknown.length === 0) return nothing;
    return html`<div class="choices">
      ${unknown.map(
        (value) => html`<label class="small"
          ><span class="cut">${value}</span>${icon('arrow-right', 14)}<select class="input" @change=${(event: Event) => this.change(column, { ...target, values: { ...target.values, [value]: valueOf(event) } })}>
            <option value="">${t('import.value.none')}</option>
            ${field.choices!.map((choice) => html`<option value=${choice.value} ?selected=${target.values[value] === choice.value}>${choice.label}</option>`)}
          </select></label
        >`,
      )}
    </div>`;
  }

  private select(label: string, choices: readonly (readonly [string, string])[], value: string, chosen: (value: string) => void) {
    return html`<select class="input" aria-label=${label} title=${label} @change=${(event: Event) => chosen(valueOf(event))}>
      ${choices.map(([each, text]) => html`<option value=${each} ?selected=${each === value}>${text}</option>`)}
    </select>`;
  }

  private change(column: Column, target: Target): void {
    const part = target.part === '' && this.entity.fields.find((field) => field.name === target.field)?.kind === 'address' ? 'street' : target.part;
    this.dispatchEvent(new CustomEvent('targets', { detail: { ...this.targets, [column.name]: { ...target, part } } }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement | HTMLInputElement).value;
}
