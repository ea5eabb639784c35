import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { language, t } from '../../core/i18n.ts';
import type { Entity, Kind } from '../../core/metadata.ts';
import { syncModules } from '../../core/modules.ts';
import { tell } from '../../core/notices.ts';
import { go, to } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { selectInput, textInput } from '../settings/inputs.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { types, type CustomEntity } from './definitions.ts';
import { ACCESSES, FIRST_KINDS, blankEntity, entityBody, entityDraftOf, entityPatch, firstField, namedFields, type Access, type EntityDraft, type FirstField } from './entity-draft.ts';
import { DefinitionFaults, NO_FAULTS } from './faults.ts';
import './icon-picker.ts';
import { modelStyles } from './model-styles.ts';
import { proposed } from './names.ts';
import { model } from './paths.ts';
import { saidOf, tick, wordsInput } from './words.ts';

const SHOWN = ['label', 'plural', 'name', 'icon', 'title', 'traits', 'fields'];
/** Kinds whose values stand in no title. */
const UNTITLED: ReadonlySet<string> = new Set(['address', 'ref', 'refs', 'anyRef', 'multiChoice', 'richText', 'geoPoint', 'file', 'image']);

/** A record type that is made, or one that was: what it is called, how its records are, and who sees them. */
@customElement('k-entity-form')
export class EntityForm extends LitElement {
  static override styles = [
    base,
    sheet,
    modelStyles,
    css`
      ol {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .first {
        display: grid;
        grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 8px;
      }
      .first .wide {
        grid-column: 1 / -1;
      }
      .first label.must {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 24px;
        font-size: var(--t-3);
      }
      .tokens {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .tokens button {
        border: 0;
        min-block-size: 26px;
      }
      .tokens button:hover {
        background: var(--active);
        color: var(--fg);
      }
      @media (max-width: 700px) {
        .first {
          grid-template-columns: minmax(0, 1fr) auto;
        }
      }
      @media (pointer: coarse) {
        .tokens button,
        .first label.must {
          min-block-size: 44px;
        }
      }
    `,
  ];

  /** One that is there; none: a new one. */
  @property({ attribute: false }) of: Entity | null = null;
  @state() private draft: EntityDraft | null = null;
  @state() private stored: CustomEntity | null = null;
  @state() private faults = NO_FAULTS;
  @state() private busy = false;
  @query('#title') private title_!: HTMLInputElement;
  private readonly known = new Loaded<CustomEntity | null>(this, async () => (this.of ? types.get(this.of.name) : null));

  override willUpdate(_: PropertyValues<this>): void {
    if (this.draft !== null) return;
    if (this.of === null) this.draft = blankEntity(t('model.type.name'));
    else if (this.known.value) {
      this.stored = this.known.value;
      this.draft = entityDraftOf(this.known.value);
    }
  }

  override render() {
    const { draft } = this;
    if (draft === null) return html`<div class="page">${this.known.render(() => nothing)}</div>`;
    return html`<form class="page" novalidate @submit=${this.save}>
      <a class="up" href=${this.stored ? model(this.stored.name) : model()}>${icon('chevron-left', 14)}${this.stored ? saidOf(this.stored.plural) : t('settings.section.data-model')}</a>
      <div class="head">
        <div>
          <h1>${this.stored ? t('model.type.edit', { what: saidOf(this.stored.plural) }) : t('model.type.new')}</h1>
          <p class="lead">${t('model.type.lead')}</p>
        </div>
      </div>
      ${this.alert()} ${this.names(draft)} ${this.stored ? nothing : this.firstFields(draft)} ${this.titles(draft)} ${this.reach(draft)}
      <div class="foot">
        <span class="grow"></span>
        <a class="btn out" href=${this.stored ? model(this.stored.name) : model()}>${t('settings.cancel')}</a>
        <button class="btn pri" ?disabled=${this.busy} aria-busy=${this.busy}>${this.stored ? t('settings.save') : t('model.type.create')}</button>
      </div>
    </form>`;
  }

