import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { language, t } from '../../core/i18n.ts';
import { LANGUAGES } from '../../core/languages.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { added, changed, discarded, moved, pasted, type ChoiceDraft } from './choices.ts';
import type { DefinitionFaults } from './faults.ts';
import { TONES, hardToSee } from './tones.ts';
import { languages } from './words.ts';

/** The choices of a field: what they are called in each language, their colours and their order. Event {@code choices} with all of them. */
@customElement('k-choices')
export class Choices extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: 8px;
      }
      ol {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        gap: 4px;
        border-radius: var(--r-m);
      }
      .line {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      li.over {
        box-shadow: 0 -2px 0 var(--accent);
      }
      li.retired .input {
        color: var(--fg-3);
        text-decoration: line-through;
      }
      .labels {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(120px, 100%), 1fr));
        gap: 6px;
        min-inline-size: 0;
      }
      .grip {
        cursor: grab;
        touch-action: none;
      }
      .tone {
        position: relative;
        flex: none;
        inline-size: 32px;
        block-size: 36px;
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--r-m);
        background: var(--surface);
      }
      .tone::before {
        content: '';
        position: absolute;
        inset: 9px 7px;
        border-radius: var(--r-s);
        background: var(--tone, transparent);
        box-shadow: inset 0 0 0 1px var(--line-strong);
      }
      .tone input {
        inline-size: 100%;
        block-size: 100%;
        padding: 0;
        border: 0;
        opacity: 0;
        cursor: pointer;
      }
      .tone:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .note {
        padding-inline-start: 38px;
        color: var(--warn);
        font-size: var(--t-2);
      }
      .heads {
        display: flex;
        gap: 6px;
        padding-inline: 76px 38px;
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      .heads.near {
        padding-inline-start: 38px;
      }
      .heads span {
        flex: 1;
      }
      .none {
        flex: none;
        inline-size: 32px;
      }
      .foot {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      textarea {
        min-block-size: 110px;
        resize: vertical;
      }
      @media (max-width: 700px) {
        .heads {
          display: none;
        }
        .line {
          flex-wrap: wrap;
        }
        .labels {
          order: 1;
          flex-basis: 100%;
        }
        k-menu {
          margin-inline-start: auto;
        }
      }
      @media (pointer: coarse) {
        .tone {
          inline-size: 44px;
          block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) choices: readonly ChoiceDraft[] = [];
  /** What of them stays: their values, which a module knows, or all but what they are called and their colours. */
  @property() fixed: '' | 'values' | 'order' = '';
  @property({ attribute: false }) faults!: DefinitionFaults;
  @state() private pasting: string | null = null;
  @state() private said = '';
  @state() private over = -1;
  private carried = -1;

  override render() {
    const all = languages();
    return html`${all.length > 1 && this.choices.length > 0 ? html`<div class="heads ${this.fixed === 'order' ? 'near' : ''}" aria-hidden="true">${all.map((each) => html`<span>${LANGUAGES[each]}</span>`)}</div>` : nothing}
      <ol>
        ${repeat(
          this.choices,
          (each) => each.key,
          (each, at) => this.line(each, at),
        )}
      </ol>
      ${this.faults.of('choices') ? html`<span class="error" role="alert">${this.faults.of('choices')}</span>` : nothing}
      ${this.pasting === null
        ? this.fixed !== ''
          ? nothing
          : html`<div class="foot">
            <button type="button" class="btn out" @click=${this.add}>${icon('plus', 14)}${t('model.choice.add')}</button>
            <button type="button" class="btn" @click=${this.openPaste}>${icon('copy', 14)}${t('model.choice.paste')}</button>
          </div>`
        : this.paste(this.pasting)}
      <span class="sr" role="status">${this.said}</span>`;
  }

  private line(of: ChoiceDraft, at: number): TemplateResult {
    const name = of.label[language.value] || of.value || t('model.choice.number', { number: at + 1 });
    const hard = of.colour ? hardToSee(of.colour) : [];
    return html`<li
      class="${of.retired ? 'retired' : ''} ${this.over === at ? 'over' : ''}"
      @dragover=${(event: DragEvent) => this.dragged(event, at)}
      @drop=${(event: DragEvent) => this.dropped(event, at)}
    >
      <div class="line">
        ${this.fixed === 'order' ? nothing : this.grip(at, name)}
        <span class="tone" style=${of.colour ? `--tone:${of.colour}` : ''} title=${t('model.choice.colour', { what: name })}
          ><input type="color" list="tones" aria-label=${t('model.choice.colour', { what: name })} .value=${of.colour ?? '#888888'} @input=${(event: Event) => this.set(of, { colour: (event.target as HTMLInputElement).value })}
        /></span>
        <span class="labels">
          ${languages().map(
            (each) => html`<input
              dir="auto"
              class="input"
              data-key=${of.key}
              aria-label=${t('model.choice.label', { number: at + 1, language: LANGUAGES[each] ?? each })}
              placeholder=${LANGUAGES[each] ?? each}
              .value=${of.label[each] ?? ''}
              @input=${(event: Event) => this.set(of, { label: { ...of.label, [each]: (event.target as HTMLInputElement).value } })}
              @keydown=${(event: KeyboardEvent) => this.typed(event, at)}
              @paste=${(event: ClipboardEvent) => this.pasteInto(event)}
            />`,
          )}
        </span>
        ${this.fixed === 'order' && !of.colour ? html`<span class="none"></span>` : html`<k-menu face="btn icon" label=${t('model.choice.more', { what: name })} .items=${this.items(of, at, name)}>${icon('ellipsis')}</k-menu>`}
      </div>
      ${of.retired ? html`<span class="note">${t('model.choice.retired')}</span>` : hard.length > 0 ? html`<span class="note">${hard.length > 1 ? t('model.choice.hard.both') : t(`model.choice.hard.${hard[0]!}`)}</span>` : nothing}
      ${at === 0
        ? html`<datalist id="tones">
            ${TONES.map((tone) => html`<option value=${tone}></option>`)}
          </datalist>`
        : nothing}
    </li>`;
  }

  private grip(at: number, name: string): TemplateResult {
    return html`<button
      type="button"
      class="btn icon grip"
      draggable="true"
      aria-label=${t('model.choice.move', { what: name })}
      title=${t('model.choice.move.keys')}
      @dragstart=${(event: DragEvent) => this.carry(event, at)}
      @dragend=${() => ((this.carried = -1), (this.over = -1))}
      @keydown=${(event: KeyboardEvent) => this.key(event, at, name)}
    >
      ${icon('grip-vertical')}
    </button>`;
  }

  private items(of: ChoiceDraft, at: number, name: string): readonly MenuItem[] {
    const last = this.choices.length - 1;
    const colour: readonly MenuItem[] = of.colour ? [{ label: t('model.choice.noColour'), icon: 'x', run: () => this.set(of, { colour: null }) }] : [];
    if (this.fixed === 'order') return colour;
    return [
      { label: t('model.up'), icon: 'arrow-up', disabled: at === 0, run: () => this.move(at, at - 1, name) },
      { label: t('model.down'), icon: 'arrow-down', disabled: at === last, run: () => this.move(at, at + 1, name) },
      ...colour,
      { label: of.retired ? t('model.restore') : of.known ? t('model.retire') : t('model.remove'), icon: of.retired ? 'archive-restore' : of.known ? 'archive' : 'trash-2', bad: !of.retired && !of.known, run: () => this.tell(discarded(this.choices, of.key)) },
    ];
  }

  private paste(text: string): TemplateResult {
    return html`<label class="field" for="paste">${t('model.choice.paste.text')}</label>
      <textarea dir="auto" id="paste" class="input" .value=${text} @input=${(event: Event) => (this.pasting = (event.target as HTMLTextAreaElement).value)}></textarea>
      <div class="foot">
        <button type="button" class="btn pri" @click=${this.take}>${t('model.choice.paste.take')}</button>
        <button type="button" class="btn" @click=${() => (this.pasting = null)}>${t('settings.cancel')}</button>
      </div>`;
  }

  private set(of: ChoiceDraft, changes: Partial<ChoiceDraft>): void {
    this.tell(changed(this.choices, of.key, changes));
  }

  private tell(choices: readonly ChoiceDraft[]): void {
    this.choices = choices;
    this.dispatchEvent(new CustomEvent('choices', { detail: choices }));
  }

  private readonly add = (): void => {
    this.tell(added(this.choices));
    void this.to(this.choices.length - 1);
  };

  private async to(at: number): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`input[data-key="${this.choices[at]?.key}"]`)?.focus();
  }

  private readonly openPaste = async (): Promise<void> => {
    this.pasting = '';
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#paste')?.focus();
  };

  private readonly take = (): void => {
    const before = this.choices.length;
    this.tell(pasted(this.choices, this.pasting ?? '', language.value));
    this.said = t('model.choice.pasted', { count: this.choices.length - before });
    this.pasting = null;
  };

  /** A list that is pasted into one label becomes a choice for each of its lines. */
  private pasteInto(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (this.fixed !== '' || !/[\n\r]/.test(text.trim())) return;
    event.preventDefault();
    this.pasting = text;
    this.take();
  }

  private typed(event: KeyboardEvent, at: number): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    if (at < this.choices.length - 1) void this.to(at + 1);
    else if (this.fixed === '') this.add();
  }

  private key(event: KeyboardEvent, at: number, name: string): void {
    const steps: Readonly<Record<string, number>> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: this.choices.length - 1 };
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    this.move(at, next, name);
  }

  private move(at: number, next: number, name: string): void {
    const order = moved(this.choices, at, next);
    if (order === this.choices) return;
    this.tell(order);
    this.said = t('model.choice.moved', { what: name, number: next + 1 });
    void this.updateComplete.then(() => this.renderRoot.querySelectorAll<HTMLElement>('.grip')[next]?.focus());
  }

  private carry(event: DragEvent, at: number): void {
    this.carried = at;
    event.dataTransfer?.setData('text/plain', '');
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  private dragged(event: DragEvent, at: number): void {
    if (this.carried < 0) return;
    event.preventDefault();
    this.over = at;
  }

  private dropped(event: DragEvent, at: number): void {
    if (this.carried < 0) return;
    event.preventDefault();
    this.tell(moved(this.choices, this.carried, at));
    this.carried = -1;
    this.over = -1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-choices': Choices;
  }
}
