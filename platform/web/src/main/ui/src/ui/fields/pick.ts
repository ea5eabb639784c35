import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { along } from '../anchor.ts';
import { icon } from '../icon.ts';

/** Something to choose. {@code make} is done instead where choosing it first makes something. */
export interface Option {
  readonly key: string;
  readonly label: string;
  readonly face?: TemplateResult;
  readonly hint?: string | undefined;
  readonly value: unknown;
  make?(): Promise<unknown>;
}

const WAIT = 140;

/**
 * Chooses one or several by typing (WAI-ARIA combobox with a list). Event {@code pick} with the chosen values, {@code busy} while something is made.
 * Draws itself into the tree of its host, which brings the styles and the ids of label and error.
 */
@customElement('k-pick')
export class Pick extends LitElement {
  @property({ attribute: false }) chosen: readonly Option[] = [];
  @property({ attribute: false }) search: (text: string, signal: AbortSignal) => Promise<readonly Option[]> = async () => [];
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) wrong = false;
  @property({ attribute: false }) described = '';
  @property({ attribute: false }) placeholder = '';
  @property({ type: Boolean }) several = false;
  /** Makes a value of what was typed, where it need not be in the list. */
  @property({ attribute: false }) free: ((text: string) => Option) | undefined;
  @state() private text: string | null = null;
  @state() private open = false;
  @state() private options: readonly Option[] = [];
  @state() private active = -1;
  @state() private loading = false;
  @query('input') private input!: HTMLInputElement;
  @query('[popover]') private popup!: HTMLElement;
  private asking: AbortController | undefined;
  private timer = 0;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.input.focus());
  }

  /** Takes what was typed where it may be taken as it is. Done before what is chosen is handed on. */
  settle(): void {
    const typed = (this.text ?? '').trim();
    if (this.free && typed !== '') this.choose(this.free(typed));
    else if (!this.several && this.text === '' && this.chosen.length > 0) this.tell([]);
    this.text = null;
    this.close();
  }

  override render() {
    const single = this.several ? undefined : this.chosen[0];
    return html`<div class="pick input ${this.several ? 'several' : ''}" ?data-wrong=${this.wrong} @mousedown=${this.toInput}>
        ${this.several ? this.chosen.map((each) => this.chip(each)) : nothing}
        ${single?.face && this.text === null ? html`<span class="face">${single.face}</span>` : nothing}
        <input
          dir="auto"
          role="combobox"
          aria-label=${this.label}
          aria-expanded=${this.open}
          aria-controls="options"
          aria-autocomplete="list"
          aria-activedescendant=${this.open && this.options[this.active] ? `option-${this.active}` : nothing}
          aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.described || nothing}
          autocomplete="off"
          spellcheck="false"
          placeholder=${this.chosen.length === 0 ? this.placeholder : ''}
          .value=${this.text ?? single?.label ?? ''}
          @input=${this.typed}
          @keydown=${this.key}
          @focus=${() => this.input.select()}
          @click=${() => this.show()}
          @blur=${() => this.settle()}
        />
        ${!this.several && single ? html`<button type="button" class="clear" tabindex="-1" aria-label=${t('fields.clear')} @click=${() => this.tell([])}>${icon('x', 14)}</button>` : nothing}
      </div>
      <div id="options" popover="manual" role="listbox" aria-label=${this.label} @mousedown=${(event: Event) => event.preventDefault()}>
        ${this.open ? this.list() : nothing}
      </div>`;
  }

  private chip(of: Option) {
    return html`<span class="chip">${of.face ?? nothing}<span dir="auto" class="cut">${of.label}</span
      ><button type="button" tabindex="-1" aria-label=${t('fields.remove', { what: of.label })} @click=${() => this.tell(this.chosen.filter((each) => each.key !== of.key))}>${icon('x', 12)}</button></span>`;
  }

  private list() {
    if (this.options.length === 0) return html`<p class="none" role="option" aria-disabled="true" aria-selected="false">${this.loading ? t('loading') : this.free ? t('fields.typeToAdd') : t('fields.noneFound')}</p>`;
    return this.options.map(
      (each, at) => html`<div
        role="option"
        id="option-${at}"
        class=${each.make ? 'make' : ''}
        aria-selected=${at === this.active}
        @mousemove=${() => (this.active = at)}
        @click=${() => this.choose(each)}
      >
        ${each.face ?? nothing}<span dir="auto" class="cut">${each.label}</span>${each.hint ? html`<small>${each.hint}</small>` : nothing}
      </div>`,
    );
  }

  private toInput(event: MouseEvent): void {
    if ((event.target as HTMLElement).closest('button')) {
      event.preventDefault();
    } else if (event.target !== this.input) {
      event.preventDefault();
      this.input.focus();
      this.show();
    }
  }

  private typed(): void {
    this.text = this.input.value;
    this.show();
  }

  private show(): void {
    clearTimeout(this.timer);
    this.loading = true;
    if (!this.open) {
      this.open = true;
      this.options = [];
      this.popup.showPopover();
      this.place();
      void this.ask();
    } else {
      this.timer = window.setTimeout(() => void this.ask(), WAIT);
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.asking?.abort();
    if (!this.open) return;
    this.open = false;
    this.popup.hidePopover();
  }

  private async ask(): Promise<void> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    try {
      const options = await this.search((this.text ?? '').trim(), asking.signal);
      if (asking.signal.aborted) return;
      this.options = options;
      this.active = this.text?.trim() ? 0 : -1;
      this.loading = false;
      await this.updateComplete;
      this.place();
    } catch (failure) {
      if (asking.signal.aborted) return;
      this.loading = false;
      complain(failure);
    }
  }

  private place(): void {
    const anchor = this.firstElementChild!.getBoundingClientRect();
    const { style } = this.popup;
    const below = innerHeight - anchor.bottom > 220 || innerHeight - anchor.bottom > anchor.top;
    style.inlineSize = `${Math.min(Math.max(anchor.width, 220), innerWidth - 16)}px`;
    style.left = `${along(anchor, Math.max(anchor.width, 220))}px`;
    style.top = below ? `${anchor.bottom + 4}px` : 'auto';
    style.bottom = below ? 'auto' : `${innerHeight - anchor.top + 4}px`;
    style.maxBlockSize = `${Math.max(120, Math.min(320, (below ? innerHeight - anchor.bottom : anchor.top) - 16))}px`;
  }

  private choose(of: Option): void {
    this.text = null;
    this.close();
    if (of.make) {
      void this.make(of);
      return;
    }
    if (!this.several) this.tell([of]);
    else if (!this.chosen.some((each) => each.key === of.key)) this.tell([...this.chosen, of]);
  }

  private async make(of: Option): Promise<void> {
    this.dispatchEvent(new CustomEvent('busy', { detail: true }));
    try {
      const value = await of.make!();
      if (value) this.tell([...(this.several ? this.chosen : []), { ...of, value }]);
    } catch (failure) {
      complain(failure);
    } finally {
      this.dispatchEvent(new CustomEvent('busy', { detail: false }));
      this.input?.focus();
    }
  }

  private tell(chosen: readonly Option[]): void {
    this.text = null;
    if (this.input) this.input.value = '';
    this.dispatchEvent(new CustomEvent('pick', { detail: chosen.map((each) => each.value) }));
  }

  private key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      event.stopPropagation();
      if (!this.open) this.show();
      else this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && (this.open || (this.free && this.text))) {
      this.entered(event);
    } else if ((event.key === ',' || event.key === 'Enter') && this.free && this.text?.trim()) {
      event.preventDefault();
      this.choose(this.free(this.text.trim()));
    } else if (event.key === 'Escape' && this.open) {
      event.stopPropagation();
      event.preventDefault();
      this.text = null;
      this.close();
    } else if (event.key === 'Backspace' && this.several && this.input.value === '' && this.chosen.length > 0) {
      this.tell(this.chosen.slice(0, -1));
    }
  }

  private entered(event: KeyboardEvent): void {
    const typed = (this.text ?? '').trim();
    const active = this.options[this.active];
    if (active && !(this.free && this.loading)) {
      event.preventDefault();
      event.stopPropagation();
      this.choose(active);
    } else if (this.free && typed !== '') {
      event.preventDefault();
      event.stopPropagation();
      this.choose(this.free(typed));
    } else {
      this.settle();
    }
  }

  private move(by: number): void {
    const count = this.options.length;
    if (count === 0) return;
    this.active = this.active < 0 ? (by > 0 ? 0 : count - 1) : (this.active + by + count) % count;
    void this.updateComplete.then(() => this.querySelector(`#option-${this.active}`)?.scrollIntoView({ block: 'nearest' }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-pick': Pick;
  }
}
