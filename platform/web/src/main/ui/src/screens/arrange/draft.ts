import { http, query, request } from '../../core/http.ts';
import { language } from '../../core/i18n.ts';
import { tryOut, type Arranged, type ListLayout } from '../../core/layouts.ts';
import { syncModules } from '../../core/modules.ts';
import { Problem } from '../../core/problem.ts';
import { Store } from '../../core/store.ts';
import { joined, merged, same, spoken, type Content, type Texts } from './contents.ts';

/** One layer of a part: whose it is, for whom, and what of it does not fit at the moment. */
export interface Layer {
  readonly layer: 'module' | 'package' | 'admin';
  readonly role: string | null;
  readonly package?: string | null;
  readonly content: Content | null;
  readonly notes?: readonly string[];
  readonly modifiedAt?: string;
  readonly modifiedBy?: string;
}

/** A part as the server tells it to administrators. */
export interface PartState {
  readonly tag: string;
  readonly own: boolean;
  readonly content: Content | null;
  readonly below: Content | null;
  readonly layers: readonly Layer[];
  readonly conflict?: { readonly former: Content | null; readonly below: Content | null };
}

/** What somebody else has saved while this was being arranged. */
export interface Clash {
  readonly part: string;
  readonly theirs: PartState;
}

type Drafts = ReadonlyMap<string, Content>;

/** Steps that can be taken back. */
const STEPS = 100;

/** How an administrator arranges a record type or a page for everybody or a role: loaded, tried on the page, saved part by part. */
export class LayoutDraft {
  readonly changed = new Store(0);
  role = '';
  ready = false;
  busy = false;
  clash: Clash | null = null;
  private parts: ReadonlyMap<string, PartState> = new Map();
  private texts: Texts = {};
  private drafts: Drafts = new Map();
  private past: Drafts[] = [];

  constructor(
    readonly subject: string,
    /** What parts are where nobody says anything. */
    private readonly usual: Readonly<Record<string, Content>>,
  ) {}

  private get page(): boolean {
    return !this.subject.includes('.');
  }

  /** What there is for a role; {@code ''} for everybody. What was arranged and not saved is gone. */
  async load(role: string): Promise<void> {
    this.busy = true;
    this.tell();
    try {
      const found = this.page
        ? await http.get<PartState & { texts: Texts }>(`/ui/${this.subject}` + query({ role }))
        : await http.get<{ parts: Readonly<Record<string, PartState>>; texts: Texts }>(`/ui/layouts/${this.subject}` + query({ role }));
      this.role = role;
      this.parts = new Map('parts' in found ? Object.entries(found.parts) : [[this.subject, found]]);
      this.texts = found.texts;
      this.drafts = new Map();
      this.past = [];
      this.clash = null;
      this.ready = true;
    } finally {
      this.busy = false;
      this.show();
    }
  }

  private tell(): void {
    this.changed.update((times) => times + 1);
  }

  state(part: string): PartState | undefined {
    return this.parts.get(part);
  }

  /** The texts of a label in all languages. */
  words(): Texts {
    return this.texts;
  }

  /** What is arranged now: the draft, else what is stored for the role, else what is shown to it. */
  content(part: string): Content {
    return this.drafts.get(part) ?? this.stored(part);
  }

  private stored(part: string): Content {
    const state = this.parts.get(part);
    const own = state?.own ? state.layers.find((each) => each.layer === 'admin' && (each.role ?? '') === this.role)?.content : undefined;
    return { ...this.usual[part], ...(own ?? state?.content ?? {}) };
  }

  get dirty(): boolean {
    return this.drafts.size > 0;
  }

  get undoable(): boolean {
    return this.past.length > 0;
  }

  set(part: string, content: Content): void {
    this.past = [...this.past.slice(1 - STEPS), this.drafts];
    this.put(part, content);
    this.show();
  }

  private put(part: string, content: Content | undefined): void {
    const drafts = new Map(this.drafts);
    if (content === undefined || same(content, this.stored(part))) drafts.delete(part);
    else drafts.set(part, content);
    this.drafts = drafts;
  }

  undo(): void {
    const before = this.past.at(-1);
    if (!before) return;
    this.past = this.past.slice(0, -1);
    this.drafts = before;
    this.show();
  }

  /** Draws the page anew with what is arranged. */
  private show(): void {
    tryOut({ subject: this.subject, over: (arranged) => this.over(arranged), take: (list: ListLayout) => this.set('list', { ...this.content('list'), ...list }) });
    this.tell();
  }