  private alert(): TemplateResult | typeof nothing {
    const rest = this.faults.rest(SHOWN);
    return rest === '' ? nothing : html`<div class="alert" role="alert">${icon('circle-alert')}<span>${rest}</span></div>`;
  }

  private names(draft: EntityDraft): TemplateResult {
    const words = draft.label['en']?.trim() || saidOf(draft.label);
    const name = draft.name || (words.trim() === '' ? '' : `custom.${proposed(words, 'entity', () => false)}`);
    return html`<fieldset class="card">
      <legend>${t('model.type.called')}</legend>
      ${wordsInput({ id: 'label', label: t('model.type.label'), value: draft.label, error: this.faults.of('label'), required: true, focus: true, change: (label) => this.set({ label }) })}
      ${wordsInput({ id: 'plural', label: t('model.type.plural'), value: draft.plural, error: this.faults.of('plural'), required: true, change: (plural) => this.set({ plural }) })}
      <k-icon-picker .value=${draft.icon} .error=${this.faults.of('icon') ?? ''} @icon=${(event: CustomEvent<string>) => this.set({ icon: event.detail })}></k-icon-picker>
      ${this.stored
        ? html`<p class="help">${t('model.type.code')} <code>${draft.name}</code></p>`
        : html`<p class="help">${t('model.type.code')} <code>${name || 'custom.…'}</code>${this.faults.of('name') ? html`<br /><span class="error" role="alert">${this.faults.of('name')}</span>` : nothing}</p>`}
    </fieldset>`;
  }

  private firstFields(draft: EntityDraft): TemplateResult {
    return html`<fieldset class="card">
      <legend>${t('model.type.fields')}</legend>
      <p class="help">${t('model.type.fields.text')}</p>
      <ol>
        ${repeat(
          draft.fields,
          (each) => each.key,
          (each, at) => this.first(draft, each, at),
        )}
      </ol>
      <div><button type="button" class="btn out" @click=${this.addField}>${icon('plus', 14)}${t('model.field.add')}</button></div>
    </fieldset>`;
  }

