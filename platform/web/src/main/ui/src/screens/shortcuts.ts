import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t, withTexts } from '../core/i18n.ts';
import { keysFor } from '../core/keys.ts';
import { entities } from '../core/metadata.ts';
import { shortcutsOpen } from '../core/overlays.ts';
import { commands } from '../core/registry.ts';
import { may } from '../core/session.ts';
import { listed } from '../workplace.ts';
import { base } from '../ui/base.ts';
import { paletteTexts } from '../i18n/late.ts';
import '../ui/dialog.ts';

await withTexts(paletteTexts);

/** The keys that do something, and what. */
@customElement('k-shortcuts')
export class Shortcuts extends LitElement {
  static override styles = [
    base,
    css`
      .groups:focus-visible {
        outline: 1px solid var(--line-strong);
        outline-offset: 6px;
        border-radius: var(--r-s);
      }
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(240px, 1fr));
        gap: 12px 32px;
      }
      h3 {
        margin-block: 8px 4px;
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      dl {
        margin: 0;
      }
      div.key {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        min-block-size: 32px;
        border-block-end: 1px solid var(--line);
      }
      dd {
        display: flex;
        gap: 4px;
        margin: 0;
      }
    `,
  ];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};

  override render() {
    const shown = listed(entities.value.values());
    const made = shown.filter((entity) => may(entity.name, 'create'));
    return html`<k-dialog .heading=${t('me.shortcuts')} full style="--dialog-width:680px" @close=${() => shortcutsOpen.set(false)}>
      <div class="groups" role="group" tabindex="0" autofocus aria-label=${t('me.shortcuts')}>
        ${this.group(t('shortcuts.everywhere'), [
          ['mod+k', t('shortcuts.palette')],
          ['?', t('shortcuts.sheet')],
          ['mod+z', t('undo')],
          ['c', t('shortcuts.create')],
          ['Escape', t('shortcuts.close')],
        ])}
        ${this.group(t('shortcuts.go'), [
          ['g h', t('nav.home')],
          ['g s', t('nav.settings')],
          ...shown.map((entity): [string, string] => [keysFor('g', entity), entity.pluralLabel]),
        ])}
        ${this.group(t('shortcuts.new'), made.map((entity): [string, string] => [keysFor('n', entity), entity.label]))}
        ${this.group(t('shortcuts.board'), [
          ['Space', t('shortcuts.pick')],
          ['← →', t('shortcuts.move')],
          ['Enter', t('board.openRecord')],
        ])}
        ${this.group(t('shortcuts.list'), [
          ['Space', t('shortcuts.beside')],
          ['F2', t('shortcuts.write')],
          ['x', t('shortcuts.choose')],
        ])}
        ${this.group(t('shortcuts.calendar'), [
          ['← ↑ → ↓', t('shortcuts.days')],
          ['PageUp PageDown', t('shortcuts.turn')],
          ['.', t('shortcuts.today')],
          ['Space', t('shortcuts.carry')],
          ['F2', t('shortcuts.when')],
        ])}
        ${this.group(t('shortcuts.record'), [
          ['j', t('shortcuts.next')],
          ['k', t('shortcuts.previous')],
        ])}
        ${commands.value.some((command) => command.keys)
          ? this.group(t('nav.modules'), commands.value.filter((command) => command.keys).map((command): [string, string] => [command.keys!, t(command.label)]))
          : ''}
      </div>
    </k-dialog>`;
  }

  private group(heading: string, keys: readonly (readonly [string, string])[]) {
    return html`<section>
      <h3>${heading}</h3>
      <dl>
        ${keys.filter(([key]) => key !== '').map(([key, does]) => html`<div class="key"><dt>${does}</dt><dd>${key.split(' ').map((each) => html`<kbd>${shown(each)}</kbd>`)}</dd></div>`)}
      </dl>
    </section>`;
  }
}

function shown(key: string): string {
  const apple = /Mac|iP/.test(navigator.platform);
  const names: Record<string, string> = { Escape: 'Esc', Space: t('shortcuts.space'), Enter: '↵', PageUp: t('shortcuts.pageUp'), PageDown: t('shortcuts.pageDown') };
  return key.startsWith('mod+') ? `${apple ? '⌘' : 'Ctrl '}${key.slice(4).toUpperCase()}` : (names[key] ?? key.toUpperCase());
}
