import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { arrangerStyles } from './arranger-styles.ts';
import { Carrying } from './carrying.ts';
import { placeOf, put, step, stepGroup, turn, type Group, type Groups, type Item } from './groups.ts';
import '../../ui/menu.ts';

/**
 * Things in groups, put into order by pointer or keyboard: a press on a handle (or Space) picks one up, arrows carry it, over the borders of groups too,
 * Space or Enter puts it down, Escape puts it back. Event {@code groups} with how they are then.
 */
@customElement('k-arranger')
export class Arranger extends LitElement {
  static override styles = [base, arrangerStyles];

  @property({ attribute: false }) groups: Groups = [];
  /** What can be done with a group that is free. */
  @property({ attribute: false }) actions: (group: Group) => readonly MenuItem[] = () => [];
  /** What stands behind an item. */
  @property({ attribute: false }) extra: (item: Item) => TemplateResult | typeof nothing = () => nothing;
  /** What is carried by keyboard, and how everything was before. */
  @state() private held: { readonly id: string; readonly before: Groups } | null = null;
  @state() private said = '';
  /** Above which line what is dragged would come. */
  @state() over = '';
  @state() dragged = '';
  private readonly carrying = new Carrying(this);

  override render() {
    return html`<div class="sr" role="status">${this.said}</div>
      ${repeat(this.groups, (group) => group.id, (group, at) => this.group(group, at))}`;
  }

  private group(group: Group, at: number): TemplateResult {
    const held = this.held?.id === group.id;
    return html`<section data-group=${group.id} class="${group.shown ? '' : 'off'} ${held ? 'held' : ''} ${this.dragged === group.id ? 'dragged' : ''} ${this.over === group.id ? 'over' : ''}" aria-label=${group.label}>
      <header>
        ${group.free ? this.handle(group.id, t('arrange.moveGroup', { group: group.label })) : nothing}
        <h3 dir="auto" class="cut">${group.label}</h3>
        ${held ? this.steps(group.label) : nothing}
        ${group.free ? html`<k-menu face="btn icon small" .label=${t('arrange.groupMenu', { group: group.label })} .items=${this.actions(group)}>${icon('ellipsis')}</k-menu>` : nothing}
      </header>
      <ul class=${group.items.length > 0 && this.over === `end:${group.id}` ? 'end' : ''}>
        ${repeat(group.items, (item) => item.id, (item, index) => this.item(item, group, at, index))}
        ${group.items.length === 0 ? html`<li class="none ${this.over === `end:${group.id}` ? 'over' : ''}" data-end=${group.id}>${t('arrange.none')}</li>` : nothing}
      </ul>
    </section>`;
  }

  private item(item: Item, group: Group, at: number, index: number): TemplateResult {
    const held = this.held?.id === item.id;
    const label = t('arrange.move', { item: item.label, group: group.label, place: index + 1, count: group.items.length });
    const other = t(group.shown ? 'arrange.hide' : 'arrange.show', { item: item.label });
    return html`<li data-item=${item.id} data-at=${`${at}:${index}`} class="${held ? 'held' : ''} ${this.dragged === item.id ? 'dragged' : ''} ${this.over === item.id ? 'over' : ''}">
      ${this.handle(item.id, label)}
      <span class="text"><span dir="auto" class="cut">${item.label}</span>${item.note ? html`<small dir="auto" class="cut">${item.note}</small>` : nothing}</span>
      ${group.shown ? this.extra(item) : nothing} ${held ? this.steps(item.label) : nothing}
      ${this.groups.some((each) => each.shown !== group.shown)
        ? html`<button class="btn icon small" aria-label=${other} title=${other} @click=${() => this.turn(item)}>${icon(group.shown ? 'x' : 'plus', 14)}</button>`
        : nothing}
    </li>`;
  }

