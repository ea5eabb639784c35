import { css, html, nothing, type TemplateResult } from 'lit';
import { language, t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import type { Typed } from '../../core/records.ts';
import { countryName, typeLabel, type Address } from '../../ui/fields/kinds.ts';
import '../../ui/rich/view.ts';
import { icon } from '../../ui/icon.ts';
import { phoneView, valueView } from '../../ui/value.ts';

/** A value as it stands in a record: with links to write, to call and to find the way, long texts in full. */
export function recordValue(field: Field, value: unknown): TemplateResult | typeof nothing {
  if (Array.isArray(value) && ['email', 'phone', 'address'].includes(field.kind)) {
    return value.length === 0 ? nothing : html`<span class="stack">${value.map((each) => typedView(field, each as Typed<string> | Address))}</span>`;
  }
  if (value === null || value === undefined || value === '') return nothing;
  switch (field.kind) {
    case 'longText':
      return html`<span class="long">${String(value)}</span>`;
    case 'richText':
      return html`<k-rich .source=${String(value)}></k-rich>`;
    case 'email':
    case 'phone':
      return reach(field, String(value));
    case 'address':
      return addressView(value as Address);
    case 'geoPoint': {
      const { latitude, longitude } = value as { readonly latitude: number; readonly longitude: number };
      return html`<a href=${mapOf(`${latitude},${longitude}`)} target="_blank" rel="noopener noreferrer">${icon('map-pin', 14)} ${valueView(field, value)}</a>`;
    }
    case 'rating':
      return html`<span role="img" aria-label=${t('fields.stars', { count: Number(value) })}>${'★'.repeat(Number(value))}<span class="muted">${'★'.repeat(5 - Number(value))}</span></span>`;
    default:
      return valueView(field, value, { links: true });
  }
}

function typedView(field: Field, value: Typed<string> | Address): TemplateResult {
  const type = typeLabel(field, value.type);
  const said = 'value' in value ? reach(field, value.value as string) : addressView(value as Address);
  return html`<span class="typed">${said}${type ? html`<span class="type">${type}</span>` : nothing}</span>`;
}

function reach(field: Field, value: string): TemplateResult {
  return field.kind === 'email'
    ? html`<a href="mailto:${encodeURIComponent(value).replace('%40', '@')}">${value}</a>`
    : phoneView(value, true);
}

/** The lines of an address as on a letter, with a way to the map. */
function addressView(address: Address): TemplateResult {
  const lines = addressLines(address);
  return html`<span class="address"
    >${lines.map((line) => html`<span>${line}</span>`)}<a href=${mapOf(lines.join(', '))} target="_blank" rel="noopener noreferrer" class="map">${icon('map-pin', 13)}${t('record.map')}</a></span
  >`;
}

export function addressLines(address: Address): readonly string[] {
  const city = [address.postalCode, address.city].filter(Boolean).join(' ');
  const place = [city, address.region && address.region !== address.city ? address.region : ''].filter(Boolean).join(', ');
  const country = address.country ? countryName(address.country, language.value) : '';
  return [...(address.street ?? '').split('\n'), place, country].map((line) => line.trim()).filter((line) => line !== '');
}

/** The map application of a phone, a page about the place elsewhere; opened only when it is pressed. */
function mapOf(place: string): string {
  const words = encodeURIComponent(place);
  return matchMedia('(pointer: coarse)').matches ? `geo:0,0?q=${words}` : `https://www.openstreetmap.org/search?query=${words}`;
}

export const valueStyles = css`
  .stack,
  .several {
    display: grid;
    gap: 4px;
    min-inline-size: 0;
  }
  .several.inline {
    display: flex;
    flex-wrap: wrap;
  }
  .typed {
    display: flex;
    align-items: baseline;
    gap: 8px;
    min-inline-size: 0;
  }
  .typed > :first-child {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .type {
    flex: none;
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .ref {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    max-inline-size: 100%;
    color: var(--fg);
    text-decoration: none;
  }
  a.ref:hover {
    text-decoration: underline;
  }
  .long {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .address {
    display: grid;
    gap: 1px;
  }
  .map {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    margin-block-start: 2px;
    font-size: var(--t-2);
  }
  @media (pointer: coarse) {
    .typed a,
    .map {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
  }
`;
