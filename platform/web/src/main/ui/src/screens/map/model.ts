import { card as cardLayout } from '../../core/layouts.ts';
import { http } from '../../core/http.ts';
import type { LiveChange } from '../../core/live.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { Store } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { both } from '../list/rsql.ts';
import { toneField, tonesOf, type Tones } from '../calendar/tones.ts';
import { pointOf, type Placed } from './clusters.ts';

const PAGE = 200;
/** Beyond these a map tells no more; one is told to narrow it. */
const MOST = 2_000;
/** Milliseconds that a change waits for others. */
const PAUSE = 500;

/** Where the pictures of the map come from, if the installation says so. */
export interface Tiles {
  readonly url: string;
  readonly attribution?: string;
}

export interface MapState {
  readonly places: readonly Placed<CrmRecord>[];
  readonly cut: boolean;
  readonly loading: boolean;
  readonly failure: unknown;
}

/** The records that are somewhere, kept in line with the server. One for each entity and state of the list. */
export class MapModel {
  readonly state = new Store<MapState>({ places: [], cut: false, loading: true, failure: undefined });
  readonly tone: Field | undefined;
  tones: Tones = new Map();
  private readonly gone = new AbortController();
  private timer = 0;

  constructor(
    readonly entity: Entity,
    readonly field: Field,
    private readonly list: ListState,
  ) {
    this.tone = toneField(entity);
  }

  async load(): Promise<void> {
    try {
      const tones = tonesOf(this.entity, this.tone, this.gone.signal).then((found) => (this.tones = found));
      const items: CrmRecord[] = [];
      let next: string | null | undefined;
      do {
        const page = await this.page(next ?? undefined);
        items.push(...page.items);
        next = page.next;
      } while (next && items.length < MOST);
      await tones;
      const places = items.flatMap((item) => {
        const at = pointOf(item[this.field.name]);
        return at ? [{ item, at }] : [];
      });
      this.state.set({ places, cut: next !== null, loading: false, failure: undefined });
    } catch (failure) {
      if (!this.gone.signal.aborted) this.state.update((now) => ({ ...now, loading: false, failure }));
    }
  }

  /** Changes by anybody: the map is asked for anew, once for several. */
  follow(changes: readonly LiveChange[]): void {
    if (!changes.some((change) => change.entity === this.entity.name)) return;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), PAUSE);
  }

  dispose(): void {
    this.gone.abort();
    clearTimeout(this.timer);
  }

  private page(after?: string) {
    const { filter, q, sort } = this.list;
    const { subtitle, value } = cardLayout(this.entity);
    const wanted = ['title', this.field.name, this.tone?.name, subtitle, value];
    return records.list(
      this.entity.name,
      {
        filter: both(filter, `${this.field.name}=null=false`)!,
        fields: [...new Set(wanted.filter((name): name is string => name !== undefined))],
        limit: PAGE,
        ...(sort ? { sort } : {}),
        ...(q ? { q } : {}),
        ...(after ? { after } : {}),
      },
      { signal: this.gone.signal },
    );
  }
}

/** The source of tiles that the installation names. A map also works without one. */
export async function tiles(): Promise<Tiles | undefined> {
  try {
    return (await http.get<{ tiles?: Tiles }>('/settings')).tiles;
  } catch {
    return undefined;
  }
}
