import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { entities, type Entity, type Field, type Kind, type Place } from '../../core/metadata.ts';
import { syncModules } from '../../core/modules.ts';
import { tell } from '../../core/notices.ts';
import { go } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import '../../ui/field-editor.ts';
import { icon } from '../../ui/icon.ts';
import '../settings/choose.ts';
import { selectInput, textInput } from '../settings/inputs.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import './choices-editor.ts';
import { choiceBodies, type ChoiceDraft } from './choices.ts';
import { fields, type CustomField, type OnDelete, type RollUp } from './definitions.ts';
import { blank, bodyOf, draftOf, patchOf, type FieldDraft } from './draft.ts';
import { DefinitionFaults, NO_FAULTS } from './faults.ts';
import { offeredChoices, standardPart, toFault, validationPart, visiblePart } from './form-parts.ts';
import './formula-editor.ts';
import { RESULTS, has, iconOf, placesOf, retypes, type Option } from './kinds.ts';
import { modelStyles } from './model-styles.ts';
import { proposed } from './names.ts';
import { exampleOf } from './numbering.ts';
import { model } from './paths.ts';
import './retype-dialog.ts';
import './roll-up-editor.ts';
import { saidOf, tick, wordsInput } from './words.ts';

/** The properties at which the form shows what is wrong with them. */
const SHOWN = ['label', 'name', 'help', 'choices', 'refs', 'numbering', 'formula', 'result', 'rollUp', 'length', 'min', 'max', 'pattern', 'default', 'required', 'unique', 'filterable', 'validation', 'visibleWhen', 'in'];

