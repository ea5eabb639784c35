import { t } from '../../core/i18n.ts';
import { onChanges, onReset, type LiveChange } from '../../core/live.ts';
import { begun, complain, tell, undoable } from '../../core/notices.ts';
import { waiting, withWaiting } from '../../core/outbox.ts';
import { Problem } from '../../core/problem.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { Store, type Dispose } from '../../core/store.ts';
import { writes } from '../../core/writes.ts';

/** What there is to show of a record. */
export type Shown = 'loading' | 'ready' | 'missing' | 'denied' | 'away' | 'failed';

/** A value that somebody else has changed while it was edited here. */
export interface Conflict {
  readonly field: string;
  readonly mine: unknown;
  readonly theirs: CrmRecord;
}

export interface RecordState {
  readonly shown: Shown;
  readonly record: CrmRecord | null;
  readonly conflict: Conflict | null;
  /** What the server found wrong, by field. */
  readonly errors: Readonly<Record<string, string>>;
  /** Counts up when something happened that the timeline tells. */
  readonly happened: number;
  readonly saving: ReadonlySet<string>;
}

const NOTHING: RecordState = { shown: 'loading', record: null, conflict: null, errors: {}, happened: 0, saving: new Set() };

/** One record that is open: loads it, writes to it, and follows what others do to it. */
export class RecordModel extends Store<RecordState> {
  private ends: Dispose[] = [];
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly entity: string,
    readonly id: string,
  ) {
    super(NOTHING);
  }

  begin(): void {
    this.ends = [
      onChanges((changes) => this.follow(changes)),
      onReset(() => void this.load()),
      waiting.watch(() => {
        if (this.value.saving.size === 0) void this.load();
      }),
    ];
    void this.load();
  }

  end(): void {
    this.ends.forEach((each) => each());
    this.ends = [];
  }

  async load(): Promise<void> {
    try {
      this.take(withWaiting(await records.get(this.entity, this.id)));
    } catch (failure) {
      if (this.value.record && failure instanceof Problem && failure.passing) return;
      this.patch({ shown: shownOf(failure), record: null });
    }
  }

  /**
   * Writes a value that was edited when the field held {@code base}. Shown at once; taken back where the server refuses it. Resolves with whether it
   * is stored.
   */
  save(field: string, value: unknown, base: unknown): Promise<boolean> {
    const saved = this.queue.then(() => this.store(field, value, base));
    this.queue = saved.catch(() => {});
    return saved;
  }

  /** The person has chosen which value stays. */
  async settle(keepMine: boolean): Promise<void> {
    const { conflict } = this.value;
    if (!conflict) return;
    this.patch({ conflict: null });
    this.take(conflict.theirs);
    if (keepMine) await this.save(conflict.field, conflict.mine, conflict.theirs[conflict.field]);
  }

  forget(field: string): void {
    if (field in this.value.errors) this.patch({ errors: without(this.value.errors, field) });
  }

  /** Does an action; without a network the record looks as {@code shown} says until it is done. */
  async act(action: string, parameters: Readonly<Record<string, unknown>>, shown: Readonly<Record<string, unknown>> = {}): Promise<void> {
    const record = this.present();
    this.take(await writes.act(record, action, parameters, shown));
    this.patch({ happened: this.value.happened + 1 });
  }

  async remove(): Promise<void> {
    const record = this.present();
    await writes.remove(record);
    undoable(t('record.deleted', { title: record.title }), async () => {
      await writes.restore(record);
      await this.load();
    });
  }

  async restore(): Promise<void> {
    this.take(await writes.restore(this.present()));
    tell(t('record.restored'));
  }

  async purge(): Promise<void> {
    await records.purge(this.entity, this.id);
    this.patch({ shown: 'missing', record: null });
  }

  private present(): CrmRecord {
    if (!this.value.record) throw new Error('no record is open');
    return this.value.record;
  }

  private async store(field: string, value: unknown, base: unknown): Promise<boolean> {
    const before = this.present();
    if (!same(before[field], base) && !same(before[field], value)) {
      this.patch({ conflict: { field, mine: value, theirs: before } });
      return false;
    }
    begun();
    this.patch({ record: { ...before, [field]: value }, errors: without(this.value.errors, field), saving: new Set([...this.value.saving, field]) });
    try {
      const after = await this.write(before, field, value, base);
      if (after === null) return false;
      this.take(after);
      this.patch({ happened: this.value.happened + 1 });
      undoable(t('record.saved'), () => this.undo(after, field, base));
      return true;
    } catch (failure) {
      this.patch({ record: before });
      this.refused(field, failure);
      return false;
    } finally {
      this.patch({ saving: new Set([...this.value.saving].filter((each) => each !== field)) });
    }
  }

  /** Where only other fields were changed by somebody else, theirs and mine both stay; {@code null} where the person has to choose. */
  private async write(before: CrmRecord, field: string, value: unknown, base: unknown): Promise<CrmRecord | null> {
    try {
      return await writes.update(before, { [field]: value });
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status !== 412) throw failure;
      const theirs = await records.get(this.entity, this.id);
      if (same(theirs[field], base)) return writes.update(theirs, { [field]: value });
      this.take(theirs);
      this.patch({ conflict: { field, mine: value, theirs } });
      return null;
    }
  }

  private async undo(saved: CrmRecord, field: string, base: unknown): Promise<void> {
    this.take(await writes.update(this.value.record ?? saved, { [field]: base ?? null }));
    this.patch({ happened: this.value.happened + 1 });
  }

  private refused(field: string, failure: unknown): void {
    const message = failure instanceof Problem ? violation(failure, field) : undefined;
    if (message === undefined) complain(failure);
    else this.patch({ errors: { ...this.value.errors, [field]: message } });
  }

  private follow(changes: readonly LiveChange[]): void {
    const mine = changes.filter((change) => change.entity === this.entity && change.id === this.id);
    if (mine.length === 0) return;
    const newest = Math.max(...mine.map((change) => change.version));
    if (mine.some((change) => change.kind === 'purge')) this.patch({ shown: 'missing', record: null });
    else if ((newest > (this.value.record?.version ?? 0) || mine.some((change) => change.kind === 'computed')) && this.value.saving.size === 0) void this.load();
    this.patch({ happened: this.value.happened + 1 });
  }

  private take(record: CrmRecord): void {
    if (this.value.record && this.value.record.version > record.version) return;
    this.patch({ shown: 'ready', record });
  }

  private patch(changes: Partial<RecordState>): void {
    this.update((now) => ({ ...now, ...changes }));
  }
}

/** What a failure says of a field, or of a part of its value such as {@code emails[1].value}. */
export function violation(problem: Problem, field: string): string | undefined {
  const found = problem.violations.find((each) => each.field === field || each.field.startsWith(`${field}.`) || each.field.startsWith(`${field}[`));
  return found?.message;
}

export function shownOf(failure: unknown): Shown {
  if (!(failure instanceof Problem)) return 'failed';
  if (failure.status === 404 || failure.status === 400) return 'missing';
  if (failure.status === 403) return 'denied';
  return failure.status === 0 ? 'away' : 'failed';
}

/** Whether two values of a field are the same; of references only what they point to counts. */
export function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return '';
  return JSON.stringify(value, (key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return key === 'amount' ? String(Number(part)) : part;
    const entries = Object.entries(part).filter(([name]) => !('entity' in part && (name === 'title' || name === 'available')));
    return Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b)));
  });
}

function without(errors: Readonly<Record<string, string>>, field: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(errors).filter(([name]) => name !== field));
}
