import { html, nothing, type TemplateResult } from 'lit';

export type Choices = readonly (readonly [value: string, text: string])[];

export function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement | HTMLInputElement).value;
}

/** Says to those who do not see the table what a control belongs to. */
function named(label: string, of: string): string {
  return of === '' ? label : `${label}: ${of}`;
}

/** A small choice under its label. */
export function choice(label: string, of: string, choices: Choices, value: string, chosen: (value: string) => void): TemplateResult {
  return html`<label class="fine"
    ><span>${label}</span
    ><select class="input" aria-label=${named(label, of)} @change=${(event: Event) => chosen(valueOf(event))}>
      ${choices.map(([each, text]) => html`<option value=${each} .selected=${each === value}>${text}</option>`)}
    </select></label
  >`;
}

/** A small text under its label. */
export function text(label: string, of: string, value: string, changed: (value: string) => void, more: { readonly length?: number; readonly hint?: string } = {}): TemplateResult {
  return html`<label class="fine"
    ><span>${label}</span
    ><input class="input" aria-label=${named(label, of)} autocomplete="off" maxlength=${more.length ?? nothing} placeholder=${more.hint ?? nothing} .value=${value} @change=${(event: Event) => changed(valueOf(event))}
  /></label>`;
}
