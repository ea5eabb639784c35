import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import { entities, type Entity, type Field } from '../../core/metadata.ts';
import { syncModules } from '../../core/modules.ts';
import { complain, tell } from '../../core/notices.ts';
import { go } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { textInput } from '../settings/inputs.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { builtInDraftOf, builtInPatch, kept, shown, type BuiltInDraft } from './built-in-draft.ts';
import './choices-editor.ts';
import type { ChoiceDraft } from './choices.ts';
import { builtIns, type Body, type BuiltIn, type Difference, type Part } from './definitions.ts';
import { DefinitionFaults, NO_FAULTS } from './faults.ts';
import { offeredChoices, standardPart, toFault, validationPart, visiblePart } from './form-parts.ts';
import './icon-picker.ts';
import { iconOf } from './kinds.ts';
import { modelStyles } from './model-styles.ts';
import { model } from './paths.ts';
import { saidOf, tick, wordsInput } from './words.ts';

/** A field that a module brings, or its record type: what can be changed of it, with what the module says beside it. */
@customElement('k-built-in-form')
export class BuiltInForm extends LitElement {
  static override styles = [
    base,
    sheet,
    modelStyles,
    css`
      .facts {
        display: grid;
        grid-template-columns: minmax(120px, auto) 1fr;
        gap: 4px 16px;
        margin: 0;
        font-size: var(--t-3);
      }
      .facts dt {
        color: var(--fg-3);
      }
      .facts dd {
        margin: 0;
        overflow-wrap: anywhere;
      }
      .differs {
        align-items: start;
      }
      .differs div {
        display: grid;
        gap: 6px;
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  /** The name of the field; empty: the record type itself. */
  @property({ attribute: false }) field = '';
  @state() private draft: BuiltInDraft | null = null;
  @state() private stored: BuiltIn | null = null;
  @state() private faults = NO_FAULTS;
  @state() private busy = false;
  private readonly known = new Loaded<BuiltIn>(this, () => builtIns.get(this.of.name, this.field));

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('field')) {
      this.draft = this.stored = null;
      this.faults = NO_FAULTS;
      this.known.value = undefined;
      void this.known.again();
    }
    if (this.draft === null && this.known.value) this.take(this.known.value);
  }

  private take(stored: BuiltIn): void {
    this.stored = stored;
    this.draft = builtInDraftOf(stored);
  }

  override render() {
    const { draft, stored } = this;
    if (draft === null || stored === null) return html`<div class="page">${this.known.render(() => nothing)}</div>`;
    const rest = this.faults.rest(stored.changeable);
    return html`<form class="page" novalidate @submit=${this.save}>
      <a class="up" href=${model(this.of.name)}>${icon('chevron-left', 14)}${this.of.pluralLabel}</a>
      <div class="head">
        <span class="face">${icon(stored.kind ? iconOf(stored.kind) : (stored.icon ?? this.of.icon), 22)}</span>
        <div>
          <h1>${saidOf(stored.kind ? stored.label : (stored.plural ?? stored.label))}</h1>
          <p class="lead">${stored.kind ? `${this.of.pluralLabel} · ${t(`model.kind.${stored.kind}`)}` : html`<code>${stored.name}</code>`}</p>
        </div>
        ${this.mine(stored).length > 0 ? html`<button type="button" class="btn out" ?disabled=${this.busy} @click=${this.revert}>${icon('undo-2')}${t('model.builtIn.revert')}</button>` : nothing}
      </div>
      ${rest === '' ? nothing : html`<div class="alert" role="alert">${icon('circle-alert')}<span>${rest}</span></div>`}
      ${Object.entries(stored.conflicts).map(([part, difference]) => this.differs(stored, part as Part, difference))} ${this.words(stored, draft)} ${this.choices(stored, draft)} ${this.demands(stored, draft)} ${this.shows(stored, draft)}
      ${stored.kind ? this.decided(stored) : nothing}
      <div class="foot">
        <span class="grow"></span>
        <a class="btn out" href=${model(this.of.name)}>${t('settings.cancel')}</a>
        <button class="btn pri" ?disabled=${this.busy} aria-busy=${this.busy}>${t('settings.save')}</button>
      </div>
    </form>`;
  }

  /** What administrators have changed: what a package has is taken back with the package. */
  private mine(stored: BuiltIn): readonly string[] {
    return Object.keys(stored.layers.find((layer) => layer.layer === 'admin')?.parts ?? {});
  }

  /** The module says something else than when its word was replaced. */
  private differs(stored: BuiltIn, part: Part, { was, now }: Difference): TemplateResult {
    return html`<div class="alert warn differs" role="status">
      ${icon('history')}
      <div>
        <span>${t('model.builtIn.differs', { part: t(`model.${part}`), was: shown(was, language.value), now: shown(now, language.value) })}</span>
        <span class="chips">
          <button type="button" class="btn out" ?disabled=${this.busy} @click=${() => void this.decide(stored, kept(stored, part))}>${t('model.builtIn.keep')}</button>
          <button type="button" class="btn out" ?disabled=${this.busy} @click=${() => void this.decide(stored, { [part]: null })}>${t('model.builtIn.take')}</button>
        </span>
      </div>
    </div>`;
  }

  private may(part: Part): boolean {
    return this.stored?.changeable.includes(part) ?? false;
  }

  /** What the module says of a part, where it has been changed. */
  private said(part: Part): string {
    const { stored } = this;
    return stored?.changed.includes(part) ? t('model.builtIn.module', { value: shown(stored.module[part], language.value) }) : '';
  }

  private words(stored: BuiltIn, draft: BuiltInDraft): TemplateResult {
    return html`<fieldset class="card">
      <legend>${t('model.basics')}</legend>
      ${wordsInput({ id: 'label', label: t(stored.kind ? 'model.label' : 'model.type.label'), value: draft.label, error: this.faults.of('label'), help: this.said('label'), focus: true, change: (label) => this.set({ label }) })}
      ${this.may('plural') ? wordsInput({ id: 'plural', label: t('model.type.plural'), value: draft.plural, error: this.faults.of('plural'), help: this.said('plural'), change: (plural) => this.set({ plural }) }) : nothing}
      ${this.may('icon') ? html`<k-icon-picker .value=${draft.icon} .error=${this.faults.of('icon') ?? ''} @icon=${(event: CustomEvent<string>) => this.set({ icon: event.detail })}></k-icon-picker>` : nothing}
      ${this.may('help') ? wordsInput({ id: 'help', label: t('model.help'), value: draft.help, error: this.faults.of('help'), help: t('model.help.text'), long: true, change: (help) => this.set({ help }) }) : nothing}
    </fieldset>`;
  }

  private choices(stored: BuiltIn, draft: BuiltInDraft): TemplateResult | typeof nothing {
    if (!this.may('choices')) return nothing;
    const fixed = stored.readOnly ? 'order' : stored.extendable ? '' : 'values';
    return html`<fieldset class="card">
      <legend>${t('model.choices')}</legend>
      ${fixed === '' ? nothing : html`<p class="help">${t(`model.builtIn.fixed.${fixed}`)}</p>`}
      <k-choices .choices=${draft.choices} .fixed=${fixed} .faults=${this.faults} @choices=${(event: CustomEvent<readonly ChoiceDraft[]>) => this.set({ choices: event.detail })}></k-choices>
    </fieldset>`;
  }

  private demands(stored: BuiltIn, draft: BuiltInDraft): TemplateResult | typeof nothing {
    if (!this.may('required')) return nothing;
    const must = stored.module.required === true;
    return html`<fieldset class="card">
      <legend>${t('model.rules')}</legend>
      ${tick({ id: 'required', label: t('model.required'), text: must ? t('model.builtIn.required') : t('model.required.text'), checked: draft.required, disabled: must, error: this.faults.of('required'), change: (required) => this.set({ required }) })}
      ${this.may('min')
        ? html`<div class="two">
            ${textInput({ id: 'min', label: t('model.min'), value: draft.min, error: this.faults.of('min'), help: this.said('min'), change: (min) => this.set({ min }) })}${textInput({ id: 'max', label: t('model.max'), value: draft.max, error: this.faults.of('max'), help: this.said('max'), change: (max) => this.set({ max }) })}
          </div>`
        : nothing}
      ${this.may('pattern') ? textInput({ id: 'pattern', label: t('model.pattern'), value: draft.pattern, error: this.faults.of('pattern'), help: t('model.pattern.text'), change: (pattern) => this.set({ pattern }) }) : nothing} ${this.may('default') ? standardPart(this.like(draft, t('model.default')), draft.default, this.faults, (value) => this.set({ default: value })) : nothing}
      ${validationPart({ of: this.of, name: this.field, draft, faults: this.faults, set: (changes) => this.set(changes) })}
    </fieldset>`;
  }

  /** The field as the pages have it, with the choices that stand here. */
  private like(draft: BuiltInDraft, label: string): Field {
    const field = this.of.fields.find((each) => each.name === this.field)!;
    const { default: _, visibleWhen: __, validation: ___, help: ____, ...plain } = field;
    const offered = offeredChoices(draft.choices);
    return { ...plain, label, required: false, ...(offered.length > 0 ? { choices: offered } : {}) };
  }

  private shows(stored: BuiltIn, draft: BuiltInDraft): TemplateResult | typeof nothing {
    if (!this.may('tracked')) return nothing;
    return html`<fieldset class="card">
      <legend>${t('model.where')}</legend>
      ${tick({ id: 'tracked', label: t('model.tracked'), text: t('model.tracked.text'), checked: draft.tracked, error: this.faults.of('tracked'), change: (tracked) => this.set({ tracked }) })}
      ${stored.changeable.includes('visibleWhen')
        ? visiblePart(this.of, draft.visibleWhen, this.faults, (visibleWhen) => this.set({ visibleWhen }))
        : nothing}
    </fieldset>`;
  }

  /** What the module alone decides: to read. */
  private decided(stored: BuiltIn): TemplateResult {
    const facts: readonly (readonly [string, unknown])[] = [
      [t('model.name'), html`<code>${stored.name}</code>`],
      [t('model.readOnly'), stored.readOnly ? t('yes') : ''],
      [t('model.several'), stored.multiple ? t('yes') : ''],
      [t('model.unique'), stored.unique ? t('yes') : ''],
      [t('model.length'), stored.length ? String(stored.length) : ''],
      [t('model.refs'), (stored.refs ?? []).map((ref) => entities.value.get(ref)?.pluralLabel ?? ref).join(', ')],
      [t('model.in'), (stored.in ?? []).map((place) => t(`model.in.${place}`)).join(', ')],
    ];
    return html`<section class="card body">
      <h2>${t('model.builtIn.decided')}</h2>
      <dl class="facts">${facts.filter(([, value]) => value !== '').map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
    </section>`;
  }

  private set(changes: Partial<BuiltInDraft>): void {
    if (this.draft) this.draft = { ...this.draft, ...changes };
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft, stored } = this;
    if (!draft || !stored || this.busy) return;
    this.busy = true;
    this.faults = NO_FAULTS;
    try {
      const patch = builtInPatch(stored, draft);
      const saved = patch === null ? stored : await builtIns.change(stored, patch);
      await syncModules();
      tell(t('model.field.saved', { what: saidOf(saved.label) }));
      go(model(this.of.name));
    } catch (failure) {
      this.faults = new DefinitionFaults(failure);
      await toFault(this);
    } finally {
      this.busy = false;
    }
  };

  private readonly revert = async (): Promise<void> => {
    const { stored } = this;
    if (stored) await this.become(() => builtIns.revert(stored));
  };

  private async decide(stored: BuiltIn, patch: Body): Promise<void> {
    await this.become(() => builtIns.change(stored, patch));
  }

  /** What is typed and not saved goes: it was about something else. */
  private async become(change: () => Promise<BuiltIn>): Promise<void> {
    this.busy = true;
    this.faults = NO_FAULTS;
    try {
      this.take(await change());
      await syncModules();
      tell(t('model.field.saved', { what: saidOf(this.stored?.label ?? {}) }));
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-built-in-form': BuiltInForm;
  }
}
