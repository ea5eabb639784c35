import { t } from '../../core/i18n.ts';
import { begun, complain, undoable } from '../../core/notices.ts';
import type { CrmRecord } from '../../core/records.ts';
import { writes } from '../../core/writes.ts';
import type { Column } from './columns.ts';
import type { Lines } from './rows.ts';

/** What was entered into a cell. */
export interface CellEdit {
  readonly record: CrmRecord;
  readonly column: Column;
  readonly value: unknown;
}

/** Writes a cell: shown at once, taken back where the server refuses it, and for the user to undo. */
export async function editCell(lines: Lines, { record, column, value }: CellEdit): Promise<void> {
  const name = column.field!.name;
  const before = record[name] ?? null;
  begun();
  lines.replace({ ...record, [name]: value });
  try {
    const after = await writes.update(record, { [name]: value });
    lines.replace(after);
    undoable(t('list.edited', { field: column.label, title: after.title }), async () => {
      const now = lines.records().find((each) => each.id === record.id) ?? after;
      lines.replace(await writes.update({ ...now, version: Math.max(now.version, after.version) }, { [name]: before }));
    });
  } catch (failure) {
    lines.replace(record);
    complain(failure);
  }
}
