import { mend, refusal, type Edit } from './outbox.ts';
import { creation } from './overlays.ts';
import { makes } from './unsent.ts';

/** Whether the edit makes a record that the server has refused, so that it can be mended in the form. */
export function mendable(edit: Edit): boolean {
  return edit.refused !== undefined && makes(edit);
}

/** Opens such a record in the form in which it was made, with what was wrong at its fields. */
export function mendInForm(edit: Edit): void {
  const take = (values: Readonly<Record<string, unknown>>): Promise<void> => mend(edit.id, values);
  creation.set({ entity: edit.entity, values: edit.body, stay: true, mends: { problem: refusal(edit)!, take }, created: () => {} });
}
