import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { number } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import { writable, type Field } from '../../core/metadata.ts';
import { complain, tell, undoable } from '../../core/notices.ts';
import { ask } from '../../core/overlays.ts';
import { may } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import { icon } from '../../ui/icon.ts';
import type { MenuItem } from '../../ui/menu.ts';
import '../../ui/menu.ts';
import { apply, MOST, targets, targetsOf, type Failure, type Target } from './bulk.ts';
import { exportList } from './export.ts';
import type { ListModel } from './model.ts';
import { counted } from './view-tabs.ts';

/** What can be done with the chosen records, at the foot of the list. */
@customElement('k-bulk')
export class BulkBar extends LitElement {
  static override styles = [
    base,
    css`
      .bulk {
        display: flex;
        align-items: center;
        gap: 2px;
        padding-block: 6px;
        padding-inline: 16px 6px;
        border-radius: var(--r-l);
        background: var(--raised);
        box-shadow: var(--sh-3);
        font-size: var(--t-3);
        overflow-x: auto;
        scrollbar-width: none;
      }
      .count {
        font-weight: 600;
        white-space: nowrap;
      }
      .line {
        flex: none;
        inline-size: 1px;
        block-size: 20px;
        margin-inline: 6px;
        background: var(--line);
      }
      .btn {
        flex: none;
      }
      .link {
        border: 0;
        padding: 4px 6px;
        background: none;
        color: var(--accent-ink);
        font-weight: 500;
        white-space: nowrap;
      }
      progress {
        inline-size: 140px;
        accent-color: var(--accent);
      }
      ul {
        display: grid;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--t-4);
      }
      li b {
        font-weight: 600;
      }
      @media (max-width: 900px) {
        .bulk {
          flex-wrap: wrap;
        }
      }
      @media (pointer: coarse) {
        .link {
          min-inline-size: 44px;
          min-block-size: 44px;
        }
      }
      @media (max-width: 700px) {
        .bulk {
          flex-wrap: wrap;
          justify-content: space-between;
          padding: 4px 8px;
        }
        .count {
          padding-inline: 8px;
        }
        .line {
          flex-basis: 100%;
          block-size: 0;
          margin: 0;
        }
        .words {
          display: none;
        }
        .btn {
          flex: 1;
          padding: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) model!: ListModel;
  @property({ type: Number }) changes = 0;
  @state() private progress: { readonly done: number; readonly of: number } | null = null;
  @state() private failures: readonly Failure[] = [];

  override render() {
    const { entity, selection, state: shown } = this.model;
    const dialog = this.failures.length > 0 ? this.failed() : nothing;
    if (selection.empty && !this.progress) return dialog;
    if (this.progress) {
      const { done, of } = this.progress;
      return html`<div class="bulk" role="status">${t('list.bulk.working', { done, of })}<progress max=${of || 1} value=${done} aria-label=${t('list.bulk.progress')}></progress></div>${dialog}`;
    }
    const loaded = this.model.lines.records().length;
    const more = !selection.all && selection.size === loaded && !this.model.lines.complete;
    return html`<div class="bulk" role="toolbar" aria-label=${t('list.bulk')}>
        <span class="count" role="status">${this.said()}</span>
        ${!selection.all && (selection.size < loaded || more)
          ? html`<button class="link" @click=${() => selection.takeAll()}>${this.model.count ? t('list.bulk.all', { all: counted(this.model.count) }) : t('list.bulk.allUncounted')}</button>`
          : nothing}
        <span class="line"></span>
        ${shown.bin ? this.inBin(entity.name) : this.inUse(entity.name)}
        <button class="btn icon" aria-label=${t('list.bulk.clear')} title=${t('list.bulk.clear')} @click=${() => selection.clear()}>${icon('x')}</button>
      </div>
      ${dialog}`;
  }

  private said(): string {
    const { selection, count } = this.model;
    if (!selection.all) return t('list.bulk.chosen', { count: selection.size });
    return count ? t('list.bulk.chosenAll', { all: counted(count) }) : t('list.bulk.chosenAllUncounted');
  }

  private inUse(name: string): TemplateResult {
    const fields = this.fields();
    const owner = fields.find((field) => field.name === 'owner');
    const edits: readonly MenuItem[] = fields.map((field) => ({ label: field.label, run: () => this.edit(field) }));
    return html`${may(name, 'update') && edits.length > 0 ? html`<k-menu face="btn" .label=${t('list.bulk.edit')} .items=${edits}>${icon('pencil', 15)}<span class="words">${t('list.bulk.edit')}</span></k-menu>` : nothing}
    ${may(name, 'update') && owner ? this.button('user', t('list.bulk.assign'), () => this.edit(owner, t('list.bulk.assign'))) : nothing}
    ${may(name, 'export') ? this.button('file-down', t('list.bulk.export'), () => exportList(this.model.entity, this.model, this.model.selection.all ? undefined : this.model.selection.ids())) : nothing}
    ${may(name, 'delete') ? this.button('archive', t('list.bulk.delete'), () => this.discard(), true) : nothing}`;
  }

  private inBin(name: string): TemplateResult {
    if (!may(name, 'delete')) return html``;
    return html`${this.button('archive-restore', t('list.bulk.restore'), () => this.restore())} ${this.button('x', t('list.bulk.purge'), () => this.purge(), true)}`;
  }

  private button(sign: string, label: string, run: () => Promise<void>, bad = false): TemplateResult {
    return html`<button class="btn ${bad ? 'bad' : ''}" aria-label=${label} title=${label} @click=${() => void run().catch(complain)}>${icon(sign, 15)}<span class="words">${label}</span></button>`;
  }

  private fields(): readonly Field[] {
    return this.model.entity.fields.filter((field) => writable(field) && field.name !== 'password' && !['file', 'image', 'geoPoint'].includes(field.kind));
  }

  private async found(field?: string): Promise<readonly Target[]> {
    const { entity, selection, state: shown } = this.model;
    const bin = shown.bin ?? false;
    if (!selection.all) return targetsOf(entity.name, selection.ids(), bin, field);
    const all = await targets(entity.name, this.model.which(), field, (of) => (this.progress = { done: 0, of }));
    if (all.length >= MOST) tell(t('list.bulk.most', { count: MOST }));
    return all;
  }

  private async edit(field: Field, heading = t('list.bulk.editField', { field: field.label })): Promise<void> {
    await ask({
      heading,
      text: this.said(),
      fields: [{ ...field, required: false }],
      values: {},
      confirm: t('list.bulk.apply'),
      run: async (values) => {
        const value = values[field.name] ?? null;
        void this.work(async () => {
          const { entity } = this.model;
          const of = await this.found(field.name);
          const { done, failed } = await apply(entity.name, 'save', of, () => ({ [field.name]: value }), this.tick(of.length));
          this.model.reload();
          this.report('list.bulk.edited', done, failed, async () => {
            const back = await apply(entity.name, 'save', done, (target) => ({ [field.name]: target.before ?? null }));
            this.settle(back.failed);
          });
        });
      },
    });
  }

  private discard(): Promise<void> {
    return this.work(async () => {
      const { entity } = this.model;
      const of = await this.found();
      const { done, failed } = await apply(entity.name, 'delete', of, undefined, this.tick(of.length));
      this.forget(done);
      this.report('list.bulk.deleted', done, failed, async () => this.settle((await apply(entity.name, 'restore', done)).failed));
    });
  }

  private restore(): Promise<void> {
    return this.work(async () => {
      const { entity } = this.model;
      const of = await this.found();
      const { done, failed } = await apply(entity.name, 'restore', of, undefined, this.tick(of.length));
      this.forget(done);
      this.report('list.bulk.restored', done, failed, async () => this.settle((await apply(entity.name, 'delete', done)).failed));
    });
  }

  /** The one thing that cannot be taken back is asked about. */
  private async purge(): Promise<void> {
    await ask({
      heading: t('list.bulk.purgeSure'),
      text: t('list.bulk.purgeText', { chosen: this.said() }),
      fields: [],
      values: {},
      confirm: t('list.bulk.purge'),
      bad: true,
      run: async () => {
        void this.work(async () => {
          const of = await this.found();
          const { done, failed } = await apply(this.model.entity.name, 'purge', of, undefined, this.tick(of.length));
          this.forget(done);
          this.failures = failed;
          tell(t('list.bulk.purged', { count: done.length }));
        });
      },
    });
  }

  private async work(run: () => Promise<void>): Promise<void> {
    this.progress = { done: 0, of: this.model.selection.size };
    try {
      await run();
    } catch (failure) {
      complain(failure);
    } finally {
      this.progress = null;
    }
  }

  private tick(of: number): (done: number) => void {
    this.progress = { done: 0, of };
    return (done) => (this.progress = { done, of });
  }

  private forget(done: readonly Target[]): void {
    this.model.drop(new Set(done.map(({ id }) => id)));
    if (this.model.selection.all) this.model.selection.clear();
    this.model.reload();
  }

  private report(key: string, done: readonly Target[], failed: readonly Failure[], undo: () => Promise<void>): void {
    this.failures = failed;
    if (done.length > 0) undoable(t(key, { count: done.length }), undo);
    else if (failed.length > 0) tell(t('list.bulk.noneDone'));
  }

  private settle(failed: readonly Failure[]): void {
    this.failures = failed;
    this.model.reload();
  }

  private failed(): TemplateResult {
    return html`<k-dialog .heading=${t('list.bulk.failed', { count: this.failures.length })} @close=${() => (this.failures = [])}>
      <ul>
        ${this.failures.slice(0, 100).map(({ title, reason }) => html`<li><b>${title}</b><br />${reason}</li>`)}
      </ul>
      ${this.failures.length > 100 ? html`<p>${t('list.bulk.failedMore', { more: number(this.failures.length - 100) })}</p>` : nothing}
    </k-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-bulk': BulkBar;
  }
}
