import type { Ref } from './records.ts';

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
