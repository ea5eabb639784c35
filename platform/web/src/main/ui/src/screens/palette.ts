import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { t, withTexts } from '../core/i18n.ts';
import { keysFor } from '../core/keys.ts';
import { entities, type Entity } from '../core/metadata.ts';
import { create, paletteOpen, shortcutsOpen } from '../core/overlays.ts';
import { prefer } from '../core/preferences.ts';
import { recent } from '../core/recent.ts';
import { records, type Ref } from '../core/records.ts';
import { commands, navigation } from '../core/registry.ts';
import { go, to } from '../core/router.ts';
import { may } from '../core/session.ts';
import { listed } from '../workplace.ts';
import { avatar } from '../ui/avatar.ts';
import { base } from '../ui/base.ts';
import { focused, giveBack } from '../ui/focus.ts';
import { icon } from '../ui/icon.ts';
import { paletteTexts } from '../i18n/late.ts';
import { matches } from './matching.ts';

await withTexts(paletteTexts);

interface Entry {
  readonly label: string;
  readonly hint: string;
  readonly icon?: string;
  readonly record?: Ref;
  run(): void;
}

const AFTER = 120;
const EACH = 5;

/** Finds records, places and commands as one types (WAI-ARIA combobox pattern). Without a word it offers what was seen last. */
@customElement('k-palette')
export class Palette extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        inline-size: min(620px, calc(100vw - 24px));
        margin-block-start: 14vh;
        padding: 0;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        color: var(--fg);
        box-shadow: var(--sh-3);
        overflow: hidden;
      }
      dialog::backdrop {
        background: var(--scrim);
      }
      .ask {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 0 16px;
        border-block-end: 1px solid var(--line);
        color: var(--fg-3);
      }
      .ask:focus-within {
        box-shadow: inset 0 -2px 0 var(--accent);
      }
      input {
        flex: 1;
        min-inline-size: 0;
        block-size: 52px;
        border: 0;
        background: none;
        color: var(--fg);
        font-size: var(--t-5);
      }
      .ask input:focus-visible {
        outline: none;
      }
      ul {
        max-block-size: min(400px, 60vh);
        margin: 0;
        padding: 8px;
        list-style: none;
        overflow: auto;
      }
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 40px;
        padding: 0 10px;
        border-radius: var(--r-m);
        color: var(--fg-2);
        font-weight: 500;
        cursor: pointer;
      }
      li[aria-selected='true'] {
        background: var(--hover);
        color: var(--fg);
      }
      small {
        margin-inline-start: auto;
        color: var(--fg-3);
        font-weight: 400;
        white-space: nowrap;
      }
      .none {
        padding: 20px;
        color: var(--fg-3);
        text-align: center;
      }
      @media (max-width: 700px) {
        dialog {
          margin-block-start: 12px;
        }
        li {
          min-block-size: 48px;
        }
      }
    `,
  ];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private word = '';
  @state() private at = 0;
  @state() private found: readonly Entry[] = [];
  @state() private searching = false;
  @query('dialog') private dialog!: HTMLDialogElement;
  private opener: HTMLElement | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.opener = focused();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    giveBack(this.opener);
  }

  private timer = 0;
  private search: AbortController | null = null;

  override render() {
    const entries = this.entries();
    return html`<dialog aria-label=${t('palette.label')} @cancel=${this.close} @mousedown=${(event: Event) => event.target === this.dialog && this.close()}>
      <div class="ask">
        ${icon('search', 18)}
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-activedescendant=${entries.length > 0 ? `entry-${this.at}` : nothing}
          aria-label=${t('search')}
          placeholder=${t('search')}
          autocomplete="off"
          spellcheck="false"
          .value=${this.word}
          @input=${this.typed}
          @keydown=${this.key}
        /><kbd>Esc</kbd>
      </div>
      ${entries.length === 0
        ? html`<p class="none" role="status">${this.searching ? t('loading') : t('palette.none')}</p>`
        : html`<ul id="found" role="listbox" aria-label=${t('palette.label')}>
            ${entries.map(
              (entry, at) => html`<li id="entry-${at}" role="option" aria-selected=${at === this.at} @click=${() => this.run(entry)} @mousemove=${() => (this.at = at)}>
                ${entry.record ? avatar(entry.record.title, 22, entry.record.entity !== 'contacts.person') : icon(entry.icon ?? 'arrow-right', 17)}
                <span dir="auto" class="cut">${entry.label}</span><small>${entry.hint}</small>
              </li>`,
            )}
          </ul>`}
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override updated(): void {
    this.renderRoot.querySelector(`#entry-${this.at}`)?.scrollIntoView({ block: 'nearest' });
  }

  private entries(): readonly Entry[] {
    if (this.word === '') return [...recent().slice(0, 6).map((ref) => this.record(ref)), ...this.places()].slice(0, 14);
    return [...this.found, ...this.places().filter((entry) => matches(entry.label, this.word))];
  }

  private record(ref: Ref): Entry {
    return { label: ref.title, hint: entities.value.get(ref.entity)?.label ?? '', record: ref, run: () => go(to.beside(ref.entity, ref.id)) };
  }

  private places(): readonly Entry[] {
    const shown = listed(entities.value.values());
    return [
      ...shown.map((entity) => this.place(entity)),
      ...shown.filter((entity) => may(entity.name, 'create')).map((entity) => this.creation(entity)),
      ...navigation.value.map((item) => ({ label: t(item.label), hint: t('nav.modules'), icon: item.icon, run: () => go(item.path) })),
      ...commands.value.map((command) => ({ label: t(command.label), hint: command.keys ?? '', icon: command.icon ?? 'arrow-right', run: () => command.run() })),
      { label: t('nav.home'), hint: 'G H', icon: 'home', run: () => go('/') },
      { label: t('nav.settings'), hint: 'G S', icon: 'settings', run: () => go('/settings') },
      { label: t('theme.light'), hint: '', icon: 'sun', run: () => prefer({ theme: 'light' }) },
      { label: t('theme.dark'), hint: '', icon: 'moon', run: () => prefer({ theme: 'dark' }) },
      { label: t('me.shortcuts'), hint: '?', icon: 'keyboard', run: () => shortcutsOpen.set(true) },
    ];
  }

  private place(entity: Entity): Entry {
    return { label: entity.pluralLabel, hint: keysFor('g', entity).toUpperCase(), icon: entity.icon, run: () => go(to.list(entity.name)) };
  }

  private creation(entity: Entity): Entry {
    return { label: t('palette.new', { entity: entity.label }), hint: keysFor('n', entity).toUpperCase(), icon: 'plus', run: () => create(entity.name) };
  }

  private typed(event: Event): void {
    this.word = (event.target as HTMLInputElement).value;
    this.at = 0;
    clearTimeout(this.timer);
    this.search?.abort();
    if (this.word.trim().length < 2) {
      this.found = [];
      return;
    }
    this.searching = true;
    this.timer = window.setTimeout(() => void this.look(this.word.trim()), AFTER);
  }

  /** What has been found stays until the next is there, so that the list does not flicker. */
  private async look(word: string): Promise<void> {
    const search = (this.search = new AbortController());
    const shown = listed(entities.value.values()).filter((entity) => entity.fields.some((field) => field.in?.includes('search')));
    const pages = await Promise.all(
      shown.map((entity) =>
        records.list(entity.name, { q: word, limit: EACH, fields: [] }, { signal: search.signal }).catch(() => ({ items: [] })),
      ),
    );
    if (search.signal.aborted) return;
    this.found = pages.flatMap((page) => page.items).map((record) => this.record(record));
    this.searching = false;
  }

  private key(event: KeyboardEvent): void {
    const entries = this.entries();
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && entries.length > 0) {
      event.preventDefault();
      this.at = (this.at + step + entries.length) % entries.length;
    } else if (event.key === 'Enter' && entries[this.at]) {
      event.preventDefault();
      this.run(entries[this.at]!);
    }
  }

  private run(entry: Entry): void {
    this.close();
    entry.run();
  }

  private close(): void {
    this.search?.abort();
    clearTimeout(this.timer);
    paletteOpen.set(false);
  }
}
