import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moment } from '../../core/format.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { moduleViews } from '../../core/layouts.ts';
import { entity as entityOf, type Entity } from '../../core/metadata.ts';
import { complain, tell } from '../../core/notices.ts';
import { arranging, ask, neighbours, type Arranging } from '../../core/overlays.ts';
import { records } from '../../core/records.ts';
import { adjust, go, place, segments, to } from '../../core/router.ts';
import { Watch } from '../../core/store.ts';
import { views, type SavedView } from '../../core/views.ts';
import { arrangeTexts, homeTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { offeredEntries } from '../../workplace.ts';
import { offeredFigures, offeredPanels, onHome, RECENT } from '../home/panels.ts';
import { arrangeStyles } from './arrange-styles.ts';
import type { Content } from './contents.ts';
import { LayoutDraft } from './draft.ts';
import type { Item } from './groups.ts';
import { outline, type Context } from './outline.ts';
import { usualMenu, usualPart } from './parts.ts';
import './compare.ts';
import './part-editor.ts';

await withTexts(arrangeTexts);
await withTexts(homeTexts);

/** So wide, in pixels, a page has room for a list, a record beside it and what is arranged. */
const ROOMY = 1_600;
const PARTS = ['list', 'record', 'card', 'quickCreate'] as const;

interface RoleName {
  readonly name: string;
  readonly label: string;
}

/** Arranges on the page itself how records, menu or home page are shown to everybody or a role: what stands here is tried beside it at once. */
@customElement('k-arrange')
export class Arrange extends LitElement {
  static override styles = [base, arrangeStyles];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  /** The part that is arranged. */
  @state() private which = 'list';
  @state() private roles: readonly RoleName[] = [];
  @state() private saved: readonly SavedView[] = [];
  @state() private comparing = false;
  private draft: LayoutDraft | null = null;
  private watching: Watch | undefined;

  constructor() {
    super();
    new Watch(this, [language, place]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeunload', this.leaving);
    records.list('security.role', { fields: ['name', 'label'], limit: 200 }).then(({ items }) => {
      this.roles = items.map((role) => ({ name: String(role['name']), label: String(role['label'] ?? '') || String(role['name']) }));
    }, complain);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.leaving);
    this.draft?.end();
  }

  private readonly leaving = (event: BeforeUnloadEvent): void => {
    if (this.draft?.dirty) event.preventDefault();
  };

  override willUpdate(changed: PropertyValues<this>): void {
    const { subject, part, role = '' } = this.context as unknown as Arranging;
    if (this.draft?.subject === subject) {
      const before = changed.get('context') as unknown as Arranging | undefined;
      if (before && before.part !== part) this.which = part;
      if (before && (before.role ?? '') !== role && !this.draft.dirty) this.draft.load(role).catch(complain);
      return;
    }
    this.draft?.end();
    this.which = part;
    const of = entityOf(subject);
    const usual: Record<string, Content> = of ? Object.fromEntries(PARTS.map((each) => [each, usualPart(of, each)])) : { menu: usualMenu(offeredEntries()), home: {} };
    this.draft = new LayoutDraft(subject, usual);
    if (this.watching) this.removeController(this.watching);
    this.watching = new Watch(this, [this.draft.changed]);
    this.watching.hostConnected();
    this.draft.load(role).catch((failure: unknown) => this.failed(failure));
    if (of) views.of(subject).then((found) => (this.saved = found.filter((view) => view.visibility === 'shared')), complain);
    this.lead(of, part);
  }

  private failed(failure: unknown): void {
    complain(failure);
    arranging.set(null);
  }

  /** To where one sees what is arranged. */
  private lead(of: Entity | undefined, part: string): void {
    const [first, second] = segments(place.value);
    if (part === 'home') go(to.home());
    else if (of && part === 'list') {
      const plain = moduleViews(of).filter((each) => (each.layout ?? 'list') === 'list' && !each.columns);
      const view = plain.find((each) => each.name === place.value.parameters['view']) ?? plain.find((each) => each.filter === undefined) ?? plain[0];
      go(to.list(of.name, { view: view?.name ?? 'all', layout: 'list' }), 'replace');
    } else if (of && part === 'record' && first === 'list' && second === of.name) {
      const [entity, id] = (place.value.parameters['record'] ?? '').split('/');
      const shown = entity && id ? { entity, id } : neighbours.value.find((each) => each.entity === of.name);
      if (shown && innerWidth < ROOMY) go(to.record(shown.entity, shown.id));
      else if (shown) go(to.beside(shown.entity, shown.id));
    }
  }

  override render() {
    const { draft } = this;
    if (!draft?.ready) return html`<k-loading></k-loading>`;
    const of = entityOf(draft.subject);
    return html`<header>
        <h2 dir="auto" class="cut">${of ? t('arrange.of', { records: of.pluralLabel }) : t(`arrange.${draft.subject}`)}</h2>
        <button class="btn icon" aria-label=${t('arrange.undo')} title=${t('arrange.undo')} ?disabled=${!draft.undoable || draft.busy} @click=${() => draft.undo()}>${icon('undo-2')}</button>
        <button class="btn icon" aria-label=${t('close')} title=${t('close')} @click=${() => void this.cancel()}>${icon('x', 18)}</button>
      </header>
      <div class="body">
        ${this.forWhom()} ${of ? this.choice() : nothing} ${this.conflict()} ${this.notes()}
        <k-part-editor
          ?inert=${draft.busy}
          .which=${this.which}
          .of=${of}
          .content=${draft.content(this.which)}
          .texts=${draft.words()}
          .views=${this.saved}
          .menu=${offeredEntries()}
          .numbers=${numbers()}
          .panels=${panels()}
          @content=${(event: CustomEvent<Content>) => draft.set(this.which, event.detail)}
        ></k-part-editor>
      </div>
      ${this.foot()} ${this.compared()}`;
  }

  private forWhom(): TemplateResult {
    const { draft } = this;
    return html`<label class="field"
      >${t('arrange.for')}
      <select class="input" ?disabled=${draft!.busy} @change=${(event: Event) => void this.choose(event.target as HTMLSelectElement)}>
        <option value="" ?selected=${draft!.role === ''}>${t('arrange.everybody')}</option>
        ${this.roles.map((role) => html`<option value=${role.name} ?selected=${draft!.role === role.name}>${t('arrange.role', { role: role.label })}</option>`)}
      </select>
    </label>`;
  }

  private choice(): TemplateResult {
    return html`<div class="parts" role="group" aria-label=${t('arrange.part')}>
      ${PARTS.map((part) => html`<button class="btn" aria-pressed=${this.which === part} @click=${() => this.turn(part)}>${t(`arrange.${part}`)}</button>`)}
    </div>`;
  }

  private turn(part: string): void {
    this.which = part;
    if (part === 'list' || part === 'record') this.lead(entityOf(this.draft!.subject), part);
  }

  private async choose(select: HTMLSelectElement): Promise<void> {
    const draft = this.draft!;
    const { value } = select;
    if (draft.dirty && !(await this.sure())) {
      select.value = draft.role;
      return;
    }
    await draft.load(value).catch(complain);
  }

  private sure(): Promise<boolean> {
    return ask({ heading: t('arrange.lose'), text: t('arrange.lose.text'), fields: [], values: {}, confirm: t('arrange.loseIt'), bad: true, run: async () => {} });
  }

  private conflict(): TemplateResult | typeof nothing {
    if (!this.draft!.state(this.which)?.conflict) return nothing;
    return html`<div class="conflict" role="status">
      <p>${icon('triangle-alert')}${t('arrange.outrun')}</p>
      <button class="btn out" @click=${() => (this.comparing = true)}>${t('arrange.compare')}</button>
    </div>`;
  }

  private notes(): TemplateResult | typeof nothing {
    const notes = this.draft!.state(this.which)?.layers.flatMap((layer) => layer.notes ?? []) ?? [];
    if (notes.length === 0) return nothing;
    return html`<p class="note">${t('arrange.leftOut', { count: notes.length })}</p>`;
  }

  private foot(): TemplateResult {
    const draft = this.draft!;
    const state = draft.state(this.which);
    const under = [...(state?.layers ?? [])].reverse().find((each) => !(each.layer === 'admin' && (each.role ?? '') === draft.role));
    const name = under?.layer === 'module' ? t('arrange.ofModule') : under?.layer === 'package' ? t('arrange.ofPackage') : t('arrange.ofEverybody');
    return html`<footer>
      ${state?.own ? html`<button class="btn" ?disabled=${draft.busy} @click=${() => void this.revert(name)}>${icon('rotate-ccw')}${t('arrange.revert')}</button>` : nothing}
      <span class="push"></span>
      <button class="btn out" ?disabled=${draft.busy} @click=${() => void this.cancel()}>${t('arrange.cancel')}</button>
      <button class="btn pri" ?disabled=${!draft.dirty || draft.busy} aria-busy=${draft.busy} @click=${() => void this.save()}>${t('arrange.save')}</button>
    </footer>`;
  }

  private compared(): TemplateResult | typeof nothing {
    const draft = this.draft!;
    if (draft.clash) return this.clash();
    const state = draft.state(this.which);
    if (!this.comparing || !state?.conflict) return nothing;
    const settle = (how: 'keep' | 'take' | 'merge'): void => {
      this.comparing = false;
      draft.settle(this.which, how).catch(complain);
    };
    return html`<k-compare
      heading=${t('arrange.outrun')}
      text=${t('arrange.outrun.text')}
      ?busy=${draft.busy}
      .sides=${[
        { heading: t('arrange.new'), note: t('arrange.new.note'), says: this.says(state.conflict.below), button: t('arrange.takeNew'), take: () => settle('take') },
        { heading: t('arrange.yours'), note: t('arrange.yours.note'), says: this.says(draft.content(this.which)), button: t('arrange.keep'), take: () => settle('keep') },
      ] as const}
      .join=${() => settle('merge')}
      @close=${() => (this.comparing = false)}
    ></k-compare>`;
  }

  /** Somebody else was faster. */
  private clash(): TemplateResult {
    const draft = this.draft!;
    const { part, theirs } = draft.clash!;
    const layer = theirs.layers.find((each) => each.layer === 'admin' && (each.role ?? '') === draft.role);
    const who = layer?.modifiedBy ?? t('arrange.somebody');
    return html`<k-compare
      heading=${t('arrange.clash', { who })}
      text=${t('arrange.clash.text')}
      ?busy=${draft.busy}
      .sides=${[
        { heading: who, note: layer?.modifiedAt ? moment(layer.modifiedAt) : t('arrange.reverted'), says: this.says(theirs.content, part), button: t('arrange.takeTheirs'), take: () => draft.yield() },
        { heading: t('arrange.you'), note: t('arrange.unsaved'), says: this.says(draft.content(part), part), button: t('arrange.saveMine'), take: () => void draft.insist().catch(complain) },
      ] as const}
      .join=${() => draft.join()}
      @close=${() => draft.postpone()}
    ></k-compare>`;
  }

  private says(content: Content | null, part = this.which): ReturnType<typeof outline> {
    const context: Context = { of: entityOf(this.draft!.subject), texts: this.draft!.words(), menu: offeredEntries(), numbers: numbers(), panels: panels() };
    return outline(part, content, context);
  }

  private async save(): Promise<void> {
    try {
      if (await this.draft!.save()) tell(t('arrange.saved'));
    } catch (failure) {
      complain(failure);
    }
  }

  private async revert(below: string): Promise<void> {
    const draft = this.draft!;
    await ask({
      heading: t('arrange.revert.heading', { part: t(`arrange.${this.which}`) }),
      text: t('arrange.revert.text', { below }),
      fields: [],
      values: {},
      confirm: t('arrange.revert'),
      bad: true,
      run: () => draft.revert(this.which),
    });
  }

  private async cancel(): Promise<void> {
    if (this.draft!.dirty && !(await this.sure())) return;
    if (place.value.parameters['columns']) adjust({ columns: undefined });
    arranging.set(null);
  }
}

function numbers(): readonly Item[] {
  return offeredFigures(onHome()).map(({ id, number, entity }) => ({ id, label: number.label, note: entity.pluralLabel }));
}

function panels(): readonly Item[] {
  return [...offeredPanels(onHome()).map(({ id, panel, entity }) => ({ id, label: panel.label, note: entity.pluralLabel })), { id: RECENT, label: t('home.recent') }];
}

declare global {
  interface HTMLElementTagNameMap {
    'k-arrange': Arrange;
  }
}

