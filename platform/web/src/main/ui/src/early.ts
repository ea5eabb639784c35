/**
 * Comes before all other scripts, and before the page is drawn: it puts the theme on and asks for what the page is going to need, while the page does not yet know
 * what that is. A browser that keeps nothing for the page gets all of it a little later.
 */
import { ahead } from './core/begun.ts';
import { expectedAnswers, expectedFiles, type Soon } from './core/expected.ts';
import { preferredLanguage } from './core/languages.ts';

declare const SOON: Soon;

let theme: string | null = null;
let user: string | null = null;
let screens: readonly string[] = [];
try {
  theme = localStorage.getItem('theme');
  user = localStorage.getItem('user');
  screens = JSON.parse(localStorage.getItem('screens') ?? '[]') as string[];
} catch {
  // As above.
}
document.documentElement.dataset['theme'] = theme || (matchMedia('(prefers-color-scheme:dark)').matches ? 'dark' : 'light');

const known = user !== null;
const spoken = preferredLanguage();
const path = location.pathname;
ahead(spoken, ...expectedAnswers(path, known));
for (const file of [...expectedFiles(SOON, path, location.search, spoken, known).map((name) => '/assets/chunk/' + name), ...(known ? screens : [])]) {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = file;
  document.head.append(link);
}
