import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { moment } from '../core/format.ts';
import { t } from '../core/i18n.ts';
import { entity as entityOf, field as fieldOf } from '../core/metadata.ts';
import { mendable, mendInForm } from '../core/mending.ts';
import { complain } from '../core/notices.ts';
import { settle, waiting, type Edit } from '../core/outbox.ts';
import { Problem } from '../core/problem.ts';
import { records, type CrmRecord } from '../core/records.ts';
import { waitingOpen } from '../core/overlays.ts';
import { dependants, holder } from '../core/unsent.ts';
import { Watch } from '../core/store.ts';
import { base } from '../ui/base.ts';
import '../ui/dialog.ts';
import { icon } from '../ui/icon.ts';
import { valueText } from '../ui/value.ts';

/**
 * What has not reached the server: edits that wait for the network, and those that the server would not take, which the person settles: field by
 * field, what they wrote beside what stands there now. Nothing is let go without their word.
 */
@customElement('k-waiting')
export class Waiting extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: 12px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: var(--r-l);
      }
      .top {
        display: flex;
        align-items: baseline;
        gap: 8px;
      }
      .top b {
        flex: 1;
        font-weight: 600;
      }
      table {
        inline-size: 100%;
        margin-block: 10px;
        border-collapse: collapse;
        font-size: var(--t-3);
      }
      th,
      td {
        padding-block: 6px;
        padding-inline: 0 8px;
        border-block-start: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      th {
        color: var(--fg-3);
        font-weight: 500;
      }
      label {
        display: flex;
        align-items: baseline;
        gap: 8px;
        min-block-size: 24px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ];

  /** The records as they are now, of the edits that were refused. */
  @state() private current: ReadonlyMap<number, CrmRecord | null> = new Map();
  /** By edit and field: whether the user keeps their own value. */
  @state() private own: Readonly<Record<string, boolean>> = {};

  constructor() {
    super();
    new Watch(this, [waiting]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.look();
  }

  override render() {
    return html`<k-dialog .heading=${t('waiting.heading')} full style="--dialog-width:640px" @close=${() => waitingOpen.set(false)}>
      ${waiting.value.length === 0
        ? html`<p class="muted">${t('waiting.none')}</p>`
        : html`<ul>
            ${waiting.value.map((edit) => this.edit(edit))}
          </ul>`}
    </k-dialog>`;
  }

  private edit(edit: Edit) {
    return html`<li>
      <div class="top"><b>${edit.title}</b><span class="muted num">${moment(edit.at)}</span></div>
      ${edit.refused ? this.conflict(edit) : this.patience(edit)}
    </li>`;
  }

  /** For what an edit waits: the network, or a decision about one before it. */
  private patience(edit: Edit) {
    const before = this.root(edit);
    return html`<p class="muted">${icon('clock')} ${before ? t('waiting.behind', { record: before.title }) : t('waiting.later')}</p>`;
  }

  /** The refused edit that holds this one up, if any does. */
  private root(edit: Edit): Edit | undefined {
    const before = holder(waiting.value, edit);
    return before === undefined || before.refused ? before : this.root(before);
  }

  private conflict(edit: Edit) {
    const now = this.current.get(edit.id);
    const others = dependants(waiting.value, edit);
    return html`<p class="bad-text" role="alert">${edit.refused!.message}</p>
      ${others.length > 0 ? html`<p class="muted">${t('waiting.holds', { count: others.length })}</p>` : nothing}
      ${edit.method === 'PATCH' && now ? this.comparison(edit, now) : nothing}
      <div class="buttons">
        ${edit.method === 'PATCH' && now
          ? html`<button class="btn pri" @click=${() => void this.keep(edit, now)}>${t('waiting.save')}</button>`
          : mendable(edit)
            ? html`<button class="btn pri" @click=${() => mendInForm(edit)}>${icon('pencil')}${t('waiting.mend')}</button>`
            : html`<button class="btn out" @click=${() => void settle(edit, { body: edit.body, version: null }).catch(complain)}>${icon('refresh-cw')}${t('retry')}</button>`}
        <button class="btn bad" @click=${() => void settle(edit, 'let-go').catch(complain)}>${others.some((other) => other.record !== edit.record) ? t('waiting.letGoAlone') : t('waiting.letGo')}</button>
        ${others.some((other) => other.record !== edit.record) ? html`<button class="btn bad" @click=${() => void settle(edit, 'let-go-all').catch(complain)}>${t('waiting.letGoAll', { count: others.length + 1 })}</button>` : nothing}
      </div>`;
  }

  private comparison(edit: Edit, now: CrmRecord) {
    const entity = entityOf(edit.entity);
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t('waiting.field')}</th>
          <th scope="col">${t('waiting.mine')}</th>
          <th scope="col">${t('waiting.theirs')}</th>
        </tr>
      </thead>
      <tbody>
        ${Object.keys(edit.body).map((name) => {
          const field = entity ? fieldOf(entity, name) : undefined;
          const text = (value: unknown): string => (field ? valueText(field, value) : String(value ?? '')) || t('waiting.empty');
          const mine = this.keeps(edit, name);
          return html`<tr>
            <th scope="row">${field?.label ?? name}</th>
            <td><label><input type="radio" name="${edit.id}-${name}" .checked=${mine} @change=${() => this.choose(edit, name, true)} />${text(edit.body[name])}</label></td>
            <td><label><input type="radio" name="${edit.id}-${name}" .checked=${!mine} @change=${() => this.choose(edit, name, false)} />${text(now[name])}</label></td>
          </tr>`;
        })}
      </tbody>
    </table>`;
  }

  private keeps(edit: Edit, field: string): boolean {
    return this.own[`${edit.id} ${field}`] ?? true;
  }

  private choose(edit: Edit, field: string, mine: boolean): void {
    this.own = { ...this.own, [`${edit.id} ${field}`]: mine };
  }

  private async keep(edit: Edit, now: CrmRecord): Promise<void> {
    const body = Object.fromEntries(Object.entries(edit.body).filter(([name]) => this.keeps(edit, name)));
    try {
      await settle(edit, Object.keys(body).length === 0 ? 'let-go' : { body, version: now.version });
      await this.look();
    } catch (failure) {
      complain(failure);
    }
  }

  private async look(): Promise<void> {
    const found = await Promise.all(
      waiting.value.filter((edit) => edit.refused).map(async (edit): Promise<[number, CrmRecord | null]> => [edit.id, await this.fetch(edit)]),
    );
    this.current = new Map(found);
  }

  private async fetch(edit: Edit): Promise<CrmRecord | null> {
    try {
      return await records.get(edit.entity, edit.record);
    } catch (failure) {
      if (failure instanceof Problem) return null;
      throw failure;
    }
  }
}
