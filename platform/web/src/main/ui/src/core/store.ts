import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Ends what was begun: a subscription, a registration. Calling it twice does nothing more. */
export type Dispose = () => void;

/** A value that others watch. Watchers are told after it has changed, on the same turn. */
export class Store<T> {
  private watchers = new Set<(value: T) => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (Object.is(value, this.current)) return;
    this.current = value;
    for (const watcher of [...this.watchers]) watcher(value);
  }

  update(change: (value: T) => T): void {
    this.set(change(this.current));
  }

  watch(watcher: (value: T) => void): Dispose {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }
}

/** Draws an element anew when one of its stores changes, as long as the element is on the page. */
export class Watch implements ReactiveController {
  private ends: Dispose[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly stores: readonly Pick<Store<unknown>, 'watch'>[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.ends = this.stores.map((store) => store.watch(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
    this.ends = [];
  }
}
