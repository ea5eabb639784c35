import type { TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import type { Formats } from '../../core/writing.ts';
import type { Tiles } from '../map/tiles.ts';
import type { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { currencies, languages, regions, zones } from './places.ts';

/** The settings of the installation, as the server keeps them. */
export interface Installation {
  readonly company: string | null;
  readonly currency: string;
  readonly locale: string;
  readonly region: string | null;
  readonly zone: string;
  readonly firstRun: boolean;
  readonly tiles?: Tiles | null;
  readonly details?: Details;
  readonly formats?: Formats;
  readonly brand?: { readonly accent: string } | null;
}

/** What stands on the company's letters. */
export interface Details {
  readonly legalName: string | null;
  readonly taxId: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly country: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly web: string | null;
}

export type InstallationField = 'company' | 'currency' | 'locale' | 'region' | 'zone';

/** Inputs for some of them. */
export function companyFields(
  values: Installation,
  form: Form,
  fields: readonly InstallationField[],
  change: (changes: Partial<Installation>) => void,
): readonly TemplateResult[] {
  const inputs: Readonly<Record<InstallationField, () => TemplateResult>> = {
    company: () =>
      textInput({
        id: 'company',
        label: t('settings.company.name'),
        value: values.company ?? '',
        error: form.of('company'),
        autocomplete: 'organization',
        change: (company) => change({ company }),
      }),
    currency: () =>
      selectInput({
        id: 'currency',
        label: t('settings.currency'),
        value: values.currency,
        error: form.of('currency'),
        options: currencies(),
        help: t('settings.currency.help'),
        change: (currency) => change({ currency }),
      }),
    locale: () =>
      selectInput({
        id: 'locale',
        label: t('language'),
        value: values.locale,
        error: form.of('locale'),
        options: languages(values.locale),
        help: t('settings.locale.help'),
        change: (locale) => change({ locale }),
      }),
    region: () =>
      selectInput({
        id: 'region',
        label: t('settings.region'),
        value: values.region ?? '',
        error: form.of('region'),
        options: [...(values.region ? [] : [{ value: '', label: '' }]), ...regions()],
        help: t('settings.region.help'),
        change: (region) => change({ region }),
      }),
    zone: () =>
      selectInput({
        id: 'zone',
        label: t('settings.zone'),
        value: values.zone,
        error: form.of('zone'),
        options: zones(values.zone),
        change: (zone) => change({ zone }),
      }),
  };
  return fields.map((field) => inputs[field]());
}
