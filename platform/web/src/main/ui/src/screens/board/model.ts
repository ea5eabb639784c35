import { t } from '../../core/i18n.ts';
import type { LiveChange } from '../../core/live.ts';
import { board as boardLayout, card as cardLayout, defaultSort, type BoardLayout } from '../../core/layouts.ts';
import { entity as entityOf, field as fieldOf, type Entity, type Field } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { ask, type Values } from '../../core/overlays.ts';
import { Problem } from '../../core/problem.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { Store } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { writes } from '../../core/writes.ts';
import { both, cardFields, columnFilter, keyOf, moved, ofChoices, ofGroups, ofRecords, placed, withTotals, type Column } from './columns.ts';

const PAGE = 20;
const MOST_COLUMNS = 60;
/** Changes by others beyond which the board is loaded anew rather than mended. */
const MENDED = 40;

/** One of the sets of columns that a board can show: a pipeline. */
export interface Scope {
  readonly id: string;
  readonly title: string;
}

export interface BoardState {
  readonly columns: readonly Column[];
  readonly scopes: readonly Scope[];
  readonly scope: string | undefined;
  readonly loading: boolean;
  readonly failure: unknown;
}

/** What a board shows of an entity, kept in line with the server. One for each entity and state of the list. */
export class BoardModel {
  readonly state = new Store<BoardState>({ columns: [], scopes: [], scope: undefined, loading: true, failure: undefined });
  readonly layout: BoardLayout;
  readonly field: Field;
  private readonly fields: readonly string[];
  private readonly gone = new AbortController();
  private refreshing = 0;

  constructor(
    readonly entity: Entity,
    private readonly list: ListState,
    scope?: string,
  ) {
    const declared = boardLayout(entity);
    // The field that an address or a view names may have gone.
    const by = list.by && fieldOf(entity, list.by) ? list.by : (declared?.by ?? '');
    this.layout = declared && declared.by === by ? declared : withoutColumns(by, declared);
    this.field = fieldOf(entity, by)!;
    const card = cardLayout(entity);
    this.fields = cardFields(entity, this.layout, [...(card.fields ?? []), card.value, card.due, card.subtitle]);
    this.state.update((now) => ({ ...now, scope }));
  }

  /** Loads columns, totals and the first cards of each. */
  async load(): Promise<void> {
    try {
      const scopes = await this.scopes();
      const scope = scopes.find((each) => each.id === this.state.value.scope)?.id ?? scopes[0]?.id;
      this.state.update((now) => ({ ...now, scopes, scope }));
      const [known, groups] = await Promise.all([this.known(scope), this.groups()]);
      const columns = withTotals(known ?? ofGroups(groups), groups, this.layout, t('board.none', { field: this.field.label }));
      const filled = await Promise.all(columns.map((column) => this.filled(column)));
      this.state.update((now) => ({ ...now, columns: filled, loading: false, failure: undefined }));
    } catch (failure) {
      if (!this.gone.signal.aborted) this.state.update((now) => ({ ...now, loading: false, failure }));
    }
  }

  async more(key: string): Promise<void> {
    const column = this.column(key);
    if (!column?.next) return;
    const after = column.next;
    this.change(key, (now) => ({ ...now, next: undefined }));
    try {
      const page = await this.page(key, after);
      this.change(key, (now) => {
        const there = new Set(now.cards.map((card) => card.id));
        return { ...now, cards: [...now.cards, ...page.items.filter((card) => !there.has(card.id))], next: page.next };
      });
    } catch (failure) {
      this.change(key, (now) => ({ ...now, next: after }));
      complain(failure);
    }
  }

  /** Moves a card, at once on the screen; asks for what the stage wants, and puts the card back where it was when that is not given. */
  async move(card: CrmRecord, to: string): Promise<boolean> {
    const from = keyOf(card[this.layout.by] as Column['key']);
    const target = this.column(to);
    if (from === to || !target) return false;
    const before = this.state.value.columns;
    this.show(moved(before, card, to, this.layout));
    try {
      const done = await this.perform(card, to, target);
      if (!done) {
        this.show(before);
        return false;
      }
      this.show(placed(this.state.value.columns, done.id, done, this.layout.by));
      this.soon();
      undoable(t('board.moved', { record: card.title, column: target.label }), () => this.back(done, from));
      return true;
    } catch (failure) {
      this.show(before);
      complain(failure);
      return false;
    }
  }

