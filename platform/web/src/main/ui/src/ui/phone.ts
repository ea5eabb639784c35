import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { session } from '../core/session.ts';

/** A number in the form of E.164 as people write it: as at home where it is of the installation's own country, with the country's prefix elsewhere. */
export function written(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return number;
  return parsed.country !== undefined && parsed.country === session.value?.region ? parsed.formatNational() : parsed.formatInternational();
}

/** Shows a phone number. Comes with the rules by which numbers are grouped, which are large, when the first one is shown; until then it is plain text. */
@customElement('k-phone')
export class Phone extends LitElement {
  static override styles = css`
    :host {
      direction: ltr;
      font-variant-numeric: tabular-nums;
      unicode-bidi: isolate;
    }
  `;

  @property() number = '';

  override render() {
    return html`${written(this.number)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-phone': Phone;
  }
}
