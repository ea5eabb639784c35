import { LitElement, css, html, nothing, unsafeCSS } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import leafletSheet from 'leaflet/dist/leaflet.css' with { type: 'text' };
import { t, withTexts } from '../../core/i18n.ts';
import { proposeReload } from '../../core/worker.ts';
import { mapTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import { parsePoint } from '../../ui/fields/coordinates.ts';
import { pointInput, type Point } from '../../ui/fields/degrees.ts';
import { icon } from '../../ui/icon.ts';
import { Ground, pair } from './ground.ts';
import { groundStyles } from './map-styles.ts';
import { tiles, type Tiles } from './tiles.ts';

await withTexts(mapTexts);

const NEAR = 15;
/** How far an arrow moves the map; with Shift it is one point, for the last metres. */
const STEP = 60;

/** A place, picked by what is under a cross in the middle of a map: the same for a pointer, a finger and the arrow keys. Events {@code pick}, {@code close}. */
@customElement('k-map-pick')
export class MapPick extends LitElement {
  static override styles = [
    base,
    unsafeCSS(leafletSheet),
    groundStyles,
    css`
      .ground {
        block-size: min(420px, 52dvh);
      }
      .cross {
        position: absolute;
        inset: 0;
        z-index: 1;
        display: grid;
        place-items: center;
        color: var(--accent);
        pointer-events: none;
      }
      p {
        margin-block: 0 10px;
        color: var(--fg-2);
        font-size: var(--t-3);
      }
      output {
        flex: 1;
        align-self: center;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) value: Point | null = null;
  @state() private at: Point = { latitude: 30, longitude: 0 };
  @state() private tiles: Tiles | undefined;
  @query('.sheet') private sheet!: HTMLElement;
  private ground: Ground | undefined;

  protected override async firstUpdated(): Promise<void> {
    this.tiles = await tiles();
    if (!this.isConnected) return;
    this.ground = new Ground(this.sheet, this.tiles, proposeReload);
    const { map } = this.ground;
    // Its own listens at the document, where keys of what is over the page do not arrive.
    map.keyboard.disable();
    if (this.value) map.setView(pair(this.value), NEAR, { animate: false });
    const look = (): void => {
      const { lat, lng } = map.getCenter().wrap();
      this.at = parsePoint(`${Math.max(-90, Math.min(90, lat)).toFixed(5)}, ${lng.toFixed(5)}`) ?? this.at;
    };
    map.on('move', look);
    look();
    this.sheet.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ground?.dispose();
  }

  override render() {
    const said = pointInput(this.at);
    return html`<k-dialog .heading=${t('map.pick.heading')} firm full style="--dialog-width:720px" @close=${this.close}>
      <p id="help">${t('map.pick.help')}</p>
      <div class="ground">
        <div class="sheet" tabindex="0" role="application" aria-label=${t('map.pick.map', { place: said })} aria-describedby="help" @keydown=${this.key}></div>
        <span class="cross">${icon('crosshair', 32)}</span>
        <div class="tools">${this.tool('plus', t('map.closer'), 1)} ${this.tool('minus', t('map.farther'), -1)}</div>
        ${this.tiles?.attribution ? html`<small class="source">${this.tiles.attribution}</small>` : nothing}
      </div>
      <output slot="foot" aria-live="polite">${said}</output>
      <button slot="foot" type="button" class="btn out" @click=${this.close}>${t('close')}</button>
      <button slot="foot" type="button" class="btn pri" @click=${this.take}>${t('map.pick.take')}</button>
    </k-dialog>`;
  }

  private tool(sign: string, label: string, by: number) {
    return html`<button type="button" class="btn out icon" aria-label=${label} title=${label} @click=${() => this.ground?.map.setZoom(this.ground.map.getZoom() + by)}>${icon(sign)}</button>`;
  }

  private key(event: KeyboardEvent): void {
    const by = event.shiftKey ? 1 : STEP;
    const moves: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-by, 0], ArrowRight: [by, 0], ArrowUp: [0, -by], ArrowDown: [0, by] };
    const zooms: Readonly<Record<string, number>> = { '+': 1, '-': -1 };
    const move = moves[event.key];
    const zoom = zooms[event.key];
    if (move) this.ground?.map.panBy([...move], { animate: false });
    else if (zoom) this.ground?.map.setZoom(this.ground.map.getZoom() + zoom);
    else if (event.key === 'Enter') this.take();
    else return;
    event.preventDefault();
  }

  private readonly take = (): void => {
    this.dispatchEvent(new CustomEvent('pick', { detail: this.at }));
  };

  private readonly close = (): void => {
    this.dispatchEvent(new Event('close'));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-map-pick': MapPick;
  }
}