  private over(arranged: Arranged): Arranged {
    const now = [...this.parts].flatMap(([part, state]) => {
      const content = this.drafts.get(part) ?? (state.own ? this.stored(part) : state.content);
      return content === null ? [] : [[part, spoken(content, this.texts, language.value)] as const];
    });
    if (this.page) return { layouts: arranged.layouts, ...(arranged.menu ? { menu: arranged.menu } : {}), ...(arranged.home ? { home: arranged.home } : {}), ...Object.fromEntries(now) };
    return { ...arranged, layouts: { ...arranged.layouts, [this.subject]: Object.fromEntries(now) } };
  }

  /** Leaves the page as it is for its user. */
  end(): void {
    tryOut(null);
  }

  /** Stores all that was arranged; whether nobody else had been there before. */
  async save(): Promise<boolean> {
    return this.working(async () => {
      for (const [part, content] of this.drafts) {
        if (!(await this.store(part, content))) return false;
      }
      this.past = [];
      return true;
    });
  }

  private async store(part: string, content: Content): Promise<boolean> {
    const state = this.parts.get(part)!;
    try {
      if (state.own && same(content, state.below)) await request('DELETE', this.address(part), { headers: tagged(state) });
      else if (state.own || !same(content, state.below)) await request('PUT', this.address(part), { body: content, headers: tagged(state) });
    } catch (failure) {
      if (!(failure instanceof Problem && failure.status === 412)) throw failure;
      this.clash = { part, theirs: await this.ask(part) };
      return false;
    }
    await this.renew(part);
    return true;
  }

  /** Takes away what is stored for the role: what lies below is shown again. */
  async revert(part: string): Promise<void> {
    await this.working(async () => {
      await request('DELETE', this.address(part));
      await this.renew(part);
      return true;
    });
  }

  /** Stores what is arranged although somebody else has been there. */
  async insist(): Promise<void> {
    const { part, theirs } = this.clash!;
    this.know(part, theirs);
    this.clash = null;
    await this.working(() => this.store(part, this.content(part)));
  }

  /** Leaves what somebody else has stored. */
  yield(): void {
    const { part, theirs } = this.clash!;
    this.know(part, theirs);
    this.put(part, undefined);
    this.clash = null;
    this.show();
  }

  /** Decides later: the next save asks again. */
  postpone(): void {
    this.clash = null;
    this.show();
  }

  /** Adds to what is arranged what somebody else has stored; it is saved with the next press. */
  join(): void {
    const { part, theirs } = this.clash!;
    const mine = this.content(part);
    const former = this.stored(part);
    this.know(part, theirs);
    this.put(part, joined(mine, former, this.stored(part)));
    this.clash = null;
    this.show();
  }

  /** Settles that what lies below has changed: {@code keep} what is stored, {@code take} the new one, or put both together for the next save. */
  async settle(part: string, how: 'keep' | 'take' | 'merge'): Promise<void> {
    const { conflict } = this.parts.get(part)!;
    if (!conflict) return;
    if (how === 'take') await this.revert(part);
    else if (how === 'merge') this.set(part, merged(this.content(part), conflict.former, conflict.below));
    else {
      await this.working(async () => {
        await request('PUT', this.address(part), { body: this.stored(part), headers: tagged(this.parts.get(part)!) });
        const draft = this.drafts.get(part);
        await this.renew(part);
        this.put(part, draft);
        return true;
      });
    }
  }

  private address(part: string): string {
    return (this.page ? `/ui/${part}` : `/ui/layouts/${this.subject}/${part}`) + query({ role: this.role });
  }

  private async ask(part: string): Promise<PartState> {
    const { texts, ...state } = await http.get<PartState & { texts: Texts }>(this.address(part));
    this.texts = { ...this.texts, ...texts };
    return state;
  }

  private async renew(part: string): Promise<void> {
    this.know(part, await this.ask(part));
    this.put(part, undefined);
  }

  private know(part: string, state: PartState): void {
    this.parts = new Map(this.parts).set(part, state);
  }

  private async working(work: () => Promise<boolean>): Promise<boolean> {
    this.busy = true;
    this.tell();
    try {
      return await work();
    } finally {
      this.busy = false;
      await syncModules('glance');
      this.show();
    }
  }
}

function tagged(state: PartState): Readonly<Record<string, string>> {
  return { 'If-Match': `"${state.tag}"` };
}
