import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { currentZone } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { entity as entityOf, type Entity, type Field, type Kind } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import { records, type Ref } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import '../../ui/field-editor.ts';
import { icon } from '../../ui/icon.ts';
import { valueView } from '../../ui/value.ts';
import { FUNCTIONS, MOVING, nameOf } from './functions.ts';
import { iconOf } from './kinds.ts';

/** What a formula comes to, as the server tells it. */
interface Preview {
  readonly result: Kind | null;
  readonly value: unknown;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

/** How long after the last change the server is asked, in milliseconds. */
const PAUSE = 300;
/** Field names offered through one reference. */
const NO_PATHS: ReadonlySet<string> = new Set(['refs', 'multiChoice', 'richText', 'address', 'geoPoint', 'file', 'image']);

/**
 * Writes a formula, with the fields and functions at hand, and shows at once what it comes to for a record. Events: {@code formula} with the text, {@code
 * result} with the kind of what comes out.
 */
@customElement('k-formula')
export class FormulaEditor extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      textarea {
        min-block-size: 76px;
        resize: vertical;
        font: var(--t-3) / 1.6 ui-monospace, monospace;
      }
      #help {
        font-size: var(--t-2);
      }
      .tools {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .shelf {
        display: grid;
        gap: 8px;
        padding: 10px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
        background: var(--bg);
      }
      .offers {
        display: grid;
        gap: 1px;
        max-block-size: 240px;
        margin: 0;
        padding: 0;
        overflow: auto;
        list-style: none;
      }
      .offers button {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 8px;
        inline-size: 100%;
        min-block-size: 32px;
        padding: 2px 8px;
        border: 0;
        border-radius: var(--r-s);
        background: none;
        color: var(--fg);
        font-size: var(--t-3);
        text-align: start;
      }
      .offers button:hover {
        background: var(--active);
      }
      .offers .what {
        grid-template-columns: minmax(0, 190px) minmax(0, 1fr);
      }
      .offers code,
      .at {
        font: var(--t-2) / 1.5 ui-monospace, monospace;
        color: var(--fg-2);
        overflow-wrap: anywhere;
      }
      .offers small {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      h4 {
        margin: 6px 8px 2px;
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      .try {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: 8px 16px;
        padding: 10px 12px;
        border-radius: var(--r-m);
        background: var(--bg);
        box-shadow: inset 0 0 0 1px var(--line);
        font-size: var(--t-3);
      }
      .outcome {
        display: grid;
        align-content: start;
        gap: 6px;
        min-inline-size: 0;
      }
      .outcome span.name {
        color: var(--fg-2);
        font-weight: 500;
      }
      .outcome output {
        font-size: var(--t-5);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      mark {
        border-radius: 3px;
        background: var(--bad-soft);
        color: var(--bad);
      }
      .note {
        color: var(--warn);
        font-size: var(--t-2);
      }
      @media (max-width: 700px) {
        .try {
          grid-template-columns: minmax(0, 1fr);
        }
        .offers .what {
          grid-template-columns: minmax(0, 1fr);
        }
        textarea {
          font-size: var(--t-5);
        }
      }
      @media (pointer: coarse) {
        .offers button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @property() value = '';
  @property() label = '';
  @property() help = '';
  /** What the server found wrong when it was sent. */
  @property() error = '';
  /** Whether it is asked for yes or no. */
  @property({ type: Boolean }) condition = false;
  /** The field that the condition is about, which may not be stored yet: it is tried with a value of its own. */
  @property({ attribute: false }) self: Field | null = null;
  @state() private tried: unknown = null;
  @state() private preview: Preview | null = null;
  @state() private wrong = '';
  @state() private position = 0;
  @state() private record: Ref | null = null;
  @state() private shelf: 'fields' | 'functions' | null = null;
  @state() private find = '';
  @query('textarea') private area!: HTMLTextAreaElement;
  private timer = 0;
  private asking: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.firstRecord();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('value')) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), this.hasUpdated ? PAUSE : 0);
  }

  override render() {
    const message = this.wrong || this.error;
    return html`<label class="field" for="formula">${this.label}</label>
      <textarea
        dir="ltr"
        id="formula"
        class="input"
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        rows="3"
        aria-invalid=${message ? 'true' : nothing}
        aria-describedby=${[message ? 'wrong' : '', this.help ? 'help' : ''].filter(Boolean).join(' ') || nothing}
        .value=${this.value}
        @input=${() => this.tell(this.area.value)}
      ></textarea>
      ${message ? html`<span class="error" id="wrong" role="alert">${message}</span>` : nothing} ${this.marked()}
      ${this.help ? html`<span class="muted" id="help">${this.help}</span>` : nothing}
      <div class="tools">
        <button type="button" class="btn out" aria-expanded=${this.shelf === 'fields'} @click=${() => this.turn('fields')}>${icon('plus', 14)}${t('model.formula.fields')}</button>
        <button type="button" class="btn out" aria-expanded=${this.shelf === 'functions'} @click=${() => this.turn('functions')}>${icon('square-function', 14)}${t('model.formula.functions')}</button>
      </div>
      ${this.shelf ? this.offers(this.shelf) : nothing} ${this.tryOut()}`;
  }

  /** The formula with the place at which it is not understood. */
  private marked(): TemplateResult | typeof nothing {
    const at = this.position;
    if (at === 0 || this.wrong === '') return nothing;
    const end = /^[\p{L}\p{N}_.]+/u.exec(this.value.slice(at - 1))?.[0].length ?? 1;
    return html`<p class="at" aria-hidden="true">${this.value.slice(0, at - 1)}<mark>${this.value.slice(at - 1, at - 1 + end) || '␣'}</mark>${this.value.slice(at - 1 + end)}</p>`;
  }

  private offers(shelf: 'fields' | 'functions'): TemplateResult {
    const wanted = this.find.trim().toLocaleLowerCase();
    const fits = (...texts: readonly string[]): boolean => texts.some((text) => text.toLocaleLowerCase().includes(wanted));
    const find = shelf === 'fields' ? t('model.fields.find') : t('model.formula.functions.find');
    return html`<div class="shelf">
      <input class="input" type="search" aria-label=${find} placeholder=${find} .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} />
      ${shelf === 'fields' ? this.fields(fits) : this.functions(fits)}
    </div>`;
  }

  private fields(fits: (...texts: readonly string[]) => boolean): TemplateResult {
    const offered = (field: Field): boolean => !field.writeOnly && !field.multiple && !NO_PATHS.has(field.kind);
    const button = (path: string, label: string, kind: Kind) =>
      html`<li><button type="button" @click=${() => this.insert(path)}>${icon(iconOf(kind), 15)}<span dir="auto" class="cut">${label}</span><code>${path}</code></button></li>`;
    const own = this.of.fields.filter(offered);
    const through = own.flatMap((field) => {
      const target = field.kind === 'ref' && field.refs?.length === 1 && !field.standard ? entityOf(field.refs[0]!) : undefined;
      return target ? target.fields.filter((each) => offered(each) && !each.standard && each.kind !== 'ref').map((each) => ({ path: `${field.name}.${each.name}`, label: `${field.label}: ${each.label}`, kind: each.kind })) : [];
    });
    const all = [...own.map((field) => ({ path: field.name, label: field.label, kind: field.kind })), ...through].filter(({ path, label }) => fits(path, label));
    return all.length === 0 ? html`<p class="muted">${t('model.find.none')}</p>` : html`<ul class="offers" aria-label=${t('model.formula.fields')}>${all.map(({ path, label, kind }) => button(path, label, kind))}</ul>`;
  }

  private functions(fits: (...texts: readonly string[]) => boolean): TemplateResult {
    const groups = FUNCTIONS.map(({ group, all }) => ({ group, all: (group === 'date' && this.condition ? [...MOVING, ...all] : all).filter((each) => fits(each, t(`model.fn.${nameOf(each)}`))) })).filter(({ all }) => all.length > 0);
    return html`<div class="offers" role="group" aria-label=${t('model.formula.functions')} tabindex="0">
      ${groups.map(
        ({ group, all }) => html`<h4>${t(`model.fns.${group}`)}</h4>
          ${all.map((each) => html`<button type="button" class="what" @click=${() => this.insert(each)}><code>${each}</code><small>${t(`model.fn.${nameOf(each)}`)}</small></button>`)}`,
      )}
      ${groups.length === 0 ? html`<p class="muted">${t('model.find.none')}</p>` : nothing}
    </div>`;
  }

  private tryOut(): TemplateResult {
    const field: Field = { name: 'record', kind: 'ref', label: t('model.formula.record'), required: false, refs: [this.of.name] };
    return html`<div class="try">
      <k-field-editor .field=${field} .label=${field.label} .value=${this.record} @input-value=${(event: CustomEvent<Ref | null>) => this.choose(event.detail)}></k-field-editor>
      ${this.self ? html`<k-field-editor .field=${this.self} .label=${t('model.formula.try', { what: this.self.label })} .value=${this.tried} @input-value=${(event: CustomEvent<unknown>) => this.attempt(event.detail)}></k-field-editor>` : nothing}
      <div class="outcome">
        <span class="name">${this.condition ? t('model.formula.holds') : t('model.formula.result')}</span>
        <output aria-live="polite">${this.outcome()}</output>
        ${this.preview?.notes.map((note) => html`<span class="note">${note.message}</span>`)}
        ${this.preview?.result && !this.condition ? html`<small class="muted">${t(`model.kind.${this.preview.result}`)}</small>` : nothing}
      </div>
    </div>`;
  }

  private outcome() {
    if (this.value.trim() === '' || this.wrong !== '' || !this.preview) return html`<span class="muted">—</span>`;
    if (this.record === null && !this.self) return html`<span class="muted">${t('model.formula.noRecord')}</span>`;
    const { result, value } = this.preview;
    if (this.condition) return value === true ? t('yes') : t('no');
    if (value === null || result === null) return html`<span class="muted">${t('model.formula.empty')}</span>`;
    return valueView({ name: 'result', kind: result, label: '', required: false }, value);
  }

  private turn(shelf: 'fields' | 'functions'): void {
    this.shelf = this.shelf === shelf ? null : shelf;
    this.find = '';
  }

  /** Puts something where the caret is, over what is chosen there. */
  private insert(text: string): void {
    const { selectionStart: from, selectionEnd: end } = this.area;
    const before = this.value.slice(0, from);
    const gap = before !== '' && /[\p{L}\p{N}_)'"]$/u.test(before) ? ' ' : '';
    this.area.setRangeText(gap + text, from, end, 'end');
    this.tell(this.area.value);
    this.area.focus();
  }

  private tell(value: string): void {
    this.value = value;
    this.wrong = '';
    this.position = 0;
    this.dispatchEvent(new CustomEvent('formula', { detail: value }));
  }

  private attempt(value: unknown): void {
    this.tried = value;
    void this.ask();
  }

  /** What a condition about a field comes to with the value that is tried; {@code undefined} where only the server can say. */
  private async locally(self: Field): Promise<Preview | undefined> {
    const { record } = this;
    const [{ compile }, { kindsOf }] = await Promise.all([import('../../core/formula/formula.ts'), import('../../core/formula/kinds.ts')]);
    const of: Entity = { ...this.of, fields: [...this.of.fields.filter((field) => field.name !== self.name), self] };
    try {
      const formula = compile(this.value, kindsOf(of));
      if (![...formula.paths].every((path) => of.fields.some((field) => field.name === path))) return undefined;
      const stored = record === null ? {} : await records.get(record.entity, record.id);
      const values: Readonly<Record<string, unknown>> = { ...stored, [self.name]: this.tried };
      return { result: 'boolean', value: formula.holds((path) => values[path], { zone: currentZone(), now: new Date() }), notes: [] };
    } catch {
      return undefined;
    }
  }

  private choose(record: Ref | null): void {
    this.record = record;
    void this.ask();
  }

  private async firstRecord(): Promise<void> {
    if (this.record !== null || !this.of.available) return;
    const first = (await records.list(this.of.name, { limit: 1, sort: '-modifiedAt' }).catch(() => null))?.items[0];
    if (first) this.choose({ entity: first.entity, id: first.id, title: first.title });
  }

  private async ask(): Promise<void> {
    this.asking?.abort();
    const formula = this.value.trim();
    if (formula === '') {
      this.preview = null;
      this.wrong = '';
      return;
    }
    const asking = (this.asking = new AbortController());
    const local = this.self === null ? undefined : await this.locally(this.self);
    if (asking.signal.aborted) return;
    if (local) {
      this.preview = local;
      this.wrong = '';
      return;
    }
    try {
      const body = { formula: this.value, condition: this.condition, ...(this.record ? { id: this.record.id } : {}) };
      this.preview = await http.post<Preview>(`/metadata/entities/${encodeURIComponent(this.of.name)}/formula`, body, { signal: asking.signal });
      this.wrong = this.condition && this.preview.result !== 'boolean' ? t('model.formula.noCondition') : '';
      this.position = 0;
      this.dispatchEvent(new CustomEvent('result', { detail: this.preview.result }));
    } catch (failure) {
      if (asking.signal.aborted) return;
      this.preview = null;
      this.wrong = wording(failure);
      this.position = failure instanceof Problem ? (failure.position ?? failure.violations[0]?.position ?? 0) : 0;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-formula': FormulaEditor;
  }
}
