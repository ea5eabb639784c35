import { may, session } from '../../core/session.ts';

/** A part of the settings, with how it comes to the page. */
export interface Section {
  readonly name: string;
  readonly icon: string;
  readonly group: 'own' | 'installation';
  readonly element: string;
  load(): Promise<unknown>;
  offered(): boolean;
}

/** Whether the user administers the installation. */
export function administers(): boolean {
  return session.value?.admin ?? session.value?.rights['security.role']?.['update'] === 'all';
}

const everybody = (): boolean => true;

export const sections: readonly Section[] = [
  { name: 'profile', icon: 'user', group: 'own', element: 'k-profile', load: () => import('./profile.ts'), offered: everybody },
  { name: 'password', icon: 'lock', group: 'own', element: 'k-password', load: () => import('./password.ts'), offered: everybody },
  { name: 'appearance', icon: 'sun', group: 'own', element: 'k-appearance', load: () => import('./appearance.ts'), offered: everybody },
  { name: 'sessions', icon: 'monitor', group: 'own', element: 'k-sessions', load: () => import('./sessions.ts'), offered: everybody },
  { name: 'tokens', icon: 'plug', group: 'own', element: 'k-tokens', load: () => import('./tokens.ts'), offered: () => may('security.token', 'read') },
  { name: 'company', icon: 'building-2', group: 'installation', element: 'k-company-settings', load: () => import('./company.ts'), offered: administers },
  { name: 'brand', icon: 'sun', group: 'installation', element: 'k-brand-settings', load: () => import('./brand.ts'), offered: administers },
  { name: 'currencies', icon: 'arrow-up-down', group: 'installation', element: 'k-currency-settings', load: () => import('./currencies.ts'), offered: administers },
  { name: 'hours', icon: 'clock', group: 'installation', element: 'k-hours-settings', load: () => import('./hours.ts'), offered: administers },
  { name: 'maps', icon: 'map-pin', group: 'installation', element: 'k-map-settings', load: () => import('./maps.ts'), offered: administers },
  { name: 'users', icon: 'users', group: 'installation', element: 'k-users', load: () => import('./users.ts'), offered: administers },
  { name: 'teams', icon: 'share-2', group: 'installation', element: 'k-teams', load: () => import('./teams.ts'), offered: administers },
  { name: 'roles', icon: 'shield-check', group: 'installation', element: 'k-roles', load: () => import('./roles.ts'), offered: administers },
  { name: 'layouts', icon: 'layers-2', group: 'installation', element: 'k-layouts', load: () => import('./layouts.ts'), offered: administers },
  { name: 'data-model', icon: 'columns-3', group: 'installation', element: 'k-data-model', load: () => import('../model/data-model.ts'), offered: administers },
  { name: 'packages', icon: 'package', group: 'installation', element: 'k-packages', load: () => import('../packages/packages.ts'), offered: administers },
  { name: 'modules', icon: 'blocks', group: 'installation', element: 'k-modules', load: () => import('./modules.ts'), offered: administers },
  { name: 'audit', icon: 'history', group: 'installation', element: 'k-audit', load: () => import('./audit.ts'), offered: administers },
  { name: 'system', icon: 'activity', group: 'installation', element: 'k-system', load: () => import('./system.ts'), offered: administers },
];
