/**
 * What a module's screens compile against, beside Lit: {@code import { records, t } from '@kartera/sdk'}. There is one copy of it on the page.
 *
 * A screen is an ES module whose default export is a {@link UiModule}. It is loaded when the module is enabled, on open pages too, and everything
 * that it registered through its context is taken back when the module leaves. Versions of this contract are counted as major.minor; a module
 * says in {@code KARTERA-INF/ui/ui.json} which one it was written for.
 */
import type { Catalogue } from '../core/i18n.ts';
import type { Command, NavItem, Panel, Route, SlotAction } from '../core/registry.ts';
import type { Dispose } from '../core/store.ts';

export const API_VERSION = '1.0';

export interface ModuleContext {
  readonly module: { readonly name: string; readonly version: string; readonly hash: string; readonly base: string };
  /** Defines an element and answers its tag: a custom element can never be undefined, so the tag carries the hash of the bundle. */
  define(base: string, element: CustomElementConstructor): string;
  nav(item: NavItem): Dispose;
  route(route: Route): Dispose;
  command(command: Command): Dispose;
  panel(panel: Panel): Dispose;
  action(action: SlotAction): Dispose;
  messages(language: string, messages: Catalogue): Dispose;
  /** Called when the module leaves: the place to end timers and subscriptions. */
  onDispose(dispose: Dispose): void;
}

export interface UiModule {
  activate(context: ModuleContext): void | Promise<void>;
}

export type { Catalogue, Command, Dispose, NavItem, Panel, Route, SlotAction };
export { t, language, locale } from '../core/i18n.ts';
export * as format from '../core/format.ts';
export { http, query } from '../core/http.ts';
export { Problem } from '../core/problem.ts';
export { records, isMoney, isRef } from '../core/records.ts';
export type { CrmRecord, Group, ListQuery, Money, Page, Ref } from '../core/records.ts';
export { entities, entity, loadEntities } from '../core/metadata.ts';
export type { Action, Choice, Entity, Field, Kind } from '../core/metadata.ts';
export { may, mine, session } from '../core/session.ts';
export { onChanges, onReset } from '../core/live.ts';
export { complain, tell, undoable } from '../core/notices.ts';
export { go, href, place, to } from '../core/router.ts';
export { Store, Watch } from '../core/store.ts';
