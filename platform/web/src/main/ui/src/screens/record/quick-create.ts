import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { conditionsOf, type Conditions } from '../../core/conditions.ts';
import { t, withTexts } from '../../core/i18n.ts';
import { quickFields } from '../../core/layouts.ts';
import { entity as entityOf, writable, type Entity, type Field } from '../../core/metadata.ts';
import { undoable } from '../../core/notices.ts';
import { creation, type Creation, type Values } from '../../core/overlays.ts';
import type { CrmRecord } from '../../core/records.ts';
import { adjust, go, place, to } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { writes } from '../../core/writes.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { isEmpty } from '../../ui/fields/check.ts';
import { icon } from '../../ui/icon.ts';
import { noun } from '../../ui/fields/refs.ts';
import { twins, type Twin } from './duplicates.ts';
import { defaults } from './defaults.ts';
import { allInOrder, editors, faultsOf, formStyles, NO_FAULTS, type Faults } from './form.ts';
import '../guard.ts';
import { recordTexts } from '../../i18n/late.ts';
import '../../ui/dialog.ts';

await withTexts(recordTexts);

const WAIT = 350;

/** The short form for a new record, with the rest of its fields at hand and a word about what is there already. */
@customElement('k-quick-create')
export class QuickCreate extends LitElement {
  static override styles = [
    base,
    formStyles,
    css`
      .twins {
        display: grid;
        gap: 6px;
        padding: 10px 12px;
        border-radius: var(--r-m);
        background: var(--warn-soft);
        font-size: var(--t-3);
      }
      .twins p {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--warn);
        font-weight: 500;
      }
      .twins a {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 28px;
        color: var(--fg);
        text-decoration: none;
      }
      .twins a:hover span {
        text-decoration: underline;
      }
      .twins small {
        margin-inline-start: auto;
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      .more {
        justify-self: start;
        margin-inline-start: -12px;
      }
      @media (pointer: coarse) {
        .twins a {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private values: Values = {};
  @state() private faults: Faults = NO_FAULTS;
  @state() private busy = false;
  @state() private all = false;
  @state() private found: readonly Twin[] = [];
  @state() private round = 0;
  @state() private conditions: Conditions | undefined;
  private shown: Creation | null = null;
  /** What was there before anything was typed. */
  private begun: Values = {};
  private asking: AbortController | undefined;
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  override willUpdate(): void {
    if (creation.value === this.shown) return;
    this.shown = creation.value;
    this.start(this.shown?.values ?? {});
    this.all = this.beyond();
    void this.condition(this.shown);
  }

  private async condition(shown: Creation | null): Promise<void> {
    const of = shown === null ? undefined : entityOf(shown.entity);
    const conditions = of === undefined ? undefined : await conditionsOf(of);
    if (this.shown === shown) this.conditions = conditions;
  }

  override render() {
    const { shown } = this;
    const of = shown && entityOf(shown.entity);
    if (!shown) return nothing;
    if (!of || !may(of.name, 'create')) {
      return html`<k-dialog heading=${t('record.create', { what: '' })} @close=${this.close}><k-nothing icon="lock" .heading=${t('record.state.denied')} .text=${t('record.createDenied')}></k-nothing></k-dialog>`;
    }
    const fields = this.fields(of);
    return html`<k-dialog full ?firm=${this.entered} heading=${t(shown.mends ? 'record.mend' : 'record.create', { what: noun(of.label) })} @close=${this.close}>
      <form @submit=${(event: Event) => (event.preventDefault(), void this.save(of, false))}>
        ${this.faults.general ? html`<p class="general" role="alert">${this.faults.general}</p>` : nothing}
        ${this.round % 2 === 0 ? editors(fields, this.values, this.faults, (name, value) => this.set(of, name, value), () => void this.save(of, false)) : nothing}
        <div role="status">${this.found.length > 0 ? this.twins() : nothing}</div>
        ${this.rest(of).length > 0
          ? html`<button type="button" class="btn more" aria-expanded=${this.all} @click=${() => (this.all = !this.all)}>${icon(this.all ? 'chevron-up' : 'chevron-down')}${this.all ? t('record.fewerFields') : t('record.moreFields')}</button>`
          : nothing}
      </form>
      <button slot="foot" class="btn" @click=${this.close}>${t('record.cancel')}</button>
      ${shown.stay ? nothing : html`<button slot="foot" class="btn out" ?disabled=${this.busy} @click=${() => void this.save(of, true)}>${t('record.saveAndNew')}</button>`}
      <button slot="foot" class="btn pri" ?disabled=${this.busy} aria-busy=${this.busy} @click=${() => void this.save(of, false)}>${t('record.save')}</button>
    </k-dialog>`;
  }

  private twins() {
    return html`<div class="twins">
      <p>${icon('triangle-alert')}${t('record.twins')}</p>
      ${this.found.map(
        ({ record, because }) => html`<a href=${to.beside(record.entity, record.id)} @click=${this.close}>${avatar(record.title, 22)}<span dir="auto" class="cut">${record.title}</span><small>${because}</small></a>`,
      )}
    </div>`;
  }

  private fields(of: Entity): readonly Field[] {
    const hidden = this.conditions?.hidden(this.values);
    const fields = this.all ? [...quickFields(of), ...this.rest(of)] : quickFields(of);
    return hidden === undefined ? fields : fields.filter((field) => !hidden.has(field.name));
  }

  private rest(of: Entity): readonly Field[] {
    const quick = new Set(quickFields(of).map((field) => field.name));
    return of.fields.filter((field) => !quick.has(field.name) && writable(field) && (!field.standard || field.name === 'owner' || field.name === 'team'));
  }

  private get entered(): boolean {
    return JSON.stringify(this.values) !== JSON.stringify(this.begun);
  }

  private start(values: Values): void {
    const of = this.shown && entityOf(this.shown.entity);
    const mends = this.shown?.mends;
    this.begun = this.values = of && !mends ? { ...defaults(of), ...values } : values;
    this.faults = of && mends ? faultsOf(mends.problem, [...quickFields(of), ...this.rest(of)]) : NO_FAULTS;
    this.found = [];
    this.busy = false;
  }

  /** Whether a record that is to be mended has values or faults beyond the short form. */
  private beyond(): boolean {
    const of = this.shown?.mends && entityOf(this.shown.entity);
    if (!of) return false;
    const named = new Set([...Object.keys(this.values), ...Object.keys(this.faults.fields)]);
    return this.rest(of).some((field) => named.has(field.name));
  }

  private set(of: Entity, name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value };
    if (name in this.faults.fields) this.faults = { ...this.faults, fields: Object.fromEntries(Object.entries(this.faults.fields).filter(([each]) => each !== name)) };
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(of), WAIT);
  }

  /** Hints are a help: where they cannot be had, nothing is said. */
  private async look(of: Entity): Promise<void> {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    const found = await twins(of, this.values, asking.signal).catch(() => []);
    if (!asking.signal.aborted) this.found = found;
  }

  private readonly close = (): void => creation.set(null);

  private async save(of: Entity, again: boolean): Promise<void> {
    const { shown } = this;
    if (!shown || this.busy || !allInOrder(this.renderRoot as DocumentFragment)) return;
    if (!this.meets(of)) {
      await this.updateComplete;
      return [...this.renderRoot.querySelectorAll('k-field-editor')].find((each) => each.error !== '')?.focus();
    }
    this.busy = true;
    try {
      const hidden = this.conditions?.hidden(this.values);
      const values = Object.fromEntries(Object.entries(this.values).filter(([name, value]) => !isEmpty(value) && !hidden?.has(name)));
      if (shown.mends) {
        await shown.mends.take(values);
        return this.close();
      }
      const made = await writes.create(of.name, values);
      shown.created(made);
      undoable(t('fields.created', { title: titleOf(of, made) }), () => this.takeBack(made));
      if (again) await this.again(shown.values);
      else {
        this.close();
        if (!shown.stay) go(to.beside(made.entity, made.id));
      }
    } catch (failure) {
      this.faults = faultsOf(failure, this.fields(of));
    } finally {
      this.busy = false;
    }
  }

  /** Whether all conditions hold; those of fields that are not on the form are left to the server. */
  private meets(of: Entity): boolean {
    const unmet = this.conditions?.unmet(this.values) ?? {};
    const fields = Object.fromEntries(this.fields(of).flatMap(({ name }) => (unmet[name] === undefined ? [] : [[name, unmet[name]]])));
    this.faults = { fields, general: '' };
    return Object.keys(fields).length === 0;
  }

  private async takeBack(made: CrmRecord): Promise<void> {
    await writes.remove(made);
    if (place.value.parameters['record'] === `${made.entity}/${made.id}`) adjust({ record: undefined });
  }

  /** The form anew, with what was there at first; its editors forget what was typed. */
  private async again(values: Values): Promise<void> {
    this.start(values);
    this.round++;
    await this.updateComplete;
    this.round++;
  }
}

/** The server makes the title; until it has, the title is put together of the fields that it stands for. */
function titleOf(of: Entity, made: CrmRecord): string {
  return made.title || of.title.replace(/\{(\w+)\}/g, (_, name: string) => String(made[name] ?? '')).trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'k-quick-create': QuickCreate;
  }
}
