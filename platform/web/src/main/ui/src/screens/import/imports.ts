import { http, send } from '../../core/http.ts';
import type { Preview } from './mapping.ts';

export interface RowError {
  readonly line: number;
  readonly column: string;
  readonly message: string;
}

/** How an import fares. */
export interface Progress {
  readonly id: string;
  readonly entity: string;
  readonly file: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly dryRun: boolean;
  readonly rows: number;
  readonly total: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly failed: number;
  readonly firstErrors: readonly RowError[];
  readonly failure: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
}

/** What the server needs to see of a file to say how it would read it. */
const BEGINNING = 2 * 1024 * 1024;
/** A large file on a slow line takes its time. */
const PATIENCE = 3_600_000;

/** Imports on the server. */
export const imports = {
  preview: (entity: string, file: File, options: Readonly<Record<string, unknown>>): Promise<Preview> =>
    http.post<Preview>('/imports/preview', form(entity, file.slice(0, BEGINNING), file.name, options)),

  /** Sends the file and starts; {@code signal} stops the sending. */
  start: async (entity: string, file: File, options: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<Progress> => {
    const response = await send('POST', '/imports', { body: form(entity, file, file.name, options), timeout: PATIENCE, signal });
    return (await response.json()) as Progress;
  },

  status: (id: string): Promise<Progress> => http.get<Progress>(`/imports/${encodeURIComponent(id)}`),

  /** One's own, the newest first. */
  recent: async (): Promise<readonly Progress[]> => (await http.get<{ items: readonly Progress[] }>('/imports')).items,

  cancel: (id: string): Promise<void> => http.delete(`/imports/${encodeURIComponent(id)}`),

  /** The address of what was refused, as a file. */
  errors: (id: string): string => `/api/v1/imports/${encodeURIComponent(id)}/errors`,
};

function form(entity: string, content: Blob, name: string, options: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  form.set('entity', entity);
  form.set('options', JSON.stringify(options));
  form.set('file', content, name);
  return form;
}

/** Whether the browser can still read the file: it may have been moved or changed since it was chosen, or be a folder. */
export async function readable(file: File): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
