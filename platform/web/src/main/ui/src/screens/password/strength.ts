/** How hard a password is to guess, as far as its letters say: 0 is refused by the server, 4 is good for years. */
export type Strength = 0 | 1 | 2 | 3 | 4;

/** What the server asks for at least; it has the last word. */
export const SHORTEST = 10;
const FEWEST_DIFFERENT = 4;

/** Length counts most (NIST SP 800-63B); a row of letters or the own login counts for little. */
export function strength(password: string, login: string): Strength {
  const letters = [...password];
  const different = new Set(letters).size;
  if (letters.length < SHORTEST || different < FEWEST_DIFFERENT) return 0;
  const lower = password.toLowerCase();
  if (login !== '' && lower === login.toLowerCase()) return 0;
  let points = 1;
  if (letters.length >= 14) points++;
  if (letters.length >= 18) points++;
  if (kinds(password) >= 3 || different >= 12) points++;
  if (row(lower) > letters.length / 3 || different < letters.length / 3) points--;
  if (login.length > 2 && lower.includes(login.toLowerCase())) points--;
  return Math.max(1, Math.min(4, points)) as Strength;
}

function kinds(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
}

/** The longest run of letters that follow each other, such as abcd or 4321. */
function row(text: string): number {
  let longest = 1;
  let up = 1;
  let down = 1;
  for (let at = 1; at < text.length; at++) {
    const step = text.charCodeAt(at) - text.charCodeAt(at - 1);
    up = step === 1 ? up + 1 : 1;
    down = step === -1 ? down + 1 : 1;
    longest = Math.max(longest, up, down);
  }
  return longest;
}
