import { card as cardLayout } from '../../core/layouts.ts';
import type { LiveChange } from '../../core/live.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { Store } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { both } from '../list/rsql.ts';
import { toneField, tonesOf, type Tones } from '../calendar/tones.ts';
import { grid, within, type Box } from './box.ts';
import { pointOf, type Cell, type GeoPoint, type Placed } from './clusters.ts';

const PAGE = 200;
/** Up to these a map has all records; of more it asks for what it shows. */
const ALL = 800;
/** Up to these of what it shows are records, of more it says how many there are and where. */
const SHOWN = 400;
/** How finely the whole earth is looked over at first. */
const COARSE = 2;
/** Milliseconds that a change waits for others. */
const PAUSE = 500;
/** Milliseconds that a map rests before it asks for what it shows. */
const REST = 150;

export interface MapState {
  readonly places: readonly Placed<CrmRecord>[];
  /** What is shown of records that are too many to be shown one by one. */
  readonly cells: readonly Cell[];
  /** All of them, or where about they are. */
  readonly extent: readonly GeoPoint[];
  /** How many there are in what is shown. */
  readonly count: number;
  readonly loading: boolean;
  readonly failure: unknown;
}

const NOTHING: MapState = { places: [], cells: [], extent: [], count: 0, loading: true, failure: undefined };

/** The records that are somewhere, kept in line with the server. One for each entity and state of the list. */
export class MapModel {
  readonly state = new Store<MapState>(NOTHING);
  readonly tone: Field | undefined;
  tones: Tones = new Map();
  private readonly gone = new AbortController();
  private looking = new AbortController();
  private view: { readonly box: Box; readonly zoom: number } | undefined;
  private whole = true;
  private timer = 0;

  constructor(
    readonly entity: Entity,
    readonly field: Field,
    private readonly list: ListState,
  ) {
    this.tone = toneField(entity);
  }

  async load(): Promise<void> {
    await this.attempt(this.gone.signal, async (signal) => {
      const tones = tonesOf(this.entity, this.tone, signal).then((found) => (this.tones = found));
      const cells = await this.counted(COARSE, undefined, signal);
      await tones;
      this.whole = total(cells) <= ALL;
      if (this.whole) {
        const places = await this.found(undefined, ALL, signal);
        this.state.set({ ...NOTHING, places, extent: places.map(({ at }) => at), count: places.length, loading: false });
      } else {
        this.state.set({ ...this.state.value, extent: cells.map(({ at }) => at), loading: this.state.value.count === 0, failure: undefined });
        await this.look();
      }
    });
  }

  /** The map shows something else. */
  moved(box: Box, zoom: number): void {
    this.view = { box, zoom };
    if (this.whole) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.look(), REST);
  }

  /** Changes by anybody: the map is asked for anew, once for several. */
  follow(changes: readonly LiveChange[]): void {
    if (!changes.some((change) => change.entity === this.entity.name)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), PAUSE);
  }

  dispose(): void {
    this.gone.abort();
    this.looking.abort();
    clearTimeout(this.timer);
  }

  /** Asks for what is shown; an older question is dropped. */
  private async look(): Promise<void> {
    if (!this.view) return;
    const { box, zoom } = this.view;
    this.looking.abort();
    this.looking = new AbortController();
    await this.attempt(this.looking.signal, async (signal) => {
      const cells = await this.counted(zoom, box, signal);
      const count = total(cells);
      const places = count <= SHOWN ? await this.found(box, SHOWN, signal) : [];
      this.state.set({ ...this.state.value, places, cells: count <= SHOWN ? [] : cells, count, loading: false, failure: undefined });
    });
  }

  private async attempt(signal: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    try {
      await work(signal);
    } catch (failure) {
      if (!signal.aborted) this.state.update((now) => ({ ...now, loading: false, failure }));
    }
  }

  private filter(box: Box | undefined): string {
    const { name } = this.field;
    return both(this.list.filter, box ? within(name, box) : `${name}=null=false`)!;
  }

  private async counted(zoom: number, box: Box | undefined, signal: AbortSignal): Promise<readonly Cell[]> {
    const { q } = this.list;
    const groups = await records.groups(this.entity.name, { by: grid(this.field.name, zoom), filter: this.filter(box), ...(q ? { q } : {}) }, { signal });
    return groups.flatMap(({ key, count }) => {
      const at = pointOf(key);
      return at ? [{ at, count }] : [];
    });
  }

  private async found(box: Box | undefined, most: number, signal: AbortSignal): Promise<readonly Placed<CrmRecord>[]> {
    const items: CrmRecord[] = [];
    let next: string | null | undefined;
    do {
      const page = await this.page(box, next ?? undefined, signal);
      items.push(...page.items);
      next = page.next;
    } while (next && items.length < most);
    return items.flatMap((item) => {
      const at = pointOf(item[this.field.name]);
      return at ? [{ item, at }] : [];
    });
  }

  private page(box: Box | undefined, after: string | undefined, signal: AbortSignal) {
    const { q, sort } = this.list;
    const { fields = [], subtitle, value } = cardLayout(this.entity);
    const wanted = ['title', this.field.name, this.tone?.name, subtitle, value, ...fields];
    return records.list(
      this.entity.name,
      {
        filter: this.filter(box),
        fields: [...new Set(wanted.filter((name): name is string => name !== undefined))],
        limit: PAGE,
        ...(sort ? { sort } : {}),
        ...(q ? { q } : {}),
        ...(after ? { after } : {}),
      },
      { signal },
    );
  }
}

function total(cells: readonly Cell[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0);
}
