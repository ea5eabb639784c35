import { http, useCsrfToken } from './http.ts';
import { speak } from './i18n.ts';
import { useWriting, useZone } from './format.ts';
import { Store } from './store.ts';
import type { Ref } from './records.ts';
import type { Formats } from './writing.ts';

export type Reach = 'none' | 'own' | 'team' | 'all';
export type Verb = 'read' | 'create' | 'update' | 'delete' | 'export';

/** Who is signed in, and what they may do. */
export interface Session {
  readonly user: Ref & { readonly login: string };
  readonly teams: readonly Ref[];
  /** By name. */
  readonly roles?: readonly string[];
  readonly admin?: boolean;
  readonly firstRun?: boolean;
  readonly locale: string;
  readonly zone: string;
  readonly currency?: string;
  readonly region?: string;
  readonly company?: string | null;
  readonly formats?: Formats;
  readonly csrfToken: string;
  readonly mustChangePassword: boolean;
  readonly rights: Readonly<Record<string, Readonly<Record<string, Reach>>>>;
}

/** The session; {@code null} where nobody is signed in, {@code undefined} before that is known. */
export const session = new Store<Session | null | undefined>(undefined);

/** The address of the company's logo, or of Kartera's where it has none. */
export const logo = new Store('/ui/brand/logo');

/** The session of those who are signed in. */
export function mine(): Session {
  if (!session.value) throw new Error('nobody is signed in');
  return session.value;
}

/** Takes a session as the server gave it. */
export async function enter(given: Session): Promise<void> {
  useCsrfToken(given.csrfToken);
  useZone(given.zone);
  const { formats = {} } = given;
  useWriting(Object.values(formats).some(Boolean) ? (await import('./writing.ts')).writingOf(formats) : undefined);
  await speak(given.locale, given.region);
  session.set(given);
}

export async function signIn(login: string, password: string, code?: string): Promise<void> {
  await enter(await http.post<Session>('/session', { login, password, ...(code ? { code } : {}) }));
}

/** Asks the server anew: the rights may have changed. */
export async function refreshSession(): Promise<void> {
  await enter(await http.get<Session>('/session'));
}

/** Whether some records of the entity are within reach of a verb or an action. */
export function may(entity: string, verb: string): boolean {
  const reach = session.value?.rights[entity]?.[verb];
  return reach !== undefined && reach !== 'none';
}