  private handle(id: string, label: string): TemplateResult {
    return html`<button
      class="handle"
      data-handle=${id}
      aria-label=${label}
      aria-pressed=${this.held?.id === id}
      title=${t('arrange.handle')}
      @pointerdown=${(event: PointerEvent) => this.carrying.grab(event, id)}
      @click=${() => this.press(id)}
      @keydown=${(event: KeyboardEvent) => this.key(event, id)}
      @blur=${(event: FocusEvent) => this.left(id, event.relatedTarget)}
    >
      ${icon('grip-vertical', 14)}
    </button>`;
  }

  /** The same without keys and without dragging. */
  private steps(label: string): TemplateResult {
    const button = (by: -1 | 1, name: string, drawing: string) =>
      html`<button class="btn icon small" data-step aria-label=${t(name, { item: label })} title=${t(name, { item: label })} @pointerdown=${(event: Event) => event.preventDefault()} @click=${() => this.carry(by)}>${icon(drawing, 14)}</button>`;
    return html`${button(-1, 'arrange.up', 'arrow-up')}${button(1, 'arrange.down', 'arrow-down')}`;
  }

  private label(id: string): string {
    const place = placeOf(this.groups, id);
    return place ? this.groups[place.group]!.items[place.index]!.label : (this.groups.find((group) => group.id === id)?.label ?? '');
  }

  private press(id: string): void {
    if (this.carrying.moved) this.carrying.moved = false;
    else if (this.held?.id === id) this.drop();
    else this.pickUp(id);
  }

  private pickUp(id: string): void {
    this.held = { id, before: this.groups };
    this.said = t('arrange.held', { item: this.label(id) });
  }

  private drop(): void {
    this.said = t('arrange.dropped', { item: this.label(this.held!.id), where: this.where(this.held!.id) });
    this.held = null;
  }

  private key(event: KeyboardEvent, id: string): void {
    const steps: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 };
    const by = steps[event.key];
    if (this.held && event.key === 'Escape') this.putBack();
    else if (this.held && by) this.carry(by);
    else if (by) this.beside(id, by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private carry(by: -1 | 1): void {
    const { id } = this.held!;
    const next = placeOf(this.groups, id) ? step(this.groups, id, by) : stepGroup(this.groups, id, by);
    if (next === this.groups) return;
    this.tell(next);
    this.said = this.where(id);
    void this.refocus(id);
  }

  private where(id: string): string {
    const place = placeOf(this.groups, id);
    if (!place) return t('arrange.placeOfGroup', { place: this.groups.findIndex((group) => group.id === id) + 1 });
    const group = this.groups[place.group]!;
    return t('arrange.place', { group: group.label, place: place.index + 1, count: group.items.length });
  }

  private putBack(): void {
    const { id, before } = this.held!;
    this.held = null;
    this.tell(before);
    this.said = t('arrange.putBack', { item: this.label(id) });
    void this.refocus(id);
  }

  private left(id: string, to: EventTarget | null): void {
    const stepping = to instanceof HTMLElement && to.hasAttribute('data-step');
    if (this.held?.id === id && this.moving === '' && !stepping) this.drop();
  }

  /** What is being carried into another list, where its handle is drawn anew and loses the focus. */
  private moving = '';

  private async refocus(id: string): Promise<void> {
    this.moving = id;
    await this.updateComplete;
    const handle = this.handleOf(id);
    handle?.focus();
    handle?.scrollIntoView({ block: 'nearest' });
    this.moving = '';
  }

  private handleOf(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[data-handle="${CSS.escape(id)}"]`);
  }

  private beside(id: string, by: -1 | 1): void {
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('[data-handle]')];
    all[all.findIndex((each) => each.dataset['handle'] === id) + by]?.focus();
  }

  private turn(item: Item): void {
    this.tell(turn(this.groups, item.id));
    this.said = t('arrange.dropped', { item: item.label, where: this.where(item.id) });
  }

  /** Puts what was dragged above the line that is marked. */
  place(id: string, group: number, index: number): void {
    this.tell(put(this.groups, id, group, index));
    this.said = t('arrange.dropped', { item: this.label(id), where: this.where(id) });
  }

  tell(groups: Groups): void {
    this.groups = groups;
    this.dispatchEvent(new CustomEvent<Groups>('groups', { detail: groups }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-arranger': Arranger;
  }
}
