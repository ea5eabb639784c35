import * as leaflet from 'leaflet';
import { number } from '../../core/format.ts';
import type { CrmRecord } from '../../core/records.ts';
import type { Dispose } from '../../core/store.ts';
import { beside, boxOf, type Box } from './box.ts';
import { clustered, heaped, type Cell, type Cluster, type GeoPoint, type Placed } from './clusters.ts';
import { Ground, MOST_ZOOM, pair } from './ground.ts';
import type { Tiles } from './tiles.ts';

const CELL = 56;
const NEAR = 13;

/** What a sheet asks of those who show it, and tells them. */
export interface Drawing {
  colour(record: CrmRecord): string | undefined;
  card(record: CrmRecord): HTMLElement;
  moved(box: Box, zoom: number): void;
  /** The page may not show the tiles before it is loaded anew. */
  refused(): void;
}

/** A map in an element with marks on it, gathered where they are many. */
export class Sheet {
  private readonly ground: Ground;
  private readonly map: leaflet.Map;
  private readonly marks = leaflet.layerGroup();
  private places: readonly Placed<CrmRecord>[] = [];
  private cells: readonly Cell[] = [];
  private extent: readonly GeoPoint[] = [];

  constructor(
    element: HTMLElement,
    private readonly drawing: Drawing,
    tiles: Tiles | undefined,
  ) {
    this.ground = new Ground(element, tiles, () => drawing.refused());
    this.map = this.ground.map;
    this.marks.addTo(this.map);
    this.map.on('moveend', () => this.tell());
    this.map.on('zoomend', () => this.draw());
  }

  /** Shows records, and how many there are where they are too many; the first time that there is anything, so that all of {@code extent} is seen. */
  show(places: readonly Placed<CrmRecord>[], cells: readonly Cell[], extent: readonly GeoPoint[]): void {
    const fitted = this.extent.length > 0;
    this.places = places;
    this.cells = cells;
    this.extent = extent;
    this.draw();
    if (!fitted) this.fit();
  }

  fit(): void {
    if (this.extent.length === 0) return;
    this.map.fitBounds(leaflet.latLngBounds(this.extent.map(pair)), { padding: [36, 36], maxZoom: NEAR });
    this.tell();
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

  readonly dispose: Dispose = () => this.ground.dispose();

  private tell(): void {
    const bounds = this.map.getBounds();
    this.drawing.moved(boxOf({ south: bounds.getSouth(), west: bounds.getWest(), north: bounds.getNorth(), east: bounds.getEast() }), this.map.getZoom());
  }

  private open(record: CrmRecord, at: GeoPoint): void {
    leaflet.popup({ closeButton: false, offset: [0, -8], minWidth: 200, maxWidth: 280 }).setLatLng(this.here(at)).setContent(this.drawing.card(record)).openOn(this.map);
  }

  private here(at: GeoPoint): leaflet.LatLngTuple {
    return pair(beside(at, this.map.getCenter().lng));
  }

  private draw(): void {
    this.marks.clearLayers();
    const zoom = this.map.getZoom();
    const project = (at: GeoPoint): readonly [number, number] => {
      const { x, y } = this.map.project(this.here(at), zoom);
      return [x, y];
    };
    for (const cluster of clustered(this.places, project, zoom >= MOST_ZOOM ? 2 : CELL)) this.cluster(cluster);
    for (const { at, count } of heaped(this.cells, project, CELL)) this.mark(at, number(count), count).on('click', () => this.map.setView(this.here(at), Math.min(MOST_ZOOM, zoom + 2)));
  }

  private cluster(cluster: Cluster<CrmRecord>): void {
    const [first] = cluster.items;
    if (cluster.items.length > 1) {
      this.mark(cluster.at, number(cluster.items.length), cluster.items.length).on('click', () => this.into(cluster));
      return;
    }
    const { item, at } = first!;
    this.mark(at, '', 1, item).on('click', () => this.open(item, at));
  }

  /** Markers are for the pointer: who goes by keys or by ear has the list beside. */
  private mark(at: GeoPoint, text: string, count: number, one?: CrmRecord): leaflet.Marker {
    const size = one ? 18 : Math.min(52, 26 + Math.round(Math.log2(count) * 3));
    const face = document.createElement('span');
    face.textContent = text;
    if (one) face.style.setProperty('--tone', this.drawing.colour(one) ?? 'var(--accent)');
    const drawn = leaflet.divIcon({ html: face, className: one ? 'mark' : 'mark many', iconSize: [size, size] });
    return leaflet.marker(this.here(at), { keyboard: false, title: one?.title ?? '', icon: drawn }).addTo(this.marks);
  }

  /** Looks closer; what stands in one and the same place is shown one by one. */
  private into(cluster: Cluster<CrmRecord>): void {
    const bounds = leaflet.latLngBounds(cluster.items.map(({ at }) => this.here(at)));
    if (this.map.getZoom() < MOST_ZOOM && !bounds.getNorthEast().equals(bounds.getSouthWest())) this.map.fitBounds(bounds, { padding: [48, 48], maxZoom: MOST_ZOOM });
    else this.open(cluster.items[0]!.item, cluster.at);
  }
}
