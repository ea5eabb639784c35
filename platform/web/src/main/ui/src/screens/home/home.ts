import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { daysFromToday, number, shortMoney } from '../../core/format.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { layouts, pages, tried } from '../../core/layouts.ts';
import { onChanges, onReset } from '../../core/live.ts';
import { entities, entity as entityOf, field as fieldOf, type Entity } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { arranging, create } from '../../core/overlays.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import { recent } from '../../core/recent.ts';
import type { CrmRecord, Ref } from '../../core/records.ts';
import { place, to } from '../../core/router.ts';
import { may, mine } from '../../core/session.ts';
import { Watch, type Dispose } from '../../core/store.ts';
import { NO_SUMS, foremost } from '../../core/sums.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { valueView } from '../../ui/value.ts';
import '../../ui/menu.ts';
import '../guard.ts';
import { homeTexts } from '../../i18n/late.ts';
import { homeStyles } from './home-styles.ts';
import { RECENT, arranged, offeredFigures, offeredPanels, onHome, rowsOf, scoped, scopesOf, shifted, totalOf, type Figure, type Panel, type Scope, type Total } from './panels.ts';

await withTexts(homeTexts);

type Rows = { readonly items: readonly CrmRecord[]; readonly more: boolean } | { readonly failure: unknown };

/** My day: what needs me, my numbers, and what I looked at last; the user arranges the panels that modules offer. */
@customElement('k-home')
export class Home extends LitElement {
  static override styles = [base, homeStyles];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private rows: ReadonlyMap<string, Rows> = new Map();
  @state() private totals: ReadonlyMap<string, Total> = new Map();
  @state() private arranging = false;

  private ends: Dispose[] = [];
  private timer = 0;

