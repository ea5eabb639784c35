const KEPT = 'screens';

/** Keeps in the browser which files the screens of modules consist of, for the page to ask for them at once the next time. */
export function rememberScreens(): void {
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => /^\/(ui\/modules|assets\/sdk)\/.*\.js$/.test(path));
  try {
    localStorage.setItem(KEPT, JSON.stringify([...new Set(files)]));
  } catch {
    // A browser that keeps nothing asks for them when the page knows of them.
  }
}

export function forgetScreens(): void {
  localStorage.removeItem(KEPT);
}
