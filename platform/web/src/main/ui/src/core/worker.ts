import { t } from './i18n.ts';
import { notice } from './notices.ts';

/** How long the offer of a new version stays, in milliseconds: until it is taken, practically. */
const STAYS = 3_600_000;
/** How long the worker may take to renew the page, in milliseconds. */
const PATIENCE = 5_000;

/** Lets the worker keep the client and what is seen. A new version waits until the person says so, so that no page changes under their hands. */
export function installWorker(): void {
  if (!('serviceWorker' in navigator)) return;
  void navigator.serviceWorker.register('/sw.js').then(watchForUpdates, (failure) => console.warn('service worker', failure));
}

function watchForUpdates(registration: ServiceWorkerRegistration): void {
  const offer = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) propose(registration.waiting);
  };
  offer();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
  addEventListener('kartera-update', () => void registration.update());
}

/** Lets the worker ask for the page anew, which carries what the page may load: it answers from its own store otherwise. */
export async function renewPage(): Promise<void> {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  const { port1, port2 } = new MessageChannel();
  const answered = new Promise<unknown>((resolve) => {
    port1.onmessage = resolve;
    setTimeout(resolve, PATIENCE);
  });
  worker.postMessage('renew', [port2]);
  await answered;
}

/** Offers to load the page anew, so that it may show what it may not yet. */
export function proposeReload(): void {
  notice.set({
    text: t('update.tiles'),
    tone: 'plain',
    stays: STAYS,
    action: { label: t('update.reload'), run: () => void renewPage().then(() => location.reload()) },
  });
}

function propose(worker: ServiceWorker): void {
  notice.set({
    text: t('update.there'),
    tone: 'plain',
    stays: STAYS,
    action: {
      label: t('update.reload'),
      run() {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        worker.postMessage('take-over');
      },
    },
  });
}
