import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fileSize, number } from '../../core/format.ts';
import { http, send } from '../../core/http.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { complain, wording } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import { go, to } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { listed } from '../../workplace.ts';
import '../guard.ts';
import './columns.ts';
import {
  DATE_FORMATS,
  ENCODINGS,
  SEPARATORS,
  guessed,
  importable,
  missing,
  options,
  type Duplicates,
  type Preview,
  type Progress,
  type Settings,
  type Target,
} from './mapping.ts';
import { importTexts } from '../../i18n/late.ts';
import { importStyles } from './styles.ts';

await withTexts(importTexts);

type Step = 'file' | 'columns' | 'trial' | 'done';
const STEPS: readonly Step[] = ['file', 'columns', 'trial', 'done'];
/** What the server needs to see of a file to say how it would read it. */
const BEGINNING = 512 * 1024;
const EVERY = 700;

/**
 * Brings a file in: which one, what its columns are, a trial that writes nothing, and then the import itself, which goes on when the page is left.
 * Rows that were refused come back as a file that says why.
 */
@customElement('k-import')
export class Import extends LitElement {
  static override styles = [base, importStyles];

  @property({ attribute: false }) context: { readonly entity?: string } = {};
  @state() private step: Step = 'file';
  @state() private file: File | null = null;
  @state() private preview: Preview | null = null;
  @state() private settings: Settings = { encoding: '', separator: ',', dateFormat: '', decimal: '.', duplicates: 'error', key: '' };
  @state() private targets: Readonly<Record<string, Target>> = {};
  @state() private progress: Progress | null = null;
  @state() private failure = '';
  @state() private over = false;
  @state() private busy = false;
  private timer = 0;

