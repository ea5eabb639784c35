import { http } from '../../core/http.ts';

/** Somebody who cannot sign in for a while, after too many failures. */
export interface Lock {
  readonly user: string;
  /** ISO 8601. */
  readonly until: string;
  readonly failures: number;
}

/** Who is locked out now, by the id of the user. */
export async function lockedOut(): Promise<ReadonlyMap<string, Lock>> {
  const { items } = await http.get<{ readonly items: readonly Lock[] }>('/users/locked');
  return new Map(items.map((lock) => [lock.user, lock]));
}

/** Lets a user sign in again. */
export async function unlock(user: string): Promise<void> {
  await http.post(`/users/${encodeURIComponent(user)}/unlock`);
}

/** Milliseconds until the first of the locks ends by itself; {@code undefined} where there is none. */
export function nextEnd(locks: ReadonlyMap<string, Lock>, now: number): number | undefined {
  const ends = [...locks.values()].map(({ until }) => Date.parse(until) - now);
  return ends.length === 0 ? undefined : Math.max(1_000, Math.min(...ends));
}
