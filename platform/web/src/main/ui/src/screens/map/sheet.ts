import * as leaflet from 'leaflet';
import { number } from '../../core/format.ts';
import type { CrmRecord } from '../../core/records.ts';
import type { Dispose } from '../../core/store.ts';
import { clustered, graticule, type Cluster, type GeoPoint, type Placed } from './clusters.ts';
import type { Tiles } from './model.ts';

const CELL = 56;
const NEAR = 13;
const MOST_ZOOM = 18;
/** The latitude at which a Mercator map ends. */
const END = 85;

/** What a sheet asks of those who show it. */
export interface Drawing {
  colour(record: CrmRecord): string | undefined;
  card(record: CrmRecord): HTMLElement;
}

/** A map in an element: markers, gathered where they are many, over tiles or over lines of latitude and longitude. */
export class Sheet {
  private readonly map: leaflet.Map;
  private readonly marks = leaflet.layerGroup();
  private readonly lines = leaflet.layerGroup();
  private readonly sizes: ResizeObserver;
  private places: readonly Placed<CrmRecord>[] = [];
  private fitted = false;

  constructor(
    element: HTMLElement,
    private readonly drawing: Drawing,
    tiles: Tiles | undefined,
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
    if (tiles) leaflet.tileLayer(tiles.url, { maxZoom: MOST_ZOOM }).addTo(this.map);
    else this.lines.addTo(this.map);
    this.marks.addTo(this.map);
    this.map.on('moveend', () => this.rule(tiles === undefined));
    this.map.on('zoomend', () => this.draw());
    this.rule(tiles === undefined);
    this.sizes = new ResizeObserver(() => this.map.invalidateSize());
    this.sizes.observe(element);
  }

  /** Shows the places; the first time, so that all of them are seen. */
  show(places: readonly Placed<CrmRecord>[]): void {
    this.places = places;
    this.draw();
    if (!this.fitted && places.length > 0) this.fit();
  }

  fit(): void {
    if (this.places.length === 0) return;
    this.fitted = true;
    this.map.fitBounds(leaflet.latLngBounds(this.places.map(({ at }) => pair(at))), { padding: [36, 36], maxZoom: NEAR });
  }

  zoom(by: number): void {
    this.map.setZoom(this.map.getZoom() + by);
  }

  /** Goes to a place and shows the card of its record. */
  point({ item, at }: Placed<CrmRecord>): void {
    this.map.setView(pair(at), Math.max(this.map.getZoom(), NEAR), { animate: false });
    this.open(item, at);
  }

  close(): void {
    this.map.closePopup();
  }

  readonly dispose: Dispose = () => {
    this.sizes.disconnect();
    this.map.remove();
  };

  private open(record: CrmRecord, at: GeoPoint): void {
    leaflet.popup({ closeButton: false, offset: [0, -8], minWidth: 200, maxWidth: 280 }).setLatLng(pair(at)).setContent(this.drawing.card(record)).openOn(this.map);
  }

  private draw(): void {
    this.marks.clearLayers();
    const zoom = this.map.getZoom();
    const project = (at: GeoPoint): readonly [number, number] => {
      const { x, y } = this.map.project(pair(at), zoom);
      return [x, y];
    };
    for (const cluster of clustered(this.places, project, zoom >= MOST_ZOOM ? 2 : CELL)) this.mark(cluster);
  }

  /** Markers are for the pointer: who goes by keys or by ear has the list beside. */
  private mark(cluster: Cluster<CrmRecord>): void {
    const [first] = cluster.items;
    const one = cluster.items.length === 1;
    const size = one ? 18 : Math.min(48, 26 + Math.round(Math.log2(cluster.items.length) * 3));
    const face = document.createElement('span');
    if (one) face.style.setProperty('--tone', this.drawing.colour(first!.item) ?? 'var(--accent)');
    else face.textContent = number(cluster.items.length);
    const marker = leaflet.marker(pair(cluster.at), {
      keyboard: false,
      title: one ? first!.item.title : '',
      icon: leaflet.divIcon({ html: face, className: one ? 'mark' : 'mark many', iconSize: [size, size] }),
    });
    marker.on('click', () => (one ? this.open(first!.item, first!.at) : this.into(cluster)));
    this.marks.addLayer(marker);
  }

  /** Looks closer; what stands in one and the same place is shown one by one. */
  private into(cluster: Cluster<CrmRecord>): void {
    const bounds = leaflet.latLngBounds(cluster.items.map(({ at }) => pair(at)));
    if (this.map.getZoom() < MOST_ZOOM && !bounds.getNorthEast().equals(bounds.getSouthWest())) this.map.fitBounds(bounds, { padding: [48, 48], maxZoom: MOST_ZOOM });
    else this.open(cluster.items[0]!.item, cluster.at);
  }

  /** Draws the lines of latitude and longitude, where there is nothing else to go by. */
  private rule(alone: boolean): void {
    if (!alone) return;
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
    text.textContent = number(degrees, { style: 'unit', unit: 'degree', unitDisplay: 'narrow', maximumFractionDigits: 3 });
    leaflet.marker(at, { interactive: false, keyboard: false, icon: leaflet.divIcon({ html: text, className: `degrees ${where}`, iconSize: [0, 0] }) }).addTo(this.lines);
  }
}

function pair({ latitude, longitude }: GeoPoint): leaflet.LatLngTuple {
  return [latitude, longitude];
}
