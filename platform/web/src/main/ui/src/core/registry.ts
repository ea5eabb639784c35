import { Store, type Dispose } from './store.ts';

/** An entry of the menu. */
export interface NavItem {
  readonly id: string;
  readonly label: string;
  readonly icon: string;
  readonly path: string;
  readonly order?: number;
  /** Where it stands: in the menu, or among the settings of the installation. */
  readonly place?: 'menu' | 'settings';
}

/** A screen: the element that is shown at a path and below it. The element gets the parts of the path after it as {@code rest}. */
export interface Route {
  readonly path: string;
  /** The tag, or what loads the screen when it is first shown and answers with its tag. */
  readonly element: string | (() => Promise<string>);
  readonly title: string;
}

/** Something to do from the palette. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  /** Keys to press one after the other, such as {@code g d}. */
  readonly keys?: string;
  run(): void;
}

/** A panel in a slot of somebody else's screen, such as {@code record:pipeline.deal}. Its element gets the slot's context as {@code context}. */
export interface Panel {
  readonly slot: string;
  readonly element: string;
  readonly label: string;
  readonly order?: number;
}

/** A button in a slot, such as {@code record:pipeline.deal} or {@code list:contacts.person}. */
export interface SlotAction {
  readonly slot: string;
  readonly label: string;
  readonly icon?: string;
  run(context: unknown): void | Promise<void>;
}

/** What screens and modules bring; each entry is there until it is taken back. */
export class Registry<T> extends Store<readonly T[]> {
  constructor() {
    super([]);
  }

  add(entry: T): Dispose {
    this.update((entries) => [...entries, entry]);
    return () => this.update((entries) => entries.filter((each) => each !== entry));
  }
}

export const navigation = new Registry<NavItem>();
/** What modules set for everybody, on screens of their own. */
export const settingsLinks = new Registry<NavItem>();
export const routes = new Registry<Route>();
export const commands = new Registry<Command>();
export const panels = new Registry<Panel>();
export const slotActions = new Registry<SlotAction>();
