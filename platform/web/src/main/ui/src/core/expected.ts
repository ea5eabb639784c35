/** The files of a part of the client, and of the catalogues that it waits for, by language. */
export interface Part {
  readonly files: readonly string[];
  readonly texts: Readonly<Record<string, readonly string[]>>;
}

/** What the build knows about the files that pages need at once. */
export interface Soon {
  readonly common: Readonly<Record<string, readonly string[]>>;
  readonly entrance: Part;
  readonly workplace: readonly string[];
  /** By the beginning of an address; lists that are boards stand under {@code board}. */
  readonly screens: Readonly<Record<string, Part>>;
}

/** How many entries of a timeline come at a time. */
export const TIMELINE_PAGE = 50;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The files that a page will need at once; {@code search} is what stands behind its path. */
export function expectedFiles(soon: Soon, path: string, search: string, spoken: string, known: boolean): readonly string[] {
  const name = path.split('/')[1] ?? '';
  const board = name === 'list' && new URLSearchParams(search).get('layout') === 'board';
  const screen = known ? soon.screens[board ? 'board' : name] : soon.entrance;
  return [...(soon.common[spoken] ?? []), ...(known ? soon.workplace : []), ...(screen?.files ?? []), ...(screen?.texts[spoken] ?? [])];
}

/** What a page will ask the server for at once. */
export function expectedAnswers(path: string, known: boolean): readonly string[] {
  const session = '/session?optional=true';
  if (!known) return [session, '/ui/welcome'];
  const [, screen, entity, id] = path.split('/');
  const own = screen === 'record' && entity && id && ID.test(id) ? [`/records/${entity}/${id}`, `/records/${entity}/${id}/timeline?limit=${TIMELINE_PAGE}`] : screen === 'list' && entity ? [`/ui/views?entity=${entity}`] : [];
  return [session, '/ui/manifest', '/metadata/entities', '/ui/preferences', ...own];
}
