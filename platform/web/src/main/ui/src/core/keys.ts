import type { Entity } from './metadata.ts';

/** How long the second key of a pair may come after the first, in milliseconds. */
const PAIR = 1_200;
const FIRST = new Set(['g', 'n']);

let first = '';
let since = 0;

/**
 * What the user means with a key: {@code mod+k} for Ctrl or ⌘ and K, {@code g d} for one after the other, {@code ?}; {@code null} while
 * something is being typed, or until the second key of a pair comes.
 */
export function pressed(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const typing = isTyping(event);
  if (event.ctrlKey || event.metaKey) return key === 'k' || (key === 'z' && !event.shiftKey && !typing) ? `mod+${key}` : null;
  if (typing || event.altKey) return null;
  if (first !== '' && event.timeStamp - since < PAIR) {
    const pair = `${first} ${key}`;
    first = '';
    return pair;
  }
  first = '';
  if (FIRST.has(key)) {
    first = key;
    since = event.timeStamp;
    return null;
  }
  return key;
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select, [role=menuitem], [role=option]') || target.closest('dialog') !== null;
}

const letters = new Map<string, string>();

/** The keys that go to an entity or make a record of it: the first letter of its name that no other has. */
export function keysFor(prefix: 'g' | 'n', of: Entity): string {
  let letter = letters.get(of.name);
  if (letter === undefined) {
    const taken = new Set([...letters.values(), 'h', 's']);
    const noun = of.name.split('.')[1] ?? of.name;
    letter = [...noun].find((each) => /[a-z]/.test(each) && !taken.has(each)) ?? '';
    letters.set(of.name, letter);
  }
  return letter === '' ? '' : `${prefix} ${letter}`;
}
