import { Store } from './store.ts';

/** Where the user is: a path and the state of what is shown there, all of it in the address. */
export interface Place {
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
}

function read(): Place {
  return { path: decodeURI(location.pathname), parameters: Object.fromEntries(new URLSearchParams(location.search)) };
}

export const place = new Store<Place>(read());

/** The address of a place; parameters without a value are left out. */
export function href(path: string, parameters: Readonly<Record<string, string | undefined>> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') search.set(name, value);
  }
  const text = search.toString();
  return encodeURI(path) + (text === '' ? '' : '?' + text);
}

/** Goes to a place; {@code replace} leaves no way back to the present one. */
export function go(to: string, how: 'push' | 'replace' = 'push'): void {
  const now = location.pathname + location.search;
  if (to === now) return;
  if (how === 'replace') history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  place.set(read());
}

/** Changes parameters of the present place and keeps the others; {@code undefined} takes one away. */
export function adjust(parameters: Readonly<Record<string, string | undefined>>, how: 'push' | 'replace' = 'replace'): void {
  go(href(place.value.path, { ...place.value.parameters, ...parameters }), how);
}

/** The parts of the path: {@code ['list', 'pipeline.deal']}. */
export function segments(of: Place): readonly string[] {
  return of.path.split('/').filter((part) => part !== '');
}

/** Follows the browser's buttons and ordinary links of the page, which so need no handlers. */
export function follow(): void {
  addEventListener('popstate', () => place.set(read()));
  addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.composedPath().find((target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement);
    if (!link || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (/^\/(api|health|metrics|assets|ui)(\/|$)/.test(link.pathname)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

/** The address of a list, of a record as a page, and of a record over the present place. */
export const to = {
  home: (): string => '/',
  list: (entity: string, parameters: Readonly<Record<string, string | undefined>> = {}): string => href(`/list/${entity}`, parameters),
  record: (entity: string, id: string): string => href(`/record/${entity}/${id}`),
  beside: (entity: string, id: string): string => href(place.value.path, { ...place.value.parameters, record: `${entity}/${id}` }),
  settings: (section: string): string => href(`/settings/${section}`),
};
