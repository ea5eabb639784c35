import type { MenuLayout } from './layouts.ts';

/** Something that the menu leads to; its id is the one that a layout calls it by. */
export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly path: string;
}

export interface MenuGroup {
  readonly name: string;
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/**
 * The menu as the layout has it: what it hides is left out, and what it does not name stands behind the others of its kind. Without a layout the groups are
 * as they are {@code offered}.
 */
export function menuGroups(offered: readonly MenuGroup[], layout: MenuLayout | undefined): readonly MenuGroup[] {
  if (!layout) return offered.filter((group) => group.entries.length > 0);
  const all = new Map(offered.flatMap((group) => group.entries.map((entry) => [entry.id, entry] as const)));
  const named = new Set([...layout.groups.flatMap((group) => group.entries), ...(layout.hidden ?? [])]);
  const others = (name: string): readonly MenuEntry[] => offered.find((group) => group.name === name)?.entries.filter((entry) => !named.has(entry.id)) ?? [];
  const placed = layout.groups.map((group): MenuGroup => ({
    name: group.name,
    label: group.label ?? offered.find((each) => each.name === group.name)?.label ?? group.name,
    entries: [...group.entries.flatMap((id) => all.get(id) ?? []), ...others(group.name)],
  }));
  const left = offered.filter((group) => !layout.groups.some((each) => each.name === group.name)).map((group) => ({ ...group, entries: others(group.name) }));
  return [...placed, ...left].filter((group) => group.entries.length > 0);
}
