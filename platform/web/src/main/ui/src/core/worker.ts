import { t } from './i18n.ts';
import { notice } from './notices.ts';

/** How long the offer of a new version stays, in milliseconds: until it is taken, practically. */
const STAYS = 3_600_000;

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
