import * as leaflet from 'leaflet';
import { number } from '../../core/format.ts';
import type { Dispose } from '../../core/store.ts';
import { graticule, type GeoPoint } from './clusters.ts';
import type { Tiles } from './tiles.ts';

export const MOST_ZOOM = 18;
/** The latitude at which a Mercator map ends. */
const END = 85;

export function pair({ latitude, longitude }: GeoPoint): leaflet.LatLngTuple {
  return [latitude, longitude];
}

/**
 * An empty map in an element: over tiles, or over lines of latitude and longitude where there are none, or where the page may not show them yet: its content
 * security policy is as old as the page, and then {@code refused} is called.
 */
export class Ground {
  readonly map: leaflet.Map;
  private readonly lines = leaflet.layerGroup();
  private readonly sizes: ResizeObserver;
  private readonly pictures: leaflet.TileLayer | undefined;
  private zooming = false;

  constructor(
    element: HTMLElement,
    private readonly tiles: Tiles | undefined,
    private readonly refused: () => void = () => {},
  ) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map = leaflet.map(element, {
      zoomControl: false,
      attributionControl: false,
      worldCopyJump: true,
      minZoom: 1,
      maxZoom: MOST_ZOOM,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      markerZoomAnimation: !calm,
      inertia: !calm,
    });
    this.map.setView([30, 0], 2);
    if (tiles) this.pictures = leaflet.tileLayer(tiles.url, { maxZoom: MOST_ZOOM }).addTo(this.map);
    else this.lines.addTo(this.map);
    this.map.on('zoomanim', () => (this.zooming = true));
    this.map.on('zoomend', () => (this.zooming = false));
    this.map.on('moveend', () => this.rule());
    this.rule();
    this.sizes = new ResizeObserver(() => this.map.invalidateSize());
    this.sizes.observe(element);
    document.addEventListener('securitypolicyviolation', this.violated);
  }

  readonly dispose: Dispose = () => {
    document.removeEventListener('securitypolicyviolation', this.violated);
    this.sizes.disconnect();
    // A zoom on its way ends with the parts of the map that it began with.
    if (this.zooming) this.map.once('moveend', () => setTimeout(() => this.map.remove()));
    else this.map.remove();
  };

  private readonly violated = (event: SecurityPolicyViolationEvent): void => {
    if (!this.tiles || !event.effectiveDirective.startsWith('img') || !event.blockedURI.startsWith(new URL(this.tiles.url).origin)) return;
    document.removeEventListener('securitypolicyviolation', this.violated);
    this.pictures?.remove();
    this.lines.addTo(this.map);
    this.rule();
    this.refused();
  };

  /** Draws the lines of latitude and longitude, where there is nothing else to go by. */
  private rule(): void {
    if (!this.map.hasLayer(this.lines)) return;
    this.lines.clearLayers();
    const bounds = this.map.getBounds().pad(0.3);
    const step = graticule(Math.min(360, this.map.getBounds().getEast() - this.map.getBounds().getWest()));
    const line = (from: leaflet.LatLngTuple, to: leaflet.LatLngTuple): unknown => leaflet.polyline([from, to], { className: 'rule', interactive: false, weight: 1 }).addTo(this.lines);
    const [south, north] = [Math.max(-END, bounds.getSouth()), Math.min(END, bounds.getNorth())];
    for (let at = Math.ceil(bounds.getWest() / step) * step; at <= bounds.getEast(); at += step) {
      line([south, at], [north, at]);
      this.name([this.map.getBounds().getSouth(), at], at, 'foot');
    }
    for (let at = Math.ceil(south / step) * step; at <= north; at += step) {
      line([at, bounds.getWest()], [at, bounds.getEast()]);
      this.name([at, this.map.getBounds().getWest()], at, 'side');
    }
  }

  private name(at: leaflet.LatLngTuple, degrees: number, where: string): void {
    const text = document.createElement('span');
    text.textContent = number(degrees + 0, { style: 'unit', unit: 'degree', unitDisplay: 'narrow', maximumFractionDigits: 3 });
    leaflet.marker(at, { interactive: false, keyboard: false, icon: leaflet.divIcon({ html: text, className: `degrees ${where}`, iconSize: [0, 0] }) }).addTo(this.lines);
  }
}
