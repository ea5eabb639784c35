import { API, TIMEOUT, begunAt } from './begun.ts';
import { Problem, type Violation } from './problem.ts';
import { Store } from './store.ts';
import { language, t } from './i18n.ts';

/** Whether the server was reached when it was last asked. */
export const reachable = new Store(true);

/** Called when a request says that nobody is signed in (any longer). */
export const signedOut = new EventTarget();

let csrfToken = '';

/** The token that a session wants with every write. */
export function useCsrfToken(token: string): void {
  csrfToken = token;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Also without an answer for this long, in milliseconds, the server counts as not reached. */
  readonly timeout?: number;
}

/** An answer with the version of what was answered. */
export interface Answer<T> {
  readonly data: T;
  readonly etag: string | null;
  readonly status: number;
}

/** Asks the server. Every failure is a {@link Problem}; a cancelled request an AbortError. */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<T>> {
  const response = await send(method, path, options);
  const text = await response.text();
  const data = text === '' ? undefined : (JSON.parse(text) as unknown);
  return { data: data as T, etag: response.headers.get('ETag'), status: response.status };
}

/** The same for an answer that is no JSON. */
export async function send(method: string, path: string, options: RequestOptions = {}): Promise<Response> {
  const deadline = AbortSignal.timeout(options.timeout ?? TIMEOUT);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  let response: Response;
  try {
    const begun = method === 'GET' ? await begunAt(path) : undefined;
    response = begun ?? (await fetch(API + path, { method, signal, credentials: 'same-origin', ...content(method, options) }));
  } catch (failure) {
    if (options.signal?.aborted) throw failure;
    reachable.set(false);
    throw new Problem(0, 'unreachable', t('error.unreachable'));
  }
  reachable.set(response.headers.get('X-Kartera-Offline') === null);
  if (response.ok) return response;
  const problem = problemOf(response.status, await response.text(), response.headers.get('Retry-After'));
  if (problem.status === 401 && problem.code !== 'wrong-credentials' && path !== '/session') signedOut.dispatchEvent(new Event('signed-out'));
  throw problem;
}

function content(method: string, options: RequestOptions): Pick<RequestInit, 'headers' | 'body'> {
  const headers: Record<string, string> = method === 'GET' ? readHeaders() : writeHeaders();
  if (options.body === undefined) return { headers: { ...headers, ...options.headers } };
  if (options.body instanceof FormData || options.body instanceof Blob) return { headers: { ...headers, ...options.headers }, body: options.body };
  headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  return { headers: { ...headers, ...options.headers }, body: JSON.stringify(options.body) };
}

function readHeaders(): Record<string, string> {
  return { Accept: 'application/json', 'Accept-Language': language.value };
}

/** What goes with every write. */
export function writeHeaders(): Record<string, string> {
  return { ...readHeaders(), 'X-CSRF-Token': csrfToken };
}

/** The problem that an answer tells. */
export function problemOf(status: number, text: string, retryAfter: string | null): Problem {
  const after = Number(retryAfter ?? '') || undefined;
  try {
    const told = JSON.parse(text) as { code?: string; detail?: string; title?: string; errors?: Violation[]; position?: number };
    return new Problem(
      status,
      told.code ?? 'unknown',
      told.detail ?? told.title ?? t('error.unexpected'),
      told.errors ?? [],
      after,
      told.position,
    );
  } catch {
    return new Problem(status, 'unknown', t('error.unexpected'), [], after);
  }
}

export const http = {
  get: async <T>(path: string, options?: RequestOptions): Promise<T> => (await request<T>('GET', path, options)).data,
  post: async <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
    (await request<T>('POST', path, { ...options, body: body ?? {} })).data,
  put: async <T>(path: string, body: unknown, options?: RequestOptions): Promise<T> =>
    (await request<T>('PUT', path, { ...options, body })).data,
  patch: async <T>(path: string, body: unknown, options?: RequestOptions): Promise<T> =>
    (await request<T>('PATCH', path, { ...options, body })).data,
  delete: async (path: string, options?: RequestOptions): Promise<void> => {
    await request('DELETE', path, options);
  },
};

/** The address part of parameters; those without a value are left out. */
export function query(parameters: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : '?' + text;
}
