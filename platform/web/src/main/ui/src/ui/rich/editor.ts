import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { EditorState, Selection, type Command } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { t, withTexts } from '../../core/i18n.ts';
import { richTexts } from '../../i18n/late.ts';
import { base } from '../base.ts';
import { icon } from '../icon.ts';
import { linkRange, linked, plugins, setLink, tools, type Tool } from './commands.ts';
import { tidied } from './paste.ts';
import { linkTo, read, schema, written } from './schema.ts';
import { richStyles } from './styles.ts';

await withTexts(richTexts);

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform);

/**
 * Formatted text. Event {@code rich} with the HTML of each change, {@code null} for nothing. Signs of Markdown format as they are typed; what is pasted
 * keeps of its format what there is here.
 */
@customElement('k-rich-editor')
export class RichEditor extends LitElement {
  static override styles = [
    base,
    richStyles,
    css`
      :host {
        display: block;
        min-inline-size: 0;
      }
      .frame {
        border: 1px solid var(--line-2);
        border-radius: var(--r-m);
        background: var(--surface);
      }
      .frame:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: -1px;
      }
      .frame.wrong {
        border-color: var(--bad);
      }
      [role='toolbar'] {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
        padding: 3px;
        border-block-end: 1px solid var(--line);
      }
      .group {
        display: flex;
        gap: 2px;
      }
      .group + .group {
        padding-inline-start: 4px;
        border-inline-start: 1px solid var(--line);
      }
      @media (pointer: coarse) {
        .group + .group {
          padding: 0;
          border: 0;
        }
      }
      .link {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        align-items: center;
        padding: 6px;
        border-block-end: 1px solid var(--line);
      }
      .link .input {
        flex: 1 1 160px;
        min-inline-size: 0;
      }
      .ProseMirror {
        min-block-size: 88px;
        max-block-size: 50vh;
        padding: 8px 12px;
        overflow: auto;
        outline: none;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        font-variant-ligatures: none;
      }
      .ProseMirror-selectednode {
        outline: 2px solid var(--accent);
      }
    `,
  ];

  @property() value: string | null = null;
  @property() label = '';
  @property({ attribute: false }) wrong = false;
  /** What is said of the value, read with the name. */
  @property() note = '';
  @state() private link: string | null = null;
  @state() private badLink = false;
  @query('.page') private page!: HTMLElement;
  @query('.link input') private address!: HTMLInputElement | null;
  private view: EditorView | undefined;
  private told: string | null = null;

  override focus(): void {
    void this.updateComplete.then(() => {
      if (!this.view) return;
      this.view.dispatch(this.view.state.tr.setSelection(Selection.atEnd(this.view.state.doc)));
      this.view.focus();
    });
  }

