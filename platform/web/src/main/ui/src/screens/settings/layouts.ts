import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ago } from '../../core/format.ts';
import { http, query } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { pages, layouts } from '../../core/layouts.ts';
import { entity as entityOf } from '../../core/metadata.ts';
import { ask, arranging, type Arranging } from '../../core/overlays.ts';
import { go, to } from '../../core/router.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

/** Something that is laid over the layouts of modules. */
interface LaidOver {
  readonly subject: string;
  readonly part: string;
  readonly layer: 'package' | 'admin';
  readonly role: string | null;
  readonly package: string | null;
  readonly modifiedAt: string;
  readonly modifiedBy: string;
  readonly conflict: boolean;
}

const EDITED: readonly string[] = ['list', 'record', 'card', 'quickCreate', 'menu', 'home'] satisfies Arranging['part'][];

/** What is arranged otherwise than modules have it, and where that has been outrun by what lies below. */
@customElement('k-layouts')
export class Layouts extends LitElement {
  static override styles = [base, sheet];

  private readonly all = new Loaded(this, async () => (await http.get<{ items: readonly LaidOver[] }>('/ui/layouts')).items);

  constructor() {
    super();
    new Watch(this, [
      { watch: () => layouts.watch(() => void this.all.again()) },
      { watch: () => pages.watch(() => void this.all.again()) },
    ]);
  }

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.layouts')}</h1>
          <p class="lead">${t('settings.layouts.text')}</p>
        </div>
        <button class="btn out" @click=${() => arranging.set({ subject: 'menu', part: 'menu' })}>${icon('menu')}${t('settings.layouts.menu')}</button>
        <button class="btn out" @click=${() => this.edit('home', 'home')}>${icon('home')}${t('settings.layouts.home')}</button>
      </div>
      ${this.all.render((all) => (all.length === 0 ? html`<p class="card body help">${t('settings.layouts.none')}</p>` : html`<ul class="card rows">${all.map((each) => this.row(each))}</ul>`))}
    </div>`;
  }

  private row(each: LaidOver): TemplateResult {
    const of = entityOf(each.subject);
    const name = of ? `${of.pluralLabel} · ${t(`settings.layouts.part.${each.part}`)}` : t(`settings.layouts.${each.subject}`);
    const who = each.layer === 'package' ? t('settings.layouts.package', { name: each.package ?? '' }) : each.modifiedBy;
    return html`<li class="row">
      ${icon(of?.icon ?? (each.subject === 'home' ? 'home' : 'menu'), 20)}
      <span class="main">
        <strong>${name} ${each.role ? html`<span class="chip">${each.role}</span>` : nothing} ${each.conflict ? html`<span class="chip warn">${t('settings.layouts.conflict')}</span>` : nothing}</strong>
        <small>${who} · ${ago(each.modifiedAt)}</small>
      </span>
      ${each.layer === 'admin' && EDITED.includes(each.part)
        ? html`<button class="btn" aria-label=${`${t('settings.layouts.edit')}: ${name}`} @click=${() => this.edit(each.subject, each.part as Arranging['part'], each.role ?? '')}>${t('settings.layouts.edit')}</button>`
        : nothing}
      <button class="btn bad" aria-label=${`${t('settings.layouts.revert')}: ${name}`} @click=${() => void this.revert(each, name)}>${t('settings.layouts.revert')}</button>
    </li>`;
  }

  private edit(subject: string, part: Arranging['part'], role = ''): void {
    if (subject !== 'menu') go(subject === 'home' ? to.home() : to.list(subject));
    arranging.set({ subject, part, role });
  }

  private async revert(each: LaidOver, name: string): Promise<void> {
    const address = each.subject.includes('.') ? `/ui/layouts/${each.subject}/${each.part}` : `/ui/${each.subject}`;
    await ask({
      heading: `${t('settings.layouts.revert')}: ${name}`,
      text: t('settings.layouts.revert.text'),
      fields: [],
      values: {},
      confirm: t('settings.layouts.revert'),
      bad: true,
      run: () => http.delete(address + query({ role: each.role, layer: each.layer })),
    });
    await this.all.again();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-layouts': Layouts;
  }
}
