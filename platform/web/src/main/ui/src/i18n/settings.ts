import type { LateTexts } from '../core/i18n.ts';

/** The texts of the settings and of the tour through them, which most people see seldom. */
export const settingsTexts: LateTexts = {
  en: () => import('./en/settings.json'),
  es: () => import('./es/settings.json'),
};

export const firstRunTexts: LateTexts = {
  en: () => import('./en/first-run.json'),
  es: () => import('./es/first-run.json'),
};