  protected override firstUpdated(): void {
    this.told = this.value;
    this.view = new EditorView(
      { mount: this.page },
      {
        state: this.fresh(),
        attributes: () => ({
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': [this.label, this.note].filter(Boolean).join('. '),
          ...(this.wrong ? { 'aria-invalid': 'true' } : {}),
        }),
        // These end the editing; ProseMirror would keep them to itself.
        handleDOMEvents: { keydown: (_view, event) => event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) },
        transformPastedHTML: tidied,
        handleClick: (_view, _position, event) => event.target instanceof Element && event.target.closest('a') !== null && (event.preventDefault(), false),
        dispatchTransaction: (change) => {
          this.view!.updateState(this.view!.state.apply(change));
          if (change.docChanged) this.tell();
          this.requestUpdate();
        },
      },
    );
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.view?.destroy();
    this.view = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.view) return;
    if (changed.has('value') && this.value !== this.told) {
      this.told = this.value;
      this.view.updateState(this.fresh());
    }
    if (changed.has('label') || changed.has('wrong') || changed.has('note')) this.view.setProps({});
  }

  private fresh(): EditorState {
    return EditorState.create({ doc: read(this.value), schema, plugins: plugins(() => this.askLink()) });
  }

  private tell(): void {
    this.told = written(this.view!.state.doc);
    this.dispatchEvent(new CustomEvent('rich', { detail: this.told }));
  }

  override render() {
    return html`<div class="frame ${this.wrong ? 'wrong' : ''}">
      <div role="toolbar" aria-label=${t('rich.toolbar', { field: this.label })} @keydown=${this.move}>
        ${tools.map((group, at) => html`<span class="group">${group.map((tool, place) => this.tool(tool, at === 0 && place === 0))}${at === 0 ? this.linkTool() : nothing}</span>`)}
      </div>
      ${this.link === null ? nothing : this.linkForm(this.link)}
      <div class="page rich"></div>
    </div>`;
  }

  private tool({ name, icon: sign, keys, run, on }: Tool, first: boolean) {
    const state_ = this.view?.state;
    const text = `${t(`rich.${name}`)} (${shown(keys)})`;
    return html`<button
      type="button"
      class="btn icon"
      tabindex=${first ? 0 : -1}
      aria-label=${t(`rich.${name}`)}
      aria-keyshortcuts=${keys.replace('Mod', APPLE ? 'Meta' : 'Control').replaceAll('-', '+')}
      title=${text}
      aria-pressed=${on ? String(state_ !== undefined && on(state_)) : nothing}
      aria-disabled=${state_ && !run(state_) ? 'true' : nothing}
      @mousedown=${stay}
      @click=${() => this.run(run)}
    >
      ${icon(sign)}
    </button>`;
  }

  private linkTool() {
    const on = this.view !== undefined && linked(this.view.state);
    return html`<button type="button" class="btn icon" tabindex="-1" aria-label=${t('rich.link')} title="${t('rich.link')} (${shown('Mod-k')})" aria-pressed=${on} aria-expanded=${this.link !== null} @mousedown=${stay} @click=${() => this.askLink()}>${icon('link')}</button>`;
  }

  private linkForm(now: string) {
    return html`<div class="link" @keydown=${this.linkKey}>
      <input class="input" inputmode="url" autocomplete="off" aria-label=${t('rich.address')} placeholder="https://" aria-invalid=${this.badLink ? 'true' : nothing} .value=${now} />
      <button type="button" class="btn pri" @click=${this.applyLink}>${t('rich.apply')}</button>
      ${now === '' ? nothing : html`<button type="button" class="btn out" @click=${() => this.closeLink(setLink(null))}>${t('rich.unlink')}</button>`}
      ${this.badLink ? html`<span class="error" role="alert">${t('rich.badLink')}</span>` : nothing}
    </div>`;
  }

  private run(command: Command): void {
    const view = this.view!;
    command(view.state, (change) => view.dispatch(change), view);
    view.focus();
  }

  private askLink(): boolean {
    this.badLink = false;
    this.link = linkRange(this.view!.state).href;
    void this.updateComplete.then(() => this.address?.select());
    return true;
  }

  private readonly applyLink = (): void => {
    const typed = this.address?.value ?? '';
    const href = linkTo(typed);
    if (typed.trim() === '') this.closeLink(setLink(null));
    else if (href === null) this.badLink = true;
    else this.closeLink(setLink(href));
  };

  private closeLink(command?: Command): void {
    this.link = null;
    if (command) this.run(command);
    else this.view!.focus();
  }

  private linkKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') this.applyLink();
    else this.closeLink();
  }

  /** One stop for Tab; arrows go from tool to tool (WAI-ARIA, toolbar). */
  private move(event: KeyboardEvent): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('[role=toolbar] button')];
    const now = buttons.indexOf(event.target as HTMLButtonElement);
    const to: Readonly<Record<string, number>> = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: buttons.length - 1 };
    const next = to[event.key];
    if (now < 0 || next === undefined) return;
    event.preventDefault();
    const target = buttons[(next + buttons.length) % buttons.length]!;
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
    target.focus();
  }
}

/** A press on a tool leaves the selection where it is. */
function stay(event: Event): void {
  event.preventDefault();
}

function shown(keys: string): string {
  return APPLE ? keys.replace('Mod-', '⌘').replace('Shift-', '⇧').replace('Alt-', '⌥').toUpperCase() : keys.replace('Mod', 'Ctrl').replaceAll('-', '+').replace(/\+(.)$/, (_, key: string) => `+${key.toUpperCase()}`);
}

declare global {
  interface HTMLElementTagNameMap {
    'k-rich-editor': RichEditor;
  }
}
