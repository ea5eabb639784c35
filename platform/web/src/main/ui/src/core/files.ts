import type { Entity } from './metadata.ts';
import type { CrmRecord, Ref } from './records.ts';

/** A file that a record refers to, as the REST contract writes it. */
export interface StoredFile extends Ref {
  /** Media type, by the content. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly width?: number;
  readonly height?: number;
  readonly url: string;
  /** Of a picture. */
  readonly thumbnail?: string;
}

export function isFile(value: unknown): value is StoredFile {
  return typeof value === 'object' && value !== null && 'entity' in value && value.entity === 'file' && 'url' in value;
}

/** The address of a picture that is sharp where it is so many CSS pixels large. */
export function thumbnail(file: StoredFile, pixels: number): string | undefined {
  return file.thumbnail && `${file.thumbnail}?size=${Math.ceil(pixels * Math.min(2, devicePixelRatio || 1))}`;
}

/** Width and height of a picture that fits into so many CSS pixels, for its place to be kept until it is there. */
export function fitting(file: StoredFile, width: number, height: number): readonly [number, number] {
  const scale = Math.min(1, width / (file.width ?? width), height / (file.height ?? height));
  return [Math.max(1, Math.round((file.width ?? width) * scale)), Math.max(1, Math.round((file.height ?? height) * scale))];
}

/** What a record looks like: its first field for a picture, where that has one. */
export function pictureOf(of: Entity, record: CrmRecord): StoredFile | undefined {
  const field = of.fields.find((each) => each.kind === 'image' && isFile(record[each.name]));
  return field && (record[field.name] as StoredFile);
}
