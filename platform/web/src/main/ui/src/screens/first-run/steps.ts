/** The steps of the tour, in their order. */
export const STEPS = ['company', 'place', 'people', 'data'] as const;
export type Step = (typeof STEPS)[number];

/** How far somebody has come, and whether the tour was put off; kept with the preferences. */
export interface Progress {
  readonly step: Step;
  readonly later: boolean;
}

/** What the preferences say, or the beginning. */
export function progressOf(kept: unknown): Progress {
  const given = (typeof kept === 'object' && kept !== null ? kept : {}) as { readonly step?: unknown; readonly later?: unknown };
  const step = STEPS.find((each) => each === given.step) ?? STEPS[0];
  return { step, later: given.later === true };
}

/** The step after or before; {@code null} beyond the ends. */
export function beside(step: Step, by: 1 | -1): Step | null {
  return STEPS[STEPS.indexOf(step) + by] ?? null;
}

/** What the browser knows of where somebody is, for settings that nobody has made yet. */
export function proposals(
  settings: { readonly region: string | null; readonly zone: string },
  languages: readonly string[],
  zone: string,
): { readonly region?: string; readonly zone?: string } {
  const region = settings.region ? undefined : languages.map((tag) => /^[a-z]{2,3}-(?:[A-Z][a-z]{3}-)?([A-Z]{2})$/.exec(tag)?.[1]).find((each) => each !== undefined);
  const unset = ['Z', 'UTC', 'Etc/UTC', ''].includes(settings.zone);
  return { ...(region ? { region } : {}), ...(unset && zone !== '' && zone !== settings.zone ? { zone } : {}) };
}