  constructor() {
    super();
    new Watch(this, [entities, language]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    const entity = this.context.entity ? entityOf(this.context.entity) : undefined;
    if (!entity || !may(entity.name, 'create')) return this.choice();
    return html`<div class="page">
      <header>
        <h1>${t('import.heading', { entities: entity.pluralLabel })}</h1>
        <ol class="steps">
          ${STEPS.map((step, at) => html`<li aria-current=${step === this.step ? 'step' : nothing} class=${at < STEPS.indexOf(this.step) ? 'past' : ''}>${t(`import.step.${step}`)}</li>`)}
        </ol>
      </header>
      ${this.failure ? html`<p class="problem" role="alert">${icon('circle-alert')}<span>${this.failure}</span></p>` : nothing}
      ${this.step === 'file' ? this.fileStep() : this.step === 'columns' ? this.columnStep(entity) : this.runStep(entity)}
    </div>`;
  }

  private choice() {
    const shown = listed(entities.value.values()).filter((entity) => may(entity.name, 'create'));
    if (shown.length === 0) return html`<k-nothing icon="lock" .heading=${t('import.none')} .text=${t('import.none.text')}></k-nothing>`;
    return html`<div class="page">
      <header><h1>${t('import.what')}</h1></header>
      <div class="choices">
        ${shown.map((entity) => html`<a class="choice" href="/import/${entity.name}">${icon(entity.icon, 22)}<b>${entity.pluralLabel}</b></a>`)}
      </div>
    </div>`;
  }

  private fileStep() {
    return html`<label
      class="drop ${this.over ? 'over' : ''}"
      @dragover=${(event: DragEvent) => {
        event.preventDefault();
        this.over = true;
      }}
      @dragleave=${() => (this.over = false)}
      @drop=${this.dropped}
    >
      ${icon('upload', 28)}<b>${t('import.drop')}</b><span class="muted">${t('import.drop.text')}</span>
      <input class="sr" type="file" accept=".csv,.tsv,.txt,text/csv" ?disabled=${this.busy} @change=${(event: Event) => this.take((event.target as HTMLInputElement).files?.[0])} />
    </label>`;
  }

  private columnStep(entity: Entity) {
    const without = missing(entity, this.targets);
    return html`<div class="file">${icon('file-down')}<b class="cut">${this.file!.name}</b><span class="muted num">${fileSize(this.file!.size)}</span><button class="btn" @click=${() => this.again()}>${t('import.other')}</button></div>
      ${this.reading()}
      <k-import-columns
        .entity=${entity}
        .columns=${this.preview!.columns}
        .targets=${this.targets}
        @targets=${(event: CustomEvent<Readonly<Record<string, Target>>>) => (this.targets = event.detail)}
      ></k-import-columns>
      ${this.duplicates(entity)}
      ${without.length > 0 ? html`<p class="problem" role="alert">${icon('triangle-alert')}<span>${t('import.missing', { fields: without.join(', ') })}</span></p>` : nothing}
      <footer>
        <button class="btn pri" ?disabled=${this.busy || without.length > 0} @click=${() => void this.start(entity, true)}>${t('import.try')}</button>
        <button class="btn out" ?disabled=${this.busy || without.length > 0} @click=${() => void this.start(entity, false)}>${t('import.now')}</button>
      </footer>`;
  }

  private reading() {
    const { settings } = this;
    return html`<details>
      <summary>${t('import.reading', { encoding: settings.encoding, separator: separatorName(settings.separator), dates: settings.dateFormat })}</summary>
      <div class="settings">
        ${this.select('import.encoding', [...new Set([...ENCODINGS, settings.encoding])].map((each) => [each, each]), settings.encoding, (encoding) => this.reread({ encoding }))}
        ${this.select('import.separator', SEPARATORS.map((each) => [each, separatorName(each)]), settings.separator, (separator) => this.reread({ separator }))}
        ${this.select('import.dates', [...new Set([...DATE_FORMATS, settings.dateFormat])].map((each) => [each, each === 'days' ? t('import.dates.days') : each]), settings.dateFormat, (dateFormat) => this.set({ dateFormat }))}
        ${this.select('import.decimal', [['.', '1,234.56'], [',', '1.234,56']], settings.decimal, (decimal) => this.set({ decimal: decimal as '.' | ',' }))}
      </div>
    </details>`;
  }

  private duplicates(entity: Entity) {
    const used = new Set(Object.values(this.targets).map((target) => target.field));
    const fields = importable(entity).filter((field) => used.has(field.name) && ['text', 'email', 'phone', 'integer', 'autoNumber'].includes(field.kind));
    const keys: [string, string][] = [
      ['', t('import.key.none')],
      ...fields.map((field): [string, string] => [field.name, field.label]),
      ...this.preview!.columns.map((column): [string, string] => [`column:${column.name}`, t('import.key.column', { column: column.name })]),
    ];
    const ways: Duplicates[] = ['error', 'skip', ...(may(entity.name, 'update') ? (['update'] as const) : []), 'create'];
    return html`<div class="settings">
      ${this.select('import.key', keys, this.settings.key, (key) => this.set({ key, duplicates: key === '' ? 'error' : this.settings.duplicates }))}
      ${this.settings.key === '' ? nothing : this.select('import.duplicates', ways.map((way) => [way, t(`import.duplicates.${way}`)]), this.settings.duplicates, (way) => this.set({ duplicates: way as Duplicates }))}
    </div>`;
  }

  private runStep(entity: Entity) {
    const now = this.progress!;
    const done = now.finishedAt !== null;
    const share = now.total === 0 ? 1 : now.rows / now.total;
    return html`<section class="run" aria-live="polite">
      <h2>${done ? this.outcome(now) : t(now.dryRun ? 'import.trying' : 'import.running')}</h2>
      <progress max="1" .value=${done ? 1 : share} aria-label=${t('import.progress')}></progress>
      <p class="muted num">${t('import.rows', { rows: number(now.rows), total: number(now.total) })}</p>
      <dl>
        ${(['created', 'updated', 'unchanged', 'skipped', 'failed'] as const).map((name) => html`<div class=${name === 'failed' && now.failed > 0 ? 'bad' : ''}><dt>${t(`import.count.${name}`)}</dt><dd class="num">${number(now[name])}</dd></div>`)}
      </dl>
      ${now.failure ? html`<p class="problem" role="alert">${icon('circle-alert')}<span>${now.failure}</span></p>` : nothing}
      <footer>
        ${done ? nothing : html`<button class="btn bad" @click=${() => void this.cancel()}>${t('import.cancel')}</button>`}
        ${now.failed > 0 ? html`<a class="btn out" download href="/api/v1/imports/${now.id}/errors">${icon('download')}${t('import.errors')}</a>` : nothing}
        ${done && now.dryRun
          ? html`<button class="btn out" @click=${() => (this.step = 'columns')}>${t('import.back')}</button><button class="btn pri" @click=${() => void this.start(entity, false)}>${t('import.now')}</button>`
          : nothing}
        ${done && !now.dryRun
          ? html`<button class="btn out" @click=${() => this.again()}>${t('import.another')}</button><button class="btn pri" @click=${() => go(to.list(entity.name))}>${t('import.look', { entities: entity.pluralLabel })}</button>`
          : nothing}
      </footer>
    </section>`;
  }

  private outcome(now: Progress): string {
    if (now.failure) return t('import.failed');
    if (now.state === 'cancelled') return t('import.cancelled');
    if (now.dryRun) return now.failed === 0 ? t('import.tried') : t('import.tried.failed', { count: now.failed });
    return t('import.finished');
  }

  private select(label: string, choices: readonly (readonly [string, string])[], value: string, chosen: (value: string) => void) {
    return html`<label class="field"
      >${t(label)}<select class="input" @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        ${choices.map(([each, text]) => html`<option value=${each} ?selected=${each === value}>${text}</option>`)}
      </select></label
    >`;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.take(event.dataTransfer?.files[0]);
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    this.file = file;
    await this.read({});
    if (this.preview) this.step = 'columns';
  }

  private set(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
  }

  private reread(changes: Partial<Settings>): void {
    this.set(changes);
    const { encoding, separator } = this.settings;
    void this.read({ encoding, separator });
  }

  private async read(given: Partial<Settings>): Promise<void> {
    this.busy = true;
    this.failure = '';
    try {
      const form = new FormData();
      form.set('entity', this.context.entity!);
      form.set('options', JSON.stringify(given));
      form.set('file', this.file!.slice(0, BEGINNING), this.file!.name);
      const preview = await http.post<Preview>('/imports/preview', form);
      this.preview = preview;
      this.targets = guessed(preview);
      this.set({ encoding: preview.encoding, separator: preview.separator, dateFormat: preview.dateFormat });
    } catch (failure) {
      this.preview = null;
      this.step = 'file';
      this.failure = wording(failure);
    } finally {
      this.busy = false;
    }
  }

  private async start(entity: Entity, dryRun: boolean): Promise<void> {
    this.busy = true;
    this.failure = '';
    try {
      const form = new FormData();
      form.set('entity', entity.name);
      form.set('options', JSON.stringify(options(entity, this.settings, this.targets, dryRun)));
      form.set('file', this.file!, this.file!.name);
      const response = await send('POST', '/imports', { body: form, timeout: 600_000 });
      this.progress = (await response.json()) as Progress;
      this.step = dryRun ? 'trial' : 'done';
      this.follow();
    } catch (failure) {
      this.failure = wording(failure);
      this.step = 'columns';
    } finally {
      this.busy = false;
    }
  }

  private follow(): void {
    clearTimeout(this.timer);
    if (!this.progress || this.progress.finishedAt !== null) return;
    this.timer = window.setTimeout(() => void this.ask(), EVERY);
  }

  private async ask(): Promise<void> {
    try {
      this.progress = await http.get<Progress>(`/imports/${this.progress!.id}`);
    } catch (failure) {
      if (!(failure instanceof Problem && failure.passing)) {
        complain(failure);
        return;
      }
    }
    this.follow();
  }

  private async cancel(): Promise<void> {
    try {
      await http.delete(`/imports/${this.progress!.id}`);
    } catch (failure) {
      complain(failure);
    }
  }

  private again(): void {
    this.step = 'file';
    this.file = null;
    this.preview = null;
    this.progress = null;
    this.failure = '';
  }
}

function separatorName(separator: string): string {
  return t(`import.separator.${{ ',': 'comma', ';': 'semicolon', '\t': 'tab' }[separator] ?? 'bar'}`);
}
