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
  /** That of the state, for those who only want to know how it looks. */
  readonly layout?: LayoutName;
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

/** Stands in an address for a part of the view that is taken away. */
const NONE = '-';

/** The state that an address says, over that of a view. */
export function stateOf(parameters: Readonly<Record<string, string>>, base: ListState): ListState {
  const layout = (parameters['layout'] as LayoutName | undefined) ?? base.layout;
  const under = within(base, layout);
  const text = (name: 'filter' | 'sort' | 'by' | 'q'): string | undefined => {
    const said = parameters[name] ?? under[name];
    return said === NONE || said === '' ? undefined : said;
  };
  const columns = parameters['columns']?.split(',').filter((name) => name !== '') ?? base.columns;
  const bin = parameters['bin'] === undefined ? base.bin : parameters['bin'] === 'true';
  return compact({ layout, filter: text('filter'), sort: text('sort'), q: text('q'), columns, by: text('by'), bin: bin || undefined });
}

/** What an address has to say for {@link stateOf} to answer {@code state}: only what differs from the view; the rest is {@code undefined}. */
export function parametersOf(state: ListState, base: ListState): Record<'layout' | 'filter' | 'sort' | 'q' | 'columns' | 'by' | 'bin', string | undefined> {
  const under = within(base, state.layout);
  const text = (name: 'filter' | 'sort' | 'by' | 'q'): string | undefined =>
    (state[name] ?? '') === (under[name] ?? '') ? undefined : state[name] || NONE;
  const columns = state.columns?.join(',');
  return {
    layout: state.layout === base.layout ? undefined : state.layout,
    filter: text('filter'),
    sort: text('sort'),
    q: text('q'),
    columns: columns === base.columns?.join(',') ? undefined : columns,
    by: text('by'),
    bin: Boolean(state.bin) === Boolean(base.bin) ? undefined : String(Boolean(state.bin)),
  };
}

/** What a view has its columns or groups by counts in its own layout only. */
function within(base: ListState, layout: LayoutName): Omit<ListState, 'by'> & { readonly by?: string | undefined } {
  return layout === base.layout ? base : { ...base, by: undefined };
}

/** Without the parts that say nothing. */
function compact(state: { readonly [part in keyof ListState]: ListState[part] | undefined }): ListState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as ListState;
}
