import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { language, t } from '../../core/i18n.ts';
import { layouts, tried, widthsOf } from '../../core/layouts.ts';
import type { Entity } from '../../core/metadata.ts';
import { notice, wording } from '../../core/notices.ts';
import { create, neighbours } from '../../core/overlays.ts';
import { preferences, prefer } from '../../core/preferences.ts';
import { Problem } from '../../core/problem.ts';
import type { CrmRecord } from '../../core/records.ts';
import { adjust, place } from '../../core/router.ts';
import { may } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import type { ListState } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { blank } from './blank.ts';
import { chosenColumns, columnsOf, moved, NARROWEST, sortKeys, sortText, WIDEST, type Column, type SortKey } from './columns.ts';
import { editCell } from './edit.ts';
import { ListModel } from './model.ts';
import { GroupLines, RecordLines } from './rows.ts';
import './bulk-bar.ts';
import './grid.ts';

const PHONE = matchMedia('(max-width: 700px)');

/** The list as lines: what is loaded, what is chosen, what can be done with it. Events {@code state} with what is to be different, {@code counted}. */
@customElement('k-table')
export class Table extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
        display: flex;
        flex-direction: column;
        min-block-size: 0;
      }
      k-grid,
      .blank {
        flex: 1;
        min-block-size: 0;
      }
      .fresh {
        position: absolute;
        inset-block-start: 48px;
        inset-inline: 0;
        z-index: 8;
        inline-size: fit-content;
        margin-inline: auto;
        border-radius: 99px;
        box-shadow: var(--sh-2);
      }
      k-bulk {
        position: absolute;
        inset-block-end: 18px;
        inset-inline: 12px;
        z-index: 9;
        margin-inline: auto;
        inline-size: fit-content;
        max-inline-size: calc(100% - 24px);
        transition: inset-block-end 0.15s;
      }
      k-bulk.raised {
        inset-block-end: 76px;
      }
      @media (max-width: 700px) {
        k-bulk:not(.raised) {
          inset-block-end: 8px;
        }
        .fresh {
          inset-block: auto 76px;
        }
      }
      @media print {
        :host {
          display: block;
        }
        k-bulk,
        .fresh {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) entity!: Entity;
  @property({ attribute: false }) state!: ListState;
  @query('k-grid') private grid!: HTMLElement;
  model!: ListModel;
  private columns: readonly Column[] = [];
  private key = '';
  private readonly resized = (): void => this.requestUpdate();

  constructor() {
    super();
    new Watch(this, [place, preferences, layouts, language, notice]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    PHONE.addEventListener('change', this.resized);
    if (this.key !== '') this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    PHONE.removeEventListener('change', this.resized);
    this.model.stop();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.columns = columnsOf(this.entity, this.state, this.widths());
    const key = JSON.stringify([this.entity.name, this.state, this.columns.map((column) => column.name), layouts.value[this.entity.name]?.list?.sort, language.value]);
    if (key === this.key) return;
    this.key = key;
    const before: ListModel | undefined = this.model;
    before?.stop();
    this.model = new ListModel(this.entity, this.state, this.columns);
    if (before && before.entity.name === this.entity.name && before.state.filter === this.state.filter) this.model.selection.take(before.selection.ids());
    this.begin();
  }

  private widths(): Readonly<Record<string, number>> {
    const own = tried(this.entity.name) ? undefined : preferences.value.lists?.[this.entity.name]?.widths;
    return { ...widthsOf(this.entity), ...own };
  }

  private begin(): void {
    const { model } = this;
    model.changed.watch(() => this.follow(model));
    model.selection.changed.watch(() => this.requestUpdate());
    model.start();
  }

  private follow(model: ListModel): void {
    if (model !== this.model) return;
    neighbours.set(model.lines.records().map(({ entity, id }) => ({ entity, id })));
    if (model.count) this.dispatchEvent(new CustomEvent('counted', { detail: model.count }));
    this.requestUpdate();
  }

  override render() {
    const { model } = this;
    return html`${this.content()}<k-bulk class=${notice.value ? 'raised' : ''} .model=${model} .changes=${model.selection.changed.value + model.changed.value}></k-bulk>`;
  }

  private content(): TemplateResult {
    const { entity, model } = this;
    if (model.lines.failure) return this.failed();
    if (model.lines.complete && model.lines.length === 0) return this.nothingThere();
    const phone = PHONE.matches;
    const compact = preferences.value.density === 'compact';
    const [opened, id] = (place.value.parameters['record'] ?? '').split('/');
    return html`<div class="sr" role="status">${model.count ? t(model.count.exact ? 'list.found' : 'list.foundMore', { count: model.count.value }) : ''}</div>
      ${model.fresh.size > 0
        ? html`<button class="fresh btn pri" @click=${() => model.reload()}>${icon('arrow-up', 14)}${t('list.fresh', { count: model.fresh.size })}</button>`
        : nothing}
      <k-grid
        .entity=${entity}
        .columns=${this.columns}
        .lines=${model.lines}
        .selection=${model.selection}
        .sort=${sortKeys(model.sort())}
        .by=${model.grouped ? this.state.by : undefined}
        .opened=${opened === entity.name ? (id ?? '') : ''}
        .lineHeight=${phone ? 64 : compact ? 34 : 44}
        .cards=${phone}
        .bin=${this.state.bin ?? false}
        .fixed=${Object.keys(this.widths()).length > 0}
        .label=${entity.pluralLabel}
        @open=${(event: CustomEvent<CrmRecord>) => this.open(event.detail)}
        @toggle=${(event: CustomEvent<number>) => (model.lines as GroupLines).toggle(event.detail)}
        @sort=${(event: CustomEvent<readonly SortKey[]>) => this.tell({ sort: sortText(event.detail) })}
        @arrange=${(event: CustomEvent<{ name: string; to: number }>) => this.arrange(event.detail)}
        @resize=${(event: CustomEvent<{ name: string; width: number }>) => this.resize(event.detail)}
        @edit=${(event: CustomEvent<{ record: CrmRecord; column: Column; value: unknown }>) => void editCell(model.lines, event.detail)}
      ></k-grid>`;
  }

  private failed(): TemplateResult {
    const { model } = this;
    const { failure } = model.lines;
    const filter = failure instanceof Problem && failure.status === 400 && this.state.filter !== undefined;
    return blank(
      'circle-alert',
      filter ? t('list.badFilter') : t('list.failed'),
      wording(failure),
      html`${filter ? html`<button class="btn out" @click=${() => this.tell({ filter: '' })}>${t('list.clearFilter')}</button>` : nothing}
        <button class="btn out" @click=${() => (model.lines instanceof RecordLines ? model.lines.retry() : model.reload())}>${icon('refresh-cw')}${t('retry')}</button>`,
      true,
    );
  }

  private nothingThere(): TemplateResult {
    const { entity } = this;
    const records = entity.pluralLabel.toLocaleLowerCase();
    if (this.state.q || this.state.filter) {
      return blank('search', t('list.noMatch.heading'), t('list.noMatch.text'), html`<button class="btn out" @click=${() => this.tell({ q: '', filter: '' })}>${t('list.clearAll')}</button>`);
    }
    if (this.state.bin) return blank('archive', t('list.binEmpty.heading'), t('list.binEmpty.text'));
    const make = may(entity.name, 'create')
      ? html`<button class="btn pri" @click=${() => create(entity.name)}>${icon('plus')}${t('list.new', { record: entity.label.toLocaleLowerCase() })}</button>`
      : nothing;
    return blank(entity.icon, t('list.empty.heading', { records }), t('list.empty.text', { records }), make);
  }

  private open(record: CrmRecord): void {
    const open = place.value.parameters['record'] !== undefined;
    adjust({ record: `${record.entity}/${record.id}` }, open ? 'replace' : 'push');
  }

  private arrange({ name, to }: { name: string; to: number }): void {
    if (!chosenColumns(this.entity, this.state).includes(name)) return;
    this.tell({ columns: moved(chosenColumns(this.entity, this.state), name, to) });
  }

  private resize({ name, width }: { name: string; width: number }): void {
    const shown = Object.fromEntries(this.columns.map((column) => [column.name, this.drawn(column)]));
    const limited = Math.max(NARROWEST, Math.min(WIDEST, width));
    const trial = tried(this.entity.name);
    if (trial) {
      const { title: _, ...widths } = { ...shown, ...this.widths(), [name]: limited };
      trial.take({ widths });
      return;
    }
    const lists = preferences.value.lists ?? {};
    prefer({ lists: { ...lists, [this.entity.name]: { ...lists[this.entity.name], widths: { ...shown, ...this.widths(), [name]: limited } } } });
  }

  /** Before the first one is resized the columns share the room; from then on each keeps what it has. */
  private drawn(column: Column): number {
    const head = this.grid.shadowRoot?.querySelector<HTMLElement>(`[data-line="-1"][data-column="${this.columns.indexOf(column) + 1}"]`);
    return Math.round(head?.getBoundingClientRect().width ?? column.width);
  }

  private tell(state: Partial<ListState>): void {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-table': Table;
  }
}
