import { Store } from './store.ts';
import { t } from './i18n.ts';
import { Problem } from './problem.ts';

/** Something to tell without interrupting. */
export interface Notice {
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  /** What the button does, and what it is called. */
  readonly action?: { readonly label: string; run(): void | Promise<void> };
  /** Milliseconds until it leaves by itself; not while the pointer or the focus is on it. */
  readonly stays: number;
}

export const notice = new Store<Notice | null>(null);

export function tell(text: string): void {
  notice.set({ text, tone: 'plain', stays: 5_000 });
}

/** Says what went wrong and what to do. A cancelled request is nothing to tell. */
export function complain(failure: unknown): void {
  if (failure instanceof DOMException && failure.name === 'AbortError') return;
  notice.set({ text: wording(failure), tone: 'bad', stays: 10_000 });
}

/** What is to be said of a failure. */
export function wording(failure: unknown): string {
  if (!(failure instanceof Problem)) {
    console.error(failure);
    return t('error.unexpected');
  }
  const details = failure.violations.map((violation) => violation.message);
  return details.length > 0 ? details.join(' ') : failure.message;
}

let last: (() => Promise<void>) | null = null;

/** Tells of a change that can be taken back, by the button or by Ctrl/⌘-Z. */
export function undoable(text: string, undo: () => Promise<void>): void {
  const once = async (): Promise<void> => {
    if (last !== once) return;
    last = null;
    notice.set(null);
    try {
      await undo();
      tell(t('undo.done'));
    } catch (failure) {
      complain(failure);
    }
  };
  last = once;
  notice.set({ text, tone: 'plain', stays: 10_000, action: { label: t('undo'), run: once } });
}

/** Another change has begun: the one before can be taken back no more, since it would be of a record that has changed. */
export function begun(): void {
  if (!last) return;
  last = null;
  notice.set(null);
}

/** Takes back the last change, if that can still be done. */
export async function undoLast(): Promise<boolean> {
  if (!last) return false;
  await last();
  return true;
}
