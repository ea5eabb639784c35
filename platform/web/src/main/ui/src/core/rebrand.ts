import { complain } from './notices.ts';
import { logo, refreshSession } from './session.ts';

const STYLE = '/ui/brand/style.css';

/** Takes logo and colours anew: an address that is on the page is not asked for again. */
export function renewBrand(): void {
  const turn = `?${Date.now()}`;
  logo.set('/ui/brand/logo' + turn);
  const former = document.querySelector<HTMLLinkElement>(`link[href^="${STYLE}"]`);
  const next = document.createElement('link');
  next.rel = 'stylesheet';
  next.href = STYLE + turn;
  next.addEventListener('load', () => former?.remove(), { once: true });
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
