import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { records } from '../../core/records.ts';

/** More than these are not offered to choose from. */
const MOST = 200;

export interface Titles {
  readonly items: readonly { readonly id: string; readonly title: string }[];
  /** Whether these are all that there are. */
  readonly whole: boolean;
}

/** The titles of records that values may refer to, fetched when they are first asked for. */
export class TitleLists implements ReactiveController {
  private readonly lists = new Map<string, Titles>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.lists.clear();
  }

  /** Empty until they are there; the host is drawn again then. Where they cannot be had, people write what they know. */
  of(entity: string): Titles {
    const known = this.lists.get(entity);
    if (known) return known;
    const none: Titles = { items: [], whole: false };
    this.lists.set(entity, none);
    void records.list(entity, { fields: ['title'], limit: MOST }).then(
      (page) => {
        this.lists.set(entity, { items: page.items.map(({ id, title }) => ({ id, title })), whole: page.next === null });
        this.host.requestUpdate();
      },
      () => {},
    );
    return none;
  }
}
