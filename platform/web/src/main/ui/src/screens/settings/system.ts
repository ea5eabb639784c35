import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ago, fileSize, moment, number } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { to } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

interface Status {
  readonly version: string;
  readonly startedAt: string;
  readonly node: string;
  readonly java: string;
  readonly database: { readonly kind: string; readonly version: string; readonly bytes: number };
  readonly memory: { readonly used: number; readonly max: number };
  readonly disk: { readonly free: number; readonly total: number };
  readonly feed: { readonly lagMillis: number };
  readonly jobs: { readonly running: number; readonly waiting: number; readonly failed: number };
  readonly modules: { readonly enabled: number; readonly failed: number };
}

const DATABASES: Readonly<Record<string, string>> = { derby: 'Apache Derby', postgres: 'PostgreSQL' };
const EVERY = 10_000;

/** How the installation is doing, looked at again every ten seconds as long as the page is seen. */
@customElement('k-system')
export class System extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .tiles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(210px, calc(50% - 6px)), 1fr));
        gap: 12px;
      }
      .tile {
        display: grid;
        align-content: start;
        gap: 4px;
        padding: 16px;
      }
      .tile h2 {
        display: flex;
        align-items: center;
        gap: 6px;
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      .tile b {
        font-size: var(--t-5);
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .tile b.name {
        font-size: var(--t-3);
        font-weight: 500;
      }
      .tile b.wrong {
        color: var(--bad);
      }
      .tile small {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      meter {
        inline-size: 100%;
        block-size: 8px;
        margin-block: 4px 0;
        border: 0;
        border-radius: 4px;
        background: var(--active);
      }
      meter::-webkit-meter-bar {
        block-size: 8px;
        border: 0;
        border-radius: 4px;
        background: var(--active);
      }
      meter::-webkit-meter-optimum-value {
        border-radius: 4px;
        background: var(--accent);
      }
      meter::-webkit-meter-suboptimum-value {
        border-radius: 4px;
        background: var(--warn);
      }
    `,
  ];

  private timer = 0;
  private readonly status = new Loaded(this, () => http.get<Status>('/system'));

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') void this.status.again();
    }, EVERY);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render() {
    return html`<div class="page wide">
      <div class="head">
        <div>
          <h1>${t('settings.section.system')}</h1>
          <p class="lead">${t('settings.system.text')}</p>
        </div>
      </div>
      ${this.status.render((status) => this.tiles(status))}
    </div>`;
  }

  private tiles(status: Status) {
    const { database, memory, disk, jobs, modules, feed } = status;
    return html`<div class="tiles">
      ${this.tile('package', t('settings.system.version'), status.version, t('settings.system.started', { at: moment(status.startedAt), ago: ago(status.startedAt) }))}
      ${this.tile('archive', t('settings.system.database'), `${DATABASES[database.kind] ?? database.kind} ${database.version.split(' ')[0]}`, fileSize(database.bytes))}
      ${this.tile('monitor', t('settings.system.node'), status.node, `Java ${status.java}`)}
      ${this.tile('activity', t('settings.system.memory'), fileSize(memory.used), t('settings.system.of', { size: fileSize(memory.max) }), { used: memory.used, of: memory.max })}
      ${this.tile('archive', t('settings.system.disk'), fileSize(disk.free), t('settings.system.free', { size: fileSize(disk.total) }), { used: disk.total - disk.free, of: disk.total })}
      ${this.tile('clock', t('settings.system.feed'), number(feed.lagMillis, { style: 'unit', unit: 'millisecond', unitDisplay: 'short' }), t('settings.system.feed.text'))}
      ${this.tile(
        'calendar-clock',
        t('settings.system.jobs'),
        jobs.failed > 0 ? t('settings.system.jobs.failed', { count: jobs.failed }) : t('settings.system.jobs.fine'),
        t('settings.system.jobs.text', { running: jobs.running, waiting: jobs.waiting }),
        undefined,
        jobs.failed > 0,
      )}
      <div class="card tile">
        <h2>${icon('blocks', 14)}${t('settings.section.modules')}</h2>
        <b class=${modules.failed > 0 ? 'wrong' : ''}>${modules.failed > 0 ? t('settings.system.jobs.failed', { count: modules.failed }) : t('settings.system.jobs.fine')}</b>
        <small><a href=${to.settings('modules')}>${t('settings.system.modules', { count: modules.enabled })}</a></small>
      </div>
    </div>`;
  }

  private tile(symbol: string, name: string, value: string, text: string, share?: { readonly used: number; readonly of: number }, wrong = false) {
    return html`<div class="card tile">
      <h2>${icon(symbol, 14)}${name}</h2>
      <b class="num ${wrong ? 'wrong' : ''} ${value.length > 20 ? 'name' : ''}">${value}</b>
      ${share ? html`<meter aria-label=${name} min="0" max="1" low="0" high="0.85" optimum="0.5" .value=${share.used / share.of}></meter>` : nothing} <small>${text}</small>
    </div>`;
  }
}
