import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fileSize } from '../../core/format.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { entities, entity as entityOf, type Entity } from '../../core/metadata.ts';
import { complain, wording } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import { go, href, place, to } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { importTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../guard.ts';
import './columns.ts';
import './extras.ts';
import './reading.ts';
import './recent.ts';
import './run.ts';
import { choices } from './choices.ts';
import { choice } from './controls.ts';
import { decimal, guessed, headless, key } from './guesses.ts';
import { imports, readable, type Progress } from './imports.ts';
import { doubled, importable, missing, options, type Duplicates, type Extra, type Known, type Plan, type Preview, type Settings, type Target } from './mapping.ts';
import { importStyles } from './styles.ts';

await withTexts(importTexts);

type Step = 'file' | 'columns' | 'trial' | 'done';
const STEPS: readonly Step[] = ['file', 'columns', 'trial', 'done'];
const GUESS: Settings = { encoding: '', separator: '', dateFormat: '', header: true, decimal: '.', duplicates: 'error', key: '' };
const NOTHING: Plan = { columns: {}, extras: [] };
const known: Known = { entity: entityOf, mayCreate: (name) => may(name, 'create') };

/**
 * Brings a file in: which one, what its columns are, a trial that writes nothing, and then the import itself, which goes on when the page is left and is
 * found again in the list of the last imports. The step is in the address; the file and what was said about it are not, so they end with the page.
 */
@customElement('k-import')
export class Import extends LitElement {
  static override styles = [base, importStyles];

  @property({ attribute: false }) context: { readonly entity?: string } = {};
  @state() private file: File | null = null;
  @state() private preview: Preview | null = null;
  @state() private settings: Settings = GUESS;
  @state() private plan: Plan = NOTHING;
  @state() private progress: Progress | null = null;
  @state() private failure = '';
  @state() private over = false;
  @state() private reading = false;
  /** While the file is on its way; stops it. */
  @state() private sending: AbortController | null = null;
  /** Whether nobody knows if the file arrived. */
  @state() private unsure = false;
  private readonly stay = (event: BeforeUnloadEvent): void => event.preventDefault();

  constructor() {
    super();
    new Watch(this, [entities, language, place]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sending?.abort();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    const before = changed.get('context') as Import['context'] | undefined;
    if (before !== undefined && before.entity !== this.context.entity) this.forget();
  }

  private get step(): Step {
    const { parameters } = place.value;
    if (parameters['import']) return this.progress?.id === parameters['import'] && this.progress.dryRun ? 'trial' : 'done';
    return parameters['step'] === 'columns' && this.preview ? 'columns' : 'file';
  }

  override render() {
    const entity = this.context.entity ? entityOf(this.context.entity) : undefined;
    if (!entity || !may(entity.name, 'create')) return choices();
    const { step } = this;
    return html`<div class="page" @dragover=${this.dragged} @dragleave=${this.left} @drop=${this.dropped}>
      <header>
        <h1>${t('import.heading', { entities: entity.pluralLabel })}</h1>
        <ol class="steps">
          ${STEPS.map((each, at) => html`<li aria-current=${each === step ? 'step' : nothing} class=${at < STEPS.indexOf(step) ? 'past' : ''}>${t(`import.step.${each}`)}</li>`)}
        </ol>
      </header>
      ${this.failure ? html`<p class="problem" role="alert">${icon('circle-alert')}<span>${this.failure}</span></p>` : nothing}
      ${this.unsure ? html`<k-import-recent></k-import-recent>` : nothing}
      ${step === 'file' ? this.fileStep() : step === 'columns' ? this.columnStep(entity) : this.runStep(entity)}
    </div>`;
  }

  private fileStep() {
    return html`<label class="drop ${this.over ? 'over' : ''}">
        ${icon('upload', 28)}<b>${t(this.reading ? 'import.reading.now' : 'import.drop')}</b><span class="muted">${t('import.drop.text')}</span>
        <input class="sr" type="file" accept=".csv,.tsv,.txt,text/csv" ?disabled=${this.reading} @change=${this.chosen} />
      </label>
      ${this.file && this.failure ? this.readingOf() : nothing}
      ${this.preview ? html`<footer><button class="btn out" @click=${() => this.show({ step: 'columns' })}>${t('import.back.columns', { file: this.file!.name })}</button></footer>` : nothing}
      ${this.unsure ? nothing : html`<k-import-recent></k-import-recent>`}`;
  }

  private columnStep(entity: Entity) {
    const preview = this.preview!;
    const without = missing(entity, this.plan);
    const twice = doubled(entity, this.plan);
    const empty = preview.columns.every((column) => column.samples.length === 0);
    const blocked = this.sending !== null || without.length > 0 || twice.length > 0 || empty;
    return html`<div class="file">${icon('file-down')}<b dir="auto" class="cut">${this.file!.name}</b><span class="muted num">${fileSize(this.file!.size)}</span><button class="btn" @click=${() => this.show({})}>${t('import.other')}</button></div>
      ${this.readingOf()}
      ${this.settings.header && headless(preview) ? html`<p class="note">${icon('triangle-alert')}<span>${t('import.headless')}</span><button class="btn out" @click=${() => this.reread({ header: false })}>${t('import.headless.yes')}</button></p>` : nothing}
      <k-import-columns .entity=${entity} .columns=${preview.columns} .targets=${this.plan.columns} @targets=${(event: CustomEvent<Plan['columns']>) => this.targets(entity, event.detail)}></k-import-columns>
      <k-import-extras .entity=${entity} .columns=${preview.columns} .extras=${this.plan.extras} .free=${this.free(entity)} @extras=${(event: CustomEvent<readonly Extra[]>) => this.planned(entity, { ...this.plan, extras: event.detail })}></k-import-extras>
      ${this.duplicates(entity, preview)}
      ${empty ? problem(t('import.rowless')) : nothing} ${twice.length > 0 ? problem(t('import.doubled', { fields: twice.join(', ') })) : nothing}
      ${without.length > 0 ? problem(t('import.missing', { fields: without.map((field) => field.label).join(', ') })) : nothing}
      <footer class="stick">
        ${this.sending
          ? html`<p class="sending" role="status"><progress aria-label=${t('import.sending')}></progress><span>${t('import.sending')}</span></p><button class="btn bad" @click=${() => this.sending?.abort()}>${t('import.cancel')}</button>`
          : html`<button class="btn pri" ?disabled=${blocked} @click=${() => void this.start(entity, true)}>${t('import.try')}</button>
              <button class="btn out" ?disabled=${blocked} @click=${() => void this.start(entity, false)}>${t('import.now')}</button>`}
      </footer>`;
  }

  private readingOf() {
    return html`<k-import-reading .settings=${this.settings} ?open=${this.preview === null} @settings=${(event: CustomEvent<Partial<Settings>>) => this.reread(event.detail)} @plain=${(event: CustomEvent<Partial<Settings>>) => this.set(event.detail)}></k-import-reading>`;
  }

  /** The fields that nothing goes to yet, those that must have a value first. */
  private free(entity: Entity) {
    const used = new Set(Object.values(this.plan.columns).map((target) => target.field));
    return importable(entity).filter((field) => !used.has(field.name) && !field.writeOnly).sort((one, other) => Number(other.required) - Number(one.required));
  }

  private duplicates(entity: Entity, preview: Preview) {
    const used = new Set([...Object.values(this.plan.columns), ...this.plan.extras.map((extra) => extra.target)].map((target) => target.field));
    const fields = importable(entity).filter((field) => used.has(field.name) && ['text', 'email', 'integer'].includes(field.kind) && !field.multiple);
    const keys: [string, string][] = [
      ['', t('import.key.none')],
      ...fields.map((field): [string, string] => [field.name, field.label]),
      ...preview.columns.map((column): [string, string] => [`column:${column.name}`, t('import.key.column', { column: column.name })]),
    ];
    const ways: Duplicates[] = ['error', 'skip', ...(may(entity.name, 'update') ? (['update'] as const) : []), 'create'];
    return html`<section class="part">
      <h2>${t('import.repeated')}</h2>
      <p class="muted">${t('import.repeated.text')}</p>
      <div class="settings">
        ${choice(t('import.key'), '', keys, this.settings.key, (chosen) => this.set({ key: chosen, duplicates: chosen === '' ? 'error' : this.settings.key === '' ? 'skip' : this.settings.duplicates }))}
        ${this.settings.key === '' ? nothing : choice(t('import.duplicates'), '', ways.map((way) => [way, t(`import.duplicates.${way}`)]), this.settings.duplicates, (way) => this.set({ duplicates: way as Duplicates }))}
      </div>
    </section>`;
  }

  private runStep(entity: Entity) {
    const now = this.progress;
    const which = place.value.parameters['import']!;
    const done = now?.id === which && now.finishedAt !== null;
    const again = this.preview !== null && this.file !== null;
    return html`<k-import-run .which=${which} .progress=${now} @progress=${(event: CustomEvent<Progress>) => (this.progress = event.detail)} @gone=${this.gone}>
      ${done && again && (now.dryRun || now.failed > 0 || now.state !== 'done') ? html`<button class="btn ${now.dryRun && now.failed > 0 ? 'pri' : 'out'}" @click=${() => this.show({ step: 'columns' })}>${t('import.back')}</button>` : nothing}
      ${done && now.dryRun && now.state === 'done' && again && now.failed < now.total ? html`<button class="btn ${now.failed > 0 ? 'out' : 'pri'}" ?disabled=${this.sending !== null} @click=${() => void this.start(entity, false)}>${t('import.now')}</button>` : nothing}
      ${done && !(now.dryRun && again) ? html`<a class="btn out" href=${href(`/import/${entity.name}`)}>${t('import.another')}</a>` : nothing}
      ${done && !now.dryRun ? html`<a class="btn pri" href=${to.list(entity.name)}>${t('import.look', { entities: entity.pluralLabel })}</a>` : nothing}
    </k-import-run>`;
  }

  private gone(event: CustomEvent<unknown>): void {
    complain(event.detail);
    go(href(place.value.path), 'replace');
  }

  /** Beside the place for it a file would be opened instead of the page. */
  private dragged(event: DragEvent): void {
    event.preventDefault();
    this.over = this.step === 'file';
  }

  private left(event: DragEvent): void {
    if (!(event.currentTarget as Node).contains(event.relatedTarget as Node | null)) this.over = false;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    if (this.step !== 'file') return;
    const files = event.dataTransfer?.files;
    if (files && files.length > 1) this.failure = t('import.one');
    else void this.take(files?.[0]);
  }

  /** The same file can be chosen again, after it was mended. */
  private chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    input.value = '';
    void this.take(file);
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file || this.reading) return;
    this.forget();
    this.file = file;
    await this.read(GUESS);
  }

  private reread(changes: Partial<Settings>): void {
    void this.read({ ...this.settings, ...changes });
  }

  /** Asks the server how it reads the file. Columns that keep their names keep what was said about them. */
  private async read(wanted: Settings): Promise<void> {
    const entity = entityOf(this.context.entity!)!;
    this.reading = true;
    this.failure = '';
    this.settings = wanted;
    try {
      if (!(await readable(this.file!))) throw new Problem(-1, 'unreadable', t('import.unreadable'));
      const { encoding, separator, header } = wanted;
      const preview = await imports.preview(entity.name, this.file!, { header, ...(encoding ? { encoding } : {}), ...(separator ? { separator } : {}) });
      const first = this.preview === null;
      this.preview = preview;
      this.plan = guessed(entity, preview, this.plan);
      this.set({ encoding: preview.encoding, separator: preview.separator, dateFormat: wanted.dateFormat || preview.dateFormat });
      if (first) this.set({ decimal: decimal(preview.columns), ...key(entity, preview, this.plan) });
      this.show({ step: 'columns' });
    } catch (failure) {
      this.preview = null;
      this.failure = wording(failure);
    } finally {
      this.reading = false;
    }
  }

  private targets(entity: Entity, columns: Readonly<Record<string, Target>>): void {
    this.planned(entity, { ...this.plan, columns });
  }

  private planned(entity: Entity, plan: Plan): void {
    const before = new Set(dates(entity, this.plan));
    this.plan = plan;
    const fresh = dates(entity, plan).filter((column) => !before.has(column));
    if (fresh.length > 0 && before.size === 0) void this.dated(entity, fresh[0]!);
  }

  /** The first column that goes to a date tells how dates are written. */
  private async dated(entity: Entity, column: string): Promise<void> {
    const field = entity.fields.find((each) => each.kind === 'date')!.name;
    const { encoding, separator, header } = this.settings;
    try {
      const { dateFormat } = await imports.preview(entity.name, this.file!, { header, encoding, separator, guess: false, fields: { [field]: column } });
      this.set({ dateFormat });
    } catch (failure) {
      complain(failure);
    }
  }

  private set(changes: Partial<Settings>): void {
    this.settings = { ...this.settings, ...changes };
  }

  private async start(entity: Entity, dryRun: boolean): Promise<void> {
    this.failure = '';
    this.unsure = false;
    const sending = new AbortController();
    this.sending = sending;
    addEventListener('beforeunload', this.stay);
    try {
      if (!(await readable(this.file!))) throw new Problem(-1, 'unreadable', t('import.unreadable'));
      this.progress = await imports.start(entity.name, this.file!, options(entity, this.settings, this.plan, known, dryRun), sending.signal);
      this.show({ import: this.progress.id }, this.step === 'trial' ? 'replace' : 'push');
    } catch (failure) {
      if (!sending.signal.aborted) this.refused(failure);
    } finally {
      this.sending = null;
      removeEventListener('beforeunload', this.stay);
    }
  }

  private refused(failure: unknown): void {
    this.unsure = failure instanceof Problem && failure.status === 0;
    this.failure = this.unsure ? t('import.unsure') : wording(failure);
    this.show({ step: 'columns' });
  }

  private show(parameters: Readonly<Record<string, string>>, how: 'push' | 'replace' = 'push'): void {
    const address = href(place.value.path, parameters);
    if (!this.isConnected || address === location.pathname + location.search) return;
    go(address, how);
    this.scrollTop = 0;
  }

  private forget(): void {
    this.sending?.abort();
    this.file = null;
    this.preview = null;
    this.plan = NOTHING;
    this.settings = GUESS;
    this.failure = '';
    this.unsure = false;
  }
}

/** The columns that go to dates. */
function dates(entity: Entity, plan: Plan): readonly string[] {
  const fields = new Set(entity.fields.filter((field) => field.kind === 'date').map((field) => field.name));
  return Object.entries(plan.columns).filter(([, target]) => fields.has(target.field)).map(([column]) => column);
}

function problem(text: string) {
  return html`<p class="problem" role="alert">${icon('triangle-alert')}<span>${text}</span></p>`;
}