  private first(draft: EntityDraft, of: FirstField, at: number): TemplateResult {
    const put = (changes: Partial<FirstField>): void => this.set({ fields: draft.fields.map((each) => (each.key === of.key ? { ...each, ...changes } : each)) });
    const wrong = this.faults.of(`fields[${namedFields(draft).findIndex((each) => each.key === of.key)}]`);
    const what = of.label.trim() || String(at + 1);
    return html`<li class="first">
      <input dir="auto" class="input" data-first=${of.key} aria-label=${t('model.type.field.label', { number: at + 1 })} placeholder=${t('model.label')} aria-invalid=${wrong ? 'true' : nothing} .value=${of.label} @input=${(event: Event) => put({ label: (event.target as HTMLInputElement).value })} />
      <select class="input" aria-label=${t('model.type.field.kind', { what })} @change=${(event: Event) => put({ kind: (event.target as HTMLSelectElement).value as Kind })}>
        ${FIRST_KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === of.kind}>${t(`model.kind.${kind}`)}</option>`)}
      </select>
      <label class="must"><input type="checkbox" .checked=${of.required} @change=${(event: Event) => put({ required: (event.target as HTMLInputElement).checked })} />${t('model.required')}</label>
      <button type="button" class="btn icon" aria-label=${t('model.type.field.remove', { what })} title=${t('model.type.field.remove', { what })} ?disabled=${draft.fields.length === 1} @click=${() => this.set({ fields: draft.fields.filter((each) => each.key !== of.key) })}>${icon('x')}</button>
      ${of.kind === 'choice'
        ? html`<div class="field wide">
            <label for="choices-${of.key}">${t('model.type.field.choices')}</label>
            <textarea dir="auto" class="input" id="choices-${of.key}" .value=${of.choices} @input=${(event: Event) => put({ choices: (event.target as HTMLTextAreaElement).value })}></textarea>
          </div>`
        : nothing}
      ${wrong ? html`<span class="error wide" role="alert">${wrong}</span>` : nothing}
    </li>`;
  }

  private titles(draft: EntityDraft): TemplateResult {
    const offered = this.of ? this.of.fields.filter((field) => !field.standard && !field.multiple && !field.writeOnly && !UNTITLED.has(field.kind)).map(({ name, label }) => ({ name, label })) : namedFields(draft).filter((field) => !UNTITLED.has(field.kind));
    return html`<fieldset class="card">
      <legend>${t('model.type.title')}</legend>
      ${textInput({ id: 'title', label: t('model.type.title.pattern'), value: draft.title, error: this.faults.of('title'), help: t('model.type.title.text'), change: (title) => this.set({ title }) })}
      <div class="tokens" role="group" aria-label=${t('model.type.title.fields')}>
        ${offered.map((field) => html`<button type="button" class="chip accent" @click=${() => this.token(field.name)}>${icon('plus', 12)}${field.label}</button>`)}
      </div>
    </fieldset>`;
  }

  private reach(draft: EntityDraft): TemplateResult {
    return html`<fieldset class="card">
      <legend>${t('model.type.who')}</legend>
      ${this.stored
        ? html`<p class="help">${t('model.type.rights')} <a href=${to.settings('roles')}>${t('settings.section.roles')}</a></p>`
        : selectInput({ id: 'access', label: t('model.type.access'), value: draft.access, help: t('model.type.access.text'), options: ACCESSES.map((each) => ({ value: each, label: t(`model.type.access.${each}`) })), change: (access) => this.set({ access: access as Access }) })}
      ${tick({ id: 'timeline', label: t('model.type.timeline'), text: t('model.type.timeline.text'), checked: draft.timeline, change: (timeline) => this.set({ timeline }) })}
      ${tick({ id: 'shared', label: t('model.type.shared'), text: t('model.type.shared.text'), checked: draft.shared, disabled: this.stored !== null, change: (shared) => this.set({ shared }) })}
    </fieldset>`;
  }

  /** Puts a field into the title, where the caret is. */
  private token(name: string): void {
    const { title_: input } = this;
    const at = input.selectionEnd ?? input.value.length;
    const gap = at > 0 && input.value[at - 1] !== ' ' ? ' ' : '';
    input.setRangeText(`${gap}{${name}}`, input.selectionStart ?? at, at, 'end');
    this.set({ title: input.value });
    input.focus();
  }

  private readonly addField = async (): Promise<void> => {
    if (!this.draft) return;
    const added = firstField();
    this.set({ fields: [...this.draft.fields, added] });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-first="${added.key}"]`)?.focus();
  };

  private set(changes: Partial<EntityDraft>): void {
    if (this.draft) this.draft = { ...this.draft, ...changes };
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = this;
    if (!draft || this.busy) return;
    this.busy = true;
    this.faults = NO_FAULTS;
    try {
      const saved = this.stored ? await this.change(this.stored, draft) : await types.define(entityBody(draft, language.value));
      await syncModules();
      tell(t(this.stored ? 'model.type.saved' : 'model.type.made', { what: saidOf(saved.plural) }));
      go(model(saved.name));
    } catch (failure) {
      this.faults = new DefinitionFaults(failure);
      await this.updateComplete;
      const first = this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true], .alert, .error');
      first?.scrollIntoView({ block: 'center' });
      if (first?.matches('[aria-invalid]')) first.focus();
    } finally {
      this.busy = false;
    }
  };

  private async change(stored: CustomEntity, draft: EntityDraft): Promise<CustomEntity> {
    const patch = entityPatch(stored, draft);
    return patch === null ? stored : types.change(stored, patch);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-entity-form': EntityForm;
  }
}
