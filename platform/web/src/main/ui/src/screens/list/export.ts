import { send } from '../../core/http.ts';
import { locale, t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { tell } from '../../core/notices.ts';
import { both, printValue } from './rsql.ts';
import { TITLE, titleParts } from './columns.ts';
import type { ListModel } from './model.ts';

/** The longest that an export may take, in milliseconds. */
const LONG = 600_000;

/** Saves what the list shows as a file, or only the records given; the columns are those of the list. */
export async function exportList(entity: Entity, model: ListModel, ids?: readonly string[]): Promise<void> {
  tell(t('list.exporting'));
  const { q, filter } = model.which();
  const chosen = ids ? `id=in=(${ids.map(printValue).join(',')})` : undefined;
  const fields = [...titleParts(entity), ...model.columns.map((column) => column.name).filter((name) => name !== TITLE)];
  const answer = await send('POST', '/exports', {
    body: { entity: entity.name, filter: both(filter, chosen) ?? null, sort: model.sort(), fields: [...new Set(fields)], q: q ?? null, format: 'csv', locale: locale.value },
    headers: { Accept: 'text/csv, application/problem+json' },
    timeout: LONG,
  });
  save(await answer.blob(), nameIn(answer.headers.get('Content-Disposition')) ?? `${entity.name}.csv`);
  tell(t('list.exported'));
}

/** The name that the server gives the file (RFC 6266). */
export function nameIn(disposition: string | null): string | undefined {
  const long = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (long) return decodeURIComponent(long);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
