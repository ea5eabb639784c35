import { layouts, type HomeNumber, type HomePanel } from '../../core/layouts.ts';
import { entities, type Entity } from '../../core/metadata.ts';
import { records, type CrmRecord, type Ref } from '../../core/records.ts';
import { joined, sumsOf, type Sums } from '../../core/sums.ts';
import { may, type Reach } from '../../core/session.ts';

export const RECENT = 'recent';

/** A panel that can stand on the home page. */
export type Panel = { readonly id: string; readonly entity: Entity; readonly panel: HomePanel };
export type Figure = { readonly id: string; readonly entity: Entity; readonly number: HomeNumber };

/** What a figure comes to. */
export interface Total {
  readonly count: number;
  readonly sums: Sums;
}

/** Whose records the page is about. */
export type Scope = 'mine' | 'team' | 'all';

const OWN = 'owner==me';
const ROWS = 6;

/** The filter of one's own records, as it is for those of one's teams or for all that one sees. */
export function scoped(filter: string | undefined, scope: Scope): string | undefined {
  if (scope === 'mine') return filter;
  const instead = scope === 'team' ? ['team==myTeam'] : [];
  const parts = filter?.split(';').flatMap((part) => (part === OWN ? instead : [part])) ?? [];
  return parts.length > 0 ? parts.join(';') : undefined;
}

/** The scopes that make a difference to somebody. */
export function scopesOf(filters: readonly (string | undefined)[], teams: readonly Ref[], reach: Reach): readonly Scope[] {
  if (!filters.some((filter) => filter?.split(';').includes(OWN)) || reach === 'own' || reach === 'none') return ['mine'];
  return ['mine', ...(teams.length > 0 ? (['team'] as const) : []), ...(reach === 'all' ? (['all'] as const) : [])];
}

/** The entities whose numbers and panels the user may see. */
export function onHome(): readonly Entity[] {
  return [...entities.value.values()].filter((entity) => entity.available && may(entity.name, 'read') && entity.traits.includes('timeline') && entity.module !== 'security');
}

/** The panels that modules offer to the user, in the order of the entities. */
export function offeredPanels(entities: readonly Entity[]): Panel[] {
  return entities.flatMap((entity) => (layouts.value[entity.name]?.home?.panels ?? []).map((panel) => ({ id: `${entity.name}/${panel.name}`, entity, panel })));
}

export function offeredFigures(entities: readonly Entity[]): Figure[] {
  return entities.flatMap((entity) => (layouts.value[entity.name]?.home?.numbers ?? []).map((number) => ({ id: `${entity.name}/${number.name}`, entity, number })));
}

/** The panels that are shown: those that the user has arranged, and at first all. What has gone with its module is left out, and comes back with it. */
export function arranged(offered: readonly string[], chosen: readonly string[] | undefined): string[] {
  return chosen === undefined ? [...offered] : chosen.filter((id) => offered.includes(id));
}

/** The order after one was moved up or down. */
export function shifted(order: readonly string[], id: string, by: -1 | 1): string[] {
  const at = order.indexOf(id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= order.length) return [...order];
  const result = [...order];
  [result[at], result[to]] = [result[to]!, result[at]!];
  return result;
}

export async function rowsOf(panel: Panel, filter: string | undefined): Promise<{ readonly items: readonly CrmRecord[]; readonly more: boolean }> {
  const { sort, fields } = panel.panel;
  const page = await records.list(panel.entity.name, { limit: ROWS, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}), ...(fields ? { fields } : {}) });
  return { items: page.items, more: page.next !== null };
}

export async function totalOf(figure: Figure, filter: string | undefined): Promise<Total> {
  const by = layouts.value[figure.entity.name]?.board?.by ?? 'owner';
  const { sum } = figure.number;
  const groups = await records.groups(figure.entity.name, { by, ...(filter ? { filter } : {}), ...(sum ? { sum: [sum] } : {}) });
  return {
    count: groups.reduce((count, group) => count + group.count, 0),
    sums: joined(groups.map((group) => sumsOf(group, sum))),
  };
}
