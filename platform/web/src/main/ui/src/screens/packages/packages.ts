import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { ago } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { complain, tell } from '../../core/notices.ts';
import { ask } from '../../core/overlays.ts';
import { packageTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import './difference.ts';
import './export.ts';
import { inWords, type Applied } from './model.ts';

await withTexts(packageTexts);

const TONES: Readonly<Record<Applied['state'], string>> = { applied: 'ok', applying: 'accent', failed: 'bad', withdrawing: 'warn' };
const PAUSE = 700;

interface Leaving {
  readonly values: number;
  readonly items: readonly { readonly partLabel: string; readonly label: string; readonly values: number }[];
}

/** The configuration packages of this installation: what is applied, what can be made of what is here, and files that somebody brings. */
@customElement('k-packages')
export class PackageSettings extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .drop {
        display: grid;
        justify-items: center;
        gap: 6px;
        padding: 24px;
        border: 1px dashed var(--line-strong);
        border-radius: var(--r-l);
        color: var(--fg-2);
        text-align: center;
        cursor: pointer;
      }
      .drop.over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      .drop:focus-within {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      .drop input {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        opacity: 0;
      }
      strong {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px;
      }
      .why {
        color: var(--bad);
        font-size: var(--t-2);
        overflow-wrap: anywhere;
      }
      progress {
        inline-size: 100%;
        accent-color: var(--accent);
      }
      @media (max-width: 820px) {
        .row {
          flex-wrap: wrap;
        }
        .row .main {
          flex: 1 1 calc(100% - 40px);
        }
      }
    `,
  ];

  @state() private exporting = false;
  @state() private file: File | null = null;
  @state() private over = false;
  @query('h1') private heading!: HTMLElement;
  private readonly all = new Loaded(this, async () => {
    const { items } = await http.get<{ items: readonly Applied[] }>('/packages');
    this.follow(items);
    return items;
  });
  private watched: ReadonlySet<string> = new Set();
  private timer = 0;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    return html`<div class="page ${this.file ? 'wide' : ''}" @dragover=${this.dragged} @dragleave=${() => (this.over = false)} @drop=${this.dropped}>
      <div class="head">
        <div>
          <h1 tabindex="-1">${t('packages.heading')}</h1>
          <p class="lead">${t('packages.text')}</p>
        </div>
        ${this.exporting || this.file ? nothing : html`<button class="btn out" @click=${() => (this.exporting = true)}>${icon('download')}${t('packages.export')}</button>`}
      </div>
      ${this.file
        ? html`<k-package-difference .file=${this.file} @close=${this.close} @begun=${this.begun}></k-package-difference>`
        : this.exporting
          ? html`<k-package-export .applied=${this.all.value ?? []} @close=${this.close}></k-package-export>`
          : html`${this.area()} ${this.all.render((all) => this.list(all))}`}
    </div>`;
  }

  private area() {
    return html`<label class="drop ${this.over ? 'over' : ''}">
      ${icon('upload', 28)}<b>${t('packages.drop')}</b><span class="muted">${t('packages.drop.text')}</span>
      <input type="file" accept=".zip,application/zip" @change=${this.picked} />
    </label>`;
  }

  private list(all: readonly Applied[]) {
    if (all.length === 0) return html`<p class="card body help">${t('packages.none')}</p>`;
    return html`<ul class="card rows" aria-label=${t('packages.applied')}>
      ${all.map((each) => this.row(each))}
    </ul>`;
  }

  private row(each: Applied) {
    const title = inWords(each.title, language.value);
    const moving = each.state === 'applying' || each.state === 'withdrawing';
    return html`<li class="row" aria-busy=${moving}>
      ${icon('package', 20)}
      <span class="main">
        <strong>${title} <span class="chip">${each.version}</span> <span class="chip ${TONES[each.state]}">${t(`packages.state.${each.state}`)}</span></strong>
        ${each.reason ? html`<span class="why">${each.reason}</span>` : nothing}
        ${moving ? html`<progress aria-label=${t('packages.progress', { title })} max=${each.total || 1} .value=${each.total ? each.done : 0}></progress>` : nothing}
        <small>${each.name} · ${t('packages.things', { count: each.things })} · ${each.by} · ${ago(each.at)}</small>
      </span>
      ${each.state === 'failed' ? html`<button class="btn out" @click=${() => void this.retry(each)}>${icon('refresh-cw')}${t('retry')}<span class="sr"> ${title}</span></button>` : nothing}
      ${moving ? nothing : html`<button class="btn bad" @click=${() => void this.withdraw(each, title)}>${t('packages.withdraw')}<span class="sr"> ${title}</span></button>`}
    </li>`;
  }

  /** Looks again as long as anything is on its way, and tells of what has come to its end. */
  private follow(all: readonly Applied[]): void {
    for (const each of all) {
      if (!this.watched.has(each.name)) continue;
      if (each.state === 'applied') tell(t('packages.done', { title: inWords(each.title, language.value) }));
    }
    const moving = all.filter((each) => each.state === 'applying' || each.state === 'withdrawing').map((each) => each.name);
    this.watched = new Set(moving);
    clearTimeout(this.timer);
    if (moving.length > 0) this.timer = window.setTimeout(() => void this.all.again(), PAUSE);
  }

  private readonly close = (): void => {
    this.exporting = false;
    this.file = null;
    void this.updateComplete.then(() => this.heading.focus());
  };

  private readonly begun = (event: CustomEvent<Applied>): void => {
    this.close();
    this.watched = new Set([event.detail.name]);
    void this.all.again();
  };

  private async retry(each: Applied): Promise<void> {
    try {
      await http.post(`/packages/${each.name}/retry`);
      await this.all.again();
    } catch (failure) {
      complain(failure);
    }
  }

  private async withdraw(each: Applied, title: string): Promise<void> {
    try {
      const leaving = await http.get<Leaving>(`/packages/${each.name}/withdrawal`);
      await ask({
        heading: t('packages.withdraw.sure', { title }),
        text: t('packages.withdraw.text', { things: leaving.items.length, values: leaving.values }),
        fields: [],
        values: {},
        confirm: t('packages.withdraw'),
        bad: true,
        run: () => http.delete(`/packages/${each.name}?confirm=${leaving.values}`),
      });
      await this.all.again();
    } catch (failure) {
      complain(failure);
    }
  }

  private readonly picked = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.file = input.files?.[0] ?? null;
    input.value = '';
  };

  private readonly dragged = (event: DragEvent): void => {
    if (this.file || this.exporting || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  };

  private readonly dropped = (event: DragEvent): void => {
    const file = event.dataTransfer?.files[0];
    this.over = false;
    if (!file || this.file || this.exporting) return;
    event.preventDefault();
    this.file = file;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-packages': PackageSettings;
  }
}