  /** Follows changes by others, and by this page elsewhere. */
  async follow(changes: readonly LiveChange[]): Promise<void> {
    const ids = [...new Set(changes.filter((change) => change.entity === this.entity.name).map((change) => change.id))];
    if (ids.length === 0) return;
    if (ids.length > MENDED) {
      await this.load();
      return;
    }
    try {
      const { items } = await records.list(
        this.entity.name,
        { filter: both(this.filter(), `id=in=(${ids.join(',')})`), fields: this.fields, limit: MENDED },
        { signal: this.gone.signal },
      );
      const found = new Map(items.map((item) => [item.id, item]));
      this.show(ids.reduce<readonly Column[]>((columns, id) => placed(columns, id, found.get(id), this.layout.by), this.state.value.columns));
      this.soon();
    } catch (failure) {
      if (!(failure instanceof Problem && failure.passing)) complain(failure);
    }
  }

  dispose(): void {
    this.gone.abort();
    clearTimeout(this.refreshing);
  }

  column(key: string): Column | undefined {
    return this.state.value.columns.find((column) => column.key === key);
  }

  /** What a new card begins with in a column. */
  beginning(key: string): Values {
    const scope = this.layout.scope && this.state.value.scope ? { [this.layout.scope]: this.state.value.scope } : {};
    return key === '' ? scope : { ...scope, [this.layout.by]: this.field.refs ? this.reference(key) : key };
  }

  private reference(key: string): unknown {
    return { entity: this.field.refs![0], id: key, title: this.column(key)?.label ?? '' };
  }

  private async perform(card: CrmRecord, to: string, target: Column): Promise<CrmRecord | null> {
    const from = this.column(keyOf(card[this.layout.by] as Column['key']));
    const reopens = from !== undefined && from.status !== 'open' && target.status === 'open' && this.layout.reopen !== undefined;
    const action = reopens ? this.layout.reopen : this.layout.move;
    const given = { [this.layout.by]: to === '' ? null : to };
    const send = (values: Values): Promise<CrmRecord> => (action ? writes.act(card, action, { ...given, ...values }, { [this.layout.by]: this.field.refs ? this.reference(to) : to }) : writes.update(card, { ...given, ...values }));
    try {
      return this.complete(card, await send({}), to);
    } catch (failure) {
      const wanted = failure instanceof Problem && failure.status === 422 ? this.wanted(failure, action) : [];
      if (wanted.length === 0) throw failure;
      return this.asked(card, target, wanted, (failure as Problem).message, send);
    }
  }

  /** What the server says is missing, as fields to ask for. */
  private wanted(problem: Problem, action: string | undefined): readonly Field[] {
    const known = [...(this.entity.actions.find((each) => each.name === action)?.parameters ?? []), ...this.entity.fields];
    const fields = problem.violations.map((violation) => known.find((field) => field.name === violation.field && field.name !== this.layout.by));
    return fields.every((field) => field !== undefined) ? (fields as Field[]).map((field) => ({ ...field, required: true })) : [];
  }

  private async asked(card: CrmRecord, target: Column, fields: readonly Field[], text: string, send: (values: Values) => Promise<CrmRecord>): Promise<CrmRecord | null> {
    let result: CrmRecord | null = null;
    await ask({
      heading: t('board.moveTo', { column: target.label }),
      text: fields.length > 1 ? text : card.title,
      fields,
      values: Object.fromEntries(fields.map((field) => [field.name, card[field.name] ?? null])),
      confirm: t('board.move'),
      run: async (values) => {
        result = this.complete(card, await send(values), target.key);
      },
    });
    return result;
  }

  /** The card with what the answer says; an answer that was put off (no network) changes the column only. */
  private complete(card: CrmRecord, answer: CrmRecord | undefined, to: string): CrmRecord {
    const column = { [this.layout.by]: this.field.refs ? this.reference(to) : to };
    return { ...card, ...column, ...(answer ?? {}) };
  }

