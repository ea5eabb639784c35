import type { Entity } from '../../core/metadata.ts';
import { records, type Page } from '../../core/records.ts';
import type { ListState } from '../../core/views.ts';
import { TITLE } from './columns.ts';
import type { Tab } from './tabs.ts';

type Count = NonNullable<Page['count']>;

/** So many tabs show how much is behind them. */
const COUNTED = 8;
/** Milliseconds for which a count is taken as it was. */
const FRESH = 60_000;

/** How many records are behind each tab, capped; asked for when there is nothing better to do. */
export class TabCounts {
  private readonly known = new Map<string, { readonly count: Count; readonly at: number }>();
  private asking = false;

  constructor(private readonly changed: () => void) {}

  of(entity: Entity): ReadonlyMap<string, Count> {
    const start = entity.name + ' ';
    return new Map([...this.known].filter(([key]) => key.startsWith(start)).map(([key, { count }]) => [key.slice(start.length), count]));
  }

  /** Takes a count that the list itself has asked for; of a tab that is filtered further only for as long as it is looked at. */
  know(entity: Entity, tab: Tab, state: ListState, count: Count): void {
    if (state.q || state.bin) return;
    const whole = (state.filter ?? '') === (tab.state.filter ?? '');
    this.known.set(`${entity.name} ${tab.key}`, { count, at: whole ? Date.now() : 0 });
  }

  follow(entity: Entity, tabs: readonly Tab[], now: Tab): void {
    if (this.asking) return;
    const old = tabs.slice(0, COUNTED).filter((tab) => {
      const known = this.known.get(`${entity.name} ${tab.key}`);
      return (tab !== now || tab.state.layout !== 'list') && (!known || Date.now() - known.at > FRESH);
    });
    if (old.length === 0) return;
    this.asking = true;
    setTimeout(() => void this.ask(entity, old).finally(() => (this.asking = false)), 400);
  }

  private async ask(entity: Entity, tabs: readonly Tab[]): Promise<void> {
    for (const tab of tabs) {
      const { filter } = tab.state;
      try {
        const page = await records.list(entity.name, { ...(filter ? { filter } : {}), fields: [TITLE], limit: 1, count: 'capped' });
        if (page.count) this.known.set(`${entity.name} ${tab.key}`, { count: page.count, at: Date.now() });
      } catch {
        return;
      }
    }
    this.changed();
  }
}
