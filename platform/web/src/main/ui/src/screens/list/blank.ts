import { html, nothing, type TemplateResult } from 'lit';
import '../guard.ts';

/** Says why there is nothing to see, and what can be done about it. */
export function blank(sign: string, heading: string, text: string, action: TemplateResult | typeof nothing = nothing, failed = false): TemplateResult {
  return html`<k-nothing class="blank" role=${failed ? 'alert' : nothing} .icon=${sign} .heading=${heading} .text=${text}>${action}</k-nothing>`;
}
