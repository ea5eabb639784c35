import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { number } from '../../core/format.ts';
import { language, t } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { imports, type Progress } from './imports.ts';
import { runStyles } from './styles.ts';

const EVERY = 700;
/** A server that is about to stop answers 404, too, but without knowing why. */
const GONE = new Set(['no-such-import', 'not-signed-in', 'not-allowed']);
const COUNTS = ['created', 'updated', 'unchanged', 'skipped', 'failed'] as const;

/** How an import or its trial fares, and what became of it. What can be done next is slotted. Event {@code progress} with each news, {@code gone} where nobody knows it. */
@customElement('k-import-run')
export class ImportRun extends LitElement {
  static override styles = [base, runStyles];

  /** Which import. */
  @property() which = '';
  @property({ attribute: false }) progress: Progress | null = null;
  @state() private away = false;
  @state() private stopping = false;
  private timer = 0;

  constructor() {
    super();
    new Watch(this, [language]);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('which')) return;
    this.stopping = false;
    clearTimeout(this.timer);
    if (this.progress?.id !== this.which) void this.ask();
    else this.follow();
  }

  override render() {
    const now = this.progress;
    if (now?.id !== this.which) return html`<div class="skeleton"></div>`;
    const done = now.finishedAt !== null;
    return html`<div role="status"><h2>${done ? icon(sign(now), 20) : nothing}${done ? outcome(now) : t(now.dryRun ? 'import.trying' : 'import.running')}</h2></div>
      <p class="muted">${now.file}</p>
      <progress max="1" .value=${now.total === 0 ? Number(done) : now.rows / now.total} aria-label=${t('import.progress')}></progress>
      <p class="muted num">${t('import.rows', { rows: number(now.rows), total: number(now.total) })}</p>
      ${this.away ? html`<p class="note" role="status">${icon('wifi-off')}<span>${t('import.away')}</span></p>` : nothing}
      ${done || this.away ? nothing : html`<p class="muted">${t('import.goesOn')}</p>`}
      <dl>
        ${COUNTS.map((name) => html`<div class=${name === 'failed' && now.failed > 0 ? 'bad' : ''}><dt>${t(`import.${now.dryRun ? 'trial' : 'count'}.${name}`)}</dt><dd class="num">${number(now[name])}</dd></div>`)}
      </dl>
      ${now.state === 'failed' ? html`<p class="problem" role="alert">${icon('circle-alert')}<span>${t('import.failed.text')}${now.failure ? html`<code>${now.failure}</code>` : nothing}</span></p>` : nothing}
      ${this.errors(now)}
      <footer>
        ${done ? nothing : html`<button class="btn bad" ?disabled=${this.stopping} @click=${() => void this.cancel()}>${t(this.stopping ? 'import.stopping' : 'import.cancel')}</button>`}
        ${now.failed > 0 ? html`<a class="btn out" download href=${imports.errors(now.id)}>${icon('download')}${t('import.errors')}</a>` : nothing}
        <slot></slot>
      </footer>`;
  }

  /** The first rows that were refused, with why. */
  private errors(now: Progress) {
    if (now.firstErrors.length === 0) return nothing;
    return html`<table>
      <caption>${now.failed > now.firstErrors.length ? t('import.errors.first', { count: now.failed }) : t('import.errors.all')}</caption>
      <thead>
        <tr><th scope="col">${t('import.error.line')}</th><th scope="col">${t('import.error.column')}</th><th scope="col">${t('import.error.text')}</th></tr>
      </thead>
      <tbody>
        ${now.firstErrors.map((each) => html`<tr><td class="num"><span class="line">${t('import.error.line')} </span>${number(each.line)}</td><td>${each.column || '–'}</td><td>${each.message}</td></tr>`)}
      </tbody>
    </table>`;
  }

  private follow(): void {
    clearTimeout(this.timer);
    if (this.isConnected && this.progress?.finishedAt === null) this.timer = window.setTimeout(() => void this.ask(), EVERY);
  }

  private async ask(): Promise<void> {
    const { which } = this;
    try {
      const progress = await imports.status(which);
      if (which !== this.which) return;
      this.away = false;
      this.progress = progress;
      this.dispatchEvent(new CustomEvent('progress', { detail: progress }));
    } catch (failure) {
      if (which !== this.which) return;
      if (!(failure instanceof Problem) || GONE.has(failure.code)) {
        this.dispatchEvent(new CustomEvent('gone', { detail: failure }));
        return;
      }
      this.away = true;
      this.timer = window.setTimeout(() => void this.ask(), EVERY * 4);
      return;
    }
    this.follow();
  }

  private async cancel(): Promise<void> {
    this.stopping = true;
    try {
      await imports.cancel(this.which);
    } catch (failure) {
      this.stopping = false;
      complain(failure);
    }
  }
}

function outcome(now: Progress): string {
  if (now.state === 'failed') return t('import.failed');
  if (now.state === 'cancelled') return t(now.dryRun ? 'import.cancelled.trial' : 'import.cancelled');
  if (now.dryRun) return now.failed === 0 ? t('import.tried') : t('import.tried.failed', { count: now.failed });
  return now.failed === 0 ? t('import.finished') : t('import.finished.failed', { count: now.failed });
}

function sign(now: Progress): string {
  return now.state === 'done' && now.failed === 0 ? 'circle-check' : 'triangle-alert';
}
