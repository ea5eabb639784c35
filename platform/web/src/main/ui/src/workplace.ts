import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { reachable } from './core/http.ts';
import { language, t } from './core/i18n.ts';
import { entities, type Entity } from './core/metadata.ts';
import { pages } from './core/layouts.ts';
import { signOut } from './core/leaving.ts';
import { menuGroups, type MenuEntry, type MenuGroup } from './core/menu.ts';
import { arranging, create, creation, paletteOpen, question, shortcutsOpen, waitingOpen } from './core/overlays.ts';
import { complain, undoLast } from './core/notices.ts';
import { waiting } from './core/outbox.ts';
import { prefer, preferences, type Theme } from './core/preferences.ts';
import { commands, navigation, routes, type Route } from './core/registry.ts';
import { adjust, go, place, segments, to } from './core/router.ts';
import { logo, may, mine, session } from './core/session.ts';
import { Watch } from './core/store.ts';
import { avatar } from './ui/avatar.ts';
import { base } from './ui/base.ts';
import { icon } from './ui/icon.ts';
import './ui/menu.ts';
import type { MenuItem } from './ui/menu.ts';
import { keysFor, pressed } from './core/keys.ts';
import { followTitle } from './core/title.ts';
import { workplaceStyles } from './workplace-styles.ts';
import type { Guard } from './screens/guard.ts';
import './screens/guard.ts';

type Shown = Omit<MenuEntry, 'id'>;

/** Parts of the client that come when they are first needed. */
const parts: Readonly<Record<string, () => Promise<unknown>>> = {
  'k-home': () => import('./screens/home/home.ts'),
  'k-list': () => import('./screens/list/list.ts'),
  'k-import': () => import('./screens/import/import.ts'),
  'k-record': () => import('./screens/record/record.ts'),
  'k-settings': () => import('./screens/settings/settings.ts'),
  'k-first-run': () => import('./screens/first-run/first-run.ts'),
  'k-quick-create': () => import('./screens/record/quick-create.ts'),
  'k-ask': () => import('./screens/record/ask.ts'),
  'k-palette': () => import('./screens/palette.ts'),
  'k-shortcuts': () => import('./screens/shortcuts.ts'),
  'k-waiting': () => import('./screens/waiting.ts'),
  'k-arrange': () => import('./screens/arrange/arrange.ts'),
};

/** Where people work: menu, header, the screen of the present place, the record beside it, and what opens over all of it. */
@customElement('k-workplace')
export class Workplace extends LitElement {
  static override styles = [base, workplaceStyles];