  private async back(card: CrmRecord, to: string): Promise<void> {
    const target = this.column(to);
    const done = target ? await this.perform(card, to, target) : null;
    if (done) this.show(placed(this.state.value.columns, done.id, done, this.layout.by));
    this.soon();
  }

  private async scopes(): Promise<readonly Scope[]> {
    const scoped = this.layout.scope ? fieldOf(this.entity, this.layout.scope) : undefined;
    const target = scoped?.refs?.[0];
    if (!target || !entityOf(target)) return [];
    const page = await records.list(target, { fields: [], limit: MOST_COLUMNS, sort: defaultSort(entityOf(target)!) }, { signal: this.gone.signal });
    return page.items;
  }

  /** The columns that there can be, where that can be known before looking at the cards. */
  private async known(scope: string | undefined): Promise<readonly Column[] | undefined> {
    if (this.field.choices) return ofChoices(this.field);
    const target = this.field.refs?.length === 1 ? this.field.refs[0]! : undefined;
    const names = this.layout.column;
    if (!target || !names || !entityOf(target)) return undefined;
    const fields = Object.values(names).filter((name): name is string => name !== undefined);
    const page = await records.list(
      target,
      {
        fields,
        limit: MOST_COLUMNS,
        ...(names.order ? { sort: names.order } : {}),
        ...(scope && this.layout.scope ? { filter: `${this.layout.scope}==${scope}` } : {}),
      },
      { signal: this.gone.signal },
    );
    return ofRecords(page.items, names);
  }

  private groups() {
    const sum = [this.layout.sum, this.layout.weighted].filter((name): name is string => name !== undefined);
    return records.groups(this.entity.name, { by: this.layout.by, sum, filter: this.filter(), ...(this.list.q ? { q: this.list.q } : {}) }, { signal: this.gone.signal });
  }

  /** Columns that are known for a scope hold its cards alone, so that the scope need not be asked for, and totals come from the roll-up. */
  private filter(): string {
    const scope = !this.layout.column && this.layout.scope && this.state.value.scope ? `${this.layout.scope}==${this.state.value.scope}` : undefined;
    return both(this.list.filter, scope);
  }

  private async filled(column: Column): Promise<Column> {
    if (column.count === 0) return { ...column, next: null };
    const page = await this.page(column.key);
    return { ...column, cards: page.items, next: page.next };
  }

  private page(key: string, after?: string) {
    return records.list(
      this.entity.name,
      {
        filter: columnFilter(this.filter(), this.layout.by, key),
        sort: this.list.sort ?? defaultSort(this.entity),
        fields: this.fields,
        limit: PAGE,
        ...(this.list.q ? { q: this.list.q } : {}),
        ...(after ? { after } : {}),
      },
      { signal: this.gone.signal },
    );
  }

  /** Counts and sums are looked at again, once for several changes. */
  private soon(): void {
    clearTimeout(this.refreshing);
    this.refreshing = window.setTimeout(() => void this.recount(), 400);
  }

  private async recount(): Promise<void> {
    try {
      const groups = await this.groups();
      this.show(withTotals(this.state.value.columns, groups, this.layout, t('board.none', { field: this.field.label })));
    } catch (failure) {
      if (!this.gone.signal.aborted && !(failure instanceof Problem && failure.passing)) complain(failure);
    }
  }

  private change(key: string, change: (column: Column) => Column): void {
    this.show(this.state.value.columns.map((column) => (column.key === key ? change(column) : column)));
  }

  private show(columns: readonly Column[]): void {
    this.state.update((now) => ({ ...now, columns }));
  }
}

/** A board by another field than the layout's: its sums hold, its columns, moves and times do not. */
function withoutColumns(by: string, declared: BoardLayout | undefined): BoardLayout {
  return {
    by,
    ...(declared?.sum ? { sum: declared.sum } : {}),
    ...(declared?.weighted ? { weighted: declared.weighted } : {}),
    ...(declared?.due ? { due: declared.due } : {}),
  };
}
