import { LitElement, html, nothing, render, unsafeCSS, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import leafletSheet from 'leaflet/dist/leaflet.css' with { type: 'text' };
import { money } from '../../core/format.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { card as cardLayout, geoField, layouts } from '../../core/layouts.ts';
import { onChanges, onReset } from '../../core/live.ts';
import { field as fieldOf, type Entity } from '../../core/metadata.ts';
import { wording } from '../../core/notices.ts';
import { neighbours } from '../../core/overlays.ts';
import { proposeReload } from '../../core/worker.ts';
import { isMoney, isRef, type CrmRecord } from '../../core/records.ts';
import { adjust, place } from '../../core/router.ts';
import { Watch, type Dispose } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { mapTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { valueText } from '../../ui/value.ts';
import { toneOf } from '../calendar/tones.ts';
import '../guard.ts';
import type { Placed } from './clusters.ts';
import { groundStyles, mapStyles } from './map-styles.ts';
import { MapModel } from './model.ts';
import { Sheet } from './sheet.ts';
import { tiles, type Tiles } from './tiles.ts';

await withTexts(mapTexts);

/** Records where they are: on a map for the pointer, and in a list beside it that says the same to everybody. */
@customElement('k-map')
export class RecordMap extends LitElement {
  static override styles = [base, unsafeCSS(leafletSheet), groundStyles, mapStyles];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) state!: ListState;
  @state() private tiles: Tiles | undefined;
  @query('.sheet') private ground!: HTMLElement | null;

  private model: MapModel | undefined;
  private sheet: Sheet | undefined;
  private ends: Dispose[] = [];
  private shows = '';

  constructor() {
    super();
    new Watch(this, [language, place, layouts]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [onChanges((changes) => this.model?.follow(changes)), onReset(() => void this.model?.load())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
    this.model?.dispose();
    this.sheet?.dispose();
    this.sheet = undefined;
    this.shows = '';
  }

  protected override willUpdate(): void {
    const { filter, q, sort } = this.state;
    const shows = JSON.stringify([this.entity.name, filter, q, sort]);
    if (shows !== this.shows || this.model?.entity !== this.entity) this.begin();
    this.shows = shows;
  }

  private begin(): void {
    this.model?.dispose();
    const model = new MapModel(this.entity, geoField(this.entity)!, this.state);
    this.model = model;
    model.state.watch(() => {
      if (this.model !== model) return;
      neighbours.set(model.state.value.places.map(({ item }) => item));
      this.draw();
      this.requestUpdate();
    });
    void model.load();
  }

  protected override async firstUpdated(): Promise<void> {
    this.tiles = await tiles();
  }

  protected override updated(): void {
    if (this.ground && !this.sheet) void this.unfold(this.ground);
  }

  private async unfold(ground: HTMLElement): Promise<void> {
    const given = (this.tiles ??= await tiles());
    if (this.sheet || !this.isConnected || !ground.isConnected) return;
    this.sheet = new Sheet(
      ground,
      {
        colour: (record) => this.colour(record),
        card: (record) => this.card(record),
        moved: (box, zoom) => this.model?.moved(box, zoom),
        refused: proposeReload,
      },
      given,
    );
    this.draw();
  }

  private draw(): void {
    const { places, cells, extent, loading } = this.model!.state.value;
    if (!loading || extent.length > 0) this.sheet?.show(places, cells, extent);
  }

  override render() {
    const { places, cells, count, loading, failure } = this.model!.state.value;
    if (failure && places.length === 0 && cells.length === 0) {
      return html`<k-nothing icon="cloud-off" .heading=${t('map.failed')} .text=${wording(failure)}
        ><button class="btn out" @click=${() => void this.model!.load()}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
      >`;
    }
    const records = this.entity.pluralLabel.toLocaleLowerCase();
    return html`<div class="ground">
        <div class="sheet" role="region" aria-label=${t('map.of', { records: this.entity.pluralLabel })}></div>
        <div class="tools">
          ${this.tool('plus', t('map.closer'), () => this.sheet?.zoom(1))} ${this.tool('minus', t('map.farther'), () => this.sheet?.zoom(-1))}
          ${this.tool('maximize-2', t('map.fit'), () => this.sheet?.fit())}
        </div>
        ${this.tiles?.attribution ? html`<small class="source">${this.tiles.attribution}</small>` : nothing}
      </div>
      <section class="beside" aria-label=${t('map.list', { records: this.entity.pluralLabel })}>
        <p class="count" role="status">${loading ? t('loading') : t('map.count', { count })}</p>
        ${loading ? Array.from({ length: 6 }, () => html`<div class="skeleton"></div>`) : nothing}
        ${cells.length > 0 ? html`<p class="none">${t('map.closerForMore')}</p>` : nothing}
        ${!loading && count === 0 && this.model!.state.value.extent.length === 0 ? html`<p class="none">${t('map.none', { records, field: this.model!.field.label })}</p>` : nothing}
        <ul role="list">
          ${repeat(
            places,
            ({ item }) => item.id,
            (each) => this.line(each),
          )}
        </ul>
      </section>`;
  }

  private tool(sign: string, label: string, run: () => void): TemplateResult {
    return html`<button class="btn out icon" aria-label=${label} title=${label} @click=${run}>${icon(sign)}</button>`;
  }

  private line(each: Placed<CrmRecord>): TemplateResult {
    const { item } = each;
    const open = place.value.parameters['record'] === `${item.entity}/${item.id}`;
    const colour = this.colour(item);
    return html`<li class=${open ? 'open' : ''}>
      <button class="show" title=${t('map.show', { record: item.title })} @click=${() => this.sheet?.point(each)}>
        <span class="dot" style="--tone:${colour ?? 'var(--accent)'}"></span>
        <span class="words"><span dir="auto" class="cut">${item.title}</span><span dir="auto" class="cut small">${this.details(item).join(' · ') || valueText(this.model!.field, each.at)}</span></span>
      </button>
      <button class="btn icon" aria-label=${t('map.open', { record: item.title })} title=${t('map.open', { record: item.title })} @click=${() => this.open(item)}>${icon('panel-right')}</button>
    </li>`;
  }

  /** The card over a marker: as an element, since a map takes markup for granted otherwise. */
  private card(record: CrmRecord): HTMLElement {
    const element = document.createElement('div');
    render(
      html`<b>${record.title}</b>
        ${this.details(record).map((text) => html`<span>${text}</span>`)}
        <button class="btn out" @click=${() => this.open(record)}>${icon('panel-right')}${t('map.open.short')}</button>`,
      element,
    );
    element.className = 'card';
    return element;
  }

  private details(record: CrmRecord): string[] {
    const layout = cardLayout(this.entity);
    const whose = layout.subtitle ? record[layout.subtitle] : undefined;
    const value = layout.value ? record[layout.value] : undefined;
    const foremost = [isRef(whose) ? whose.title : '', toneOf(this.model!.tones, this.model!.tone, record)?.label ?? '', isMoney(value) ? money(value) : ''].filter((text) => text !== '');
    return foremost.length > 0 ? foremost : this.others(record, layout.fields ?? []);
  }

  /** What else a card says of the record, where there is nothing of that. */
  private others(record: CrmRecord, names: readonly string[]): string[] {
    const texts = names.map((name) => fieldOf(this.entity, name)).map((field) => (field ? valueText(field, record[field.name]) : ''));
    return texts.filter((text) => text !== '').slice(0, 2);
  }

  private colour(record: CrmRecord): string | undefined {
    return toneOf(this.model!.tones, this.model!.tone, record)?.colour;
  }

  private open(record: CrmRecord): void {
    this.sheet?.close();
    adjust({ record: `${record.entity}/${record.id}` }, 'push');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-map': RecordMap;
  }
}