  @state() private menuOpen = false;
  @query('main') private main!: HTMLElement;
  @query('k-guard') private guard!: Guard;
  /** The tags of screens that have come by now. */
  private readonly loaded = new WeakMap<Route, string>();
  private readonly keys = (event: KeyboardEvent): void => this.key(event);
  private readonly toMain = (): void => this.main.focus();
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, [logo, place, entities, navigation, routes, session, language, pages, arranging, reachable, question, creation, paletteOpen, shortcutsOpen, preferences, waiting, waitingOpen]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.keys);
    document.addEventListener('kartera-main', this.toMain);
    this.ends = [place.watch(() => (this.menuOpen = false)), followTitle()];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.keys);
    document.removeEventListener('kartera-main', this.toMain);
    this.ends.forEach((end) => end());
  }

  override render() {
    const beside = this.beside();
    return html`<a class="skip" href=${location.pathname} @click=${this.skip}>${t('skip')}</a>
      ${this.menuOpen ? html`<button class="curtain" aria-label=${t('close')} @click=${() => (this.menuOpen = false)}></button>` : nothing}
      ${this.side()}
      <main tabindex="-1">
        <div class="screen">
          ${this.away()}
          <k-guard .at=${place.value.path}>${this.screen()}</k-guard>
        </div>
        ${beside ? html`<aside class="beside" aria-label=${t('record')}>${this.screenPart('k-record', beside)}</aside>` : nothing}
        ${arranging.value ? html`<aside class="arrange" aria-label=${t('arrange')}>${this.screenPart('k-arrange', { ...arranging.value })}</aside>` : nothing}
      </main>
      ${this.tabs()} ${this.overlays()}`;
  }

  /** Whether the server is there, and what has not reached it. */
  private away() {
    const refused = waiting.value.filter((edit) => edit.refused).length;
    const unsent = waiting.value.length - refused;
    if (reachable.value && waiting.value.length === 0) return nothing;
    return html`<div class="away" role="status">
      ${icon(reachable.value ? 'clock' : 'cloud-off')}
      <span>
        ${reachable.value ? nothing : t('offline')} ${unsent > 0 ? t('waiting.count', { count: unsent }) : nothing}
        ${refused > 0 ? t('waiting.refused', { count: refused }) : nothing}
      </span>
      ${waiting.value.length > 0 ? html`<button class="btn" @click=${() => waitingOpen.set(true)}>${t('waiting.show')}</button>` : nothing}
    </div>`;
  }

  private side() {
    return html`<nav class="side ${this.menuOpen ? 'open' : ''}" aria-label=${t('menu')}>
      <div class="brand"><img src=${logo.value} alt="" /><span dir="auto" class="cut">${mine().company || 'Kartera'}</span></div>
      <button class="find" @click=${() => paletteOpen.set(true)}>
        ${icon('search', 15)}<span>${t('search')}</span><kbd>${/Mac|iP/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
      </button>
      ${this.entry({ label: t('nav.home'), icon: 'home', path: to.home() })}
      ${this.groups().map((group) => html`<div class="group">${group.label}</div>${group.entries.map((entry) => this.entry(entry))}`)}
      <span class="push"></span>
      ${this.entry({ label: t('nav.settings'), icon: 'settings', path: '/settings' })}
      ${this.me()}
    </nav>`;
  }

  private me() {
    const { user, teams } = mine();
    const theme = preferences.value.theme ?? 'system';
    const themed = (name: Theme, drawing: string): MenuItem => ({ label: t(`theme.${name}`), icon: drawing, checked: theme === name, run: () => prefer({ theme: name }) });
    const items: readonly MenuItem[] = [
      { label: t('me.profile'), icon: 'users', run: () => go(to.settings('profile')) },
      { label: t('me.shortcuts'), icon: 'keyboard', hint: '?', run: () => shortcutsOpen.set(true) },
      ...(mine().admin ? [{ label: t('me.arrangeMenu'), icon: 'menu', run: () => arranging.set({ subject: 'menu', part: 'menu' }) }] : []),
      'line',
      themed('system', 'monitor'),
      themed('light', 'sun'),
      themed('dark', 'moon'),
      'line',
      { label: t('me.signOut'), icon: 'log-out', run: () => signOut().catch(complain) },
    ];
    return html`<k-menu class="me" face="btn who" .items=${items}
      >${avatar(user.title, 28)}<span dir="auto" class="cut">${user.title}<small dir="auto" class="cut">${teams[0]?.title ?? user.login}</small></span><span class="sr">${t('me.menu')}</span></k-menu
    >`;
  }

  private entry(of: Shown) {
    return html`<a class="entry" href=${of.path} aria-current=${this.current(of) ? 'page' : nothing}>${icon(of.icon, 17)}<span dir="auto" class="cut">${of.label}</span></a>`;
  }

  private current(of: Shown): boolean {
    const here = place.value.path;
    return of.path === '/' ? here === '/' : here === of.path || here.startsWith(of.path + '/');
  }

  private tabs() {
    const shown: Shown[] = [{ label: t('nav.home'), icon: 'home', path: '/' }, ...this.groups().flatMap((group) => group.entries).slice(0, 3)];
    return html`<nav class="tabs" aria-label=${t('nav.main')}>
      ${shown.map(
        (each) => html`<a href=${each.path} aria-current=${this.current(each) ? 'page' : nothing}>${icon(each.icon, 21)}<span dir="auto" class="cut">${each.label}</span></a>`,
      )}
      <button aria-expanded=${this.menuOpen} @click=${() => (this.menuOpen = !this.menuOpen)}>${icon('menu', 21)}${t('nav.more')}</button>
    </nav>`;
  }

  private groups(): readonly MenuGroup[] {
    return menuGroups(offeredEntries(), pages.value.menu);
  }

  private screen() {
    const [first, second, third, ...rest] = segments(place.value);
    if (first === undefined) return this.screenPart('k-home', {});
    if (first === 'list' && second) return this.screenPart('k-list', { entity: second });
    if (first === 'record' && second && third) return this.screenPart('k-record', { entity: second, recordId: third, page: true });
    if (first === 'import') return this.screenPart('k-import', second ? { entity: second } : {});
    if (first === 'settings') return this.screenPart('k-settings', { section: second ?? '', rest: [third, ...rest].filter(Boolean) });
    const route = this.route();
    if (route) return this.moduleScreen(route);
    return html`<k-nothing .heading=${t('notFound.heading')} .text=${t('notFound.text')}></k-nothing>`;
  }

  private moduleScreen(route: Route) {
    const tag = typeof route.element === 'string' ? route.element : this.loaded.get(route);
    if (tag === undefined) {
      void (route.element as () => Promise<string>)().then(
        (loaded) => {
          this.loaded.set(route, loaded);
          this.requestUpdate();
        },
        (failure: unknown) => this.guard.fail(failure),
      );
      return html`<k-loading></k-loading>`;
    }
    const element = unsafeStatic(tag);
    return staticHtml`<${element} .rest=${place.value.path.slice(route.path.length)}></${element}>`;
  }

  private route(): Route | undefined {
    return routes.value.find((each) => place.value.path === each.path || place.value.path.startsWith(each.path + '/'));
  }

  /** A part with its properties; it comes from the server when it is first used. */
  private screenPart(tag: string, properties: Readonly<Record<string, unknown>>) {
    if (!customElements.get(tag)) {
      void parts[tag]!().then(() => this.requestUpdate());
      return html`<k-loading></k-loading>`;
    }
    const element = unsafeStatic(tag);
    return staticHtml`<${element} .context=${properties}></${element}>`;
  }

  private beside(): Readonly<Record<string, unknown>> | undefined {
    const [entity, id] = (place.value.parameters['record'] ?? '').split('/');
    return entity && id ? { entity, recordId: id, page: false } : undefined;
  }

  private overlays() {
    return html`<div class="over">${mine().firstRun && place.value.path === '/' ? this.screenPart('k-first-run', {}) : nothing}
    ${creation.value ? this.screenPart('k-quick-create', {}) : nothing}
    ${question.value ? this.screenPart('k-ask', {}) : nothing}
    ${paletteOpen.value ? this.screenPart('k-palette', {}) : nothing}
    ${shortcutsOpen.value ? this.screenPart('k-shortcuts', {}) : nothing}
    ${waitingOpen.value ? this.screenPart('k-waiting', {}) : nothing}</div>`;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.toMain();
  }

  private key(event: KeyboardEvent): void {
    const keys = pressed(event);
    if (keys === null) return;
    const entity = segments(place.value)[0] === 'list' ? segments(place.value)[1] : undefined;
    const done: Record<string, () => void> = {
      'mod+k': () => paletteOpen.set(true),
      '?': () => shortcutsOpen.set(true),
      'mod+z': () => void undoLast(),
      'g h': () => go('/'),
      'g s': () => go('/settings'),
      c: () => create(entity ?? listed(entities.value.values())[0]?.name ?? ''),
      Escape: () => {
        if (place.value.parameters['record']) adjust({ record: undefined }, 'push');
      },
    };
    for (const each of listed(entities.value.values())) {
      done[keysFor('g', each)] = () => go(to.list(each.name));
      if (may(each.name, 'create')) done[keysFor('n', each)] = () => create(each.name);
    }
    for (const command of commands.value) if (command.keys) done[command.keys] = () => command.run();
    const action = done[keys];
    if (!action) return;
    event.preventDefault();
    action();
  }
}

/** The menu as it is before anybody arranges it: what people work on, then what modules bring. */
export function offeredEntries(): readonly MenuGroup[] {
  const work = listed(entities.value.values()).map((entity): MenuEntry => ({ id: `records:${entity.name}`, label: entity.pluralLabel, icon: entity.icon, path: to.list(entity.name) }));
  const brought = [...navigation.value]
    .sort((one, other) => (one.order ?? 100) - (other.order ?? 100))
    .map((item): MenuEntry => ({ id: `nav:${item.id}`, label: t(item.label), icon: item.icon, path: item.path }));
  return [
    { name: 'work', label: t('nav.work'), entries: work },
    { name: 'modules', label: t('nav.modules'), entries: brought },
  ];
}

/** The entities that have a place in the menu: those that people keep a history of. */
export function listed(all: Iterable<Entity>): Entity[] {
  return [...all].filter((each) => each.available && (each.traits.includes('timeline') || each.custom) && each.module !== 'security' && each.rights['read'] !== 'none');
}
