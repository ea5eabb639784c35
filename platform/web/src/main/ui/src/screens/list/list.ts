import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import { boardFields, layouts } from '../../core/layouts.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { notice, wording } from '../../core/notices.ts';
import { create, neighbours } from '../../core/overlays.ts';
import { preferences, prefer } from '../../core/preferences.ts';
import { Problem } from '../../core/problem.ts';
import { isRef, type CrmRecord } from '../../core/records.ts';
import { adjust, href, place } from '../../core/router.ts';
import { may, session } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { parametersOf, stateOf, type ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { chosenColumns, columnsOf, moved, NARROWEST, sortKeys, sortText, WIDEST, type Column, type SortKey } from './columns.ts';
import { editCell } from './edit.ts';
import { listStyles } from './list-styles.ts';
import { ListModel } from './model.ts';
import { overflow } from './overflow.ts';
import { GroupLines, RecordLines } from './rows.ts';
import { differs, tabAt, tabsOf, type Tab } from './tabs.ts';
import { TabCounts } from './tab-counts.ts';
import { SavedViews } from './saved-views.ts';
import './bulk-bar.ts';
import './grid.ts';
import './toolbar.ts';
import './view-tabs.ts';

const PHONE = matchMedia('(max-width: 700px)');

/** The records of an entity as a list, a board, ...; what is shown and how stands in the address. */
@customElement('k-list')
export class List extends LitElement {
  static override styles = [base, listStyles];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private boardFailed: unknown = null;
  @query('k-grid') private grid!: HTMLElement;
  private readonly views = new SavedViews(() => this.requestUpdate());
  private readonly counts = new TabCounts(() => this.requestUpdate());
  private entity: Entity | undefined;
  private tabs: readonly Tab[] = [];
  private tab!: Tab;
  private shown: ListState = { layout: 'list' };
  private columns: readonly Column[] = [];
  private model: ListModel | null = null;
  private key = '';
  private readonly resized = (): void => this.requestUpdate();

  constructor() {
    super();
    new Watch(this, [place, entities, layouts, preferences, session, language, notice]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    PHONE.addEventListener('change', this.resized);
    if (this.model) this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    PHONE.removeEventListener('change', this.resized);
    this.model?.stop();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.entity = entityOf(String(this.context['entity'] ?? ''));
    if (!this.entity) return;
    this.views.follow(this.entity.name);
    this.tabs = tabsOf(this.entity, this.views.items);
    const { parameters } = place.value;
    this.tab = tabAt(this.tabs, parameters['view'], roleNames());
    this.shown = stateOf(this.withPreferred(parameters), this.tab.state);
    if (this.shown.layout !== 'list' && !this.layouts().includes(this.shown.layout)) this.shown = { ...this.shown, layout: 'list' };
    this.columns = columnsOf(this.entity, this.shown, this.preferred().widths ?? {});
    this.renew();
  }

  /** On a tab that nobody saved, the columns are those that the user had last. */
  private withPreferred(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const { columns } = this.preferred();
    return !this.tab.saved && parameters['columns'] === undefined && columns ? { ...parameters, columns: columns.join(',') } : parameters;
  }

  private preferred() {
    return preferences.value.lists?.[this.entity!.name] ?? {};
  }

  private renew(): void {
    const { layout, ...rest } = this.shown;
    const names = this.columns.map((column) => column.name);
    const key = layout === 'list' ? JSON.stringify([this.entity!.name, rest, names, language.value]) : '';
    if (key === this.key) return;
    this.key = key;
    const chosen = this.model && this.model.entity.name === this.entity!.name && this.model.state.filter === rest.filter ? this.model.selection.ids() : [];
    this.model?.stop();
    this.model = key === '' ? null : new ListModel(this.entity!, this.shown, this.columns);
    this.model?.selection.take(chosen);
    if (this.model && this.isConnected) this.begin();
  }

  private begin(): void {
    const model = this.model!;
    model.changed.watch(() => this.follow(model));
    model.selection.changed.watch(() => this.requestUpdate());
    model.start();
  }

  private follow(model: ListModel): void {
    if (model !== this.model) return;
    neighbours.set(model.lines.records().map(({ entity, id }) => ({ entity, id })));
    if (model.count) this.counts.know(this.entity!, this.tab, this.shown, model.count);
    this.counts.follow(this.entity!, this.tabs, this.tab);
    this.requestUpdate();
  }

  override render() {
    const { entity } = this;
    if (!entity) return this.blank('lock', t('list.unknown.heading'), t('list.unknown.text'));
    if (entity.rights['read'] === 'none') return this.blank('lock', t('list.noRight.heading'), t('list.noRight.text', { records: entity.pluralLabel }));
    return html`${this.header(entity)}
      <div class="bar">
        <k-view-tabs
          .tabs=${this.tabs}
          .now=${this.tab}
          .counts=${this.counts.of(entity)}
          .changed=${differs(this.shown, this.baseState())}
          .address=${(tab: Tab) => href(place.value.path, { view: tab.key, record: place.value.parameters['record'] })}
          .actions=${this.views.actions(entity, this.tabs, this.tab, this.shown)}
        ></k-view-tabs>
        <span class="push"></span>
        <k-list-bar .entity=${entity} .state=${this.shown} .layouts=${this.layouts()} @state=${(event: CustomEvent<Partial<ListState>>) => this.change(event.detail)}></k-list-bar>
      </div>
      ${this.body(entity)} ${this.bulk()}`;
  }

  /** There also where nothing is listed any longer: it tells what was not done. */
  private bulk(): TemplateResult | typeof nothing {
    const { model } = this;
    if (!model) return nothing;
    return html`<k-bulk class=${notice.value ? 'raised' : ''} .model=${model} .changes=${model.selection.changed.value + model.changed.value}></k-bulk>`;
  }

  /** The tab with the columns that are preferred on it, so that these do not count as a change of the view. */
  private baseState(): Tab {
    const { columns } = this.preferred();
    return this.tab.saved || !columns || place.value.parameters['columns'] !== undefined ? this.tab : { ...this.tab, state: { ...this.tab.state, columns } };
  }

  private header(entity: Entity): TemplateResult {
    return html`<header>
      ${icon(entity.icon, 18)}
      <h1 class="cut">${entity.pluralLabel}</h1>
      ${this.shown.bin ? html`<span class="chip warn">${icon('archive', 13)}${t('list.bin')}</span>` : nothing}
      <span class="push"></span>
      <label class="find ${this.shown.q ? 'used' : ''}">
        ${icon('search', 15)}
        <input type="search" .value=${this.shown.q ?? ''} placeholder=${t('list.search')} aria-label=${t('list.searchIn', { records: entity.pluralLabel })} @input=${this.searched} />
        ${this.shown.q ? html`<button aria-label=${t('list.clearSearch')} title=${t('list.clearSearch')} @click=${() => this.change({ q: '' })}>${icon('x', 14)}</button>` : nothing}
      </label>
      <k-menu face="btn icon" .label=${t('list.more')} .items=${() => overflow(entity, this.shown, this.model, (state) => this.change(state))}>${icon('ellipsis', 18)}</k-menu>
      ${may(entity.name, 'create') && !this.shown.bin
        ? html`<button class="btn pri new" aria-label=${t('list.new', { record: entity.label.toLocaleLowerCase() })} @click=${() => create(entity.name)}>${icon('plus')}<span class="words">${t('list.new', { record: entity.label.toLocaleLowerCase() })}</span></button>`
        : nothing}
    </header>`;
  }

  private layouts(): readonly string[] {
    return boardFields(this.entity!).length > 0 && !this.shown.bin ? ['list', 'board'] : ['list'];
  }

  private body(entity: Entity): TemplateResult {
    if (this.shown.layout === 'board') return this.board(entity);
    const model = this.model!;
    if (model.lines.failure) return this.failed(model);
    if (model.lines.complete && model.lines.length === 0) return this.nothingThere(entity);
    const phone = PHONE.matches;
    const compact = preferences.value.density === 'compact';
    const [opened, id] = (place.value.parameters['record'] ?? '').split('/');
    return html`<div class="sr" role="status">${model.count ? t(model.count.exact ? 'list.found' : 'list.foundMore', { count: model.count.value }) : ''}</div>
      ${model.fresh.size > 0
        ? html`<button class="fresh btn pri" @click=${() => model.reload()}>${icon('arrow-up', 14)}${t('list.fresh', { count: model.fresh.size })}</button>`
        : nothing}
      <k-grid
        .entity=${entity}
        .columns=${this.columns}
        .lines=${model.lines}
        .selection=${model.selection}
        .sort=${sortKeys(model.sort())}
        .by=${model.grouped ? this.shown.by : undefined}
        .opened=${opened === entity.name ? (id ?? '') : ''}
        .lineHeight=${phone ? 64 : compact ? 34 : 44}
        .cards=${phone}
        .bin=${this.shown.bin ?? false}
        .fixed=${Object.keys(this.preferred().widths ?? {}).length > 0}
        .label=${entity.pluralLabel}
        @open=${(event: CustomEvent<CrmRecord>) => this.open(event.detail)}
        @toggle=${(event: CustomEvent<number>) => (model.lines as GroupLines).toggle(event.detail)}
        @sort=${(event: CustomEvent<readonly SortKey[]>) => this.change({ sort: sortText(event.detail) })}
        @arrange=${(event: CustomEvent<{ name: string; to: number }>) => this.arrange(event.detail)}
        @resize=${(event: CustomEvent<{ name: string; width: number }>) => this.resize(event.detail)}
        @edit=${(event: CustomEvent<{ record: CrmRecord; column: Column; value: unknown }>) => void editCell(model.lines, event.detail)}
      ></k-grid>`;
  }

  private board(entity: Entity): TemplateResult {
    if (!customElements.get('k-board')) {
      import('../board/board.ts').then(
        () => this.requestUpdate(),
        (failure: unknown) => (this.boardFailed = failure),
      );
      return this.boardFailed ? this.blank('circle-alert', t('list.failed'), wording(this.boardFailed)) : html`<k-loading></k-loading>`;
    }
    this.counts.follow(entity, this.tabs, this.tab);
    return html`<k-board .entity=${entity} .state=${this.shown}></k-board>`;
  }

  private failed(model: ListModel): TemplateResult {
    const { failure } = model.lines;
    const filter = failure instanceof Problem && failure.status === 400 && this.shown.filter !== undefined;
    return html`<div class="blank" role="alert">
      ${icon('circle-alert', 34)}
      <h2>${filter ? t('list.badFilter') : t('list.failed')}</h2>
      <p>${wording(failure)}</p>
      <div class="buttons">
        ${filter ? html`<button class="btn out" @click=${() => this.change({ filter: '' })}>${t('list.clearFilter')}</button>` : nothing}
        <button class="btn out" @click=${() => (model.lines instanceof RecordLines ? model.lines.retry() : model.reload())}>${t('retry')}</button>
      </div>
    </div>`;
  }

  private nothingThere(entity: Entity): TemplateResult {
    const records = entity.pluralLabel.toLocaleLowerCase();
    if (this.shown.q || this.shown.filter) {
      return this.blank('search', t('list.noMatch.heading'), t('list.noMatch.text'), html`<button class="btn out" @click=${() => this.change({ q: '', filter: '' })}>${t('list.clearAll')}</button>`);
    }
    if (this.shown.bin) return this.blank('archive', t('list.binEmpty.heading'), t('list.binEmpty.text'));
    const make = may(entity.name, 'create')
      ? html`<button class="btn pri" @click=${() => create(entity.name)}>${icon('plus')}${t('list.new', { record: entity.label.toLocaleLowerCase() })}</button>`
      : nothing;
    return this.blank(entity.icon, t('list.empty.heading', { records }), t('list.empty.text', { records }), make);
  }

  private blank(sign: string, heading: string, text: string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
    return html`<div class="blank">${icon(sign, 34)}<h2>${heading}</h2><p>${text}</p>${action}</div>`;
  }

  /** Shows another state: what differs from the view goes into the address. */
  private change(changes: Partial<ListState>): void {
    const state = { ...this.shown, ...changes } as ListState;
    if (changes.columns && !this.tab.saved) this.remember({ columns: changes.columns });
    const parameters = parametersOf(state, this.tab.state);
    const quiet = changes.q !== undefined || changes.columns !== undefined;
    adjust({ ...parameters, view: place.value.parameters['view'] ?? (this.tab === this.tabs[0] ? undefined : this.tab.key) }, quiet ? 'replace' : 'push');
  }

  private remember(part: { columns?: readonly string[]; widths?: Readonly<Record<string, number>> }): void {
    prefer({ lists: { ...preferences.value.lists, [this.entity!.name]: { ...this.preferred(), ...part } } });
  }

  private timer = 0;

  private searched(event: Event): void {
    const q = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.change({ q }), 180);
  }

  private open(record: CrmRecord): void {
    const open = place.value.parameters['record'] !== undefined;
    adjust({ record: `${record.entity}/${record.id}` }, open ? 'replace' : 'push');
  }

  private arrange({ name, to }: { name: string; to: number }): void {
    if (!chosenColumns(this.entity!, this.shown).includes(name)) return;
    this.change({ columns: moved(chosenColumns(this.entity!, this.shown), name, to) });
  }

  private resize({ name, width }: { name: string; width: number }): void {
    const shown = Object.fromEntries(this.columns.map((column) => [column.name, this.drawn(column)]));
    const limited = Math.max(NARROWEST, Math.min(WIDEST, width));
    this.remember({ widths: { ...shown, ...this.preferred().widths, [name]: limited } });
  }

  /** Before the first one is resized the columns share the room; from then on each keeps what it has. */
  private drawn(column: Column): number {
    const head = this.grid.shadowRoot?.querySelector<HTMLElement>(`[data-line="-1"][data-column="${this.columns.indexOf(column) + 1}"]`);
    return Math.round(head?.getBoundingClientRect().width ?? column.width);
  }
}

/** The names of the user's roles. */
function roleNames(): readonly string[] {
  const roles: readonly unknown[] = session.value?.roles ?? [];
  return roles.flatMap((role) => (typeof role === 'string' ? [role] : isRef(role) ? [role.id, role.title] : []));
}

declare global {
  interface HTMLElementTagNameMap {
    'k-list': List;
  }
}
