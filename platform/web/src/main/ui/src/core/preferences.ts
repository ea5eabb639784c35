import { http } from './http.ts';
import { Store } from './store.ts';

export type Theme = 'system' | 'light' | 'dark';
export type Density = 'comfortable' | 'compact';

/** What a person has arranged to their liking; kept on the server, so that it is the same on each device. */
export interface Preferences {
  readonly theme?: Theme;
  readonly density?: Density;
  /** By entity: the columns of lists that follow no saved view, their widths, the last layout. */
  readonly lists?: Readonly<Record<string, ListPreferences>>;
  /** The panels of the home page in their order; what is missing is hidden. */
  readonly home?: readonly string[];
  /** Whose records the figures and panels of the home page are about. */
  readonly homeScope?: 'mine' | 'team' | 'all';
  readonly recent?: readonly { readonly entity: string; readonly id: string; readonly title: string }[];
  readonly [module: string]: unknown;
}

export interface ListPreferences {
  readonly columns?: readonly string[];
  readonly widths?: Readonly<Record<string, number>>;
  readonly layout?: string;
}

export const preferences = new Store<Preferences>({});

const SAVE_AFTER = 800;
let unsaved: Record<string, unknown> = {};
let timer = 0;

export async function loadPreferences(): Promise<void> {
  preferences.set(await http.get<Preferences>('/ui/preferences'));
  dress();
}

/** Changes some of them: at once here, soon on the server. */
export function prefer(changes: Partial<Preferences>): void {
  preferences.update((now) => ({ ...now, ...changes }));
  unsaved = { ...unsaved, ...changes };
  dress();
  clearTimeout(timer);
  timer = window.setTimeout(() => void save(), SAVE_AFTER);
}

/** What is not yet on the server goes there with the next change when the network is away. */
async function save(): Promise<void> {
  const changes = unsaved;
  unsaved = {};
  try {
    await http.patch('/ui/preferences', changes);
  } catch {
    unsaved = { ...changes, ...unsaved };
  }
}

const dark = matchMedia('(prefers-color-scheme: dark)');
dark.addEventListener('change', () => dress());

/** Puts theme and density on the page. The theme is also kept in the browser, for the moment before the page knows who is there. */
export function dress(): void {
  const { theme = 'system', density = 'comfortable' } = preferences.value;
  const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
  document.documentElement.dataset['density'] = density;
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', shown === 'dark' ? '#101012' : '#f7f7f8');
  try {
    if (theme === 'system') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // A browser that keeps nothing shows the system's theme until the preferences are there.
  }
}
