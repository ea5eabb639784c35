import { Store } from '../../core/store.ts';

/** What is chosen of a list: some records, or all that it shows and would show. */
export class Selection {
  readonly changed = new Store(0);
  private chosen = new Map<string, number>();
  private everything = false;
  private anchor = -1;

  get size(): number {
    return this.chosen.size;
  }

  /** Whether all that match are meant, also those that are not loaded. */
  get all(): boolean {
    return this.everything;
  }

  get empty(): boolean {
    return !this.everything && this.chosen.size === 0;
  }

  has(id: string): boolean {
    return this.everything || this.chosen.has(id);
  }

  ids(): readonly string[] {
    return [...this.chosen.keys()];
  }

  /** Chooses a record or lets it go. After all that match, letting one go leaves those that are given as loaded. */
  toggle(id: string, index: number, loaded: readonly string[] = []): void {
    if (this.everything) {
      this.everything = false;
      this.chosen = new Map(loaded.map((each, place) => [each, place]));
    }
    if (this.chosen.has(id)) this.chosen.delete(id);
    else this.chosen.set(id, index);
    this.anchor = index;
    this.tell();
  }

  /** Chooses all from the last one that was toggled to this one. */
  extend(index: number, idAt: (index: number) => string | undefined): void {
    const from = this.anchor < 0 ? index : this.anchor;
    for (let at = Math.min(from, index); at <= Math.max(from, index); at++) {
      const id = idAt(at);
      if (id !== undefined) this.chosen.set(id, at);
    }
    this.tell();
  }

  /** Chooses exactly these. */
  take(ids: readonly string[]): void {
    this.everything = false;
    this.chosen = new Map(ids.map((id, index) => [id, index]));
    this.tell();
  }

  takeAll(): void {
    this.everything = true;
    this.tell();
  }

  clear(): void {
    if (this.empty) return;
    this.everything = false;
    this.chosen = new Map();
    this.anchor = -1;
    this.tell();
  }

  /** Lets go of records that have left the list. */
  forget(ids: ReadonlySet<string>): void {
    for (const id of ids) this.chosen.delete(id);
    this.tell();
  }

  private tell(): void {
    this.changed.update((count) => count + 1);
  }
}
