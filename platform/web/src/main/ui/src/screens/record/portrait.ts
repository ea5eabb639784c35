import { html, type TemplateResult } from 'lit';
import { isFile, thumbnail, type StoredFile } from '../../core/files.ts';
import type { Entity } from '../../core/metadata.ts';
import type { CrmRecord } from '../../core/records.ts';

/** What a record looks like: its first field for a picture, where that has one. */
export function pictureOf(of: Entity, record: CrmRecord): StoredFile | undefined {
  const field = of.fields.find((each) => each.kind === 'image' && isFile(record[each.name]));
  return field && (record[field.name] as StoredFile);
}

/** A picture in the place of the initials; {@code square} for companies and things, whose pictures are seen whole. */
export function portrait(picture: StoredFile, size: number, square: boolean): TemplateResult {
  const style = `flex:none;inline-size:${size}px;block-size:${size}px;object-fit:${square ? 'contain' : 'cover'};border-radius:${square ? Math.round(size / 4) : size}px`;
  return html`<img style=${style} src=${thumbnail(picture, size)!} alt="" width=${size} height=${size} />`;
}
