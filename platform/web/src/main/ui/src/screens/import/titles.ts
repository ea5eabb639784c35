import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { records } from '../../core/records.ts';

/** More than these are not offered to choose from; others are found by what people write. */
const MOST = 200;

export interface Titled {
  readonly id: string;
  readonly title: string;
}

/** The titles of records that values may refer to, fetched when they are first asked for. */
export class TitleLists implements ReactiveController {
  private readonly lists = new Map<string, readonly Titled[]>();

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.lists.clear();
  }

  /** Empty until they are there; the host is drawn again then. Where they cannot be had, people write what they know. */
  of(entity: string): readonly Titled[] {
    const known = this.lists.get(entity);
    if (known) return known;
    this.lists.set(entity, []);
    void records.list(entity, { fields: ['title'], limit: MOST }).then(
      ({ items }) => {
        this.lists.set(entity, items);
        this.host.requestUpdate();
      },
      () => {},
    );
    return [];
  }
}
