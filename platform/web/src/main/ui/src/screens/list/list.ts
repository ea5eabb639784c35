import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import { layouts, layoutsOf, tried } from '../../core/layouts.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { create } from '../../core/overlays.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import { type Page } from '../../core/records.ts';
import { adjust, href, place } from '../../core/router.ts';
import { may, session } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { parametersOf, stateOf, type ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import { blank } from './blank.ts';
import { listStyles } from './list-styles.ts';
import { overflow } from './overflow.ts';
import { SavedViews } from './saved-views.ts';
import { TabCounts } from './tab-counts.ts';
import type { Table } from './table.ts';
import { differs, tabAt, tabsOf, type Tab } from './tabs.ts';
import './toolbar.ts';
import './view-tabs.ts';

/** How long one pauses in typing before it is searched, in milliseconds. */
const PAUSE = 180;

/** What draws the records in a layout; it comes when it is first used. */
const drawings: Readonly<Record<string, () => Promise<unknown>>> = {
  'k-table': () => import('./table.ts'),
  'k-board': () => import('../board/board.ts'),
  'k-calendar': () => import('../calendar/calendar.ts'),
  'k-map': () => import('../map/map.ts'),
};

/** The records of an entity as a list, a board, ...; what is shown and how stands in the address. */
@customElement('k-list')
export class List extends LitElement {
  static override styles = [base, listStyles];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private trouble: unknown = null;
  @query('k-table') private table!: Table | null;
  private readonly views = new SavedViews(() => this.requestUpdate());
  private readonly counts = new TabCounts(() => this.requestUpdate());
  private entity: Entity | undefined;
  private tabs: readonly Tab[] = [];
  private tab!: Tab;
  private shown: ListState = { layout: 'list' };
  private timer = 0;

  constructor() {
    super();
    new Watch(this, [place, entities, layouts, preferences, session, language]);
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.entity = entityOf(String(this.context['entity'] ?? ''));
    if (!this.entity) return;
    this.views.follow(this.entity.name);
    this.tabs = tabsOf(this.entity, this.views.items);
    const { parameters } = place.value;
    this.tab = tabAt(this.tabs, parameters['view'], session.value?.roles ?? [], layouts.value[this.entity.name]?.list?.view);
    this.shown = stateOf(this.withPreferred(parameters), this.tab.state);
    if (this.shown.layout !== 'list' && !this.layouts().includes(this.shown.layout)) this.shown = { ...this.shown, layout: 'list' };
  }

  /** On a tab that nobody saved, the columns are those that the user had last. */
  private withPreferred(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    const columns = this.preferred();
    return !this.tab.saved && parameters['columns'] === undefined && columns ? { ...parameters, columns: columns.join(',') } : parameters;
  }

  private preferred(): readonly string[] | undefined {
    return tried(this.entity!.name) ? undefined : preferences.value.lists?.[this.entity!.name]?.columns;
  }

  override render() {
    const { entity } = this;
    if (!entity) return blank('lock', t('list.unknown.heading'), t('list.unknown.text'));
    if (entity.rights['read'] === 'none') return blank('lock', t('list.noRight.heading'), t('list.noRight.text', { records: entity.pluralLabel }));
    this.counts.follow(entity, this.tabs, this.tab);
    return html`${this.header(entity)}
      <div class="bar">
        <k-view-tabs
          .tabs=${this.tabs}
          .now=${this.tab}
          .counts=${this.counts.of(entity)}
          .changed=${differs(this.shown, this.usual())}
          .address=${(tab: Tab) => href(place.value.path, { view: tab.key, record: place.value.parameters['record'] })}
          .actions=${this.views.actions(entity, this.tabs, this.tab, this.shown)}
        ></k-view-tabs>
        <span class="push"></span>
        <k-list-bar .entity=${entity} .state=${this.shown} .layouts=${this.layouts()} @state=${this.changed}></k-list-bar>
      </div>
      ${this.drawing(entity)}`;
  }

  /** The tab with the columns that are preferred on it, so that these do not count as a change of the view. */
  private usual(): Tab {
    const columns = this.preferred();
    return this.tab.saved || !columns || place.value.parameters['columns'] !== undefined ? this.tab : { ...this.tab, state: { ...this.tab.state, columns } };
  }

  private header(entity: Entity): TemplateResult {
    const make = t('list.new', { record: entity.label.toLocaleLowerCase() });
    return html`<header>
      ${icon(entity.icon, 18)}
      <h1 dir="auto" class="cut">${entity.pluralLabel}</h1>
      ${this.shown.bin ? html`<span class="chip warn">${icon('archive', 13)}${t('list.bin')}</span>` : nothing}
      <span class="push"></span>
      <label class="find ${this.shown.q ? 'used' : ''}">
        ${icon('search', 15)}
        <input dir="auto" type="search" .value=${this.shown.q ?? ''} placeholder=${t('list.search')} aria-label=${t('list.searchIn', { records: entity.pluralLabel })} @input=${this.searched} />
        ${this.shown.q ? html`<button aria-label=${t('list.clearSearch')} title=${t('list.clearSearch')} @click=${() => this.change({ q: '' })}>${icon('x', 14)}</button>` : nothing}
      </label>
      <k-menu face="btn icon" .label=${t('list.more')} .items=${() => overflow(entity, this.shown, this.table?.model, (state) => this.change(state))}>${icon('ellipsis', 18)}</k-menu>
      ${may(entity.name, 'create') && !this.shown.bin
        ? html`<button class="btn pri new" aria-label=${make} @click=${() => create(entity.name)}>${icon('plus')}<span class="words">${make}</span></button>`
        : nothing}
    </header>`;
  }

  private layouts(): readonly string[] {
    return this.shown.bin ? ['list'] : layoutsOf(this.entity!);
  }

  private drawing(entity: Entity): TemplateResult {
    const tag = this.shown.layout === 'list' ? 'k-table' : `k-${this.shown.layout}`;
    if (this.trouble) return blank('circle-alert', t('list.failed'), wording(this.trouble), html`<button class="btn out" @click=${() => (this.trouble = null)}>${icon('refresh-cw')}${t('retry')}</button>`, true);
    if (!customElements.get(tag)) {
      drawings[tag]!().then(
        () => this.requestUpdate(),
        (failure: unknown) => (this.trouble = failure),
      );
      return html`<k-loading></k-loading>`;
    }
    if (tag === 'k-board') return html`<k-board .entity=${entity} .state=${this.shown}></k-board>`;
    if (tag === 'k-calendar') return html`<k-calendar .entity=${entity} .state=${this.shown} .by=${this.shown.by} @state=${this.changed}></k-calendar>`;
    if (tag === 'k-map') return html`<k-map .entity=${entity} .state=${this.shown}></k-map>`;
    return html`<k-table .entity=${entity} .state=${this.shown} @state=${this.changed} @counted=${this.counted}></k-table>`;
  }

  private counted(event: CustomEvent<NonNullable<Page['count']>>): void {
    this.counts.know(this.entity!, this.tab, this.shown, event.detail);
    this.requestUpdate();
  }

  private changed(event: CustomEvent<Partial<ListState>>): void {
    this.change(event.detail);
  }

  /** Shows another state: what differs from the view goes into the address. */
  private change(changes: Partial<ListState>): void {
    const trial = tried(this.entity!.name);
    if (trial && (changes.columns || changes.sort !== undefined)) {
      trial.take({ ...(changes.columns ? { columns: changes.columns } : {}), ...(changes.sort === undefined ? {} : { sort: changes.sort }) });
      return;
    }
    const { by: _, ...inOther } = this.shown;
    const turned = changes.layout !== undefined && changes.layout !== this.shown.layout;
    const usual = turned && changes.layout === this.tab.state.layout && this.tab.state.by ? { by: this.tab.state.by } : {};
    const state: ListState = { ...(turned ? { ...inOther, ...usual } : this.shown), ...changes };
    const { name } = this.entity!;
    const lists = preferences.value.lists ?? {};
    if (changes.columns && !this.tab.saved) prefer({ lists: { ...lists, [name]: { ...lists[name], columns: changes.columns } } });
    const view = place.value.parameters['view'] ?? (this.tab === this.tabs[0] ? undefined : this.tab.key);
    const quiet = changes.q !== undefined || changes.columns !== undefined;
    adjust({ ...parametersOf(state, this.tab.state), view }, quiet ? 'replace' : 'push');
  }

  private searched(event: Event): void {
    const q = (event.target as HTMLInputElement).value;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.change({ q }), PAUSE);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-list': List;
  }
}
