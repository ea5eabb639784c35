import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { number, shortMoney } from '../../core/format.ts';
import { language, t } from '../../core/i18n.ts';
import { card as cardLayout, layouts } from '../../core/layouts.ts';
import { onChanges, onReset } from '../../core/live.ts';
import type { Entity } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { create, neighbours } from '../../core/overlays.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import type { CrmRecord } from '../../core/records.ts';
import { foremost, height, sumText, type Sums } from '../../core/sums.ts';
import { adjust, place } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { Watch, type Dispose } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import '../guard.ts';
import { cardContent, cardName } from './card.ts';
import { openTotals, type Column } from './columns.ts';
import { BoardKeyboard } from './keyboard.ts';
import { BoardModel } from './model.ts';
import { boardStyles } from './styles.ts';

/**
 * Cards in columns by the value of a field. Cards are moved with the pointer, with the keyboard (Space picks one up, arrows choose the column,
 * Space puts it down, Escape puts it back) and by the menu of the card; more of a column come as one scrolls to its end.
 */
@customElement('k-board')
export class Board extends LitElement {
  static override styles = [base, boardStyles];

  @property({ attribute: false }) entity!: Entity;
  /** The list says it anew with each of its drawings: only what differs is another board. */
  @property({ attribute: false, hasChanged: (now: ListState, before: ListState | undefined) => JSON.stringify(now) !== JSON.stringify(before) }) state!: ListState;
  @state() private over = '';
  /** What those who listen are told. */
  @state() said = '';

  private model: BoardModel | undefined;
  private ends: Dispose[] = [];
  private dragged: CrmRecord | null = null;
  /** The card that had the focus before the board was drawn anew: it loses it on its way to another column. */
  private held: string | undefined;
  /** What stands on the cards: it is asked for with them. */
  private drawn = '';
  private readonly keyboard = new BoardKeyboard(this);
  private readonly columnEnds = new IntersectionObserver((entries) => this.reached(entries), { rootMargin: '400px' });

