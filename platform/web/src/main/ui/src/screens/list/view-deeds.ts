import { t } from '../../core/i18n.ts';
import type { Entity, Field } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { ask, type Values } from '../../core/overlays.ts';
import { records, type Ref } from '../../core/records.ts';
import { adjust } from '../../core/router.ts';
import { may, mine } from '../../core/session.ts';
import { views, type LayoutName, type ListState, type SavedView } from '../../core/views.ts';
import { UNCHANGED, type KnownViews } from './saved-views.ts';
import { saveable, type Tab } from './tabs.ts';

/** A state as it is saved with its view. */
export function stated(state: ListState): Pick<SavedView, 'state'> & { layout: LayoutName } {
  return { state: saveable(state), layout: state.layout };
}

/** What is done with saved views; it comes when it is first asked for. */
export class ViewDeeds {
  constructor(private readonly known: KnownViews) {}

  async saveAs(entity: Entity, state: ListState, tab: Tab): Promise<void> {
    const fields = await this.fields();
    const name = tab.saved ? t('list.view.copyOf', { view: tab.label }) : '';
    await ask({
      heading: t('list.view.new'),
      fields,
      values: { name, visibility: 'private', roles: [] },
      confirm: t('list.view.save'),
      run: async (values) => {
        const position = Math.max(0, ...this.known.items.map((view) => view.position)) + 1;
        const made = await views.save({ entity: entity.name, position, ...stated(state), ...this.given(values) });
        this.known.know(entity.name, [...this.known.items, made]);
        adjust({ ...UNCHANGED, view: made.id }, 'push');
      },
    });
  }

  async edit(view: SavedView): Promise<void> {
    await ask({
      heading: t('list.view.settings', { view: view.name }),
      fields: await this.fields(),
      values: { name: view.name, visibility: view.visibility, team: view.team ?? null, roles: view.roles ?? [] },
      confirm: t('list.view.save'),
      run: async (values) => this.take(await views.change(view, this.given(values))),
    });
  }

  private given(values: Values): Pick<SavedView, 'name' | 'visibility'> & Partial<SavedView> {
    const visibility = (values['visibility'] ?? 'private') as SavedView['visibility'];
    const team = visibility === 'team' ? ((values['team'] as Ref | null | undefined) ?? mine().teams[0] ?? null) : null;
    const roles = visibility !== 'shared' ? [] : ((values['roles'] as readonly string[] | null | undefined) ?? []);
    return { name: String(values['name'] ?? '').trim(), visibility, team, roles };
  }

  /** What is asked of a view. Only those who know the roles can make it the default of one. */
  private async fields(): Promise<readonly Field[]> {
    const kinds = [
      { value: 'private', label: t('list.view.private') },
      ...(mine().teams.length > 0 ? [{ value: 'team', label: t('list.view.team') }] : []),
      ...(this.mayShare() ? [{ value: 'shared', label: t('list.view.shared') }] : []),
    ];
    const fields: Field[] = [
      { name: 'name', kind: 'text', label: t('list.view.name'), required: true, length: 80 },
      { name: 'visibility', kind: 'choice', label: t('list.view.visibility'), required: true, choices: kinds },
    ];
    if (mine().teams.length > 1) fields.push({ name: 'team', kind: 'ref', label: t('list.view.whichTeam'), required: false, refs: ['security.team'] });
    const roles = await this.roles();
    if (roles.length > 0) fields.push({ name: 'roles', kind: 'multiChoice', label: t('list.view.roles'), help: t('list.view.rolesHelp'), required: false, multiple: true, choices: roles });
    return fields;
  }

  /** Sharing with everybody is a right; a server that does not tell it says no by itself. */
  private mayShare(): boolean {
    const told = mine().rights['web.view'];
    return told === undefined || told['share'] === 'all';
  }

  private async roles(): Promise<readonly { value: string; label: string }[]> {
    if (!may('security.role', 'update') || !this.mayShare()) return [];
    const { items } = await records.list('security.role', { fields: ['name'], limit: 100, sort: 'title' });
    return items.map((role) => ({ value: String(role['name'] ?? role.id), label: role.title }));
  }

  async change(view: SavedView, changes: Partial<SavedView>): Promise<void> {
    try {
      const after = await views.change(view, changes);
      this.take(after);
      if (changes.state) {
        adjust(UNCHANGED);
        undoable(t('list.view.saved', { view: view.name }), async () => this.take(await views.change(after, stated(view.state))));
      }
    } catch (failure) {
      complain(failure);
    }
  }

  async swap(view: SavedView, other: SavedView): Promise<void> {
    const [mineNow, otherNow] = view.position === other.position ? [other.position + 1, other.position] : [other.position, view.position];
    await this.change(view, { position: mineNow });
    if (other.editable) await this.change(other, { position: otherNow });
  }

  async remove(view: SavedView): Promise<void> {
    try {
      await views.remove(view.id);
      this.known.know(view.entity, this.known.items.filter((each) => each.id !== view.id));
      adjust({ ...UNCHANGED, view: undefined }, 'push');
      undoable(t('list.view.deleted', { view: view.name }), async () => {
        const { entity, name, visibility, team = null, roles = [], state, position } = view;
        this.known.know(entity, [...this.known.items, await views.save({ entity, name, visibility, team, roles, position, ...stated(state) })]);
      });
    } catch (failure) {
      complain(failure);
    }
  }

  private take(view: SavedView): void {
    this.known.know(view.entity, this.known.items.map((each) => (each.id === view.id ? view : each)));
  }
}