  constructor() {
    super();
    new Watch(this, [language, preferences, entities, layouts, pages, place]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    const again = (): void => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => void this.load(), 800);
    };
    this.ends = [onChanges(again), onReset(again), layouts.watch(again), pages.watch(again), preferences.watch(again)];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.ends.forEach((end) => end());
  }

  override render() {
    const figures = this.figures();
    return html`<div class="page">
      <header>
        <h1>${t(`home.greeting.${partOfDay(new Date().getHours())}`, { name: mine().user.title.split(' ')[0]! })}</h1>
        ${this.scopeMenu()}
        ${mine().admin
          ? html`<button class="btn arrange" title=${t('home.arrangeAll')} @click=${() => arranging.set({ subject: 'home', part: 'home' })}>${icon('layers-2')}<span class="words">${t('home.arrangeAll')}</span></button>`
          : nothing}
        <button class="btn arrange" title=${t('home.arrange')} aria-pressed=${this.arranging} @click=${() => (this.arranging = !this.arranging)}>
          ${icon('sliders-horizontal')}<span class="words">${this.arranging ? t('home.arranged') : t('home.arrange')}</span>
        </button>
      </header>
      ${figures.length > 0 ? html`<div class="figures">${figures.map((figure) => this.figure(figure))}</div>` : nothing}
      <div class="panels">${this.shown().map((id) => this.panel(id))}</div>
      ${this.arranging ? this.hiddenPanels() : nothing}
    </div>`;
  }

  private scopes(): readonly Scope[] {
    const offered = [...offeredFigures(onHome()).map(({ entity, number }) => ({ entity, filter: number.filter })), ...this.panels().map(({ entity, panel }) => ({ entity, filter: panel.filter }))];
    const reach = offered.map(({ entity }) => mine().rights[entity.name]?.['read'] ?? 'none');
    const farthest = (['all', 'team', 'own'] as const).find((each) => reach.includes(each)) ?? 'none';
    return scopesOf(offered.map(({ filter }) => filter), mine().teams, farthest);
  }

  /** Somebody who administers the installation begins with everything, others with what is their own. */
  private get scope(): Scope {
    const scopes = this.scopes();
    const chosen = preferences.value.homeScope ?? (mine().admin ? 'all' : 'mine');
    return scopes.includes(chosen) ? chosen : 'mine';
  }

  private filterOf(filter: string | undefined): string | undefined {
    return scoped(filter, this.scope);
  }

  private about(scope: Scope): void {
    prefer({ homeScope: scope });
    void this.load();
  }

  private scopeMenu() {
    const scopes = this.scopes();
    if (scopes.length < 2) return nothing;
    const items = scopes.map((each) => ({ label: t(`home.scope.${each}`), checked: each === this.scope, run: () => this.about(each) }));
    return html`<k-menu face="btn" .items=${items}><span class="sr">${t('home.scope')}</span>${icon('users')}${t(`home.scope.${this.scope}`)}${icon('chevron-down', 14)}</k-menu>`;
  }

  private figure(figure: Figure) {
    const total = this.totals.get(figure.id);
    const { text: sum, others, all } = foremost(total?.sums ?? NO_SUMS);
    const text = total === undefined ? '–' : !figure.number.sum ? number(total.count) : sum || number(0);
    return html`<a class="figure" href=${to.list(figure.entity.name, { layout: 'list', filter: this.filterOf(figure.number.filter) })}
      >${figure.number.label}<b class="num">${text}${others.length > 0 ? html` <small>${all ? '' : '+ '}${others.map(shortMoney).join(' + ')}</small>` : nothing}</b>${figure.number.sum ? html`<span class="num">${total ? t('home.records', { count: total.count }) : '\u00a0'}</span>` : nothing}</a
    >`;
  }

  private panel(id: string) {
    const offered = this.panels().find((each) => each.id === id);
    const label = offered?.panel.label ?? t('home.recent');
    return html`<section aria-label=${label}>
      <header>
        <h2>${label}</h2>
        ${this.arranging ? this.arrangement(id, label) : offered ? this.all(offered) : nothing}
      </header>
      ${offered ? this.list(offered) : this.recent()}
    </section>`;
  }

  private all(offered: Panel) {
    const { filter, sort } = offered.panel;
    return html`<a class="btn" href=${to.list(offered.entity.name, { layout: 'list', filter: this.filterOf(filter), sort })}>${t('home.all')}</a>`;
  }

  private arrangement(id: string, label: string) {
    const order = this.shown();
    return html`<button class="btn icon" aria-label=${t('home.up', { panel: label })} ?disabled=${order[0] === id} @click=${() => prefer({ home: shifted(order, id, -1) })}>${icon('arrow-up')}</button>
      <button class="btn icon" aria-label=${t('home.down', { panel: label })} ?disabled=${order.at(-1) === id} @click=${() => prefer({ home: shifted(order, id, 1) })}>${icon('arrow-down')}</button>
      <button class="btn icon" aria-label=${t('home.hide', { panel: label })} @click=${() => prefer({ home: order.filter((each) => each !== id) })}>${icon('x')}</button>`;
  }

  private hiddenPanels() {
    const order = this.shown();
    const hidden = this.offered().filter((id) => !order.includes(id));
    return html`<div class="hidden">
      ${hidden.map((id) => {
        const label = this.panels().find((each) => each.id === id)?.panel.label ?? t('home.recent');
        return html`<button class="btn out" @click=${() => prefer({ home: [...order, id] })}>${icon('plus')}${label}</button>`;
      })}
    </div>`;
  }

  private list(offered: Panel) {
    const rows = this.rows.get(offered.id);
    if (rows === undefined) return html`<k-loading .rows=${3}></k-loading>`;
    if ('failure' in rows) return html`<p class="none">${wording(rows.failure)}</p>`;
    if (rows.items.length === 0) return html`<p class="none">${offered.panel.none ?? t('home.none')}</p>`;
    return html`<ul>
      ${rows.items.map((record) => html`<li>${this.row(offered.entity, record, offered.panel.fields ?? [])}</li>`)}
    </ul>`;
  }

  private row(entity: Entity, record: CrmRecord, fields: readonly string[]) {
    const shown = fields.map((name) => ({ field: fieldOf(entity, name)!, value: record[name] })).filter(({ field, value }) => field && value !== null && value !== undefined);
    const [first, ...rest] = shown;
    return html`<a class="row" href=${to.beside(record.entity, record.id)}
      >${avatar(record.title, 28, true)}<span dir="auto" class="cut"><span class="title">${record.title}</span><br /><small>${first ? valueView(first.field, first.value) : nothing}</small></span
      ><span>${rest.map(({ field, value }) => html`<small class="num ${field.kind === 'date' && daysFromToday(String(value)) < 0 ? 'late' : ''}">${valueView(field, value)}</small><br />`)}</span></a
    >`;
  }

  private recent() {
    const shown = recent().filter((each) => entityOf(each.entity)?.available).slice(0, 8);
    if (shown.length === 0) return this.beginning();
    return html`<ul>
      ${shown.map((each) => html`<li>${this.recentRow(each)}</li>`)}
    </ul>`;
  }

  private recentRow(ref: Ref) {
    return html`<a class="row" href=${to.beside(ref.entity, ref.id)}
      >${avatar(ref.title, 28, ref.entity !== 'contacts.person')}<span dir="auto" class="cut title">${ref.title}</span><small>${entityOf(ref.entity)?.label}</small></a
    >`;
  }

  /** For somebody who has just begun. */
  private beginning() {
    const makes = onHome().filter((entity) => may(entity.name, 'create')).slice(0, 3);
    return html`<k-nothing icon="star" .heading=${t('home.begin')} .text=${t('home.begin.text')}
      >${makes.map((entity) => html`<button class="btn out" @click=${() => create(entity.name)}>${icon('plus')}${entity.label}</button>`)}</k-nothing
    >`;
  }

  private panels(): readonly Panel[] {
    return offeredPanels(onHome());
  }

  private figures(): readonly Figure[] {
    const all = offeredFigures(onHome());
    return arranged(all.map((each) => each.id), pages.value.home?.numbers).map((id) => all.find((each) => each.id === id)!);
  }

  private offered(): readonly string[] {
    return [...this.panels().map((each) => each.id), RECENT];
  }

  private shown(): readonly string[] {
    const own = tried('home') ? undefined : preferences.value.home;
    return arranged(this.offered(), own ?? pages.value.home?.panels);
  }

  private async load(): Promise<void> {
    const shown = new Set(this.shown());
    await Promise.all([
      ...this.panels().filter((each) => shown.has(each.id)).map(async (each) => {
        const rows: Rows = await rowsOf(each, this.filterOf(each.panel.filter)).catch((failure: unknown) => ({ failure }));
        this.rows = new Map(this.rows).set(each.id, rows);
      }),
      ...this.figures().map(async (each) => {
        const total = await totalOf(each, this.filterOf(each.number.filter)).catch(() => undefined);
        if (total) this.totals = new Map(this.totals).set(each.id, total);
      }),
    ]);
  }
}

function partOfDay(hour: number): 'morning' | 'afternoon' | 'evening' {
  return hour < 12 ? 'morning' : hour < 20 ? 'afternoon' : 'evening';
}
