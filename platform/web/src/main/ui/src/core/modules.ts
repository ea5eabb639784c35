import { http } from './http.ts';
import { addMessages, t } from './i18n.ts';
import { arrange, type Arranged } from './layouts.ts';
import { onChanges, onModules, onReady } from './live.ts';
import { loadEntities } from './metadata.ts';
import { complain, tell } from './notices.ts';
import { commands, navigation, panels, routes, settingsLinks, slotActions } from './registry.ts';
import { rememberScreens } from './screen-files.ts';
import { refreshSession } from './session.ts';
import { Store, type Dispose } from './store.ts';
import { API_VERSION, type ModuleContext, type UiModule } from '../sdk/index.ts';

interface ManifestModule {
  readonly name: string;
  readonly version: string;
  readonly hash: string;
  readonly api: string;
  readonly entry: string;
}

interface Manifest extends Arranged {
  readonly api: string;
  readonly build: string;
  readonly modules: readonly ManifestModule[];
}

interface Loaded {
  readonly module: ManifestModule;
  readonly ends: Dispose[];
}

/** The screens of modules that could not be loaded, with the reason. */
export const failures = new Store<ReadonlyMap<string, string>>(new Map());

const loaded = new Map<string, Loaded>();
let chain: Promise<void> = Promise.resolve();
let build: string | null = null;
let known = '';

/**
 * Brings the page in line with the modules that run. Calls are done one after the other: two at once would load a module twice.
 *
 * @param how {@code glance} stops where the manifest is the one that is known
 */
export function syncModules(how: 'whole' | 'glance' = 'whole'): Promise<void> {
  chain = chain.then(() => sync(how)).catch(complain);
  return chain;
}

/** Keeps the page in line while modules come and go: rights, record types and screens follow without a reload. */
export function followModules(): Dispose {
  const ends = [
    onModules(() => void syncModules()),
    onReady(() => void syncModules('glance')),
    onChanges((changes) => {
      if (changes.some(({ kind }) => /^(field|entity)-/.test(kind))) void syncModules();
    }),
  ];
  return () => ends.forEach((each) => each());
}

/** Lets go of what modules brought, at sign-out. */
export function unloadModules(): void {
  known = '';
  for (const name of [...loaded.keys()]) unload(name);
}

async function sync(how: 'whole' | 'glance'): Promise<void> {
  const first = known === '';
  const [manifest] = await Promise.all([http.get<Manifest>('/ui/manifest'), first ? loadEntities() : undefined]);
  const text = JSON.stringify(manifest);
  if (how === 'glance' && text === known) return;
  if (!first) await refreshSession();
  known = text;
  if (!first) await loadEntities();
  arrange({ layouts: manifest.layouts, ...(manifest.menu ? { menu: manifest.menu } : {}), ...(manifest.home ? { home: manifest.home } : {}) });
  if (build !== null && build !== manifest.build) dispatchEvent(new Event('kartera-update'));
  build = manifest.build;
  const names = new Set(manifest.modules.map((module) => module.name));
  for (const name of [...loaded.keys()]) {
    if (!names.has(name)) unload(name);
  }
  await Promise.all(manifest.modules.map(load));
  rememberScreens();
}

async function load(module: ManifestModule): Promise<void> {
  const before = loaded.get(module.name);
  if (before?.module.hash === module.hash) return;
  if (!compatible(module.api)) {
    fail(module, t('module.api', { name: module.name, wanted: module.api, offered: API_VERSION }));
    return;
  }
  const ends: Dispose[] = [];
  try {
    const { default: screens } = (await import(module.entry)) as { default: UiModule };
    if (before) unload(module.name);
    await screens.activate(context(module, ends));
    loaded.set(module.name, { module, ends });
    failures.update((all) => new Map([...all].filter(([name]) => name !== module.name)));
  } catch (failure) {
    end(ends);
    console.error(`module ${module.name}`, failure);
    fail(module, t('module.failed', { name: module.name }));
  }
}

/** Same major version, and none of a later minor one. */
function compatible(wanted: string): boolean {
  const [major, minor] = wanted.split('.').map(Number);
  const [ownMajor, ownMinor] = API_VERSION.split('.').map(Number);
  return major === ownMajor && (minor ?? 0) <= (ownMinor ?? 0);
}

function fail(module: ManifestModule, reason: string): void {
  failures.update((all) => new Map(all).set(module.name, reason));
  tell(reason);
}

function unload(name: string): void {
  const gone = loaded.get(name);
  if (!gone) return;
  loaded.delete(name);
  end(gone.ends);
}

function end(ends: Dispose[]): void {
  for (const each of ends.reverse()) {
    try {
      each();
    } catch (failure) {
      console.error(failure);
    }
  }
}

function context(module: ManifestModule, ends: Dispose[]): ModuleContext {
  const kept = (dispose: Dispose): Dispose => {
    ends.push(dispose);
    return dispose;
  };
  return {
    module: {
      name: module.name,
      version: module.version,
      hash: module.hash,
      base: new URL('.', new URL(module.entry, location.href)).href,
    },
    define(base, element) {
      const tag = `${base}-${module.hash.slice(0, 8)}`;
      if (!customElements.get(tag)) customElements.define(tag, element);
      return tag;
    },
    nav: (item) => kept((item.place === 'settings' ? settingsLinks : navigation).add(item)),
    route: (route) => kept(routes.add(route)),
    command: (command) => kept(commands.add(command)),
    panel: (panel) => kept(panels.add(panel)),
    action: (action) => kept(slotActions.add(action)),
    messages: (language, messages) => kept(addMessages(language, messages)),
    onDispose: (dispose) => void kept(dispose),
  };
}
