import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language, t, withTexts } from '../../core/i18n.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { Watch } from '../../core/store.ts';
import { modelTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { allModules } from '../settings/dependants.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { isKind } from './kinds.ts';
import { modelStyles } from './model-styles.ts';
import { model } from './paths.ts';
import './built-in-form.ts';
import './entity-form.ts';
import './entity-page.ts';
import './field-form.ts';
import './kind-picker.ts';

await withTexts(modelTexts);

/** The record types that there are, their fields, and what an administrator adds to them: {@code /settings/data-model/<record type>/<field>}; what is new stands behind a dash. */
@customElement('k-data-model')
export class DataModel extends LitElement {
  static override styles = [base, modelStyles, sheet];

  @property({ attribute: false }) rest: readonly string[] = [];
  @state() private find = '';
  private readonly modules = new Loaded(this, allModules);

  constructor() {
    super();
    new Watch(this, [entities, language]);
  }

  override render() {
    const [name, part, kind] = this.rest;
    if (name === undefined) return this.list();
    if (name === '-new') return html`<k-entity-form></k-entity-form>`;
    const of = entityOf(name);
    if (!of) return html`<k-nothing icon="search" .heading=${t('notFound.heading')} .text=${t('notFound.text')}></k-nothing>`;
    if (part === undefined) return html`<k-entity-page .of=${of}></k-entity-page>`;
    if (part === '-edit') return of.custom ? html`<k-entity-form .of=${of}></k-entity-form>` : html`<k-built-in-form .of=${of}></k-built-in-form>`;
    if (of.fields.some((field) => field.name === part && !field.custom)) return html`<k-built-in-form .of=${of} .field=${part}></k-built-in-form>`;
    if (part !== '-new') return html`<k-field-form .of=${of} .field=${part}></k-field-form>`;
    return isKind(kind) ? html`<k-field-form .of=${of} .kind=${kind}></k-field-form>` : html`<k-kind-picker .of=${of}></k-kind-picker>`;
  }

  private list(): TemplateResult {
    const wanted = this.find.trim().toLocaleLowerCase();
    const fits = (of: Entity): boolean => [of.label, of.pluralLabel, of.name, ...of.fields.filter((field) => !field.standard).map((field) => field.label)].some((text) => text.toLocaleLowerCase().includes(wanted));
    const found = [...entities.value.values()].filter((of) => wanted === '' || fits(of)).sort((one, other) => one.pluralLabel.localeCompare(other.pluralLabel, language.value));
    const main = found.filter((of) => !of.custom && of.traits.includes('timeline') && of.module !== 'security');
    const others = found.filter((of) => !of.custom && !main.includes(of));
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.data-model')}</h1>
          <p class="lead">${t('model.lead')}</p>
        </div>
        <a class="btn pri" href=${model('-new')}>${icon('plus')}${t('model.type.new')}</a>
      </div>
      <div class="tools">
        <span class="seek">${icon('search', 15)}<input class="input" type="search" aria-label=${t('model.find')} placeholder=${t('model.find')} .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} /></span>
      </div>
      ${this.group(t('model.types.custom'), found.filter((of) => of.custom), wanted === '' ? t('model.types.custom.none') : '')} ${this.group(t('model.types.main'), main)} ${this.group(t('model.types.others'), others)}
      ${found.length === 0 ? html`<p class="help" role="status">${t('model.find.none')}</p>` : nothing}
    </div>`;
  }

  private group(heading: string, all: readonly Entity[], none = ''): TemplateResult | typeof nothing {
    if (all.length === 0 && none === '') return nothing;
    return html`<section class="group">
      <h2>${heading}</h2>
      ${all.length === 0 ? html`<p class="card body help">${none}</p>` : html`<ul class="card rows">${all.map((of) => html`<li>${this.row(of)}</li>`)}</ul>`}
    </section>`;
  }

  private row(of: Entity): TemplateResult {
    const own = of.fields.filter((field) => !field.standard);
    const custom = own.filter((field) => field.custom).length;
    const module = of.custom ? '' : (this.modules.value?.find((each) => each.name === of.module)?.label ?? of.module);
    return html`<a class="row link" href=${model(of.name)}
      >${icon(of.icon, 20)}<span class="main"><strong>${of.pluralLabel}</strong><small>${[module, t('model.fields.count', { count: own.length })].filter(Boolean).join(' · ')}</small></span
      ><span class="chips"
        >${custom > 0 && !of.custom ? html`<span class="chip accent">${t('model.fields.added', { count: custom })}</span>` : nothing}${of.available ? nothing : html`<span class="chip warn">${of.custom ? t('model.state.retired') : t('model.off')}</span>`}</span
      >${icon('chevron-right')}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-data-model': DataModel;
  }
}
