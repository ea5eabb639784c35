import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t, withTexts } from '../core/i18n.ts';
import type { Field } from '../core/metadata.ts';
import { isMoney } from '../core/records.ts';
import { session } from '../core/session.ts';
import { base } from './base.ts';
import { addressParts } from './fields/address.ts';
import { choiceControl, choicesControl, colourControl, fileControl, momentControl, ratingControl, refsControl, textControl, type Said } from './fields/controls.ts';
import { check, isEmpty } from './fields/check.ts';
import { currencies, hasTypes, type Address } from './fields/kinds.ts';
import { numberInput, parseNumber } from './fields/parse.ts';
import { filledRows } from './fields/rows.ts';
import { fieldStyles } from './fields/styles.ts';
import { inputText, isTextual, notUnderstood, typedValue, wrongDay, wrongPoint, wrongTime } from './fields/text.ts';
import type { Typed } from './fields/day.ts';
import type { Point } from './fields/degrees.ts';
import type { TypedPoint } from './fields/point.ts';
import type { TypedTime } from './fields/time.ts';
import './fields/day.ts';
import './fields/point.ts';
import './fields/time.ts';
import { fieldTexts } from '../i18n/late.ts';
import './fields/pick.ts';
import { plainText } from './rich/plain.ts';

await withTexts(fieldTexts);

/**
 * Edits the value of a field of any kind. Events: {@code input-value} with each change (detail: the value), {@code commit} with the value when the user
 * is done (Enter, in long texts Ctrl-Enter; a compact one also when the focus leaves it), {@code cancel} on Escape and where nothing was changed. What
 * is wrong by the metadata is said here and not handed on by {@code commit}.
 */
@customElement('k-field-editor')
export class FieldEditor extends LitElement {
  static override styles = [base, fieldStyles];

