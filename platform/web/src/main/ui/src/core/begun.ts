/** Where the server answers. */
export const API = '/api/v1';

/** How long an answer may take, in milliseconds. */
export const TIMEOUT = 20_000;

/** How long an answer that nobody has asked for is good, in milliseconds. */
const GOOD_FOR = 10_000;

declare global {
  /** The script in the page puts it there; what the server did not answer well is {@code undefined}. */
  var karteraBegun: Map<string, Promise<Response | undefined>> | undefined;
}

/** Asks at once for what will be asked for soon: whoever does it first gets this answer, if it is a good one. */
export function ahead(spoken: string, ...paths: readonly string[]): void {
  const begun = (globalThis.karteraBegun ??= new Map());
  for (const path of paths) {
    const headers = { Accept: 'application/json', 'Accept-Language': spoken };
    const answer = fetch(API + path, { headers, credentials: 'same-origin', signal: AbortSignal.timeout(TIMEOUT) });
    begun.set(
      path,
      answer.then(
        (response) => (response.ok ? response : undefined),
        () => undefined,
      ),
    );
  }
  setTimeout(() => begun.clear(), GOOD_FOR);
}

/** The answer that was begun, for the one that asks for it. */
export function begunAt(path: string): Promise<Response | undefined> | undefined {
  const answer = globalThis.karteraBegun?.get(path);
  globalThis.karteraBegun?.delete(path);
  return answer;
}
