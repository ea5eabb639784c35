import { html, nothing, type TemplateResult } from 'lit';

export type Choices = readonly (readonly [value: string, text: string])[];

export function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement | HTMLInputElement).value;
}

/** A small choice under its label; {@code of} says to those who do not see the table what it belongs to. */
export function choice(label: string, of: string, choices: Choices, value: string, chosen: (value: string) => void): TemplateResult {
  return html`<label class="fine"
    ><span>${label}<span class="sr">${of === '' ? '' : `: ${of}`}</span></span
    ><select class="input" @change=${(event: Event) => chosen(valueOf(event))}>
      ${choices.map(([each, text]) => html`<option value=${each} .selected=${each === value}>${text}</option>`)}
    </select></label
  >`;
}

/** A small text under its label. */
export function text(label: string, of: string, value: string, changed: (value: string) => void, more: { readonly length?: number; readonly list?: string; readonly hint?: string } = {}): TemplateResult {
  return html`<label class="fine"
    ><span>${label}<span class="sr">${of === '' ? '' : `: ${of}`}</span></span
    ><input class="input" autocomplete="off" maxlength=${more.length ?? nothing} list=${more.list ?? nothing} placeholder=${more.hint ?? nothing} .value=${value} @change=${(event: Event) => changed(valueOf(event))}
  /></label>`;
}
