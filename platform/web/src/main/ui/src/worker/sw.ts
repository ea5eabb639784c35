/**
 * Keeps the client and what was seen for when there is no network. The client's files come from the cache, since their names carry their
 * content; what the server knows comes from the server, and from the last answer where that cannot be reached: then the answer carries
 * {@code X-Kartera-Offline}. What is kept of a user's data lies in one cache, which the page deletes at sign-out.
 */
export {};

declare const self: ServiceWorkerGlobalScope;
declare const FILES: readonly string[];
declare const VERSION: string;

const SHELL = `shell-${VERSION}`;
const MODULES = 'modules';
const DATA = 'data';
/** Answers of the server that are kept; the oldest go first. */
const MOST_ANSWERS = 600;
/** How long an answer may take where an older one is there, in milliseconds. */
const PATIENCE = 6_000;
/** What is worth keeping: never the event stream, exports, the audit, secrets. */
const KEPT = /^\/(api\/v1\/(session$|settings$|metadata\/|records\/|ui\/|modules$)|ui\/brand\/)/;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...FILES])));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) if (name.startsWith('shell-') && name !== SHELL) await caches.delete(name);
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'take-over') void self.skipWaiting();
  if (event.data === 'renew') event.waitUntil(renewed().finally(() => event.ports[0]?.postMessage('renewed')));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    if (/^\/(api|health|metrics|ui)\//.test(address.pathname)) return;
    event.respondWith(page(request));
    event.waitUntil(renewed());
  } else if (address.pathname.startsWith('/assets/') || FILES.includes(address.pathname)) {
    event.respondWith(kept(SHELL, request));
  } else if (address.pathname.startsWith('/ui/modules/')) {
    event.respondWith(kept(MODULES, request));
  } else if (KEPT.test(address.pathname)) {
    event.respondWith(fresh(request));
  }
});

async function page(request: Request): Promise<Response> {
  return (await caches.match('/', { cacheName: SHELL })) ?? fetch(request);
}

/**
 * The same page may come with other colours of the company and another content security policy, as the settings of the installation have them; it is kept for
 * the next time, and open pages are told. Another page is of another version, which comes with a worker of its own.
 */
async function renewed(): Promise<void> {
  const cache = await caches.open(SHELL);
  const [older, newer] = await Promise.all([cache.match('/'), fetch('/', { cache: 'no-cache' }).catch(() => undefined)]);
  const policy = 'Content-Security-Policy';
  if (!older || !newer?.ok || older.headers.get(policy) === newer.headers.get(policy)) return;
  if (withoutColours(await older.clone().text()) !== withoutColours(await newer.clone().text())) return;
  await cache.put('/', newer);
  for (const page of await self.clients.matchAll()) page.postMessage('page-renewed');
}

function withoutColours(page: string): string {
  return page.replace(/(<style id="brand">)[^<]*/, '$1');
}

/** Files that never change under their name. */
async function kept(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const there = await cache.match(request);
  if (there) return there;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}

async function fresh(request: Request): Promise<Response> {
  const cache = await caches.open(DATA);
  const older = await cache.match(request);
  try {
    const answer = await fetch(request, older ? { signal: AbortSignal.any([request.signal, AbortSignal.timeout(PATIENCE)]) } : {});
    if (answer.status === 200) await keep(cache, request, answer.clone());
    else if (answer.status >= 502 && older) return offline(older);
    return answer;
  } catch (failure) {
    if (request.signal.aborted || !older) throw failure;
    return offline(older);
  }
}

async function keep(cache: Cache, request: Request, answer: Response): Promise<void> {
  await cache.delete(request);
  await cache.put(request, answer);
  const all = await cache.keys();
  for (const oldest of all.slice(0, Math.max(0, all.length - MOST_ANSWERS))) await cache.delete(oldest);
}

function offline(answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set('X-Kartera-Offline', '1');
  return new Response(answer.body, { status: answer.status, headers });
}
