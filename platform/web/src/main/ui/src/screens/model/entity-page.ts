import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { syncModules } from '../../core/modules.ts';
import { complain, undoable } from '../../core/notices.ts';
import { go, to } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { fields, types, type BuiltIn, type CustomEntity, type CustomField, type Progress } from './definitions.ts';
import { iconOf } from './kinds.ts';
import { modelStyles } from './model-styles.ts';
import { model } from './paths.ts';
import { saidOf } from './words.ts';
import './delete-dialog.ts';

interface Shown {
  readonly fields: readonly CustomField[];
  readonly given: readonly BuiltIn[];
  readonly entity: CustomEntity | null;
}

/** The fields of a record type: those that were added, and those that it comes with, of which some parts can be changed. */
@customElement('k-entity-page')
export class EntityPage extends LitElement {
  static override styles = [
    base,
    sheet,
    modelStyles,
    css`
      summary {
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      .fold > summary {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 32px;
        color: var(--fg-2);
        font-weight: 500;
      }
      details[open] > summary .turn {
        rotate: 90deg;
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @state() private find = '';
  @state() private deleting: CustomField | CustomEntity | null = null;
  private looking = 0;
  private readonly shown = new Loaded<Shown>(this, async () => {
    const [all, entity] = await Promise.all([fields.all(this.of.name), this.of.custom ? types.get(this.of.name) : null]);
    return { fields: all.items.filter((field) => field.state !== 'deleted'), given: all.builtIn, entity };
  });

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('of')) void this.shown.again();
  }

  override updated(): void {
    clearTimeout(this.looking);
    const going = this.shown.value?.fields.some((field) => field.progress && field.progress.state !== 'failed');
    if (going && this.isConnected) this.looking = window.setTimeout(() => void this.shown.again(), 2000);
  }

  override disconnectedCallback(): void {
    clearTimeout(this.looking);
    super.disconnectedCallback();
  }

  override render() {
    const { of } = this;
    return html`<div class="page">
      <a class="up" href=${model()}>${icon('chevron-left', 14)}${t('settings.section.data-model')}</a>
      ${this.shown.render(({ fields: all, given, entity }) => {
        const retired = entity?.state === 'retired';
        return html`<div class="head">
            <span class="face">${icon(of.icon, 22)}</span>
            <div>
              <h1>${of.pluralLabel}</h1>
              <p class="lead"><code>${of.name}</code> · ${t('model.title.is', { title: of.title })}</p>
            </div>
            ${retired ? html`<button class="btn pri" @click=${() => void this.restoreEntity(entity)}>${icon('archive-restore')}${t('model.restore')}</button>` : html`<a class="btn pri" href=${model(of.name, '-new')}>${icon('plus')}${t('model.field.add')}</a>`}
            ${of.available ? html`<a class="btn out" href=${to.list(of.name)}>${icon('layout-list')}${t('model.open')}</a>` : nothing}
            ${of.custom ? nothing : html`<a class="btn icon" href=${model(of.name, '-edit')} aria-label=${t('model.type.edit', { what: of.pluralLabel })} title=${t('model.type.edit', { what: of.pluralLabel })}>${icon('pencil')}</a>`}
            ${entity ? html`<k-menu face="btn icon" label=${t('model.type.more')} .items=${this.entityItems(entity)}>${icon('ellipsis')}</k-menu>` : nothing}
          </div>
          ${retired ? html`<p class="alert warn" role="status">${icon('archive')}<span>${t('model.type.isRetired')}</span></p>` : nothing}
          ${entity?.state === 'failed' ? html`<p class="alert" role="alert">${icon('circle-alert')}<span>${entity.reason ?? t('model.state.failed')}</span></p>` : nothing}
          ${this.all(all, given)}`;
      })}
      ${this.deleting ? html`<k-delete-definition .of=${this.deleting} @close=${() => (this.deleting = null)} @deleted=${this.deleted}></k-delete-definition>` : nothing}
    </div>`;
  }

  private all(all: readonly CustomField[], builtIn: readonly BuiltIn[]): TemplateResult {
    const wanted = this.find.trim().toLocaleLowerCase();
    const fits = (...texts: readonly string[]): boolean => texts.some((text) => text.toLocaleLowerCase().includes(wanted));
    const mine = all.filter((each) => fits(saidOf(each.label), each.name, t(`model.kind.${each.kind}`)));
    const inUse = mine.filter((each) => each.state !== 'retired');
    const retired = mine.filter((each) => each.state === 'retired');
    const given = builtIn.filter((field) => fits(saidOf(field.label), field.name, t(`model.kind.${field.kind ?? 'text'}`)));
    const built = given.filter((field) => !field.standard);
    return html`<div class="tools">
        <span class="seek">${icon('search', 15)}<input class="input" type="search" aria-label=${t('model.fields.find')} placeholder=${t('model.fields.find')} .value=${this.find} @input=${(event: Event) => (this.find = (event.target as HTMLInputElement).value)} /></span>
      </div>
      <section class="group">
        <h2>${this.of.custom ? t('model.fields') : t('model.fields.custom')} <span class="count">${inUse.length}</span></h2>
        ${inUse.length > 0 ? html`<ul class="card rows">${inUse.map((each) => html`<li>${this.row(each)}</li>`)}</ul>` : html`<p class="card body help">${wanted === '' ? t('model.fields.custom.none') : t('model.find.none')}</p>`}
      </section>
      ${retired.length > 0
        ? html`<details class="fold group" ?open=${wanted !== ''}>
            <summary><span class="turn">${icon('chevron-right', 14)}</span>${t('model.fields.retired', { count: retired.length })}</summary>
            <ul class="card rows">
              ${retired.map((each) => html`<li>${this.row(each)}</li>`)}
            </ul>
          </details>`
        : nothing}
      ${built.length > 0
        ? html`<section class="group">
            <h2>${t('model.fields.built')} <span class="count">${built.length}</span></h2>
            <p class="help">${t('model.fields.built.text')}</p>
            <ul class="card rows">
              ${built.map((field) => html`<li>${this.given(field)}</li>`)}
            </ul>
          </section>`
        : nothing}
      ${given.length > built.length
        ? html`<details class="fold group" ?open=${wanted !== ''}>
            <summary><span class="turn">${icon('chevron-right', 14)}</span>${t('model.fields.standard', { count: given.length - built.length })}</summary>
            <ul class="card rows">
              ${given.filter((field) => field.standard).map((field) => html`<li>${this.given(field)}</li>`)}
            </ul>
          </details>`
        : nothing}`;
  }

  private row(field: CustomField): TemplateResult {
    const label = saidOf(field.label);
    const text = html`${icon(iconOf(field.kind), 18)}<span class="main"
        ><strong>${label}</strong><small>${t(`model.kind.${field.kind}`)} · <code>${field.name}</code></small>${field.conflict ? html`<small>${t('model.field.conflict', { name: field.conflict })}</small>` : nothing}${field.state === 'failed' ? html`<small class="bad-text">${field.reason ?? ''}</small>` : nothing}${field.progress?.failure ? html`<small class="bad-text">${field.progress.failure}</small>` : nothing}</span
      ><span class="chips">${this.marks(field)}</span>`;
    return html`<div class="row">
      ${text}
      ${field.state === 'retired'
        ? html`<button class="btn out" aria-label=${`${t('model.restore')}: ${label}`} @click=${() => void this.restore(field)}>${icon('archive-restore')}${t('model.restore')}</button>`
        : html`<a class="btn icon" href=${model(field.entity, field.name)} aria-label=${t('model.field.edit', { what: label })} title=${t('model.field.edit', { what: label })}>${icon('pencil')}</a>`}
      <k-menu face="btn icon" label=${t('model.field.more', { what: label })} .items=${this.items(field)}>${icon('ellipsis')}</k-menu>
    </div>`;
  }

  private marks(field: CustomField) {
    const chip = (text: string, tone = '') => html`<span class="chip ${tone}">${text}</span>`;
    return [
      field.state === 'adding' ? chip(t('model.state.adding'), 'accent') : nothing,
      field.state === 'failed' ? chip(t('model.state.failed'), 'bad') : nothing,
      field.progress ? chip(this.computed(field.progress), field.progress.state === 'failed' ? 'bad' : 'accent') : nothing,
      field.layer === 'package' ? chip(t('model.package', { name: field.package ?? '' })) : nothing,
      field.conflict ? chip(t('model.field.renamed'), 'warn') : nothing,
      field.required ? chip(t('model.required')) : nothing,
      field.unique ? chip(t('model.unique')) : nothing,
      field.visibleWhen ? chip(t('model.conditional')) : nothing,
    ];
  }

  private computed({ state: how, done, total }: Progress): string {
    if (how === 'failed') return t('model.computing.failed');
    return how === 'running' && total > 0 ? t('model.computing', { percent: Math.floor((100 * done) / total) }) : t('model.computing.waiting');
  }

  private items(field: CustomField): readonly MenuItem[] {
    const label = saidOf(field.label);
    if (field.state === 'failed') {
      return [
        { label: t('model.again'), icon: 'rotate-ccw', run: () => void this.restore(field) },
        { label: t('model.delete'), icon: 'trash-2', bad: true, run: () => void (this.deleting = field) },
      ];
    }
    return [
      ...(field.progress?.state === 'failed' ? [{ label: t('model.again'), icon: 'rotate-ccw', run: () => void this.recalculate(field) }] : []),
      ...(field.state === 'retired' ? [] : [{ label: t('model.edit'), icon: 'pencil', run: () => go(model(field.entity, field.name)) }, { label: t('model.retire'), icon: 'archive', run: () => this.retire(field, label) }]),
      { label: t('model.delete'), icon: 'trash-2', bad: true, run: () => void (this.deleting = field) },
    ];
  }

  private entityItems(entity: CustomEntity): readonly MenuItem[] {
    return [
      { label: t('model.edit'), icon: 'pencil', run: () => go(model(entity.name, '-edit')) },
      ...(entity.state === 'retired' ? [] : [{ label: t('model.retire'), icon: 'archive', run: () => this.retireEntity(entity) }]),
      { label: t('model.delete'), icon: 'trash-2', bad: true, run: () => void (this.deleting = entity) },
    ];
  }

  /** A field that the record type comes with, of which some parts can be changed. */
  private given(field: BuiltIn): TemplateResult {
    const kind = field.kind ?? 'text';
    return html`<a class="row link" href=${model(field.entity, field.name)}
      >${icon(iconOf(kind))}<span class="main"><strong>${saidOf(field.label)}</strong><small>${t(`model.kind.${kind}`)}${field.multiple ? ` · ${t('model.several')}` : ''}</small></span
      ><span class="chips"
        >${Object.keys(field.conflicts).length > 0 ? html`<span class="chip warn">${t('model.builtIn.differing')}</span>` : nothing}${field.changed.length > 0 ? html`<span class="chip accent">${t('model.builtIn.changed')}</span>` : nothing}${field.readOnly ? html`<span class="chip">${t('model.readOnly')}</span>` : nothing}${field.required ? html`<span class="chip">${t('model.required')}</span>` : nothing}</span
      >${icon('chevron-right')}</a
    >`;
  }

  private async retire(field: CustomField, label: string): Promise<void> {
    try {
      const retired = await fields.retire(field);
      await this.anew();
      undoable(t('model.retired', { what: label }), async () => {
        await fields.restore(retired);
        await this.anew();
      });
    } catch (failure) {
      complain(failure);
    }
  }

  private async restore(field: CustomField): Promise<void> {
    await fields.restore(field).then(() => this.anew(), complain);
  }

  private async recalculate(field: CustomField): Promise<void> {
    await fields.recalculate(field).then(() => this.shown.again(), complain);
  }

  private async retireEntity(entity: CustomEntity): Promise<void> {
    try {
      const retired = await types.retire(entity);
      await this.anew();
      undoable(t('model.retired', { what: saidOf(entity.plural) }), () => this.restoreEntity(retired));
    } catch (failure) {
      complain(failure);
    }
  }

  private async restoreEntity(entity: CustomEntity): Promise<void> {
    await types.restore(entity).then(() => this.anew(), complain);
  }

  private async anew(): Promise<void> {
    await syncModules();
    await this.shown.again();
  }

  private readonly deleted = async (): Promise<void> => {
    const whole = this.deleting !== null && 'plural' in this.deleting;
    this.deleting = null;
    if (whole) go(model());
    await syncModules();
    if (!whole) await this.shown.again();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-entity-page': EntityPage;
  }
}
