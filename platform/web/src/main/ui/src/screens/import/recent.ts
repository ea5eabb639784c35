import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ago, number } from '../../core/format.ts';
import { language, t } from '../../core/i18n.ts';
import { entities, entity as entityOf } from '../../core/metadata.ts';
import { href } from '../../core/router.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { imports, type Progress } from './imports.ts';
import { recentStyles } from './styles.ts';

const EVERY = 2_500;
const SHOWN = 8;

/** The imports of the last weeks, wherever they were begun, with what was refused as files. */
@customElement('k-import-recent')
export class RecentImports extends LitElement {
  static override styles = [base, recentStyles];

  @state() private items: readonly Progress[] = [];
  @state() private all = false;
  private timer = 0;

  constructor() {
    super();
    new Watch(this, [entities, language]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    if (this.items.length === 0) return nothing;
    const shown = this.all ? this.items : this.items.slice(0, SHOWN);
    return html`<h2>${t('import.recent')}</h2>
      <ul>
        ${shown.map((each) => this.item(each))}
      </ul>
      ${shown.length < this.items.length ? html`<button class="btn" @click=${() => (this.all = true)}>${t('import.recent.all', { count: this.items.length })}</button>` : nothing}`;
  }

  private item(each: Progress) {
    const entity = entityOf(each.entity)?.pluralLabel ?? each.entity;
    return html`<li>
      <a href=${href(`/import/${each.entity}`, { import: each.id })}>
        <b dir="auto" class="cut">${each.file || t('import.unnamed')}</b>
        <span class="muted">${entity} · ${ago(each.startedAt)} · <span class="num">${this.counts(each)}</span></span>
      </a>
      <span class="chip ${tone(each)}">${stateOf(each)}</span>
      ${each.failed > 0
        ? html`<a class="btn icon" download href=${imports.errors(each.id)} aria-label=${t('import.errors.of', { file: each.file })} title=${t('import.errors')}>${icon('download')}</a>`
        : nothing}
    </li>`;
  }

  private counts(each: Progress): string {
    if (each.finishedAt === null) return t('import.rows', { rows: number(each.rows), total: number(each.total) });
    const said = [t('import.rows.all', { count: each.total }), ...(each.failed > 0 ? [t('import.rows.refused', { count: each.failed })] : [])];
    return said.join(', ');
  }

  /** What cannot be had now may be had later; the wizard works without it. */
  private async load(): Promise<void> {
    clearTimeout(this.timer);
    try {
      this.items = await imports.recent();
    } catch {
      this.later();
      return;
    }
    if (this.items.some((each) => each.finishedAt === null)) this.later();
  }

  private later(): void {
    if (this.isConnected) this.timer = window.setTimeout(() => void this.load(), EVERY);
  }
}

/** What has become of an import, in a word or two. */
export function stateOf(each: Progress): string {
  if (each.finishedAt === null) return t(each.dryRun ? 'import.trying' : 'import.running');
  if (each.state === 'failed') return t('import.state.failed');
  if (each.state === 'cancelled') return t('import.state.cancelled');
  return t(each.dryRun ? 'import.state.tried' : 'import.state.done');
}

function tone(each: Progress): string {
  if (each.finishedAt === null) return 'accent';
  if (each.state === 'failed') return 'bad';
  if (each.state === 'cancelled' || each.failed > 0) return 'warn';
  return each.dryRun ? '' : 'ok';
}
