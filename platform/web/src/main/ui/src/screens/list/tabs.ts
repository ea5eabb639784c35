import { t } from '../../core/i18n.ts';
import { moduleViews } from '../../core/layouts.ts';
import type { Entity } from '../../core/metadata.ts';
import { parametersOf, type LayoutName, type ListState, type SavedView } from '../../core/views.ts';

/** A view above the list: one that the module brings, or one that somebody saved. */
export interface Tab {
  /** What the address calls it. */
  readonly key: string;
  readonly label: string;
  readonly state: ListState;
  readonly saved?: SavedView;
}

const LAYOUTS: readonly string[] = ['list', 'board', 'calendar', 'map'] satisfies LayoutName[];

/** Whether there is a screen for a layout; views that want another one wait for it. */
function drawn(layout: string | undefined): boolean {
  return layout === undefined || LAYOUTS.includes(layout);
}

/** The views of an entity: those of its module, led by one of all records, then the saved ones in their order. */
export function tabsOf(entity: Entity, saved: readonly SavedView[]): readonly Tab[] {
  const brought = moduleViews(entity).filter((view) => drawn(view.layout)).map((view): Tab => {
    const { layout = 'list', filter, sort, columns, by } = view as typeof view & { layout?: LayoutName };
    return { key: view.name, label: view.label, state: { layout, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}), ...(columns ? { columns } : {}), ...(by ? { by } : {}) } };
  });
  const all: readonly Tab[] = brought.some((tab) => tab.state.filter === undefined)
    ? []
    : [{ key: 'all', label: t('list.all'), state: { layout: 'list' } }];
  const own = [...saved]
    .filter((view) => drawn(view.state.layout))
    .sort((one, other) => one.position - other.position)
    .map((view): Tab => ({ key: view.id, label: view.name, state: { ...view.state, layout: view.state.layout ?? 'list' }, saved: view }));
  return [...all, ...brought, ...own];
}

/** The tab that the address names, else the one that the layout begins with, else the one that is the default for a role of the user, else the first. */
export function tabAt(tabs: readonly Tab[], key: string | undefined, roles: readonly string[], begin?: string): Tab {
  return tabs.find((tab) => tab.key === key) ?? tabs.find((tab) => tab.key === begin) ?? tabs.find((tab) => tab.saved?.roles?.some((role) => roles.includes(role))) ?? tabs[0]!;
}

/** Whether something of a view was changed that could be saved with it; what is searched for passes. */
export function differs(state: ListState, tab: Tab): boolean {
  const { q: _, ...parts } = parametersOf(state, tab.state);
  return Object.values(parts).some((part) => part !== undefined);
}

/** The state as it is saved. */
export function saveable({ q: _, bin: __, ...state }: ListState): ListState {
  return state;
}
