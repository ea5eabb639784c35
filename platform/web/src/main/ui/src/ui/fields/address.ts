import { html, type TemplateResult } from 'lit';
import { language, t } from '../../core/i18n.ts';
import { countries, type Address } from './kinds.ts';

const PARTS = ['street', 'postalCode', 'city', 'region'] as const;
const FILLS = { street: 'street-address', postalCode: 'postal-code', city: 'address-level2', region: 'address-level1' } as const;

/** The parts of a postal address, in the order in which they are written on a letter. */
export function addressParts(address: Address, changed: (address: Address) => void): TemplateResult {
  return html`<div class="address" role="group">
    ${PARTS.map(
      (part) => html`<input
        dir="auto"
        class="input ${part}"
        type="text"
        autocomplete=${FILLS[part]}
        aria-label=${t(`fields.address.${part}`)}
        placeholder=${t(`fields.address.${part}`)}
        .value=${address[part] ?? ''}
        @input=${(event: Event) => changed({ ...address, [part]: (event.target as HTMLInputElement).value })}
      />`,
    )}
    <select
      class="input country"
      aria-label=${t('fields.address.country')}
      @change=${(event: Event) => changed({ ...address, country: (event.target as HTMLSelectElement).value })}
    >
      <option value="">${t('fields.address.country')}</option>
      ${countries(language.value).map(({ value, label }) => html`<option value=${value} ?selected=${value === address.country}>${label}</option>`)}
    </select>
  </div>`;
}
