import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { number } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { columns, type Related } from '../../core/layouts.ts';
import { onChanges, onReset } from '../../core/live.ts';
import { entity as entityOf, field as fieldOf, writable, type Entity, type Field } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { creation } from '../../core/overlays.ts';
import { isRef, records, type CrmRecord, type Page, type Ref, type Typed } from '../../core/records.ts';
import { go, to } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import type { Dispose } from '../../core/store.ts';
import { writes } from '../../core/writes.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { hasTypes } from '../../ui/fields/kinds.ts';
import { icon } from '../../ui/icon.ts';
import { valueView } from '../../ui/value.ts';
import { mayTo } from './reach.ts';
import { valueStyles } from './values.ts';
import '../../ui/menu.ts';

const FIRST = 5;

/** Records of one kind that point to this one: the first of them, how many there are, the way to all, and to one more. */
@customElement('k-related')
export class RelatedList extends LitElement {
  static override styles = [
    base,
    valueStyles,
    css`
      :host {
        display: block;
      }
      header {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 32px;
      }
      h3 {
        font-size: var(--t-3);
        font-weight: 600;
      }
      .count {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      .ends {
        display: flex;
        gap: 4px;
        margin-inline-start: auto;
      }
      ul {
        margin: 4px 0 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: var(--row);
        padding-inline: 8px;
        margin-inline: -8px;
        border-radius: var(--r-m);
      }
      li:hover {
        background: var(--hover);
      }
      .text {
        flex: 1;
        display: grid;
        gap: 1px;
        min-inline-size: 0;
      }
      a.name {
        color: var(--fg);
        font-size: var(--t-4);
        font-weight: 500;
        text-decoration: none;
      }
      a.name:hover {
        text-decoration: underline;
      }
      .facts {
        display: flex;
        flex-wrap: nowrap;
        align-items: center;
        gap: 4px 10px;
        min-inline-size: 0;
        overflow: hidden;
        color: var(--fg-2);
        font-size: var(--t-2);
        white-space: nowrap;
      }
      .end {
        flex: none;
        max-inline-size: 45%;
        font-size: var(--t-3);
        color: var(--fg-2);
      }
      @media (pointer: coarse) {
        a.name {
          display: flex;
          align-items: center;
          min-block-size: 44px;
        }
      }
      @media print {
        .ends,
        k-menu {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) related!: Related;
  @property({ attribute: false }) record!: CrmRecord;
  @state() private page: Page | null = null;
  private ends: Dispose[] = [];
  private asked = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [
      onChanges((changes) => {
        if (changes.some((change) => change.entity === this.related.entity)) void this.load();
      }),
      onReset(() => void this.load()),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('record') as CrmRecord | undefined;
    if (changed.has('related') || (changed.has('record') && before?.id !== this.record.id)) {
      this.page = null;
      void this.load();
    }
  }

  override render() {
    const of = entityOf(this.related.entity);
    if (!of) return nothing;
    const label = this.label(of);
    const count = this.page?.count ?? null;
    return html`<header>
        <h3 id="h">${label}</h3>
        ${count ? html`<span class="count num">${number(count.value)}${count.exact ? '' : '+'}</span>` : nothing}
        <span class="ends">
          ${count && count.value > FIRST ? html`<a class="btn" href=${to.list(of.name, { filter: this.filter })}>${t('record.all')}</a>` : nothing}
          ${may(of.name, 'create') && kept(of) && !this.record['deletedAt']
            ? html`<button class="btn icon" aria-label=${t('record.addTo', { list: label })} title=${t('record.addTo', { list: label })} @click=${() => this.add()}>${icon('plus')}</button>`
            : nothing}
        </span>
      </header>
      ${this.page && this.page.items.length > 0 ? html`<ul aria-labelledby="h">${this.page.items.map((item) => this.row(of, item))}</ul>` : nothing}`;
  }

  private label(of: Entity): string {
    if (this.related.label) return this.related.label;
    const field = fieldOf(of, this.related.field);
    return of.name === this.record.entity && field ? `${of.pluralLabel} · ${field.label}` : of.pluralLabel;
  }

  private get filter(): string {
    return `${this.related.field}==${this.record.id}`;
  }

  private row(of: Entity, item: CrmRecord) {
    const other = this.other(of, item);
    const shown = this.facts(of, other?.field).filter((field) => valueView(field, first(field, item)) !== nothing);
    const head = other?.ref ?? item;
    const person = head.entity === 'contacts.person' || head.entity === 'security.user';
    const end = shown.find((field) => field.kind === 'money');
    const facts = shown.filter((field) => field !== end).slice(0, 2);
    return html`<li>
      ${avatar(head.title, 26, !person)}
      <span class="text">
        <a dir="auto" class="name cut" href=${to.beside(head.entity, head.id)}>${head.title}</a>
        ${facts.length > 0 ? html`<span class="facts">${facts.map((field) => html`<span dir="auto" class="cut">${valueView(field, first(field, item))}</span>`)}</span>` : nothing}
      </span>
      ${end ? html`<span dir="auto" class="end cut">${valueView(end, item[end.name])}</span>` : nothing}
      ${other && kept(of) && !this.record['deletedAt'] ? this.menu(item) : nothing}
    </li>`;
  }

  private menu(item: CrmRecord) {
    return html`<k-menu
      label=${t('record.menuOf', { title: item.title })}
      face="btn icon"
      .items=${[
        { label: t('record.open'), icon: 'panel-right', run: () => go(to.beside(item.entity, item.id)) },
        ...(mayTo(item, 'delete') ? [{ label: t('record.removeRow'), icon: 'trash-2', bad: true, run: () => this.removeRow(item) }] : []),
      ]}
      >${icon('ellipsis')}</k-menu
    >`;
  }

  private async removeRow(item: CrmRecord): Promise<void> {
    try {
      await writes.remove(item);
      await this.load();
      undoable(t('record.deleted', { title: item.title }), async () => {
        await writes.restore(item);
        await this.load();
      });
    } catch (failure) {
      complain(failure);
    }
  }

  /** A record that only ties two others together is shown as the other one. */
  private other(of: Entity, item: CrmRecord): { readonly field: Field; readonly ref: Ref } | undefined {
    if (of.traits.includes('timeline')) return undefined;
    const refs = of.fields.filter((each) => each.kind === 'ref' && !each.standard && each.name !== this.related.field);
    const field = refs.find((each) => each.required) ?? refs[0];
    const ref = field && item[field.name];
    return field && isRef(ref) ? { field, ref } : undefined;
  }

  private facts(of: Entity, head: Field | undefined): readonly Field[] {
    const names = this.related.columns ?? columns(of);
    const titled = new Set([...of.title.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    return names
      .filter((name) => name !== this.related.field && name !== head?.name && name !== 'owner' && (head !== undefined || !titled.has(name)))
      .map((name) => fieldOf(of, name))
      .filter((field): field is Field => field !== undefined && !field.writeOnly);
  }

  private async load(): Promise<void> {
    const turn = ++this.asked;
    try {
      const page = await records.list(this.related.entity, { filter: this.filter, limit: FIRST, count: 'capped' });
      if (turn === this.asked) this.page = page;
    } catch (failure) {
      if (turn === this.asked && this.page === null) complain(failure);
    }
  }

  private add(): void {
    const { entity, id, title } = this.record;
    creation.set({ entity: this.related.entity, values: { [this.related.field]: { entity, id, title } }, stay: true, created: () => void this.load() });
  }
}

/** Of several mails or phones the one that is used first: a row has one line. */
function first(field: Field, item: CrmRecord): unknown {
  const value = item[field.name];
  if (!Array.isArray(value) || !hasTypes(field)) return value;
  const several = value as readonly Typed<unknown>[];
  const chosen = several.find((each) => each.primary) ?? several[0];
  return chosen && 'value' in chosen ? chosen.value : chosen;
}

/** Whether people keep such records; some are written by the system alone. */
function kept(of: Entity): boolean {
  return of.fields.some((field) => !field.standard && writable(field));
}

declare global {
  interface HTMLElementTagNameMap {
    'k-related': RelatedList;
  }
}
