import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ago, moment } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import type { Entity } from '../../core/metadata.ts';
import { complain, undoable, wording } from '../../core/notices.ts';
import { records, type CrmRecord, type TimelineItem } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { mayTo } from './reach.ts';
import { timelineStyles } from './timeline-styles.ts';
import { titlesOf } from './titles.ts';
import { byDay, refsIn, say, type Titles } from './wording.ts';
import '../../ui/menu.ts';

const LONGEST = 20_000;

/** What happened to a record, the newest first, with a place to write notes on top. */
@customElement('k-timeline')
export class Timeline extends LitElement {
  static override styles = [base, timelineStyles];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) record!: CrmRecord;
  /** Counts up when there is something new to tell. */
  @property({ type: Number }) happened = 0;
  @state() private items: readonly TimelineItem[] | null = null;
  @state() private next: string | null = null;
  @state() private titles: Titles = new Map();
  @state() private trouble = '';
  @state() private writing = false;
  @state() private busy = false;
  @state() private edited = '';
  @query('#note') private note!: HTMLTextAreaElement;
  private asked = 0;

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('record') as CrmRecord | undefined;
    if (changed.has('record') && before?.id !== this.record.id) {
      this.items = null;
      this.writing = false;
      this.edited = '';
      void this.load();
    } else if (changed.has('happened') && changed.get('happened') !== undefined) {
      void this.load();
    }
  }

  override render() {
    return html`<h3 id="h">${t('record.timeline')}</h3>
      ${mayTo(this.record, 'update') && !this.record['deletedAt'] ? this.composer() : nothing}
      ${this.trouble ? html`<p class="error" role="alert">${this.trouble} <button class="btn out" @click=${() => void this.load()}>${t('retry')}</button></p>` : nothing}
      ${this.items === null ? (this.trouble ? nothing : html`<div role="status"><span class="sr">${t('loading')}</span><div class="skeleton"></div><div class="skeleton"></div></div>`) : this.days(this.items)}
      ${this.next ? html`<button class="btn out more" ?disabled=${this.busy} @click=${() => void this.more()}>${t('record.older')}</button>` : nothing}`;
  }

  private composer() {
    return html`<form class="composer" @submit=${this.write}>
      <textarea dir="auto"
        id="note"
        class="input"
        rows=${this.writing ? 3 : 1}
        maxlength=${LONGEST}
        placeholder=${t('record.note.placeholder')}
        aria-label=${t('record.note.placeholder')}
        @focus=${() => void this.beginNote()}
        @keydown=${this.noteKey}
      ></textarea>
      ${this.writing
        ? html`<div class="buttons"><span class="hint">${t('record.note.keys')}</span><button type="button" class="btn" @click=${() => this.dropNote()}>${t('record.cancel')}</button><button class="btn pri" ?disabled=${this.busy}>${t('record.note.add')}</button></div>`
        : nothing}
    </form>`;
  }

  private days(items: readonly TimelineItem[]) {
    if (items.length === 0) return html`<p class="muted">${t('record.timeline.empty')}</p>`;
    return byDay(items).map(
      (day) => html`<section aria-label=${day.label}>
        <h4>${day.label}</h4>
        <ol>
          ${repeat(day.items, (item) => item.note?.id ?? item.id, (item) => this.item(item))}
        </ol>
      </section>`,
    );
  }

  private item(item: TimelineItem) {
    const said = say(this.of, item, this.titles);
    return html`<li>
      <span class="mark">${icon(said.icon, 14)}</span>
      <div class="told">
        <p>
          <span><b>${said.who}</b> ${said.what}</span>
          <time datetime=${item.at} title=${moment(item.at)}>${ago(item.at)}${item.note?.editedAt ? html` · ${t('record.note.edited')}` : nothing}</time>
        </p>
        ${item.note ? this.noteView(item) : nothing}
        ${said.lines.length > 0
          ? html`<dl>
              ${said.lines.map(
                (line) => html`<div><dt>${line.label}</dt><dd>${line.before ? html`<s dir="auto">${line.before}</s> <span class="to" aria-label=${t('record.becomes')}>→</span> ` : nothing}<span dir="auto">${line.after || t('record.nothing')}</span></dd></div>`,
              )}
            </dl>`
          : nothing}
      </div>
      ${item.note?.editable && !this.record['deletedAt']
        ? html`<k-menu
            label=${t('record.note.menu')}
            face="btn icon"
            .items=${[
              { label: t('record.note.edit'), icon: 'pencil', run: () => this.editNote(item.note!.id) },
              { label: t('record.note.delete'), icon: 'trash-2', bad: true, run: () => this.deleteNote(item) },
            ]}
            >${icon('ellipsis')}</k-menu
          >`
        : nothing}
    </li>`;
  }

  private noteView(item: TimelineItem) {
    const note = item.note!;
    if (this.edited !== note.id) return html`<div dir="auto" class="note">${note.text}</div>`;
    return html`<form class="composer" @submit=${(event: Event) => void this.saveNote(event, note.id)}>
      <textarea dir="auto" class="input" rows="3" maxlength=${LONGEST} aria-label=${t('record.note.edit')} .value=${note.text} @keydown=${this.noteKey}></textarea>
      <div class="buttons"><button type="button" class="btn" @click=${() => (this.edited = '')}>${t('record.cancel')}</button><button class="btn pri" ?disabled=${this.busy}>${t('record.save')}</button></div>
    </form>`;
  }

  private async load(): Promise<void> {
    const turn = ++this.asked;
    try {
      const page = await records.timeline(this.record.entity, this.record.id);
      const titles = await titlesOf(refsIn(page.items));
      if (turn !== this.asked) return;
      const older = this.older(page);
      this.titles = new Map(titles);
      this.items = [...page.items, ...older];
      if (older.length === 0) this.next = page.next;
      this.trouble = '';
    } catch (failure) {
      if (turn === this.asked && this.items === null) this.trouble = wording(failure);
    }
  }

  /** What was loaded beyond the first page stays. */
  private older(page: { readonly items: readonly TimelineItem[]; readonly next: string | null }): readonly TimelineItem[] {
    const last = page.items[page.items.length - 1];
    if (page.next === null || !last || !this.items) return [];
    const at = this.items.findIndex((item) => item.id === last.id);
    return at < 0 ? [] : this.items.slice(at + 1);
  }

  private async more(): Promise<void> {
    await this.working(async () => {
      const page = await records.timeline(this.record.entity, this.record.id, this.next ?? undefined);
      this.titles = new Map(await titlesOf(refsIn(page.items)));
      this.items = [...(this.items ?? []), ...page.items];
      this.next = page.next;
    });
  }

  private get path(): string {
    return `/records/${this.record.entity}/${this.record.id}/notes`;
  }

  private async write(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.note.value.trim();
    if (text === '') return;
    await this.working(async () => {
      const key = (this.key ??= crypto.randomUUID());
      await http.post(this.path, { text }, { headers: { 'Idempotency-Key': key } });
      this.dropNote();
      await this.load();
    });
  }

  private async beginNote(): Promise<void> {
    this.writing = true;
    await this.updateComplete;
    this.renderRoot.querySelector('.composer')?.scrollIntoView({ block: 'nearest' });
  }

  /** The same note sent once more, after an answer that did not arrive, is written once. */
  private key: string | undefined;

  private dropNote(): void {
    this.key = undefined;
    this.note.value = '';
    this.writing = false;
  }

  private async saveNote(event: Event, id: string): Promise<void> {
    event.preventDefault();
    const text = (event.target as HTMLFormElement).querySelector('textarea')!.value.trim();
    if (text === '') return;
    await this.working(async () => {
      await http.patch(`${this.path}/${id}`, { text });
      this.edited = '';
      await this.load();
    });
  }

  private async editNote(id: string): Promise<void> {
    this.edited = id;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('li .composer textarea')?.focus();
  }

  private async deleteNote(item: TimelineItem): Promise<void> {
    const note = item.note!;
    const { path } = this;
    await this.working(async () => {
      await http.delete(`${path}/${note.id}`);
      undoable(t('record.note.deleted'), async () => {
        await http.post(path, { text: note.text });
        await this.load();
      });
      await this.load();
    });
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work();
    } catch (failure) {
      complain(failure);
    } finally {
      this.busy = false;
    }
  }

  private noteKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      (event.target as HTMLTextAreaElement).form?.requestSubmit();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      event.preventDefault();
      if (this.edited) this.edited = '';
      else if (this.note.value.trim() === '') this.writing = false;
      (event.target as HTMLElement).blur();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-timeline': Timeline;
  }
}
