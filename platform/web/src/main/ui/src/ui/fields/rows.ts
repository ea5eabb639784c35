import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import type { Typed } from '../../core/records.ts';
import { icon } from '../icon.ts';
import { addressParts } from './address.ts';
import { typesOf, type Address } from './kinds.ts';

type Row = Typed<string> | Address | string;

/**
 * Several mails, phones, addresses or plain texts: a row each, with its type and which is the first to use. Event {@code rows} with all of them, also
 * those that are still empty. Draws itself into the tree of its host.
 */
@customElement('k-rows')
export class Rows extends LitElement {
  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) rows: readonly Row[] = [];
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) wrong: (row: number) => string | undefined = () => undefined;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('input')?.focus());
  }

  override render() {
    const shown = this.rows.length > 0 ? this.rows : [emptyRow(this.field)];
    return html`<div class="rows" role="group" aria-label=${this.label}>
      ${shown.map((row, at) => this.row(row, at, shown.length))}
      <button type="button" class="btn add" @click=${() => this.add(shown)}>${icon('plus')}${t(`fields.add.${rowKind(this.field)}`)}</button>
    </div>`;
  }

  private row(row: Row, at: number, count: number) {
    const wrong = this.wrong(at);
    const typed = typeof row === 'object';
    return html`<div class=${this.field.kind === 'address' ? 'row tall' : 'row'}>
      ${typed ? this.type(row, at) : nothing}
      ${this.field.kind === 'address' ? addressParts(row as Address, (changed) => this.change(at, changed)) : this.input(row as Typed<string> | string, at, wrong)}
      <span class="ends">
        ${typed && count > 1
          ? html`<button
              type="button"
              class="btn icon star"
              aria-pressed=${row.primary === true}
              aria-label=${t('fields.primary')}
              title=${t('fields.primary')}
              @click=${() => this.makePrimary(at)}
            >
              ${icon('star')}
            </button>`
          : nothing}
        <button type="button" class="btn icon" aria-label=${t('fields.removeRow', { number: at + 1 })} title=${t('fields.removeRow', { number: at + 1 })} @click=${() => this.drop(at)}>${icon('x')}</button>
      </span>
      ${wrong ? html`<span class="error" id="row-error-${at}" role="alert">${wrong}</span>` : nothing}
    </div>`;
  }

  private input(row: Typed<string> | string, at: number, wrong: string | undefined) {
    const { kind } = this.field;
    return html`<input
      dir="auto"
      class="input"
      type=${kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : kind === 'url' ? 'url' : 'text'}
      autocomplete="off"
      aria-label="${this.label} ${at + 1}"
      aria-invalid=${wrong ? 'true' : nothing}
      aria-describedby=${wrong ? `row-error-${at}` : nothing}
      .value=${typeof row === 'string' ? row : (row.value ?? '')}
      @input=${(event: Event) => {
        const { value } = event.target as HTMLInputElement;
        this.change(at, typeof row === 'string' ? value : { ...row, value });
      }}
    />`;
  }

  private type(row: Exclude<Row, string>, at: number) {
    const known = typesOf(this.field);
    const now = row.type ?? '';
    const own = now !== '' && !known.some((each) => each.value === now) ? [{ value: now, label: now }] : [];
    return html`<select
      class="input type"
      aria-label=${t('fields.typeOf', { number: at + 1 })}
      @change=${(event: Event) => this.change(at, { ...row, type: (event.target as HTMLSelectElement).value } as Row)}
    >
      <option value="" ?selected=${now === ''}>${t('fields.noType')}</option>
      ${[...known, ...own].map((each) => html`<option value=${each.value} ?selected=${each.value === now}>${each.label}</option>`)}
    </select>`;
  }

  private async add(shown: readonly Row[]): Promise<void> {
    this.tell([...shown, emptyRow(this.field)]);
    await new Promise((drawn) => requestAnimationFrame(drawn));
    [...this.querySelectorAll<HTMLElement>('.row')].pop()?.querySelector('input')?.focus();
  }

  private change(at: number, row: Row): void {
    const rows = this.rows.length > 0 ? this.rows : [row];
    this.tell(rows.map((each, index) => (index === at ? row : each)));
  }

  private drop(at: number): void {
    this.tell(this.rows.filter((_, index) => index !== at));
    this.focus();
  }

  private makePrimary(at: number): void {
    this.tell(this.rows.map((each, index) => (typeof each === 'string' ? each : { ...each, primary: index === at })));
  }

  private tell(rows: readonly Row[]): void {
    this.dispatchEvent(new CustomEvent('rows', { detail: rows }));
  }
}

function rowKind(field: Field): string {
  return ['email', 'phone', 'address'].includes(field.kind) ? field.kind : 'value';
}

function emptyRow(field: Field): Row {
  const type = typesOf(field)[0]?.value ?? '';
  if (field.kind === 'address') return { type, street: '', postalCode: '', city: '', region: '', country: '', primary: false };
  return field.kind === 'email' || field.kind === 'phone' ? { type, value: '', primary: false } : '';
}

/** The rows in which something was entered. */
export function filledRows(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => {
    if (typeof row === 'string') return row.trim() !== '';
    if ('value' in row) return (row as Typed<string>).value.trim() !== '';
    const { street, postalCode, city, region, country } = row as Address;
    return [street, postalCode, city, region, country].some((part) => (part ?? '').trim() !== '');
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'k-rows': Rows;
  }
}
