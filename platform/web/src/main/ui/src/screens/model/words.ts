import { html, nothing, type TemplateResult } from 'lit';
import { language } from '../../core/i18n.ts';
import { LANGUAGES } from '../../core/languages.ts';
import { longInput, textInput } from '../settings/inputs.ts';
import type { Words } from './definitions.ts';

interface WordsInput {
  readonly id: string;
  readonly label: string;
  readonly value: Words;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly long?: boolean;
  readonly focus?: boolean;
  change(words: Words): void;
}

/** The languages of the client, that of the page first. */
export function languages(): readonly string[] {
  return [language.value, ...Object.keys(LANGUAGES).filter((each) => each !== language.value)];
}

/** One input for each language; the first is wanted, the others fall back to it. */
export function wordsInput(of: WordsInput): TemplateResult {
  const input = of.long ? longInput : textInput;
  return html`<div class="two words">
    ${languages().map((each, at) =>
      input({
        id: `${of.id}-${each}`,
        label: `${of.label} · ${LANGUAGES[each] ?? each}`,
        value: of.value[each] ?? '',
        required: of.required === true && at === 0,
        focus: of.focus === true && at === 0,
        ...(at === 0 ? { error: of.error, ...(of.help ? { help: of.help } : {}) } : {}),
        change: (word) => of.change({ ...of.value, [each]: word }),
      }),
    )}
  </div>`;
}

/** What something is called in the language of the page. */
export function saidOf(words: Words): string {
  return words[language.value] || words['en'] || Object.values(words).find((word) => word !== '') || '';
}

/** A box to tick with what it means. */
export function tick(of: { readonly id: string; readonly label: string; readonly text?: string; readonly checked: boolean; readonly error?: string | undefined; readonly disabled?: boolean; change(checked: boolean): void }): TemplateResult {
  return html`<div class="tick">
    <label for=${of.id}
      ><input id=${of.id} type="checkbox" .checked=${of.checked} ?disabled=${of.disabled ?? false} aria-describedby=${of.text || of.error ? `${of.id}-text` : nothing} @change=${(event: Event) => of.change((event.target as HTMLInputElement).checked)} />
      <span>${of.label}</span></label
    >
    ${of.text || of.error ? html`<small id="${of.id}-text" class=${of.error ? 'error' : ''}>${of.error ?? of.text}</small>` : nothing}
  </div>`;
}
