import { http } from './http.ts';
import { t } from './i18n.ts';
import { silence } from './live.ts';
import { forgetOutbox, waiting } from './outbox.ts';
import { ask } from './overlays.ts';
import { Problem } from './problem.ts';
import { forgetScreens } from './screen-files.ts';
import { mine } from './session.ts';

/** Signs out and leaves nothing of the user in the browser. Asks first where edits would be lost that have not reached the server. */
export async function signOut(): Promise<void> {
  const unsent = waiting.value.length;
  if (unsent > 0) {
    const lose = await ask({
      heading: t('leave.heading'),
      text: t('leave.text', { count: unsent }),
      fields: [],
      values: {},
      confirm: t('leave.anyway'),
      bad: true,
      run: async () => {},
    });
    if (!lose) return;
  }
  const user = mine().user.id;
  silence();
  try {
    await http.delete('/session');
  } catch (failure) {
    if (!(failure instanceof Problem && failure.status === 401)) throw failure;
  }
  await wipe();
  await forgetOutbox(user);
  location.replace('/');
}

/** Takes away what the browser keeps of the data that was seen. */
export async function wipe(): Promise<void> {
  await Promise.all([caches.delete('data'), caches.delete('modules')]);
  localStorage.removeItem('user');
  forgetScreens();
}

/** Whether somebody signed in here the last time, and did not sign out. */
export function somebodyWasHere(): boolean {
  return localStorage.getItem('user') !== null;
}

/** What another user left in this browser is taken away before anything is shown. */
export async function keepOnlyOwn(user: string): Promise<void> {
  const before = localStorage.getItem('user');
  if (before !== null && before !== user) await wipe();
  localStorage.setItem('user', user);
}
