import { t } from './i18n.ts';
import { entity } from './metadata.ts';
import { place, segments } from './router.ts';
import { session } from './session.ts';
import type { Dispose } from './store.ts';

/** Keeps the title of the window in line with what is shown. */
export function followTitle(): Dispose {
  const show = (): void => {
    const [kind, second] = segments(place.value);
    const name =
      kind === undefined ? t('nav.home') : kind === 'settings' ? t('nav.settings') : second ? (entity(second)?.pluralLabel ?? '') : '';
    const company = session.value?.company || 'Kartera';
    document.title = name === '' ? company : `${name} · ${company}`;
  };
  show();
  return place.watch(show);
}
