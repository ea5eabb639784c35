import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import type { Choice, Entity, Field } from '../../core/metadata.ts';
import '../../ui/field-editor.ts';
import { choiceBodies, type ChoiceDraft } from './choices.ts';
import type { Words } from './definitions.ts';
import type { DefinitionFaults } from './faults.ts';
import './formula-editor.ts';
import { saidOf, tick, wordsInput } from './words.ts';

/** The choices that a new record may have, as they are in the form. */
export function offeredChoices(drafts: readonly ChoiceDraft[]): readonly Choice[] {
  return choiceBodies(drafts)
    .filter((each) => !each.retired)
    .map((each) => ({ value: each.value, label: saidOf(each.label) || each.value, ...(each.colour ? { colour: each.colour } : {}) }));
}

/** The value that new records get; {@code like} is the field as it will be. */
export function standardPart(like: Field, value: unknown, faults: DefinitionFaults, set: (value: unknown) => void): TemplateResult {
  const moment = like.kind === 'date' ? 'today' : like.kind === 'dateTime' ? 'now' : null;
  const moves = moment !== null && value === moment;
  return html`${moves
    ? nothing
    : html`<k-field-editor
        .field=${like}
        .label=${t('model.default')}
        .value=${value ?? null}
        .error=${faults.of('default') ?? ''}
        @input-value=${(event: CustomEvent<unknown>) => set(event.detail ?? null)}
      ></k-field-editor>`}
  ${moment ? tick({ id: 'moment', label: t(`model.default.${moment}`), checked: moves, change: (on) => set(on ? moment : null) }) : nothing}`;
}

/** What a value has to hold, and what is said where it does not. */
export function validationPart(part: {
  readonly of: Entity;
  /** The field where the record type does not have it yet. */
  readonly self?: Field;
  readonly name: string;
  readonly draft: { readonly expression: string; readonly message: Words };
  readonly faults: DefinitionFaults;
  readonly set: (changes: { expression?: string; message?: Words }) => void;
}): TemplateResult {
  const { draft, faults } = part;
  return html`<details class="extra" ?open=${draft.expression !== '' || faults.of('validation') !== undefined}>
    <summary>${t('model.validation')}</summary>
    <div class="group">
      <k-formula
        condition
        .of=${part.of}
        .self=${part.self ?? null}
        .value=${draft.expression}
        .label=${t('model.validation.expression')}
        .help=${t('model.validation.text', { name: part.name })}
        .error=${faults.of('validation') ?? ''}
        @formula=${(event: CustomEvent<string>) => part.set({ expression: event.detail })}
      ></k-formula>
      ${wordsInput({ id: 'message', label: t('model.validation.message'), value: draft.message, help: t('model.validation.message.text'), change: (message) => part.set({ message }) })}
    </div>
  </details>`;
}

/** On which records the field is shown. */
export function visiblePart(of: Entity, expression: string, faults: DefinitionFaults, set: (expression: string) => void): TemplateResult {
  return html`<details class="extra" ?open=${expression !== '' || faults.of('visibleWhen') !== undefined}>
    <summary>${t('model.visibleWhen')}</summary>
    <k-formula
      condition
      .of=${of}
      .value=${expression}
      .label=${t('model.visibleWhen.expression')}
      .help=${t('model.visibleWhen.text')}
      .error=${faults.of('visibleWhen') ?? ''}
      @formula=${(event: CustomEvent<string>) => set(event.detail)}
    ></k-formula>
  </details>`;
}

/** To the first that is wrong, where it can be seen. */
export async function toFault(form: LitElement): Promise<void> {
  await form.updateComplete;
  const first = form.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], .alert, .error');
  first?.scrollIntoView({ block: 'center' });
  if (first?.matches('[aria-invalid]')) first.focus();
}
