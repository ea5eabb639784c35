import { LitElement, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { html as staticHtml, unsafeStatic } from 'lit/static-html.js';
import { language, t, withTexts } from '../../core/i18n.ts';
import { layouts, related, stageField } from '../../core/layouts.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { mendable, mendInForm } from '../../core/mending.ts';
import { complain } from '../../core/notices.ts';
import { waiting } from '../../core/outbox.ts';
import { ask, neighbours } from '../../core/overlays.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import type { CrmRecord } from '../../core/records.ts';
import { panels } from '../../core/registry.ts';
import { adjust, go, to } from '../../core/router.ts';
import { session } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { isUnsent } from '../../core/unsent.ts';
import { RecordModel } from './model.ts';
import { binSince } from './head.ts';
import { step } from './neighbours.ts';
import { mayTo } from './reach.ts';
import { recordStyles } from './record-styles.ts';
import '../guard.ts';
import './access.ts';
import './fields.ts';
import './history.ts';
import './related.ts';
import './stage-bar.ts';
import { recordTexts } from '../../i18n/late.ts';
import './timeline.ts';

await withTexts(recordTexts);

interface RecordContext {
  readonly entity: string;
  readonly recordId: string;
  readonly page: boolean;
}

const REMEMBERED = 20;

/** One record: beside a list or as a page of its own. */
@customElement('k-record')
export class RecordScreen extends LitElement {
  static override styles = [base, recordStyles];

  @property({ attribute: false }) context: RecordContext = { entity: '', recordId: '', page: false };
  @state() private model: RecordModel | null = null;
  @state() private dialog: 'history' | 'access' | '' = '';
  private watching: Watch | undefined;
  private remembered = '';
  private readonly keys = (event: KeyboardEvent): void => this.key(event);

  constructor() {
    super();
    new Watch(this, [entities, layouts, session, panels, neighbours, language, waiting]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.keys);
    if (this.model) this.model.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.keys);
    this.model?.end();
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('context')) return;
    const { entity, recordId } = this.context;
    if (this.model?.entity === entity && this.model.id === recordId) return;
    this.model?.end();
    if (this.watching) this.removeController(this.watching);
    this.dialog = '';
    this.model = new RecordModel(entity, recordId);
    this.watching = new Watch(this, [this.model]);
    this.watching.hostConnected();
    this.model.begin();
  }

  protected override updated(): void {
    const record = this.model?.value.record;
    if (!record || record['deletedAt'] || isUnsent(record.id)) return;
    if (record.id !== this.context.recordId) return this.rename(record);
    if (this.context.page) document.title = `${record.title} · ${session.value?.company || 'Kartera'}`;
    const seen = `${record.id} ${record.title}`;
    if (this.remembered === seen) return;
    this.remembered = seen;
    const others = (preferences.value.recent ?? []).filter((each) => each.id !== record.id);
    prefer({ recent: [{ entity: record.entity, id: record.id, title: record.title }, ...others].slice(0, REMEMBERED) });
  }

  /** The server has got the record and given it an id of its own. */
  private rename(record: CrmRecord): void {
    if (this.context.page) go(to.record(record.entity, record.id), 'replace');
    else adjust({ record: `${record.entity}/${record.id}` });
  }

  override render() {
    const of = entityOf(this.context.entity);
    if (!of || !this.model) return this.empty('missing');
    const { record, shown, happened } = this.model.value;
    if (!record) return shown === 'loading' ? this.waiting() : this.empty(shown);
    return html`<article class=${this.context.page ? 'page' : 'panel'} aria-labelledby="title">
      <span id="title" class="sr">${record.title}</span>
      <k-record-head .of=${of} .model=${this.model} .record=${record} .page=${this.context.page} @open-dialog=${(event: CustomEvent<'history' | 'access'>) => (this.dialog = event.detail)}></k-record-head>
      <div class="content" tabindex="-1">
        ${record['deletedAt'] ? this.bin(record) : nothing}
        ${stageField(of) && !isUnsent(record.id) ? html`<k-stage-bar .of=${of} .model=${this.model} .record=${record}></k-stage-bar>` : nothing}
        ${isUnsent(record.id) ? this.unsent(of) : this.context.page ? this.wide(of, record, happened) : this.narrow(of, record, happened)}
      </div>
      ${this.dialogs(of, record)}
    </article>`;
  }

  /** What the server does not know yet has nothing to do with other records there, and no history. */
  private unsent(of: Entity) {
    const refused = waiting.value.find((edit) => edit.record === this.context.recordId && mendable(edit));
    return html`${refused
        ? html`<div class="bin" role="alert">
            ${icon('triangle-alert')}<span>${refused.refused!.message}</span><span class="ends"><button class="btn out" @click=${() => mendInForm(refused)}>${t('waiting.mend')}</button></span>
          </div>`
        : html`<div class="bin" role="status">${icon('clock')}<span>${t('record.unsent')}</span></div>`}
      <div class="parts"><k-record-fields .of=${of} .model=${this.model!}></k-record-fields></div>`;
  }

  private wide(of: Entity, record: CrmRecord, happened: number) {
    return html`<div class="columns">
      <div class="parts"><k-record-fields .of=${of} .model=${this.model!}></k-record-fields>${this.lists(of, record)}${this.panels(of, record)}</div>
      <k-timeline .of=${of} .record=${record} .happened=${happened}></k-timeline>
    </div>`;
  }

  /** Beside a list what the module places comes first, what is seldom needed last. */
  private narrow(of: Entity, record: CrmRecord, happened: number) {
    return html`<div class="parts">
      <k-record-fields which="placed" .of=${of} .model=${this.model!}></k-record-fields>
      ${this.lists(of, record)}${this.panels(of, record)}
      <k-timeline .of=${of} .record=${record} .happened=${happened}></k-timeline>
      <k-record-fields which="rest" .of=${of} .model=${this.model!}></k-record-fields>
    </div>`;
  }

  private lists(of: Entity, record: CrmRecord) {
    return related(of, entities.value.values()).map((each) => html`<k-related .related=${each} .record=${record}></k-related>`);
  }

  private panels(of: Entity, record: CrmRecord) {
    return panels.value
      .filter((panel) => panel.slot === `record:${of.name}`)
      .sort((one, other) => (one.order ?? 100) - (other.order ?? 100))
      .map((panel) => html`<section><h3>${t(panel.label)}</h3>${staticHtml`<${unsafeStatic(panel.element)} .context=${{ entity: of.name, record }}></${unsafeStatic(panel.element)}>`}</section>`);
  }

  private bin(record: CrmRecord) {
    return html`<div class="bin" role="status">
      ${icon('trash-2')}<span>${binSince(record)}</span>
      ${mayTo(record, 'delete')
        ? html`<span class="ends"
            ><button class="btn out" @click=${() => void this.model!.restore().catch(complain)}>${t('record.restore')}</button
            ><button class="btn bad" @click=${() => void this.purge(record)}>${t('record.purge')}</button></span
          >`
        : nothing}
    </div>`;
  }

  private async purge(record: CrmRecord): Promise<void> {
    const model = this.model!;
    const done = await ask({ heading: t('record.purge'), text: t('record.purge.text', { title: record.title }), fields: [], values: {}, confirm: t('record.purge'), bad: true, run: () => model.purge() });
    if (done) this.leave();
  }

  private dialogs(of: Entity, record: CrmRecord) {
    const close = (): void => {
      this.dialog = '';
    };
    if (this.dialog === 'access') return html`<k-record-access .record=${record} @close=${close}></k-record-access>`;
    if (this.dialog === 'history') return html`<k-record-history .of=${of} .record=${record} .model=${this.model} @close=${close}></k-record-history>`;
    return nothing;
  }

  private waiting() {
    return html`${this.context.page ? nothing : this.way()}<k-loading></k-loading>`;
  }

  private empty(shown: string) {
    const icons: Readonly<Record<string, string>> = { missing: 'search', denied: 'lock', away: 'cloud-off' };
    const kind = shown in icons ? shown : 'failed';
    return html`${this.context.page ? nothing : this.way()}
      <k-nothing role="alert" icon=${icons[kind] ?? 'triangle-alert'} .heading=${t(`record.state.${kind}`)} .text=${t(`record.state.${kind}.text`)}>
        ${kind === 'missing' || kind === 'denied'
          ? html`<button class="btn out" @click=${() => this.leave()}>${t('record.toList')}</button>`
          : html`<button class="btn out" @click=${() => void this.model?.load()}>${icon('refresh-cw')}${t('retry')}</button>`}
      </k-nothing>`;
  }

  private way() {
    return html`<div class="way"><button class="btn icon" aria-label=${t('close')} title=${t('close')} @click=${() => adjust({ record: undefined }, 'push')}>${icon('x', 18)}</button></div>`;
  }

  private leave(): void {
    if (this.context.page) go(to.list(this.context.entity));
    else adjust({ record: undefined });
  }

  /** Next and previous by key, where nothing else wants the key. */
  private key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || this.dialog !== '') return;
    const steps: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    const by = steps[event.key];
    if (by === undefined) return;
    const path = event.composedPath();
    const [target] = path;
    if (!(target instanceof HTMLElement) || target.isContentEditable || target.matches('input, textarea, select, [role^=menuitem], [role=option]') || target.closest('dialog')) return;
    if (event.key.startsWith('Arrow') && (!path.includes(this) || scrolls(path, this))) return;
    if (step(this.context.entity, this.context.recordId, by, this.context.page)) event.preventDefault();
  }
}

/** Whether the arrows are wanted for scrolling: the focus is on what scrolls. */
function scrolls(path: readonly EventTarget[], until: EventTarget): boolean {
  return path.slice(0, path.indexOf(until)).some((each, at) => at === 0 && each instanceof HTMLElement && each.classList.contains('content') && each.scrollHeight > each.clientHeight);
}

declare global {
  interface HTMLElementTagNameMap {
    'k-record': RecordScreen;
  }
}
