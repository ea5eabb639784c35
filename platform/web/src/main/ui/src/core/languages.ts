/** The languages that there are catalogues for, each under its own name. */
export const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', es: 'Español' };

const KEPT = 'language';

/** Keeps the language that somebody has chosen before signing in, for the next time at this browser. */
export function chooseLanguage(code: string): void {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // A browser that keeps nothing speaks its own language next time.
  }
}

function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

/** What was chosen at this browser, or what it prefers among the languages that there are. */
export function preferredLanguage(): string {
  const chosen = chosenLanguage();
  if (chosen !== null && chosen in LANGUAGES) return chosen;
  for (const tag of navigator.languages) {
    const base = tag.split('-')[0]!;
    if (base in LANGUAGES) return base;
  }
  return 'en';
}
