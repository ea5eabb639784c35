import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { moment } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { entity } from '../../core/metadata.ts';
import { complain, tell, undoable } from '../../core/notices.ts';
import { records, type CrmRecord, type Ref } from '../../core/records.ts';
import { adjust, place } from '../../core/router.ts';
import { may, mine } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { Loaded } from './loaded.ts';
import { lockedOut, nextEnd, unlock, type Lock } from './locks.ts';
import { sheet } from './sheet.ts';
import { USER, invitationDialog, invite, type Invitation } from './user-form.ts';
import { userQuery } from './user-query.ts';

const LIMIT = 50;
/** How long what is known of locks holds, in milliseconds. */
const LOOK_AGAIN = 30_000;
const FIELDS = ['login', 'name', 'email', 'locale', 'active', 'mustChangePassword', 'roles', 'teams'];

interface Found {
  readonly items: readonly CrmRecord[];
  readonly next: string | null;
  readonly count: number | undefined;
}

/** Who may sign in: found by name, state, role and team; the address keeps what is asked for. */
@customElement('k-users')
export class Users extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .who {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font-weight: 500;
        text-align: start;
      }
      .who:hover {
        text-decoration: underline;
      }
      .row {
        position: relative;
      }
      .row:hover {
        background: var(--hover);
      }
      .who::after {
        content: '';
        position: absolute;
        inset: 0;
      }
      .row k-menu,
      .chips .btn {
        position: relative;
        z-index: 1;
      }
      .chips {
        flex: 0 1 46%;
        align-items: center;
        justify-content: end;
      }
      .off .who {
        color: var(--fg-3);
      }
      @media (max-width: 820px) {
        .row {
          flex-wrap: wrap;
        }
        .row .main {
          flex-basis: calc(100% - 140px);
        }
        .chips {
          flex-basis: 100%;
          order: 1;
          justify-content: start;
          padding-inline-start: 48px;
        }
      }
    `,
  ];

  @state() private edited: CrmRecord | 'new' | null = null;
  @state() private invitation: Invitation | null = null;
  @state() private more = false;
  private asked = '';
  private readonly roles = new Loaded(this, async () => (await records.list('security.role', { sort: 'label', limit: 200 })).items, ['security.role']);
  private readonly teams = new Loaded(this, async () => (await records.list('security.team', { sort: 'name', limit: 200 })).items, ['security.team']);
  private readonly locks = new Loaded(this, () => this.askLocks());
  private timer = 0;
  private readonly found = new Loaded<Found>(this, () => this.ask(), [USER]);

  constructor() {
    super();
    new Watch(this, [place]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** Locks end by themselves, and new ones come while the page is open. */
  private async askLocks(): Promise<ReadonlyMap<string, Lock>> {
    const locks = await lockedOut();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.locks.again(), Math.min(LOOK_AGAIN, nextEnd(locks, Date.now()) ?? LOOK_AGAIN));
    return locks;
  }

  override willUpdate(): void {
    const now = JSON.stringify(userQuery(place.value.parameters));
    if (this.asked !== '' && this.asked !== now) void this.found.again();
    this.asked = now;
  }

  override render() {
    return html`<div class="page wide">
        <div class="head">
          <div>
            <h1>${t('settings.section.users')}</h1>
            <p class="lead">${t('settings.users.text')}</p>
          </div>
          ${may(USER, 'create') ? html`<button class="btn pri" @click=${() => this.open('new')}>${icon('user-plus')}${t('settings.user.new')}</button>` : nothing}
        </div>
        ${this.tools()} ${this.found.render((found) => this.list(found))}
      </div>
      ${this.edited
        ? html`<k-user-form
            .user=${this.edited === 'new' ? null : this.edited}
            .roles=${this.roles.value ?? []}
            .teams=${this.teams.value ?? []}
            @close=${() => (this.edited = null)}
            @saved=${this.saved}
          ></k-user-form>`
        : nothing}
      ${this.invitation ? invitationDialog(this.invitation, () => (this.invitation = null)) : nothing}`;
  }

  private tools() {
    const { q = '', state = '', role = '', team = '' } = place.value.parameters;
    const select = (name: string, label: string, value: string, options: readonly { readonly value: string; readonly label: string }[]) =>
      html`<select class="input" aria-label=${label} @change=${(event: Event) => adjust({ [name]: (event.target as HTMLSelectElement).value })}>
        <option value="" ?selected=${value === ''}>${label}</option>
        ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value}>${option.label}</option>`)}
      </select>`;
    const named = (of: readonly CrmRecord[] | undefined) => (of ?? []).map(({ id, title }) => ({ value: id, label: title }));
    return html`<div class="tools" role="search">
      <span class="seek"
        >${icon('search', 15)}<input
          class="input"
          type="search"
          aria-label=${t('settings.users.find')}
          placeholder=${t('settings.users.find')}
          .value=${q}
          @input=${(event: Event) => adjust({ q: (event.target as HTMLInputElement).value })}
      /></span>
      ${select('state', t('settings.users.anyState'), state, ['active', 'inactive', 'invited'].map((value) => ({ value, label: t(`settings.user.state.${value}`) })))}
      ${select('role', t('settings.users.anyRole'), role, named(this.roles.value))} ${select('team', t('settings.users.anyTeam'), team, named(this.teams.value))}
    </div>`;
  }

  private list(found: Found) {
    if (found.items.length === 0) {
      return html`<div class="card"><k-nothing icon="users" .heading=${t('settings.users.none')} .text=${t('settings.users.none.text')}></k-nothing></div>`;
    }
    return html`<div class="card">
      <ul class="rows">
        ${found.items.map((user) => this.row(user))}
      </ul>
      ${found.next === null ? nothing : html`<div class="more"><button class="btn out" ?disabled=${this.more} @click=${this.further}>${t('settings.more')}</button></div>`}
      <p class="sr" role="status">${found.count === undefined ? '' : t('settings.users.count', { count: found.count })}</p>
    </div>`;
  }

  private row(user: CrmRecord) {
    const active = user['active'] !== false;
    const refs = (name: string): readonly Ref[] => (user[name] as readonly Ref[] | undefined) ?? [];
    return html`<li class="row ${active ? '' : 'off'}">
      ${avatar(user.title, 32)}
      <span class="main">
        <span><button class="who" @click=${() => this.open(user)}>${user.title}</button></span>
        <small dir="auto" class="cut">${[user['login'], user['email']].filter(Boolean).join(' · ')}</small>
      </span>
      <span class="chips">
        ${active ? nothing : html`<span class="chip bad">${t('settings.user.inactive')}</span>`}
        ${this.lock(user)}
        ${user['mustChangePassword'] ? html`<span class="chip warn">${t('settings.user.state.invited')}</span>` : nothing}
        ${refs('roles').map((role) => html`<span class="chip accent">${role.title}</span>`)} ${refs('teams').map((team) => html`<span class="chip">${team.title}</span>`)}
      </span>
      <k-menu face="btn icon" .label=${t('settings.user.menu', { name: user.title })} .items=${() => this.menu(user)}>${icon('ellipsis')}</k-menu>
    </li>`;
  }

  private lock(user: CrmRecord) {
    const lock = this.locks.value?.get(user.id);
    if (!lock) return nothing;
    return html`<span class="chip bad" title=${t('settings.user.locked.why', { count: lock.failures })}>${icon('lock', 13)}${t('settings.user.locked', { at: moment(lock.until) })}</span>
      <button class="btn out" @click=${() => this.unlock(user)}>${t('settings.user.unlock')}</button>`;
  }

  private async unlock(user: CrmRecord): Promise<void> {
    try {
      await unlock(user.id);
      tell(t('settings.user.unlocked', { name: user.title }));
    } catch (failure) {
      complain(failure);
    }
    await this.locks.again();
  }

  private menu(user: CrmRecord): readonly MenuItem[] {
    const active = user['active'] !== false;
    const others = user.id !== mine().user.id;
    const items: MenuItem[] = [{ label: t('settings.edit'), icon: 'pencil', run: () => this.open(user) }];
    if (others && active) items.push({ label: t('settings.user.invite'), icon: 'mail', run: () => this.invite(user) });
    for (const action of entity(USER)?.actions ?? []) {
      if (may(USER, action.name) && action.parameters.length === 0 && others) items.push({ label: action.label, icon: 'lock', run: () => this.act(user, action.name, action.label) });
    }
    if (others) items.push('line', { label: active ? t('settings.user.deactivate') : t('settings.user.activate'), icon: active ? 'x' : 'check', bad: active, run: () => this.activate(user, !active) });
    return items;
  }

  private async ask(): Promise<Found> {
    const { items, next, count } = await records.list(USER, { ...userQuery(place.value.parameters), sort: 'name', fields: FIELDS, limit: LIMIT, count: 'capped' });
    return { items, next, count: count?.value };
  }

  private readonly further = async (): Promise<void> => {
    const shown = this.found.value;
    if (!shown?.next) return;
    this.more = true;
    try {
      const page = await records.list(USER, { ...userQuery(place.value.parameters), sort: 'name', fields: FIELDS, limit: LIMIT, after: shown.next });
      this.found.set({ items: [...shown.items, ...page.items], next: page.next, count: shown.count });
    } catch (failure) {
      complain(failure);
    } finally {
      this.more = false;
    }
  };

  private open(user: CrmRecord | 'new'): void {
    this.edited = user;
  }

  /** Somebody new gets a password at once: without one there is no signing in. */
  private readonly saved = async (event: CustomEvent<CrmRecord>): Promise<void> => {
    const fresh = this.edited === 'new';
    this.edited = null;
    if (fresh) await this.invite(event.detail);
    await this.found.again();
  };

  private async invite(user: CrmRecord): Promise<void> {
    try {
      this.invitation = await invite(user);
    } catch (failure) {
      complain(failure);
    }
  }

  private async act(user: CrmRecord, action: string, label: string): Promise<void> {
    try {
      await records.act(USER, user.id, action, {});
      tell(`${label}: ${user.title}`);
      await this.found.again();
    } catch (failure) {
      complain(failure);
    }
  }

  private async activate(user: CrmRecord, active: boolean): Promise<void> {
    const write = async (to: boolean): Promise<void> => {
      await records.update(USER, user.id, { active: to });
      await this.found.again();
    };
    try {
      await write(active);
      undoable(active ? t('settings.user.activated', { name: user.title }) : t('settings.user.deactivated', { name: user.title }), () => write(!active));
    } catch (failure) {
      complain(failure);
    }
  }
}
