import { save } from '../../core/download.ts';
import { send } from '../../core/http.ts';
import { locale, t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { tell } from '../../core/notices.ts';
import { both, printValue } from './rsql.ts';
import { TITLE, titleParts } from './columns.ts';
import type { ListModel } from './model.ts';

/** The longest that an export may take, in milliseconds. */
const LONG = 600_000;
/** A filter may have 16,000 characters. */
const NAMED = 400;

/** Saves what the list shows as a file, or only the records given; the columns are those of the list. */
export async function exportList(entity: Entity, model: ListModel, ids?: readonly string[]): Promise<void> {
  tell(t('list.exporting'));
  const { q, filter } = model.which();
  const parts: Blob[] = [];
  let name = `${entity.name}.csv`;
  for (const chosen of ids ? inParts(ids) : [undefined]) {
    const answer = await send('POST', '/exports', {
      body: { entity: entity.name, filter: both(filter, chosen) ?? null, sort: model.sort(), fields: fieldsOf(entity, model), q: q ?? null, format: 'csv', locale: locale.value },
      headers: { Accept: 'text/csv, application/problem+json' },
      timeout: LONG,
    });
    name = nameIn(answer.headers.get('Content-Disposition')) ?? name;
    parts.push(parts.length === 0 ? await answer.blob() : withoutHead(await answer.text()));
  }
  save(new Blob(parts, { type: 'text/csv' }), name);
  tell(t('list.exported'));
}

function fieldsOf(entity: Entity, model: ListModel): readonly string[] {
  const shown = model.columns.map((column) => column.name).filter((name) => name !== TITLE && name !== 'deletedAt');
  return [...new Set([...titleParts(entity), ...shown])];
}

/** Filters for so many ids as the server takes at once. */
function inParts(ids: readonly string[]): readonly string[] {
  const filters: string[] = [];
  for (let from = 0; from < ids.length; from += NAMED) filters.push(`id=in=(${ids.slice(from, from + NAMED).map(printValue).join(',')})`);
  return filters;
}

/** The lines behind the names of the fields, which no line break is part of. */
function withoutHead(text: string): Blob {
  return new Blob([text.slice(text.indexOf('\n') + 1)]);
}

/** The name that the server gives the file (RFC 6266). */
export function nameIn(disposition: string | null): string | undefined {
  const long = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (long) return decodeURIComponent(long);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
}
