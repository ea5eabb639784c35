import type { StoredFile } from './files.ts';
import { problemOf, reachable, signedOut, writeHeaders } from './http.ts';
import { t } from './i18n.ts';
import { Problem } from './problem.ts';

/**
 * Sends a file as it is. Every failure is a {@link Problem}, being cancelled an AbortError.
 *
 * @param told gets which share of it has gone, from 0 to 1
 */
export function upload(file: File, told: (share: number) => void, signal: AbortSignal): Promise<StoredFile> {
  // Only this tells how far an upload is.
  const request = new XMLHttpRequest();
  return new Promise((done, fail) => {
    request.open('POST', '/api/v1/files');
    for (const [name, value] of Object.entries(writeHeaders())) request.setRequestHeader(name, value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replaceAll("'", '%27')}`);
    request.upload.onprogress = (event) => told(event.lengthComputable && event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => {
      reachable.set(true);
      if (request.status === 201) return done(JSON.parse(request.responseText) as StoredFile);
      const problem = problemOf(request.status, request.responseText, request.getResponseHeader('Retry-After'));
      if (problem.status === 401) signedOut.dispatchEvent(new Event('signed-out'));
      fail(problem);
    };
    request.onerror = () => {
      reachable.set(false);
      fail(new Problem(0, 'unreachable', t('error.unreachable')));
    };
    request.onabort = () => fail(new DOMException('cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
