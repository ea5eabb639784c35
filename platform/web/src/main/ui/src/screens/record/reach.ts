import type { CrmRecord } from '../../core/records.ts';
import { may, mine, session, type Reach } from '../../core/session.ts';

/** Whether the user may do it to this record, as far as owner and team tell; the server has the last word. */
export function mayTo(record: CrmRecord, verb: string): boolean {
  const reach = session.value?.rights[record.entity]?.[verb];
  return may(record.entity, verb) && within(reach, record);
}

export function within(reach: Reach | undefined, record: CrmRecord): boolean {
  if (reach === undefined || reach === 'none') return false;
  if (reach === 'all') return true;
  const { user, teams } = mine();
  if (record.owner?.id === user.id) return true;
  return reach === 'team' && teams.some((team) => team.id === record.team?.id);
}
