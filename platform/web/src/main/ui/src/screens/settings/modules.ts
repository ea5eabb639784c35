import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { onModules } from '../../core/live.ts';
import { entity } from '../../core/metadata.ts';
import { failures, syncModules } from '../../core/modules.ts';
import { complain, tell, undoable } from '../../core/notices.ts';
import { Watch, type Dispose } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import '../../ui/menu.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { allModules, dependants, labels, prerequisites, type ModuleInfo } from './dependants.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

/** Enabling may create tables: it takes longer than an ordinary request. */
const PATIENCE = { timeout: 180_000 };
const TONES: Readonly<Record<string, string>> = { enabled: 'ok', failed: 'bad', starting: 'warn' };

/** The modules of this installation: switched on and off while people work, with an effect in the menu at once. */
@customElement('k-modules')
export class Modules extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .row {
        align-items: start;
        padding-block: 12px;
      }
      .mark {
        display: grid;
        place-items: center;
        flex: none;
        inline-size: 36px;
        block-size: 36px;
        border-radius: var(--r-m);
        background: var(--hover);
        color: var(--fg-2);
      }
      strong {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
      .what {
        color: var(--fg-2);
        font-size: var(--t-3);
      }
      .why {
        color: var(--bad);
        font-size: var(--t-2);
        overflow-wrap: anywhere;
      }
      .why.note {
        color: var(--warn);
      }
      @media (max-width: 820px) {
        .row {
          flex-wrap: wrap;
        }
        .row .main {
          flex: 1 1 calc(100% - 64px);
        }
        .row > .btn {
          margin-inline-start: 48px;
        }
      }
    `,
  ];

  @state() private asked: ModuleInfo | null = null;
  @state() private busy: ReadonlySet<string> = new Set();
  private readonly modules = new Loaded(this, allModules);
  private end: Dispose = () => {};

  constructor() {
    super();
    new Watch(this, [failures]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = onModules(() => void this.modules.again());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end();
  }

  override render() {
    return html`<div class="page">
        <div class="head">
          <div>
            <h1>${t('settings.section.modules')}</h1>
            <p class="lead">${t('settings.modules.text')}</p>
          </div>
        </div>
        ${this.modules.render((modules) => this.lists(modules))}
      </div>
      ${this.asked ? this.question(this.asked, this.modules.value ?? []) : nothing}`;
  }

  private lists(modules: readonly ModuleInfo[]) {
    const own = modules.filter((module) => !module.kernel);
    const kernel = modules.filter((module) => module.kernel);
    return html`<ul class="card rows">
        ${own.map((module) => this.row(module, modules))}
      </ul>
      <h2>${t('settings.modules.kernel')}</h2>
      <ul class="card rows">
        ${kernel.map((module) => this.row(module, modules))}
      </ul>`;
  }

  private row(module: ModuleInfo, all: readonly ModuleInfo[]) {
    const working = this.busy.has(module.name);
    const screen = failures.value.get(module.name);
    const records = module.entities.map((name) => entity(name)?.pluralLabel ?? name.split('.')[1]).join(', ');
    return html`<li class="row" aria-busy=${working}>
      <span class="mark">${icon('blocks', 18)}</span>
      <span class="main">
        <strong>${module.label} <span class="chip ${TONES[module.state] ?? ''}">${this.stateName(module.state)}</span></strong>
        ${module.description ? html`<span class="what">${module.description}</span>` : nothing}
        <small>${[records, module.version ? t('settings.module.version', { version: module.version }) : '', module.requires.length > 0 ? t('settings.module.requires', { names: labels(all, module.requires) }) : ''].filter(Boolean).join(' · ')}</small>
        ${module.notes?.map((note) => html`<span class="why note">${note}</span>`)}
        ${module.reason ? html`<span class="why">${module.reason}</span>` : nothing} ${screen ? html`<span class="why">${screen}</span>` : nothing}
      </span>
      ${module.kernel ? nothing : this.buttons(module, all, working)}
    </li>`;
  }

  private buttons(module: ModuleInfo, all: readonly ModuleInfo[], working: boolean) {
    const more: MenuItem[] = [{ label: t('settings.module.update'), icon: 'refresh-cw', run: () => this.renew(module) }];
    const on = module.state === 'enabled';
    const what = working ? t('signIn.busy') : on ? t('settings.module.disable') : module.state === 'failed' ? t('retry') : t('settings.module.enable');
    return html`<button class="btn out" ?disabled=${working} aria-label="${what}: ${module.label}" @click=${() => (on ? this.disable(module, all) : this.enable(module, all))}>${what}</button>
      ${on ? html`<k-menu face="btn icon" .label=${t('settings.user.menu', { name: module.label })} .items=${more}>${icon('ellipsis')}</k-menu>` : nothing}`;
  }

  private stateName(state: string): string {
    return t(`settings.module.state.${state}`);
  }

  /** What else goes is asked before: undo would bring it back, but people work with it meanwhile. */
  private question(module: ModuleInfo, all: readonly ModuleInfo[]) {
    const also = dependants(all, module.name);
    const close = (): void => void (this.asked = null);
    return html`<k-dialog .heading=${t('settings.module.cascade', { name: module.label })} @close=${close}>
      <p>${t('settings.module.cascade.text', { names: labels(all, also), count: also.length })}</p>
      <button slot="foot" class="btn out" autofocus @click=${close}>${t('settings.cancel')}</button>
      <button
        slot="foot"
        class="btn pri"
        @click=${() => {
          close();
          void this.off(module, also);
        }}
      >
        ${t('settings.module.disableAll')}
      </button>
    </k-dialog>`;
  }

  private disable(module: ModuleInfo, all: readonly ModuleInfo[]): void {
    if (dependants(all, module.name).length > 0) this.asked = module;
    else void this.off(module, []);
  }

  private async off(module: ModuleInfo, also: readonly string[]): Promise<void> {
    await this.work(module, async () => {
      await this.post(module.name, `disable?cascade=${also.length > 0}`);
      undoable(t('settings.module.disabled', { name: module.label }), async () => {
        for (const name of [module.name, ...also]) await this.post(name, 'enable');
        await this.look();
      });
    });
  }

  private async enable(module: ModuleInfo, all: readonly ModuleInfo[]): Promise<void> {
    const also = prerequisites(all, module.name);
    await this.work(module, async () => {
      await this.post(module.name, 'enable');
      undoable(t('settings.module.enabled', { name: labels(all, [module.name, ...also]) }), async () => {
        for (const name of [module.name, ...also]) await this.post(name, 'disable');
        await this.look();
      });
    });
  }

  private async renew(module: ModuleInfo): Promise<void> {
    await this.work(module, async () => {
      const now = await this.post(module.name, 'update');
      tell(now.version === module.version ? t('settings.module.newest', { name: module.label }) : t('settings.module.updated', { name: module.label, version: now.version }));
    });
  }

  private post(name: string, what: string): Promise<ModuleInfo> {
    return http.post<ModuleInfo>(`/modules/${encodeURIComponent(name)}/${what}`, undefined, PATIENCE);
  }

  private async work(module: ModuleInfo, work: () => Promise<void>): Promise<void> {
    this.busy = new Set([...this.busy, module.name]);
    try {
      await work();
    } catch (failure) {
      complain(failure);
    }
    await this.look();
    this.busy = new Set([...this.busy].filter((name) => name !== module.name));
  }

  /** The event of the server says the same soon; who has pressed the button need not wait for it. */
  private async look(): Promise<void> {
    await Promise.all([this.modules.again(), syncModules()]);
  }
}