/** A field that is added, or one that was: all that can be said of fields of its kind. */
@customElement('k-field-form')
export class FieldForm extends LitElement {
  static override styles = [
    base,
    sheet,
    modelStyles,
    css`
      .places {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
        gap: 12px 16px;
      }
      .example {
        font-size: var(--t-3);
        color: var(--fg-2);
      }
      .example strong {
        color: var(--fg);
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  /** Of a new field. */
  @property({ attribute: false }) kind: Kind = 'text';
  /** The name of one that is there. */
  @property({ attribute: false }) field = '';
  @state() private draft: FieldDraft | null = null;
  @state() private stored: CustomField | null = null;
  @state() private faults = NO_FAULTS;
  @state() private busy = false;
  @state() private retyping = false;
  private readonly known = new Loaded<readonly CustomField[]>(this, async () => (this.field === '' ? [] : (await fields.all(this.of.name)).items));

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && changed.has('field')) {
      this.draft = this.stored = null;
      this.faults = NO_FAULTS;
      this.known.value = undefined;
      void this.known.again();
    }
    if (changed.has('kind') && this.field === '') this.draft = blank(this.kind);
    if (this.draft === null && this.known.value) this.take(this.known.value.find((each) => each.name === this.field) ?? null);
  }

  private take(stored: CustomField | null): void {
    this.stored = stored;
    if (stored) this.draft = draftOf(stored);
  }

  override render() {
    if (this.field !== '' && this.known.value === undefined) return this.known.render(() => nothing);
    const { draft } = this;
    if (draft === null) return html`<k-nothing icon="search" .heading=${t('notFound.heading')} .text=${t('model.field.none', { name: this.field })}></k-nothing>`;
    const said = saidOf(draft.label);
    return html`<form class="page" novalidate @submit=${this.save}>
      <a class="up" href=${this.stored ? model(this.of.name) : model(this.of.name, '-new')}>${icon('chevron-left', 14)}${this.stored ? this.of.pluralLabel : t('model.kinds.other')}</a>
      <div class="head">
        <span class="face">${icon(iconOf(draft.kind), 22)}</span>
        <div>
          <h1>${this.stored ? saidOf(this.stored.label) : t('model.field.newOf', { kind: t(`model.kind.${draft.kind}`) })}</h1>
          <p class="lead">${this.of.pluralLabel} · ${t(`model.kind.${draft.kind}.text`)}</p>
        </div>
        ${this.stored && retypes(draft.kind).length > 0 ? html`<button type="button" class="btn out" @click=${() => (this.retyping = true)}>${icon('shuffle')}${t('model.retype')}</button>` : nothing}
      </div>
      ${this.alert()} ${this.basics(draft)} ${this.particular(draft)} ${this.rules(draft)} ${this.places(draft)}
      <div class="foot">
        <span class="grow"></span>
        <a class="btn out" href=${model(this.of.name)}>${t('settings.cancel')}</a>
        <button class="btn pri" ?disabled=${this.busy} aria-busy=${this.busy}>${this.stored ? t('settings.save') : t('model.field.create', { what: said || t(`model.kind.${draft.kind}`) })}</button>
      </div>
    </form>
    ${this.retyping && this.stored ? html`<k-retype .field=${this.stored} @close=${() => (this.retyping = false)} @retyped=${this.retyped}></k-retype>` : nothing}`;
  }

  private alert(): TemplateResult | typeof nothing {
    const rest = this.faults.rest(SHOWN);
    return rest === '' ? nothing : html`<div class="alert" role="alert">${icon('circle-alert')}<span>${rest}</span></div>`;
  }

  private basics(draft: FieldDraft): TemplateResult {
    const name = this.proposal(draft);
    return html`<fieldset class="card">
      <legend>${t('model.basics')}</legend>
      ${wordsInput({ id: 'label', label: t('model.label'), value: draft.label, error: this.faults.of('label'), required: true, focus: true, change: (label) => this.set({ label }) })}
      ${wordsInput({ id: 'help', label: t('model.help'), value: draft.help, error: this.faults.of('help'), help: t('model.help.text'), long: true, change: (help) => this.set({ help }) })}
      <details class="extra" ?open=${this.faults.of('name') !== undefined}>
        <summary>${t('model.name')}: <code>${draft.name || name || '—'}</code></summary>
        ${textInput({ id: 'name', label: t('model.name'), value: draft.name || (this.stored ? '' : name), error: this.faults.of('name'), help: this.stored ? t('model.name.change') : t('model.name.text'), change: (typed) => this.set({ name: typed }) })}
      </details>
    </fieldset>`;
  }

  private proposal(draft: FieldDraft): string {
    if (this.stored) return this.stored.name;
    const said = draft.label['en']?.trim() || saidOf(draft.label);
    return said.trim() === '' ? '' : proposed(said, 'field', (name) => this.of.fields.some((field) => field.name === name));
  }

  private may(draft: FieldDraft, option: Option): boolean {
    return has(option, draft.kind, draft.result === '' ? undefined : draft.result);
  }

  /** What fields of this kind have that others have not. */
  private particular(draft: FieldDraft): TemplateResult | typeof nothing {
    const parts = [
      this.may(draft, 'choices')
        ? html`<k-choices .choices=${draft.choices} .faults=${this.faults} @choices=${(event: CustomEvent<readonly ChoiceDraft[]>) => this.set({ choices: event.detail, default: this.offered(event.detail, draft.default) })}></k-choices>`
        : nothing,
      this.may(draft, 'refs') ? this.refs(draft) : nothing,
      this.may(draft, 'numbering') ? this.numbering(draft) : nothing,
      this.may(draft, 'formula')
        ? html`<k-formula
            .of=${this.of}
            .value=${draft.formula}
            .label=${t('model.formula')}
            .help=${t('model.formula.help')}
            .error=${this.faults.of('formula') ?? ''}
            @formula=${(event: CustomEvent<string>) => this.set({ formula: event.detail })}
            @result=${(event: CustomEvent<Kind | null>) => this.comes(event.detail)}
          ></k-formula>`
        : nothing,
      this.may(draft, 'rollUp') ? html`<k-roll-up .of=${this.of} .value=${draft.rollUp} .faults=${this.faults} @roll-up=${(event: CustomEvent<RollUp>) => this.set({ rollUp: event.detail })}></k-roll-up>` : nothing,
      this.may(draft, 'formula') || this.may(draft, 'rollUp') ? this.result(draft) : nothing,
      this.limits(draft),
    ].filter((part) => part !== nothing);
    if (parts.length === 0) return nothing;
    return html`<fieldset class="card"><legend>${t(`model.kind.${draft.kind}`)}</legend>${parts}</fieldset>`;
  }

  private result(draft: FieldDraft): TemplateResult {
    return selectInput({
      id: 'result',
      label: t('model.result'),
      value: draft.result,
      error: this.faults.of('result'),
      help: t('model.result.help'),
      disabled: this.stored !== null,
      options: [{ value: '', label: t('model.result.usual') }, ...RESULTS.map((kind) => ({ value: kind, label: t(`model.kind.${kind}`) }))],
      change: (kind) => this.set({ result: kind as Kind | '' }),
    });
  }

  /** A result that was chosen and cannot come out any more gives way to the usual one. */
  private comes(kind: Kind | null): void {
    const { draft } = this;
    if (!draft || draft.result === '' || this.stored || kind === null) return;
    const fits: Readonly<Partial<Record<Kind, readonly Kind[]>>> = { decimal: ['decimal', 'integer', 'percent'], text: ['text', 'longText'], choice: ['text'] };
    if (!(fits[kind] ?? [kind]).includes(draft.result)) this.set({ result: '' });
  }

  private limits(draft: FieldDraft): TemplateResult | typeof nothing {
    const length = this.may(draft, 'length');
    const range = this.may(draft, 'range');
    const pattern = this.may(draft, 'pattern');
    if (!length && !range && !pattern) return nothing;
    return html`${length || range
      ? html`<div class="two">
          ${length ? textInput({ id: 'length', label: t('model.length'), value: draft.length, error: this.faults.of('length'), help: t('model.length.text'), change: (typed) => this.set({ length: typed }) }) : nothing}
          ${range
            ? html`${textInput({ id: 'min', label: t('model.min'), value: draft.min, error: this.faults.of('min'), change: (typed) => this.set({ min: typed }) })}${textInput({ id: 'max', label: t('model.max'), value: draft.max, error: this.faults.of('max'), change: (typed) => this.set({ max: typed }) })}`
            : nothing}
        </div>`
      : nothing}
    ${pattern ? textInput({ id: 'pattern', label: t('model.pattern'), value: draft.pattern, error: this.faults.of('pattern'), help: t('model.pattern.text'), change: (typed) => this.set({ pattern: typed }) }) : nothing}`;
  }

  private refs(draft: FieldDraft): TemplateResult {
    const offered = [...entities.value.values()].filter((of) => of.available || draft.refs.includes(of.name)).sort((one, other) => one.pluralLabel.localeCompare(other.pluralLabel));
    const fixed = this.stored !== null;
    if (draft.kind === 'anyRef') {
      const kept = new Set(this.stored?.refs);
      return html`<k-choose
        .label=${t('model.refs.any')}
        .error=${this.faults.of('refs') ?? ''}
        .options=${offered.map((of) => ({ id: of.name, title: of.pluralLabel }))}
        .chosen=${draft.refs}
        @chosen=${(event: CustomEvent<readonly string[]>) => this.set({ refs: [...new Set([...kept, ...event.detail])] })}
      ></k-choose>`;
    }
    return html`${selectInput({
      id: 'refs',
      label: t('model.refs'),
      value: draft.refs[0] ?? '',
      error: this.faults.of('refs'),
      disabled: fixed,
      options: [...(draft.refs.length === 0 ? [{ value: '', label: t('model.choose') }] : []), ...offered.map((of) => ({ value: of.name, label: of.pluralLabel }))],
      change: (name) => this.set({ refs: name === '' ? [] : [name] }),
    })}
    ${draft.kind === 'ref'
      ? selectInput({
          id: 'on-delete',
          label: t('model.onDelete'),
          value: draft.onDelete,
          options: (['clear', 'restrict', 'cascade'] as const).map((each) => ({ value: each, label: t(`model.onDelete.${each}`) })),
          change: (chosen) => this.set({ onDelete: chosen as OnDelete }),
        })
      : nothing}`;
  }

  private numbering(draft: FieldDraft): TemplateResult {
    const example = exampleOf(draft.numbering, new Date());
    return html`<div>
        ${textInput({ id: 'numbering', label: t('model.numbering'), value: draft.numbering, error: this.faults.of('numbering') ?? (example === null && draft.numbering !== '' ? t('model.numbering.wrong') : undefined), help: t('model.numbering.text'), required: true, change: (typed) => this.set({ numbering: typed }) })}
      </div>
      <p class="example" aria-live="polite">${t('model.numbering.example')} <strong>${example ?? '—'}</strong></p>
      ${tick({ id: 'gap-free', label: t('model.gapFree'), text: t('model.gapFree.text'), checked: draft.gapFree, change: (gapFree) => this.set({ gapFree }) })}`;
  }

  private rules(draft: FieldDraft): TemplateResult | typeof nothing {
    if (!this.may(draft, 'required') && !this.may(draft, 'unique') && !this.may(draft, 'default')) return nothing;
    return html`<fieldset class="card">
      <legend>${t('model.rules')}</legend>
      <div class="places">
        ${this.may(draft, 'required') ? tick({ id: 'required', label: t('model.required'), text: t('model.required.text'), checked: draft.required, error: this.faults.of('required'), change: (required) => this.set({ required }) }) : nothing}
        ${this.may(draft, 'unique') ? tick({ id: 'unique', label: t('model.unique'), text: t('model.unique.text'), checked: draft.unique, error: this.faults.of('unique'), change: (unique) => this.set({ unique }) }) : nothing}
      </div>
      ${this.may(draft, 'default') && !draft.unique ? standardPart(this.like(draft, t('model.default')), draft.default, this.faults, (value) => this.set({ default: value })) : nothing} ${this.may(draft, 'validation') ? this.validation(draft) : nothing}
    </fieldset>`;
  }

  /** A field as it will be, to enter a value of it. */
  private like(draft: FieldDraft, label: string): Field {
    const limit = (typed: string): number | undefined => (typed.trim() === '' || Number.isNaN(Number(typed)) ? undefined : Number(typed));
    const [min, max, length] = [limit(draft.min), limit(draft.max), limit(draft.length)];
    return {
      name: draft.name || this.proposal(draft),
      kind: draft.kind,
      label,
      required: false,
      choices: offeredChoices(draft.choices),
      refs: draft.refs,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
      ...(length === undefined ? {} : { length }),
      ...(draft.pattern.trim() === '' ? {} : { pattern: draft.pattern.trim() }),
    };
  }

  private validation(draft: FieldDraft): TemplateResult {
    const self = this.like(draft, saidOf(draft.label) || t(`model.kind.${draft.kind}`));
    return validationPart({ of: this.of, self, name: self.name || 'field', draft, faults: this.faults, set: (changes) => this.set(changes) });
  }

  private places(draft: FieldDraft): TemplateResult {
    const offered = placesOf(draft.kind, draft.result === '' ? undefined : draft.result);
    const put = (place: Place, on: boolean): void => this.set({ in: on ? [...draft.in, place] : draft.in.filter((each) => each !== place) });
    return html`<fieldset class="card">
      <legend>${t('model.where')}</legend>
      <div class="places">
        ${offered.map((place) => tick({ id: `in-${place}`, label: t(`model.in.${place}`), text: t(`model.in.${place}.text`), checked: draft.in.includes(place), change: (on) => put(place, on) }))}
        ${this.may(draft, 'filterable') ? tick({ id: 'filterable', label: t('model.filterable'), text: t('model.filterable.text'), checked: draft.filterable, error: this.faults.of('filterable'), change: (filterable) => this.set({ filterable }) }) : nothing}
        ${tick({ id: 'tracked', label: t('model.tracked'), text: t('model.tracked.text'), checked: draft.tracked, change: (tracked) => this.set({ tracked }) })}
      </div>
      ${this.faults.of('in') ? html`<span class="error" role="alert">${this.faults.of('in')}</span>` : nothing}
      ${visiblePart(this.of, draft.visibleWhen, this.faults, (visibleWhen) => this.set({ visibleWhen }))}
    </fieldset>`;
  }

  /** A default that is still among the choices. */
  private offered(choices: readonly ChoiceDraft[], value: unknown): unknown {
    const there = (each: unknown): boolean => choiceBodies(choices).some((choice) => choice.value === each && !choice.retired);
    return Array.isArray(value) ? value.filter(there) : there(value) ? value : null;
  }

  private set(changes: Partial<FieldDraft>): void {
    if (this.draft) this.draft = { ...this.draft, ...changes };
  }

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { draft } = this;
    if (!draft || this.busy) return;
    this.busy = true;
    this.faults = NO_FAULTS;
    try {
      const saved = this.stored ? await this.change(this.stored, draft) : await fields.add(this.of.name, bodyOf(draft));
      await syncModules();
      tell(t(this.stored ? 'model.field.saved' : 'model.field.added', { what: saidOf(saved.label) }));
      go(model(this.of.name));
    } catch (failure) {
      this.faults = new DefinitionFaults(failure);
      await toFault(this);
    } finally {
      this.busy = false;
    }
  };

  private async change(stored: CustomField, draft: FieldDraft): Promise<CustomField> {
    const patch = patchOf(stored, draft);
    const changed = patch === null ? stored : await fields.change(stored, patch);
    this.stored = changed;
    const name = draft.name.trim();
    return name === '' || name === changed.name ? changed : await fields.rename(changed, name);
  }

  private readonly retyped = (event: CustomEvent<CustomField>): void => {
    this.retyping = false;
    this.take(event.detail);
    void syncModules();
    tell(t('model.retyped', { what: saidOf(event.detail.label), kind: t(`model.kind.${event.detail.kind}`) }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-field-form': FieldForm;
  }
}
