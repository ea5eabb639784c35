import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { board, stageField } from '../../core/layouts.ts';
import { entity as entityOf, field as fieldOf, type Entity } from '../../core/metadata.ts';
import { complain, undoable } from '../../core/notices.ts';
import { ask } from '../../core/overlays.ts';
import { Problem } from '../../core/problem.ts';
import { isRef, records, type CrmRecord, type Ref } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { RecordModel } from './model.ts';
import { mayTo } from './reach.ts';

interface Stage {
  readonly key: string;
  readonly label: string;
  /** What the field is written with. */
  readonly value: unknown;
  readonly outcome: string | undefined;
}

/** The stages that a record goes through; pressing one moves it there. */
@customElement('k-stage-bar')
export class StageBar extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      ol {
        display: flex;
        gap: 4px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        flex: 1;
        min-inline-size: 0;
      }
      button {
        display: grid;
        gap: 6px;
        inline-size: 100%;
        min-block-size: 34px;
        padding: 4px 0;
        border: 0;
        background: none;
        color: var(--fg-3);
        font-size: var(--t-2);
        text-align: start;
      }
      button::before {
        content: '';
        block-size: 5px;
        border-radius: 3px;
        background: var(--active);
      }
      .done::before,
      [aria-current]::before {
        background: var(--accent);
      }
      .done.won::before,
      [aria-current].won::before {
        background: var(--ok);
      }
      [aria-current] {
        color: var(--fg);
        font-weight: 600;
      }
      button:not(:disabled, [aria-current]):hover {
        color: var(--fg);
      }
      button:not(:disabled, [aria-current]):hover::before {
        background: var(--accent-strong);
      }
      [aria-disabled] {
        cursor: default;
      }
      .lost {
        margin-block-end: 8px;
      }
      @media (pointer: coarse) {
        button {
          min-block-size: 44px;
        }
      }
    `,
  ];

  @property({ attribute: false }) of!: Entity;
  @property({ attribute: false }) model!: RecordModel;
  @property({ attribute: false }) record!: CrmRecord;
  @state() private stages: readonly Stage[] = [];
  private asked = '';

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('record') || changed.has('of')) void this.load();
  }

  override render() {
    const field = stageField(this.of);
    if (!field || this.stages.length === 0) return nothing;
    const now = keyOf(this.record[field.name]);
    const shown = this.stages.filter((stage) => stage.outcome !== 'lost');
    const lost = this.stages.find((stage) => stage.outcome === 'lost' && stage.key === now);
    const at = shown.findIndex((stage) => stage.key === now);
    const can = !this.record['deletedAt'] && mayTo(this.record, this.move ?? 'update');
    return html`${lost ? html`<p class="lost"><span class="chip bad">${icon('flag', 13)}${lost.label}</span></p>` : nothing}
      <ol aria-label=${field.label}>
        ${shown.map(
          (stage, index) => html`<li>
            <button
              class="${index < at ? 'done' : ''} ${shown[at]?.outcome === 'won' ? 'won' : ''}"
              aria-current=${index === at ? 'step' : nothing}
              title=${stage.label}
              ?disabled=${!can}
              aria-disabled=${index === at ? 'true' : nothing}
              @click=${() => index !== at && void this.go(stage)}
            >
              <span dir="auto" class="cut">${stage.label}</span>
            </button>
          </li>`,
        )}
      </ol>`;
  }

  private get move(): string | undefined {
    const name = board(this.of)?.move;
    return this.of.actions.some((action) => action.name === name) ? name : undefined;
  }

  private async load(): Promise<void> {
    const field = stageField(this.of);
    if (!field) return;
    if (field.kind === 'choice') {
      this.stages = (field.choices ?? []).filter((each) => !each.retired).map(({ value, label }) => ({ key: value, label, value, outcome: undefined }));
      return;
    }
    const target = entityOf(field.refs?.[0] ?? '');
    if (!target) return;
    const filter = this.among(target);
    if (this.asked === filter) return;
    this.asked = filter;
    const sorted = fieldOf(target, 'sortOrder') ? { sort: 'sortOrder' } : {};
    try {
      const { items } = await records.list(target.name, { ...(filter ? { filter } : {}), ...sorted, limit: 30 });
      this.stages = items.map((each) => ({ key: each.id, label: each.title, value: { entity: each.entity, id: each.id, title: each.title }, outcome: each['status'] as string | undefined }));
    } catch (failure) {
      this.asked = '';
      complain(failure);
    }
  }

  /** Only the stages of the pipeline that the record is in: what stage and record both point to by the same name. */
  private among(target: Entity): string {
    const shared = target.fields.find((each) => each.kind === 'ref' && !each.standard && isRef(this.record[each.name]));
    return shared ? `${shared.name}==${(this.record[shared.name] as Ref).id}` : '';
  }

  /** Moves the record; asks for what the stage wants where the server says that it is missing. */
  private async go(stage: Stage): Promise<void> {
    const field = stageField(this.of)!;
    const before = this.record[field.name];
    if (this.move === undefined) {
      await this.model.save(field.name, stage.value, before);
      return;
    }
    const { move } = this;
    const told = (): void => {
      const from = this.stages.find((each) => each.key === keyOf(before));
      if (from) undoable(t('record.moved', { stage: stage.label }), () => this.model.act(move, { [field.name]: from.value }, { [field.name]: from.value }));
    };
    try {
      await this.model.act(move, { [field.name]: stage.value }, { [field.name]: stage.value });
      told();
    } catch (failure) {
      const wanted = this.wanted(move, field.name, failure);
      if (wanted.length === 0) complain(failure);
      else if (await ask({ heading: t('record.moveTo', { stage: stage.label }), fields: wanted, values: {}, confirm: t('record.move'), run: (values) => this.model.act(move, { ...values, [field.name]: stage.value }) })) told();
    }
  }

  private wanted(move: string, own: string, failure: unknown) {
    if (!(failure instanceof Problem)) return [];
    const parameters = this.of.actions.find((action) => action.name === move)?.parameters ?? [];
    return parameters.filter((each) => each.name !== own && failure.of(each.name) !== undefined).map((each) => ({ ...each, required: true }));
  }
}

function keyOf(value: unknown): string {
  return isRef(value) ? value.id : String(value ?? '');
}

declare global {
  interface HTMLElementTagNameMap {
    'k-stage-bar': StageBar;
  }
}
