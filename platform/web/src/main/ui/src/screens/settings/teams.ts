import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain, undoable } from '../../core/notices.ts';
import { isRef, records, type CrmRecord, type Ref } from '../../core/records.ts';
import { href } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { Form } from './form.ts';
import { longInput, selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import './person.ts';
import { sheet } from './sheet.ts';
import { parentOf, teamTree, within, type Branch } from './team-tree.ts';

const TEAM = 'security.team';

interface Draft {
  readonly team?: CrmRecord;
  readonly name: string;
  readonly parent: string;
  readonly manager: Pick<Ref, 'id' | 'title'> | null;
  readonly description: string;
}

/** The teams as a tree: whoever is in a team sees what those below it work on. */
@customElement('k-teams')
export class Teams extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .row {
        padding-inline-start: calc(16px + var(--depth) * 24px);
      }
      .row a {
        color: inherit;
      }
    `,
  ];

  @state() private draft: Draft | null = null;
  private readonly form = new Form(this);
  private readonly teams = new Loaded(this, allTeams, [TEAM]);

  override render() {
    return html`<div class="page">
        <div class="head">
          <div>
            <h1>${t('settings.section.teams')}</h1>
            <p class="lead">${t('settings.teams.text')}</p>
          </div>
          ${may(TEAM, 'create') ? html`<button class="btn pri" @click=${() => this.begin('')}>${icon('plus')}${t('settings.team.new')}</button>` : nothing}
        </div>
        ${this.teams.render((teams) =>
          teams.length === 0
            ? html`<div class="card"><k-nothing icon="users" .heading=${t('settings.teams.none')} .text=${t('settings.teams.none.text')}></k-nothing></div>`
            : html`<ul class="card rows">
                ${teamTree(teams).map((branch) => this.row(branch))}
              </ul>`,
        )}
      </div>
      ${this.draft ? this.dialog(this.draft, this.teams.value ?? []) : nothing}`;
  }

  private row({ team, depth }: Branch) {
    const manager = isRef(team['manager']) ? t('settings.team.managedBy', { name: team['manager'].title }) : '';
    return html`<li class="row" style="--depth:${depth}">
      ${icon('users', 18)}
      <span class="main">
        <strong>${team.title}</strong>
        <small dir="auto" class="cut">${[manager, team['description']].filter(Boolean).join(' · ')}</small>
      </span>
      <a class="btn" href=${href('/settings/users', { team: team.id })}>${t('settings.team.members')}</a>
      <k-menu face="btn icon" .label=${t('settings.user.menu', { name: team.title })} .items=${this.menu(team)}>${icon('ellipsis')}</k-menu>
    </li>`;
  }

  private menu(team: CrmRecord): readonly MenuItem[] {
    return [
      { label: t('settings.edit'), icon: 'pencil', run: () => this.edit(team) },
      { label: t('settings.team.below'), icon: 'plus', run: () => this.begin(team.id) },
      'line',
      { label: t('settings.delete'), icon: 'trash-2', bad: true, run: () => this.erase(team) },
    ];
  }

  private dialog(draft: Draft, teams: readonly CrmRecord[]) {
    const change = (changes: Partial<Draft>): void => void (this.draft = { ...draft, ...changes });
    const own = draft.team ? within(teams, draft.team.id) : new Set<string>();
    const parents = teamTree(teams).filter(({ team }) => !own.has(team.id));
    return html`<k-dialog .heading=${draft.team ? t('settings.team.edit') : t('settings.team.new')} firm @close=${this.close}>
      <form id="team" class="page" @submit=${this.save}>
        ${this.form.alert('name', 'parent', 'manager', 'description')}
        ${textInput({ id: 'team-name', label: t('settings.name'), value: draft.name, error: this.form.of('name'), required: true, focus: true, change: (name) => change({ name }) })}
        ${selectInput({
          id: 'team-parent',
          label: t('settings.team.parent'),
          value: draft.parent,
          error: this.form.of('parent'),
          options: [{ value: '', label: t('settings.team.top') }, ...parents.map(({ team, depth }) => ({ value: team.id, label: '\u2003'.repeat(depth) + team.title }))],
          change: (parent) => change({ parent }),
        })}
        <k-person .label=${t('settings.team.manager')} .person=${draft.manager} @person=${(event: CustomEvent<Ref | null>) => change({ manager: event.detail })}></k-person>
        ${longInput({ id: 'team-description', label: t('settings.description'), value: draft.description, error: this.form.of('description'), change: (description) => change({ description }) })}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="team" class="btn pri" ?disabled=${this.form.busy}>${t('settings.save')}</button>
    </k-dialog>`;
  }

  private begin(parent: string): void {
    this.draft = { name: '', parent, manager: null, description: '' };
  }

  private edit(team: CrmRecord): void {
    const manager = isRef(team['manager']) ? team['manager'] : null;
    this.draft = { team, name: team.title, parent: parentOf(team) ?? '', manager, description: String(team['description'] ?? '') };
  }

  private readonly close = (): void => {
    this.form.clear();
    this.draft = null;
  };

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.draft;
    if (!draft) return;
    const values = { name: draft.name.trim(), parent: draft.parent || null, manager: draft.manager?.id ?? null, description: draft.description.trim() || null };
    await this.form.send(async () => {
      if (draft.team) await this.rewrite(draft.team, values);
      else await records.create(TEAM, values, crypto.randomUUID());
      this.draft = null;
      await this.teams.again();
    });
  };

  private async rewrite(team: CrmRecord, values: Readonly<Record<string, unknown>>): Promise<void> {
    const former = { name: team['name'], parent: parentOf(team) ?? null, manager: isRef(team['manager']) ? team['manager'].id : null, description: team['description'] ?? null };
    await records.update(TEAM, team.id, values, team.version);
    undoable(t('settings.saved'), async () => {
      await records.update(TEAM, team.id, former);
      await this.teams.again();
    });
  }

  private async erase(team: CrmRecord): Promise<void> {
    try {
      await records.remove(TEAM, team.id);
      undoable(t('settings.deleted', { name: team.title }), async () => {
        await records.restore(TEAM, team.id);
        await this.teams.again();
      });
      await this.teams.again();
    } catch (failure) {
      complain(failure);
    }
  }
}

/** A tree needs all of its branches. */
async function allTeams(): Promise<readonly CrmRecord[]> {
  const teams: CrmRecord[] = [];
  let after: string | undefined;
  do {
    const page = await records.list(TEAM, { sort: 'name', limit: 200, ...(after ? { after } : {}) });
    teams.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return teams;
}
