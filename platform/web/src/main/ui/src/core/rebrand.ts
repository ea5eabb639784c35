import { complain } from './notices.ts';
import { logo, refreshSession } from './session.ts';
import { renewPage } from './worker.ts';

const STYLE = '/ui/brand/style.css';

/** Takes logo and colours anew: an address that is on the page is not asked for again. The page itself, in which the colours stand, is renewed for the next time. */
export function renewBrand(): void {
  putOn();
  void renewPage();
}

/** The worker tells when the page that it keeps, with which this one began, has become another. */
export function followPage(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data }) => {
    if (data === 'page-renewed') putOn();
  });
}

function putOn(): void {
  const turn = `?${Date.now()}`;
  logo.set('/ui/brand/logo' + turn);
  const former = document.querySelectorAll(`link[href^="${STYLE}"], #brand`);
  const next = document.createElement('link');
  next.rel = 'stylesheet';
  next.href = STYLE + turn;
  next.addEventListener('load', () => former.forEach((each) => each.remove()), { once: true });
  document.head.append(next);
}

/** The session has what holds for the company; colours and logo come under their address once more. */
export async function followCompany(): Promise<void> {
  try {
    await refreshSession();
    renewBrand();
  } catch (failure) {
    complain(failure);
  }
}
