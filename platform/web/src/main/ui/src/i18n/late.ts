import type { LateTexts } from '../core/i18n.ts';

// Texts of parts of the client that come when they are first used.

export const arrangeTexts: LateTexts = {
  en: () => import('./en/arrange.json'),
  es: () => import('./es/arrange.json'),
};

export const calendarTexts: LateTexts = {
  en: () => import('./en/calendar.json'),
  es: () => import('./es/calendar.json'),
};

export const mapTexts: LateTexts = {
  en: () => import('./en/map.json'),
  es: () => import('./es/map.json'),
};

export const settingsTexts: LateTexts = {
  en: () => import('./en/settings.json'),
  es: () => import('./es/settings.json'),
};

export const firstRunTexts: LateTexts = {
  en: () => import('./en/first-run.json'),
  es: () => import('./es/first-run.json'),
};

export const fieldTexts: LateTexts = {
  en: () => import('./en/fields.json'),
  es: () => import('./es/fields.json'),
};

export const homeTexts: LateTexts = {
  en: () => import('./en/home.json'),
  es: () => import('./es/home.json'),
};

export const importTexts: LateTexts = {
  en: () => import('./en/import.json'),
  es: () => import('./es/import.json'),
};

export const modelTexts: LateTexts = {
  en: () => import('./en/model.json'),
  es: () => import('./es/model.json'),
};

export const paletteTexts: LateTexts = {
  en: () => import('./en/palette.json'),
  es: () => import('./es/palette.json'),
};

export const packageTexts: LateTexts = {
  en: () => import('./en/packages.json'),
  es: () => import('./es/packages.json'),
};

export const recordTexts: LateTexts = {
  en: () => import('./en/record.json'),
  es: () => import('./es/record.json'),
};

export const signInTexts: LateTexts = {
  en: () => import('./en/sign-in.json'),
  es: () => import('./es/sign-in.json'),
};

export const richTexts: LateTexts = {
  en: () => import('./en/rich.json'),
  es: () => import('./es/rich.json'),
};
