import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { arranging } from '../../core/overlays.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import { slotActions } from '../../core/registry.ts';
import { adjust, go, href } from '../../core/router.ts';
import { may, session } from '../../core/session.ts';
import type { ListState } from '../../core/views.ts';
import { complain } from '../../core/notices.ts';
import type { MenuItem } from '../../ui/menu.ts';
import type { ListModel } from './model.ts';

/** Paper has no end to scroll to, but more than this nobody prints. */
const PRINTED = 1_000;

/** Prints once the lines are there that are to be on paper, also those that were not looked at. */
async function printWhole(model: ListModel): Promise<void> {
  await model.load(PRINTED);
  adjust({ record: undefined });
  print();
}

/** What else can be done with a list: what modules bring, then import, export, print, density, the recycle bin. */
export function overflow(entity: Entity, state: ListState, model: ListModel | undefined, change: (state: Partial<ListState>) => void): readonly MenuItem[] {
  const items: MenuItem[] = slotActions.value
    .filter((action) => action.slot === `list:${entity.name}`)
    .map((action) => ({ label: t(action.label), ...(action.icon ? { icon: action.icon } : {}), run: () => action.run({ entity: entity.name, state }) }));
  if (items.length > 0) items.push('line');
  if (may(entity.name, 'create') && !state.bin) items.push({ label: t('list.import'), icon: 'upload', run: () => go(href(`/import/${entity.name}`)) });
  if (model && may(entity.name, 'export') && !state.bin) {
    items.push({ label: t('list.export'), icon: 'file-down', run: () => import('./export.ts').then(({ exportList }) => exportList(entity, model)).catch(complain) });
  }
  if (model) items.push({ label: t('list.print'), icon: 'printer', run: () => printWhole(model) });
  const compact = preferences.value.density === 'compact';
  items.push({ label: t('list.compact'), checked: compact, run: () => prefer({ density: compact ? 'comfortable' : 'compact' }) });
  if (session.value?.admin && !state.bin) items.push({ label: t('list.arrange'), icon: 'layers-2', run: () => arranging.set({ subject: entity.name, part: state.layout === 'list' ? 'list' : 'card' }) });
  items.push('line');
  const into: Partial<ListState> = state.bin ? { bin: false } : { bin: true, layout: 'list' };
  items.push({ label: t(state.bin ? 'list.leaveBin' : 'list.bin'), icon: state.bin ? 'arrow-left' : 'archive', run: () => change(into) });
  return items;
}
