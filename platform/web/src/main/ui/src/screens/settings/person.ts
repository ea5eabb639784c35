import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { records, type Ref } from '../../core/records.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';

const PAUSE = 180;

/** One user, found by name (WAI-ARIA combobox). Event {@code person} with the reference or {@code null}. */
@customElement('k-person')
export class Person extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: block;
      }
      .input {
        padding-inline-end: 34px;
      }
      :host([small]) .input {
        min-block-size: var(--control);
        padding-block: 4px;
        font-size: var(--t-3);
      }
      .clear {
        position: absolute;
        inset-block-end: 2px;
        inset-inline-end: 2px;
        inline-size: 30px;
        block-size: calc(var(--control) - 4px);
      }
      ul {
        position: fixed;
        inset: auto;
        max-block-size: 240px;
        margin: 0;
        padding: 4px;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        box-shadow: var(--sh-3);
        list-style: none;
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 34px;
        padding: 2px 8px;
        border-radius: var(--r-m);
        font-size: var(--t-4);
        cursor: pointer;
      }
      li[aria-selected='true'],
      li:hover {
        background: var(--hover);
      }
      @media (pointer: coarse) {
        :host([small]) .input,
        li {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property() label = '';
  /** Whether the label is only said, not shown. */
  @property({ type: Boolean }) small = false;
  @property({ attribute: false }) person: Pick<Ref, 'id' | 'title'> | null = null;
  @state() private text: string | null = null;
  @state() private found: readonly Ref[] = [];
  @state() private active = 0;
  @query('input') private input!: HTMLInputElement;
  @query('ul') private list!: HTMLElement;
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Over everything else, so that no dialog cuts it off. */
  protected override updated(): void {
    this.list.togglePopover(this.open);
    if (!this.open) return;
    const { left, bottom, width } = this.input.getBoundingClientRect();
    this.list.style.cssText = `left:${left}px;top:${bottom + 4}px;width:${width}px`;
  }

  private get open(): boolean {
    return this.text !== null && this.found.length > 0;
  }

  override render() {
    const { open } = this;
    return html`<div class="field">
        ${this.small ? nothing : html`<label for="person">${this.label}</label>`}
        <input
          class="input"
          id="person"
          role="combobox"
          autocomplete="off"
          aria-label=${this.small ? this.label : nothing}
          placeholder=${this.small ? this.label : nothing}
          aria-expanded=${open}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${open ? `found-${this.active}` : nothing}
          .value=${this.text ?? this.person?.title ?? ''}
          @input=${this.typed}
          @keydown=${this.key}
          @blur=${() => (this.text = null)}
        />
      </div>
      ${this.person
        ? html`<button type="button" class="btn icon clear" aria-label=${t('settings.person.clear')} @click=${() => this.choose(null)}>${icon('x', 14)}</button>`
        : nothing}
      <ul id="found" role="listbox" aria-label=${this.label} popover="manual">
        ${this.found.map(
          (each, at) => html`<li
            id="found-${at}"
            role="option"
            aria-selected=${at === this.active}
            @mousedown=${(event: Event) => event.preventDefault()}
            @click=${() => this.choose(each)}
          >
            ${avatar(each.title, 22)}<span dir="auto" class="cut">${each.title}</span>
          </li>`,
        )}
      </ul>`;
  }

  private readonly typed = (): void => {
    this.text = this.input.value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.seek(this.input.value), PAUSE);
  };

  private async seek(q: string): Promise<void> {
    if (q.trim() === '') {
      this.found = [];
      return;
    }
    try {
      const { items } = await records.list('security.user', { q, limit: 8, fields: ['name'] });
      if (this.input.value !== q) return;
      this.found = items.map(({ id, title }) => ({ entity: 'security.user', id, title }));
      this.active = 0;
    } catch (failure) {
      complain(failure);
    }
  }

  private readonly key = (event: KeyboardEvent): void => {
    if (!this.open) return;
    if (event.key === 'ArrowDown') this.active = (this.active + 1) % this.found.length;
    else if (event.key === 'ArrowUp') this.active = (this.active + this.found.length - 1) % this.found.length;
    else if (event.key === 'Enter') this.choose(this.found[this.active]!);
    else if (event.key === 'Escape') this.text = null;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  private choose(person: Ref | null): void {
    this.text = null;
    this.found = [];
    this.person = person;
    this.dispatchEvent(new CustomEvent<Ref | null>('person', { detail: person }));
  }
}
