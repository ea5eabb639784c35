import { followCompany } from './rebrand.ts';
import type { Dispose } from './store.ts';

/** A change by anybody, as the event stream tells it: without values. */
export interface LiveChange {
  readonly kind: string;
  readonly entity: string;
  readonly id: string;
  readonly version: number;
  readonly user: string | null;
  readonly fields: readonly string[];
}

type Listener = (changes: readonly LiveChange[]) => void;

/** How long changes are gathered before they are told, in milliseconds: an import is not a thousand drawings. */
const GATHER = 150;

const changeListeners = new Set<Listener>();
const moduleListeners = new Set<() => void>();
const readyListeners = new Set<() => void>();
const resetListeners = new Set<() => void>();
let source: EventSource | null = null;
let gathered: LiveChange[] = [];
let timer = 0;

/** Listens to changes of records, some at a time. */
export function onChanges(listener: Listener): Dispose {
  changeListeners.add(listener);
  return () => changeListeners.delete(listener);
}

/** Listens to the life of modules. An event only says: look again. */
export function onModules(listener: () => void): Dispose {
  moduleListeners.add(listener);
  return () => moduleListeners.delete(listener);
}

/** Told when the line is there, at first and after each break: something may have happened to modules meanwhile. */
export function onReady(listener: () => void): Dispose {
  readyListeners.add(listener);
  return () => readyListeners.delete(listener);
}

/** Told when changes may have been missed: what is shown has to be loaded anew. */
export function onReset(listener: () => void): Dispose {
  resetListeners.add(listener);
  return () => resetListeners.delete(listener);
}

/** Starts to listen; the browser comes back by itself when the line breaks, with the last event that it saw. */
export function listen(): void {
  silence();
  source = new EventSource('/api/v1/events');
  source.addEventListener('change', (event) => gather(JSON.parse((event as MessageEvent<string>).data) as LiveChange));
  source.addEventListener('module', () => moduleListeners.forEach((each) => each()));
  source.addEventListener('company', () => void followCompany());
  source.addEventListener('ready', () => readyListeners.forEach((each) => each()));
  source.addEventListener('reset', () => resetListeners.forEach((each) => each()));
}

export function silence(): void {
  source?.close();
  source = null;
}

function gather(change: LiveChange): void {
  gathered.push(change);
  if (timer !== 0) return;
  timer = window.setTimeout(() => {
    timer = 0;
    const changes = gathered;
    gathered = [];
    for (const listener of [...changeListeners]) listener(changes);
  }, GATHER);
}