  constructor() {
    super();
    new Watch(this, [language, place, preferences, layouts]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [onChanges((changes) => void this.model?.follow(changes)), onReset(() => void this.model?.load())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
    this.model?.dispose();
    this.model = undefined;
    this.columnEnds.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const card = JSON.stringify(cardLayout(this.entity));
    if (changed.has('entity') || changed.has('state') || card !== this.drawn || !this.model) this.begin();
    this.drawn = card;
    this.held = this.shadowRoot?.activeElement?.closest<HTMLElement>('[data-id]')?.dataset['id'];
  }

  protected override updated(): void {
    if (this.held && !this.shadowRoot?.activeElement) this.face(this.held)?.focus();
    this.columnEnds.disconnect();
    this.renderRoot.querySelectorAll('.more').forEach((end) => this.columnEnds.observe(end));
  }

  /** The columns as they are shown. */
  get columns(): readonly Column[] {
    return this.model!.state.value.columns;
  }

  override render() {
    const shown = this.model!.state.value;
    if (shown.failure && shown.columns.length === 0) {
      return html`<k-nothing role="alert" icon="cloud-off" .heading=${t('board.failed')} .text=${wording(shown.failure)}
        ><button class="btn out" @click=${() => void this.model!.load()}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
      >`;
    }
    return html`${this.head()}
      <div class="columns" role="group" aria-label=${t('board.columns', { field: this.model!.field.label })} @keydown=${(event: KeyboardEvent) => this.keyboard.pressed(event)}>
        ${shown.loading && shown.columns.length === 0
          ? Array.from({ length: 5 }, () => html`<section class="column"><div class="skeleton tall"></div><div class="skeleton tall"></div></section>`)
          : repeat(
              shown.columns,
              (column) => column.key,
              (column) => (this.collapsed(column) ? this.strip(column) : this.column(column)),
            )}
      </div>
      <div class="sr" role="status" aria-live="assertive">${this.said}</div>`;
  }

  private begin(): void {
    this.model?.dispose();
    const model = new BoardModel(this.entity, this.state, place.value.parameters['scope']);
    this.model = model;
    model.state.watch(() => {
      if (this.model !== model) return;
      neighbours.set(model.state.value.columns.flatMap((column) => column.cards));
      this.requestUpdate();
    });
    void model.load().then(() => performance.mark('kartera-board'));
  }

  private head() {
    const { columns, scopes, scope } = this.model!.state.value;
    const totals = openTotals(columns);
    return html`<div class="head">
      ${scopes.length > 1
        ? html`<k-menu face="btn out" .label=${t('board.scope')} .items=${scopes.map((each) => ({ label: each.title, checked: each.id === scope, run: () => this.choose(each.id) }))}
            >${scopes.find((each) => each.id === scope)?.title}${icon('chevron-down', 14)}</k-menu
          >`
        : nothing}
      <span class="push"></span>
      ${totals.sums.stated.length > 0
        ? html`<span class="total">${t('board.open')} <b class="num">${sumText(totals.sums, shortMoney)}</b></span>
            ${totals.weighted.stated.length > 0 ? html`<span class="total">${t('board.weighted')} <b class="num">${sumText(totals.weighted, shortMoney)}</b></span>` : nothing}`
        : nothing}
    </div>`;
  }

  private choose(scope: string): void {
    adjust({ scope });
    this.begin();
    this.requestUpdate();
  }

  private strip(column: Column) {
    return html`<section class="column strip ${this.over === column.key ? 'over' : ''}" style="--tone:${column.colour}" data-column=${column.key} @dragover=${this.dragOver} @drop=${this.drop}>
      <button class="unfold" aria-expanded="false" aria-label=${t('board.unfold', { column: column.label })} @click=${() => this.fold(column, false)}>
        <span class="dot"></span><span class="name">${column.label}</span><span class="count num">${number(column.count)}</span>
      </button>
    </section>`;
  }

  private column(column: Column) {
    const share = this.share(column);
    const text = leading(column.sums);
    return html`<section
      class="column ${this.over === column.key || this.keyboard.held?.to === column.key ? 'over' : ''}"
      style="--tone:${column.colour}"
      data-column=${column.key}
      aria-label=${t('board.column', { column: column.label, count: column.count })}
      @dragover=${this.dragOver}
      @dragleave=${this.dragLeave}
      @drop=${this.drop}
    >
      <header>
        <h2><span class="dot"></span><span dir="auto" class="cut">${column.label}</span><span class="count num">${number(column.count)}</span></h2>
        <span class="tools">
          ${column.status === 'open' ? nothing : html`<button class="btn icon" aria-label=${t('board.fold', { column: column.label })} title=${t('board.fold', { column: column.label })} @click=${() => this.fold(column, true)}>${icon('minimize-2', 14)}</button>`}
          ${may(this.entity.name, 'create') && column.status === 'open'
            ? html`<button class="btn icon" aria-label=${t('board.new', { column: column.label })} title=${t('board.new', { column: column.label })} @click=${() => create(this.entity.name, this.model!.beginning(column.key))}>${icon('plus')}</button>`
            : nothing}
        </span>
        ${text ? html`<div class="sum"><span dir="auto" class="num cut" title=${sumText(column.sums)}>${text}</span><span class="bar"><i style="inline-size:${share}%"></i></span></div>` : nothing}
      </header>
      <ul class="cards" role="list">
        ${repeat(
          column.cards,
          (card) => card.id,
          (card) => this.card(card, column),
        )}
        ${column.next ? html`<li class="more" data-column=${column.key}><div class="skeleton tall"></div></li>` : nothing}
        ${column.cards.length === 0 && column.count === 0 ? html`<li class="none">${t('board.empty')}</li>` : nothing}
      </ul>
    </section>`;
  }

  private card(card: CrmRecord, column: Column) {
    const open = place.value.parameters['record'] === `${card.entity}/${card.id}`;
    const movable = may(this.entity.name, 'update');
    return html`<li
      class="card ${open ? 'open' : ''} ${this.keyboard.held?.card.id === card.id ? 'held' : ''}"
      draggable=${movable ? 'true' : 'false'}
      data-id=${card.id}
      @dragstart=${(event: DragEvent) => this.dragStart(event, card)}
      @dragend=${this.dragEnd}
      @click=${() => this.openCard(card)}
    >
      <a class="face" href=${`?record=${card.entity}/${card.id}`} draggable="false" aria-label=${cardName(this.entity, card, column)} aria-describedby=${movable ? 'how' : nothing} @click=${(event: Event) => event.preventDefault()}></a>
      ${cardContent(this.entity, card, column, this.model!.layout)}
      ${movable
        ? html`<k-menu class="menu" face="btn icon" .label=${t('board.menu', { record: card.title })} .items=${() => this.menu(card, column)} @click=${(event: Event) => event.stopPropagation()}>${icon('ellipsis')}</k-menu>`
        : nothing}
      ${movable ? html`<span id="how" hidden>${t('board.how')}</span>` : nothing}
    </li>`;
  }

  private menu(card: CrmRecord, column: Column): readonly MenuItem[] {
    const others = this.columns.filter((each) => each.key !== column.key);
    return [
      { label: t('board.openRecord'), icon: 'panel-right', run: () => this.openCard(card) },
      'line',
      ...others.map((each) => ({ label: t('board.moveTo', { column: each.label }), icon: 'arrow-right', run: () => this.moveCard(card, each.key) })),
    ];
  }

  private share(column: Column): number {
    const most = Math.max(...this.columns.map((each) => height(each.sums)), 1);
    return Math.round((height(column.sums) / most) * 100);
  }

  openCard(card: CrmRecord): void {
    adjust({ record: `${card.entity}/${card.id}` }, 'push');
  }

  async moveCard(card: CrmRecord, to: string): Promise<void> {
    const done = await this.model!.move(card, to);
    this.said = done ? '' : t('board.notMoved', { record: card.title });
    await this.updateComplete;
    this.face(card.id)?.focus();
  }

  // Closed columns take little room until one looks into them.

  collapsed(column: Column): boolean {
    const folded = this.folded();
    return column.status !== 'open' && (folded[column.key] ?? column.status === 'lost') && !this.keyboard.held;
  }

  private folded(): Readonly<Record<string, boolean>> {
    return (preferences.value['boards'] as Record<string, Record<string, boolean>> | undefined)?.[this.entity.name] ?? {};
  }

  private fold(column: Column, folded: boolean): void {
    const boards = (preferences.value['boards'] as Record<string, unknown> | undefined) ?? {};
    prefer({ boards: { ...boards, [this.entity.name]: { ...this.folded(), [column.key]: folded } } });
  }

  private reached(entries: readonly IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      if (entry.isIntersecting) void this.model?.more((entry.target as HTMLElement).dataset['column']!);
    }
  }

  // Moving with the pointer.

  private dragStart(event: DragEvent, card: CrmRecord): void {
    this.dragged = card;
    event.dataTransfer!.effectAllowed = 'move';
    event.dataTransfer!.setData('text/plain', card.title);
  }

  private dragOver(event: DragEvent): void {
    if (!this.dragged) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'move';
    this.over = (event.currentTarget as HTMLElement).dataset['column']!;
  }

  private dragLeave(event: DragEvent): void {
    if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) this.over = '';
  }

  private drop(event: DragEvent): void {
    event.preventDefault();
    const card = this.dragged;
    const to = (event.currentTarget as HTMLElement).dataset['column']!;
    this.dragEnd();
    if (card) void this.moveCard(card, to);
  }

  private dragEnd(): void {
    this.dragged = null;
    this.over = '';
  }

  face(id: string | undefined): HTMLElement | null {
    return id === undefined ? null : this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"] .face`);
  }

  columnElement(key: string): HTMLElement | null {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('section.column')].find((each) => each.dataset['column'] === key) ?? null;
  }
}

/** All in the currency of the company, or the largest sum and how many of other currencies there are: a column has little room. */
function leading(sums: Sums): string {
  const { text, others, all } = foremost(sums);
  return all ? text : t('board.andMore', { sum: text, count: others.length });
}
