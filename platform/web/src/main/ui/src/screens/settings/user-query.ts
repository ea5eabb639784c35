import type { ListQuery } from '../../core/records.ts';

const STATES: Readonly<Record<string, string>> = { active: 'active==true', inactive: 'active==false', invited: 'mustChangePassword==true' };
const ID = /^[0-9a-f-]{36}$/i;

/** What is asked of the server for what the address says; what makes no sense there is left out. */
export function userQuery(parameters: Readonly<Record<string, string>>): Pick<ListQuery, 'q' | 'filter'> {
  const { q, state = '', role = '', team = '' } = parameters;
  const filter = [STATES[state], ID.test(role) ? `roles==${role}` : '', ID.test(team) ? `teams==${team}` : ''].filter(Boolean).join(';');
  return { ...(q?.trim() ? { q: q.trim() } : {}), ...(filter === '' ? {} : { filter }) };
}
