import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import { valueOf } from './controls.ts';
import { fieldOf, importable, towards, type Column, type Target } from './mapping.ts';
import { columnStyles } from './styles.ts';
import './target.ts';

const SAMPLES = 3;

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
    const field = fieldOf(this.entity, target);
    const samples = column.samples.slice(0, SAMPLES).join(' · ');
    return html`<tr class=${field ? '' : 'out'}>
      <th scope="row">${column.name}<span class="samples" title=${samples}>${samples || t('import.samples.none')}</span></th>
      <td>
        <select class="input to" aria-label=${t('import.target.of', { column: column.name })} @change=${(event: Event) => this.goTo(column, valueOf(event))}>
          <option value="" .selected=${!field}>${t('import.target.none')}</option>
          ${importable(this.entity).map((each) => html`<option value=${each.name} .selected=${each.name === target.field}>${each.label}${each.required ? ' *' : ''}</option>`)}
        </select>
        ${field
          ? html`<k-import-target
              .field=${field}
              .target=${target}
              .of=${column.name}
              .columns=${this.columns.map((each) => each.name)}
              .texts=${column.values}
              @target=${(event: CustomEvent<Target>) => this.change(column, event.detail)}
            ></k-import-target>`
          : nothing}
      </td>
    </tr>`;
  }

  private goTo(column: Column, name: string): void {
    const address = this.entity.fields.find((field) => field.name === name)?.kind === 'address';
    this.change(column, towards(name, address ? 'street' : ''));
  }

  private change(column: Column, target: Target): void {
    this.dispatchEvent(new CustomEvent('targets', { detail: { ...this.targets, [column.name]: target } }));
  }
}