  @property({ attribute: false }) field!: Field;
  @property({ attribute: false }) value: unknown = null;
  /** Shown above; without one the field's own label is only said. */
  @property() label = '';
  /** What the server finds wrong. */
  @property() error = '';
  /** In a cell or in place of a value: small, without label, done when the focus leaves it. */
  @property({ type: Boolean, reflect: true }) compact = false;
  @property({ type: Boolean }) override autofocus = false;
  /** The other values of the record: what may be chosen can depend on them. */
  @property({ attribute: false }) among: Readonly<Record<string, unknown>> = {};
  @state() private draft: unknown = null;
  /** The draft before what cannot be understood was typed. */
  private understood: unknown = null;
  @state() private text: string | null = null;
  @state() private wrong = '';
  @state() private answered = false;
  @query('.editor') private editor!: HTMLElement;
  private busy = false;
  private done = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('field') || (changed.has('value') && !same(this.value, this.draft))) {
      this.draft = this.understood = this.value ?? null;
      this.text = null;
      this.wrong = '';
      this.done = false;
    }
    if (changed.has('error')) this.answered = false;
  }

  protected override firstUpdated(): void {
    if (this.autofocus) this.focus();
  }

  protected override updated(): void {
    const bubble = this.compact ? this.renderRoot.querySelector<HTMLElement>('.editor > .error') : null;
    if (!bubble || bubble.matches(':popover-open')) return;
    bubble.showPopover();
    const anchor = this.getBoundingClientRect();
    bubble.style.top = `${Math.min(anchor.bottom + 4, innerHeight - 40)}px`;
    bubble.style.maxInlineSize = `${Math.max(anchor.width, 180)}px`;
    bubble.style.left = `${Math.max(8, Math.min(anchor.left, innerWidth - bubble.offsetWidth - 8))}px`;
  }

  override focus(): void {
    const first = this.renderRoot.querySelector<HTMLElement>('k-pick, k-day, k-time, k-point, k-rows, k-rich-editor, k-file, input:not(.native), select, textarea');
    first?.focus();
    if (first instanceof HTMLInputElement && this.compact && first.type !== 'checkbox') first.select();
    if (first instanceof HTMLSelectElement && this.compact) openList(first);
  }

  /** Whether the value may be handed on; what is wrong is shown from now on. */
  check(): boolean {
    this.renderRoot.querySelector('k-pick')?.settle();
    const value = this.clean();
    this.wrong = value === undefined ? notUnderstood(this.field) : (check(this.field, value) ?? '');
    return this.wrong === '';
  }

  override render() {
    const message = this.rowFault() ? '' : this.message();
    const described = [message ? 'error' : '', this.field.help ? 'help' : ''].filter(Boolean).join(' ');
    return html`<div class="editor" @keydown=${this.key} @focusout=${this.left}>
      ${this.label ? html`<label class="name" for="control" @click=${() => this.focus()}>${this.label}${this.field.required ? html`<span class="must" aria-hidden="true"> *</span>` : nothing}</label>` : nothing}
      ${this.control(this.label || this.field.label, message !== '', described)}
      ${this.field.help && !this.compact ? html`<span class="help" id="help">${this.field.help}</span>` : nothing}
      ${message ? html`<span class="error" id="error" role="alert" popover=${this.compact ? 'manual' : nothing}>${message}</span>` : nothing}
    </div>`;
  }

  /** Whether a row says itself what is wrong with it. */
  private rowFault(): boolean {
    return this.wrong !== '' && this.rowed() && Array.isArray(this.draft) && this.draft.some((row) => check(this.one(), [row]) !== undefined);
  }

  private message(): string {
    return this.wrong || (this.answered ? '' : this.error);
  }

  private control(label: string, wrong: boolean, described: string): TemplateResult {
    const { field } = this;
    const said: Said = { label, wrong, described };
    if (this.rowed()) return this.rows(label);
    if (isTextual(field)) return textControl(field, this.text ?? inputText(field, this.draft), said, (typed) => this.typed(typed));
    switch (field.kind) {
      case 'money':
        return this.money(label, wrong, described);
      case 'boolean':
        return html`<label class="check"
          ><input id="control" type="checkbox" aria-label=${label} .checked=${this.draft === true} @change=${(event: Event) => this.chosen((event.target as HTMLInputElement).checked)} />${this.draft === true ? t('yes') : t('no')}</label
        >`;
      case 'date':
        return html`<k-day .value=${(this.draft as string | null) ?? null} .label=${label} .wrong=${wrong} .described=${described} @day=${(event: CustomEvent<Typed>) => this.day(event.detail.day)}></k-day>`;
      case 'dateTime':
        return momentControl(this.draft === undefined ? this.understood : this.draft, said, (value, fault) => this.day(value, fault));
      case 'time':
        return html`<k-time .value=${this.draft ? String(this.draft).slice(0, 5) : null} .label=${label} .wrong=${wrong} .described=${described} @time=${(event: CustomEvent<TypedTime>) => this.day(event.detail.time, wrongTime())}></k-time>`;
      case 'choice':
        return choiceControl(field, this.draft, said, (value) => this.chosen(value));
      case 'multiChoice':
        return choicesControl(field, this.draft, said, (value) => this.change(value));
      case 'ref':
      case 'refs':
      case 'anyRef':
        return refsControl(field, this.draft, said, this.among, (value, busy) => (busy === undefined ? this.picked(value) : (this.busy = busy)));
      case 'address':
        return addressParts((this.draft ?? {}) as Address, (changed) => this.change(changed));
      case 'richText':
        return this.rich(label, wrong);
      case 'geoPoint':
        return html`<k-point .value=${((this.draft === undefined ? this.understood : this.draft) as Point | null) ?? null} .label=${label} .wrong=${wrong} .described=${described} @point=${this.placed}></k-point>`;
      case 'colour':
        return colourControl(this.draft, said, (value) => this.change(value));
      case 'rating':
        return ratingControl(this.draft, label, (value) => this.change(value));
      case 'file': case 'image':
        return fileControl(field, this.draft, said, (value, busy) => (busy === undefined ? this.chosen(value) : (this.busy = busy)));
      default:
        return html`<span class="help">${t('fields.readOnly')}</span>`;
    }
  }

  /** The editor of formatted text comes when it is first needed. */
  private rich(label: string, wrong: boolean): TemplateResult {
    if (!customElements.get('k-rich-editor')) {
      void import('./rich/editor.ts').then(() => {
        this.requestUpdate();
        if (this.autofocus) void this.updateComplete.then(() => this.focus());
      });
      return html`<div class="input await" aria-busy="true">${plainText(String(this.draft ?? ''))}</div>`;
    }
    return html`<k-rich-editor .value=${(this.draft as string | null) ?? null} .label=${label} .wrong=${wrong} .note=${this.message()} @rich=${(event: CustomEvent<string | null>) => this.change(event.detail, true)}></k-rich-editor>`;
  }

  private money(label: string, wrong: boolean, described: string): TemplateResult {
    const now = isMoney(this.draft) ? this.draft : null;
    const currency = now?.currency ?? this.currency;
    return html`<div class="joined">
      <input id="control" class="input figures" inputmode="decimal" autocomplete="off" aria-label=${label} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described || nothing} .value=${this.text ?? numberInput(now?.amount)} @input=${(event: Event) => this.amount((event.target as HTMLInputElement).value, currency)} />
      <select class="input currency" aria-label=${t('fields.currencyOf', { what: label })} @change=${(event: Event) => this.amount(this.text ?? numberInput(now?.amount), (event.target as HTMLSelectElement).value)}>
        ${currencies([currency, session.value?.currency]).map((code) => html`<option ?selected=${code === currency}>${code}</option>`)}
      </select>
    </div>`;
  }

  private currency = session.value?.currency ?? 'EUR';

  private amount(typed: string, currency: string): void {
    this.text = typed;
    this.currency = currency;
    const amount = parseNumber(typed);
    this.change(typeof amount === 'string' ? { amount, currency } : amount, true);
  }

  private rowed(): boolean {
    return hasTypes(this.field) || (this.field.multiple === true && isTextual({ ...this.field, multiple: false }));
  }

  /** The field as each row has it. */
  private one(): Field {
    return { ...this.field, multiple: false, required: false };
  }

  private rows(label: string): TemplateResult {
    const now = (Array.isArray(this.draft) ? this.draft : []) as never[];
    return html`<k-rows .field=${this.field} .rows=${now} .label=${label} .wrong=${(at: number) => (this.wrong && now[at] ? check(this.one(), [now[at]]) : undefined)} @rows=${(event: CustomEvent<unknown[]>) => this.change(event.detail)}></k-rows>`;
  }

  private typed(text: string): void {
    this.text = text;
    this.change(typedValue(this.field, text), true);
  }

  private placed(event: CustomEvent<TypedPoint>): void {
    const { point, done } = event.detail;
    if (done) this.chosen(point);
    else this.day(point, wrongPoint());
  }

  /** A day, a time or both, or a place; {@code fault} is said of what is none. */
  private day(value: unknown, fault = wrongDay()): void {
    this.change(value, true);
    if (value === undefined) this.wrong = fault;
  }

  /** Takes a value; {@code undefined} is what cannot be understood yet. Faults that were shown go as soon as they are mended, new ones wait for the end of typing. */
  private change(value: unknown, typing = false): void {
    this.draft = value;
    if (value !== undefined) this.understood = value;
    if (!typing) this.text = null;
    this.answered = true;
    if (this.wrong !== '') this.wrong = value === undefined ? this.wrong : (check(this.field, this.clean()) ?? '');
    this.dispatchEvent(new CustomEvent('input-value', { detail: this.clean() }));
  }

  /** Takes a value by which a compact editor has done its work. */
  private chosen(value: unknown): void {
    this.change(value);
    if (this.compact) this.finish();
  }

  /** One reference is all that a compact editor of one is for. */
  private picked(value: unknown): void {
    if (Array.isArray(value)) this.change(value);
    else this.chosen(value);
  }

  private clean(): unknown {
    return Array.isArray(this.draft) && this.renderRoot.querySelector('k-rows') ? filledRows(this.draft) : this.draft;
  }

  private finish(): void {
    if (this.done || !this.check()) return;
    const value = this.clean();
    this.done = this.compact;
    if (this.compact && same(value, this.value)) this.dispatchEvent(new Event('cancel'));
    else this.dispatchEvent(new CustomEvent('commit', { detail: value }));
  }

  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (event.key === 'Enter' && !target.closest('button') && (!(target instanceof HTMLTextAreaElement || target.localName === 'k-rich-editor') || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.finish();
    } else if (event.key === 'Escape' && this.compact) {
      event.preventDefault();
      event.stopPropagation();
      this.done = true;
      this.dispatchEvent(new Event('cancel'));
    }
  }

  private left(event: FocusEvent): void {
    if (this.editor.contains(event.relatedTarget as Node | null)) return;
    if (this.compact) {
      if (!this.busy && document.hasFocus()) setTimeout(() => this.isConnected && !this.matches(':focus-within') && this.finish());
    } else if (this.answered || !isEmpty(this.draft)) {
      this.check();
    }
  }
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null) || (isEmpty(one) && isEmpty(other) && one !== undefined && other !== undefined);
}

function openList(select: HTMLSelectElement): void {
  try {
    select.showPicker();
  } catch {
    // Without a press by the user the browser opens no list; the keys do.
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-field-editor': FieldEditor;
  }
}
