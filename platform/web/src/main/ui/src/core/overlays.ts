import type { Field } from './metadata.ts';
import type { Problem } from './problem.ts';
import type { CrmRecord } from './records.ts';
import { Store } from './store.ts';

export type Values = Readonly<Record<string, unknown>>;

/** A question that is put to the user before something is done: a form over the page. */
export interface Question {
  readonly heading: string;
  readonly text?: string;
  readonly fields: readonly Field[];
  readonly values: Values;
  /** What the button says. */
  readonly confirm: string;
  readonly bad?: boolean;
  /** Does it with what was entered; a {@link Problem} is shown at its fields and the form stays open. */
  run(values: Values): Promise<void>;
  answered(done: boolean): void;
}

/** A record that is being entered in the short form. */
export interface Creation {
  readonly entity: string;
  readonly values: Values;
  /** Whether whoever asked for it goes on where they are, instead of seeing the new record. */
  readonly stay?: boolean;
  /** Of a record that was refused: why, and who takes other values for it, instead of another record being made. */
  readonly mends?: { readonly problem: Problem; take(values: Values): Promise<void> };
  created(record: CrmRecord): void;
}

export const question = new Store<Question | null>(null);
export const creation = new Store<Creation | null>(null);
export const paletteOpen = new Store(false);
export const shortcutsOpen = new Store(false);
export const waitingOpen = new Store(false);

/** Asks, does it, and tells whether it was done. */
export function ask(of: Omit<Question, 'answered'>): Promise<boolean> {
  return new Promise((resolve) => {
    question.set({
      ...of,
      answered(done) {
        question.set(null);
        resolve(done);
      },
    });
  });
}

/** Opens the short form for a new record; resolves with what was made, {@code null} where the user thought better of it. */
export function create(entity: string, values: Values = {}): void {
  creation.set({ entity, values, created: () => {} });
}

/** The records around the one that is open, in the order in which they are listed: next and previous go along them. */
export const neighbours = new Store<readonly { readonly entity: string; readonly id: string }[]>([]);

/** What an administrator arranges at the moment, on the page itself: a part of a record type's layout, the menu, the home page. */
export interface Arranging {
  readonly subject: string;
  readonly part: 'list' | 'record' | 'card' | 'quickCreate' | 'menu' | 'home';
  /** Whose; everybody's where it is not said. */
  readonly role?: string;
}

export const arranging = new Store<Arranging | null>(null);
