import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { complain } from '../../core/notices.ts';
import { adjust } from '../../core/router.ts';
import { views, type ListState, type SavedView } from '../../core/views.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { differs, type Tab } from './tabs.ts';
import type { ViewDeeds } from './view-deeds.ts';

/** What was last seen, so that the tabs are there at once on the next visit. */
const seen = new Map<string, readonly SavedView[]>();

/** Nothing that differs from the view. */
export const UNCHANGED = { layout: undefined, filter: undefined, sort: undefined, columns: undefined, by: undefined, bin: undefined };

/** The views that are known of an entity. */
export interface KnownViews {
  readonly items: readonly SavedView[];
  know(entity: string, items: readonly SavedView[]): void;
}

/** The saved views of an entity, and what may be done with them. */
export class SavedViews implements KnownViews {
  private entity = '';

  constructor(private readonly changed: () => void) {}

  get items(): readonly SavedView[] {
    return seen.get(this.entity) ?? [];
  }

  follow(entity: string): void {
    if (entity === this.entity) return;
    this.entity = entity;
    views.of(entity).then((items) => this.know(entity, items), complain);
  }

  know(entity: string, items: readonly SavedView[]): void {
    seen.set(entity, items);
    if (entity === this.entity) this.changed();
  }

  /** The menu of the present tab. */
  actions(entity: Entity, tabs: readonly Tab[], tab: Tab, state: ListState): readonly MenuItem[] {
    const changed = differs(state, tab);
    const saved = tab.saved?.editable ? tab.saved : undefined;
    const own = tabs.flatMap((each) => (each.saved ? [each.saved] : []));
    const at = saved ? own.indexOf(saved) : -1;
    const items: MenuItem[] = [];
    if (changed && saved) items.push({ label: t('list.view.save'), icon: 'check', run: () => this.late((deeds, stated) => deeds.change(saved, stated(state))) });
    items.push({ label: t('list.view.saveAs'), icon: 'plus', run: () => this.late((deeds) => deeds.saveAs(entity, state, tab)) });
    if (changed) items.push({ label: t('list.view.discard'), icon: 'rotate-ccw', run: () => adjust(UNCHANGED, 'push') });
    if (!saved) return items;
    items.push('line', { label: t('list.view.edit'), icon: 'pencil', run: () => this.late((deeds) => deeds.edit(saved)) });
    if (at > 0) items.push({ label: t('list.view.left'), icon: 'chevron-left', run: () => this.late((deeds) => deeds.swap(saved, own[at - 1]!)) });
    if (at < own.length - 1) items.push({ label: t('list.view.right'), icon: 'chevron-right', run: () => this.late((deeds) => deeds.swap(saved, own[at + 1]!)) });
    items.push('line', { label: t('list.view.delete'), icon: 'x', bad: true, run: () => this.late((deeds) => deeds.remove(saved)) });
    return items;
  }

  private async late(run: (deeds: ViewDeeds, stated: typeof import('./view-deeds.ts').stated) => Promise<void>): Promise<void> {
    try {
      const { ViewDeeds: Deeds, stated } = await import('./view-deeds.ts');
      await run(new Deeds(this), stated);
    } catch (failure) {
      complain(failure);
    }
  }
}
