import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ago, moment } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { field as fieldOf, writable, type Entity } from '../../core/metadata.ts';
import { complain } from '../../core/notices.ts';
import { isRef, records, type CrmRecord, type FieldChange, type TimelineItem } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { same, type RecordModel } from './model.ts';
import { mayTo } from './reach.ts';
import { titlesOf } from './titles.ts';
import { changesOf, keyOf, line, refsIn, whoOf, type Titles } from './wording.ts';
import '../../ui/dialog.ts';

/** What the fields of a record held before, by field, each value with a way back to it. */
@customElement('k-record-history')
export class RecordHistory extends LitElement {
  static override styles = [
    base,
    css`
      k-dialog {
        --dialog-width: 640px;
      }
      .field {
        margin-block-end: 12px;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 2px 12px;
        align-items: center;
        padding-block: 10px;
        border-block-start: 1px solid var(--line);
        font-size: var(--t-4);
      }
      .change {
        overflow-wrap: anywhere;
      }
      .change b {
        font-weight: 600;
      }
      s,
      .when {
        color: var(--fg-3);
      }
      .when {
        grid-row: 2;
        font-size: var(--t-2);
      }
      .btn {
        grid-row: span 2;
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) record!: CrmRecord;
  @property({ attribute: false }) model!: RecordModel;
  @state() private items: readonly TimelineItem[] | null = null;
  @state() private next: string | null = null;
  @state() private titles: Titles = new Map();
  @state() private chosen = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const all = (this.items ?? []).flatMap((item) => (item.kind === 'create' ? [] : changesOf(this.of, item).map((change) => ({ item, change }))));
    const names = [...new Map(all.map(({ change }) => [change.field, change.label]))];
    const shown = all.filter(({ change }) => this.chosen === '' || change.field === this.chosen);
    return html`<k-dialog full heading=${t('record.history')} @close=${() => this.dispatchEvent(new Event('close'))}>
      ${this.items === null
        ? html`<k-loading rows="5"></k-loading>`
        : html`${names.length > 1
              ? html`<label class="field">${t('record.history.field')}<select class="input" @change=${(event: Event) => (this.chosen = (event.target as HTMLSelectElement).value)}><option value="">${t('record.history.all')}</option>${names.map(([name, label]) => html`<option value=${name}>${label}</option>`)}</select></label>`
              : nothing}
            ${shown.length === 0 ? html`<p class="muted">${t('record.history.empty')}</p>` : html`<ol>${shown.map(({ item, change }) => this.entry(item, change))}</ol>`}
            ${this.next ? html`<button class="btn out" @click=${() => void this.load()}>${t('record.older')}</button>` : nothing}`}
    </k-dialog>`;
  }

  private entry(item: TimelineItem, change: FieldChange) {
    const { label, before, after } = line(this.of, change, this.titles);
    const field = fieldOf(this.of, change.field);
    const can = field !== undefined && writable(field) && !this.record['deletedAt'] && mayTo(this.record, 'update') && !same(this.record[change.field], change.before);
    return html`<li>
      <span class="change"><b>${label}</b>: <s>${before || t('record.nothing')}</s> <span aria-label=${t('record.becomes')}>→</span> ${after || t('record.nothing')}</span>
      <span class="when"><time datetime=${item.at} title=${moment(item.at)}>${ago(item.at)}</time> · ${whoOf(item, this.titles)}</span>
      ${can
        ? html`<button class="btn out" title=${t('record.restoreValue.of', { value: before || t('record.nothing') })} @click=${() => void this.restore(change)}>${icon('undo-2')}${t('record.restoreValue')}</button>`
        : nothing}
    </li>`;
  }

  private async restore(change: FieldChange): Promise<void> {
    if (await this.model.save(change.field, this.titled(change.before), this.record[change.field])) this.dispatchEvent(new Event('close'));
  }

  /** The timeline tells references without their titles. */
  private titled(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((each) => this.titled(each));
    return isRef(value) ? { ...value, title: value.title ?? this.titles.get(keyOf(value)) ?? t('record.unknownRef') } : value;
  }

  private async load(): Promise<void> {
    try {
      const page = await records.timeline(this.record.entity, this.record.id, this.next ?? undefined);
      this.titles = new Map(await titlesOf(refsIn(page.items)));
      this.items = [...(this.items ?? []), ...page.items];
      this.next = page.next;
    } catch (failure) {
      complain(failure);
      this.items ??= [];
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-record-history': RecordHistory;
  }
}
