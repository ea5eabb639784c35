import { isRef, type CrmRecord } from '../../core/records.ts';

export interface Branch {
  readonly team: CrmRecord;
  readonly depth: number;
}

/** The teams, each below the one that it is part of; one whose parent is not shown stands at the top. */
export function teamTree(teams: readonly CrmRecord[]): readonly Branch[] {
  const known = new Set(teams.map((team) => team.id));
  const below = new Map<string, CrmRecord[]>();
  for (const team of teams) {
    const parent = parentOf(team);
    const key = parent !== undefined && known.has(parent) ? parent : '';
    below.set(key, [...(below.get(key) ?? []), team]);
  }
  const grow = (parent: string, depth: number): Branch[] =>
    (below.get(parent) ?? []).sort((one, other) => one.title.localeCompare(other.title)).flatMap((team) => [{ team, depth }, ...grow(team.id, depth + 1)]);
  return grow('', 0);
}

/** The team and all below it: none of them can be its parent. */
export function within(teams: readonly CrmRecord[], id: string): ReadonlySet<string> {
  const found = new Set([id]);
  let grown = true;
  while (grown) {
    grown = false;
    for (const team of teams) {
      const parent = parentOf(team);
      if (parent !== undefined && found.has(parent) && !found.has(team.id)) {
        found.add(team.id);
        grown = true;
      }
    }
  }
  return found;
}

export function parentOf(team: CrmRecord): string | undefined {
  return isRef(team['parent']) ? team['parent'].id : undefined;
}
