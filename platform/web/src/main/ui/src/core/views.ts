import { http, query, request } from './http.ts';
import type { Ref } from './records.ts';

export type LayoutName = 'list' | 'board' | 'calendar' | 'map';

/** What a list shows and how; each part stands in the address under the same name. */
export interface ListState {
  readonly layout: LayoutName;
  readonly filter?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly columns?: readonly string[];
  /** The field that rows are grouped by, or a board has its columns by. */
  readonly by?: string;
  readonly bin?: boolean;
}

/** A view that was saved: a tab above the list. */
export interface SavedView {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly visibility: 'private' | 'team' | 'shared';
  readonly team?: Ref | null;
  readonly roles?: readonly string[];
  readonly state: ListState;
  readonly position: number;
  readonly editable: boolean;
  readonly version: number;
}

export const views = {
  of: async (entity: string): Promise<readonly SavedView[]> =>
    (await http.get<{ items: readonly SavedView[] }>('/ui/views' + query({ entity }))).items,

  save: (view: Omit<SavedView, 'id' | 'version' | 'editable'>): Promise<SavedView> => http.post<SavedView>('/ui/views', view),

  change: async (view: SavedView, changes: Partial<SavedView>): Promise<SavedView> =>
    (await request<SavedView>('PATCH', `/ui/views/${view.id}`, { body: changes, headers: { 'If-Match': `"${view.version}"` } })).data,

  remove: (id: string): Promise<void> => http.delete(`/ui/views/${id}`),
};

/** The state that an address says, over that of a view. */
export function stateOf(parameters: Readonly<Record<string, string>>, base: ListState): ListState {
  const layout = parameters['layout'] as LayoutName | undefined;
  return {
    ...base,
    ...(layout ? { layout } : {}),
    ...(parameters['filter'] !== undefined ? { filter: parameters['filter'] } : {}),
    ...(parameters['sort'] !== undefined ? { sort: parameters['sort'] } : {}),
    ...(parameters['q'] !== undefined ? { q: parameters['q'] } : {}),
    ...(parameters['columns'] !== undefined ? { columns: parameters['columns'].split(',').filter((name) => name !== '') } : {}),
    ...(parameters['by'] !== undefined ? { by: parameters['by'] } : {}),
    ...(parameters['bin'] !== undefined ? { bin: parameters['bin'] === 'true' } : {}),
  };
}
