/** Something that has a place: a field, a panel, an entry of the menu. */
export interface Item {
  readonly id: string;
  readonly label: string;
  /** What else is to be known of it. */
  readonly note?: string;
}

/** Places that belong together: a section, a group of the menu, what is not shown. */
export interface Group {
  readonly id: string;
  readonly label: string;
  readonly items: readonly Item[];
  /** Whether what is in it is shown. */
  readonly shown: boolean;
  /** Whether it can be moved among the others, renamed and taken away. */
  readonly free?: boolean;
}

export type Groups = readonly Group[];

/** Where an item is. */
export function placeOf(groups: Groups, id: string): { readonly group: number; readonly index: number } | undefined {
  for (const [group, each] of groups.entries()) {
    const index = each.items.findIndex((item) => item.id === id);
    if (index >= 0) return { group, index };
  }
  return undefined;
}

/** With an item taken from where it is and put before the one that stands at {@code index} of {@code group} then. */
export function put(groups: Groups, id: string, group: number, index: number): Groups {
  const from = placeOf(groups, id);
  if (!from || !groups[group]) return groups;
  const item = groups[from.group]!.items[from.index]!;
  return groups.map((each, at) => {
    const rest = each.items.filter((other) => other.id !== id);
    return at === group ? { ...each, items: [...rest.slice(0, index), item, ...rest.slice(index)] } : rest.length === each.items.length ? each : { ...each, items: rest };
  });
}

/** With an item one place up or down, over the borders of groups: behind the last of the one above, before the first of the one below. */
export function step(groups: Groups, id: string, by: -1 | 1): Groups {
  const from = placeOf(groups, id);
  if (!from) return groups;
  const index = from.index + by;
  if (index >= 0 && index < groups[from.group]!.items.length) return put(groups, id, from.group, index);
  const beside = groups[from.group + by];
  return beside ? put(groups, id, from.group + by, by < 0 ? beside.items.length : 0) : groups;
}

/** With a group one place up or down among those that can be moved. */
export function stepGroup(groups: Groups, id: string, by: -1 | 1): Groups {
  const from = groups.findIndex((group) => group.id === id);
  const to = from + by;
  if (!groups[from]?.free || !groups[to]?.free) return groups;
  return groups.with(from, groups[to]!).with(to, groups[from]!);
}

/** With a group before the one that stands at {@code index} then, among those that can be moved. */
export function putGroup(groups: Groups, id: string, index: number): Groups {
  const group = groups.find((each) => each.id === id);
  if (!group?.free) return groups;
  const rest = groups.filter((each) => each !== group);
  const free = rest.filter((each) => each.free).length;
  const first = rest.findIndex((each) => each.free);
  const at = Math.max(0, Math.min(index, (first < 0 ? 0 : first) + free));
  return [...rest.slice(0, at), group, ...rest.slice(at)];
}

/** With an item behind the last that is shown, or no longer shown: before the first of those that are not. */
export function turn(groups: Groups, id: string): Groups {
  const from = placeOf(groups, id);
  if (!from) return groups;
  const shown = groups[from.group]!.shown;
  const to = groups.findIndex((group) => group.shown !== shown);
  return to < 0 ? groups : put(groups, id, to, shown ? 0 : groups[to]!.items.length);
}

/** The ids of a group's items. */
export function idsOf(group: Group | undefined): readonly string[] {
  return group?.items.map((item) => item.id) ?? [];
}
