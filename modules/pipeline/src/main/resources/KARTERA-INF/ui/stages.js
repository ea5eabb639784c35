import { LitElement, css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { complain, onChanges, records, t, tell, undoable } from '@kartera/sdk';
import { base, icon } from '@kartera/ui';
import { actionFor, between, whereTo } from './order.js';

const PIPELINE = 'pipeline.pipeline';
const STAGE = 'pipeline.stage';
const DEAL = 'pipeline.deal';
const STATUS = ['open', 'won', 'lost'];
const AT_ONCE = 200;

/** Pipelines and their stages: their order, what they mean, how likely deals in them are and how long they may rest there. */
export class Stages extends LitElement {
  static properties = {
    pipelines: { state: true },
    stages: { state: true },
    chosen: { state: true },
    leaving: { state: true },
    held: { state: true },
    failure: { state: true },
  };

  static styles = [
    base,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .page {
        display: grid;
        gap: 16px;
        max-inline-size: 1080px;
        margin-inline: auto;
        padding: 24px 28px 60px;
      }
      h1 {
        font-size: var(--t-6);
        font-weight: 600;
        letter-spacing: -0.015em;
      }
      h2 {
        font-size: var(--t-4);
        font-weight: 600;
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 12px;
      }
      .line .grow {
        flex: 1 1 220px;
      }
      ol {
        margin: 0;
        padding: 0;
        border: 1px solid var(--line);
        border-radius: var(--r-l);
        background: var(--surface);
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: auto minmax(140px, 2fr) minmax(110px, 1fr) 96px 96px 48px auto;
        align-items: end;
        gap: 10px;
        padding: 12px;
      }
      li + li {
        border-block-start: 1px solid var(--line);
      }
      li.over {
        background: var(--accent-soft);
      }
      .grip {
        display: grid;
        place-items: center;
        block-size: 36px;
        color: var(--fg-3);
        cursor: grab;
      }
      label {
        display: grid;
        gap: 4px;
        min-inline-size: 0;
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      label.check {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 36px;
      }
      input[type='color'] {
        inline-size: 48px;
        block-size: 36px;
        padding: 2px;
        border: 1px solid var(--line-strong);
        border-radius: var(--r-m);
        background: var(--surface);
      }
      .tools {
        display: flex;
      }
      .leave {
        display: grid;
        grid-column: 1 / -1;
        gap: 12px;
        padding: 12px;
        border-radius: var(--r-m);
        background: var(--warn-soft);
        color: var(--warn);
      }
      .leave label {
        color: inherit;
      }
      @media (max-width: 820px) {
        .page {
          padding: 16px;
        }
        li {
          grid-template-columns: 1fr 1fr;
        }
        .grip {
          display: none;
        }
        li > label:first-of-type,
        .tools {
          grid-column: 1 / -1;
        }
        .input,
        input[type='color'] {
          min-block-size: 44px;
          font-size: var(--t-5);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.stages = [];
    this.leaving = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.end = onChanges((changes) => {
      if (changes.some((change) => change.entity === PIPELINE || change.entity === STAGE)) void this.load();
    });
    void this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.end?.();
  }

  async load() {
    try {
      const [pipelines, stages] = await Promise.all([
        records.list(PIPELINE, { sort: 'sortOrder,name', limit: 200 }),
        records.list(STAGE, { sort: 'sortOrder', limit: 1000 }),
      ]);
      this.pipelines = pipelines.items;
      this.all = stages.items;
      this.choose(this.chosen && pipelines.items.some((each) => each.id === this.chosen) ? this.chosen : pipelines.items[0]?.id);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure;
    }
  }

  choose(id) {
    if (id !== this.chosen) this.leaving = null;
    this.chosen = id;
    this.stages = (this.all ?? []).filter((stage) => stage.pipeline?.id === id);
  }

  render() {
    if (this.failure) return html`<k-nothing role="alert" icon="triangle-alert" .heading=${t('pipeline.stages.failed')} .text=${String(this.failure.message ?? '')}></k-nothing>`;
    if (!this.pipelines) return html`<k-loading .rows=${6}></k-loading>`;
    const pipeline = this.pipelines.find((each) => each.id === this.chosen);
    return html`<div class="page">
      <div>
        <h1>${t('pipeline.stages')}</h1>
        <p class="muted">${t('pipeline.stages.text')}</p>
      </div>
      <div class="line">
        <label class="grow"
          >${t('pipeline.stages.pipeline')}<select class="input" @change=${(event) => this.choose(event.target.value)}>
            ${this.pipelines.map((each) => html`<option value=${each.id} ?selected=${each.id === this.chosen}>${each.title}</option>`)}
          </select></label
        >
        <button class="btn out" @click=${() => this.addPipeline()}>${icon('plus')}${t('pipeline.stages.newPipeline')}</button>
      </div>
      ${pipeline ? this.pipeline(pipeline) : nothing}
    </div>`;
  }

  pipeline(pipeline) {
    return html`<div class="line">
        <label class="grow">${t('pipeline.stages.name')}<input class="input" maxlength="100" .value=${pipeline.name} @change=${(event) => this.change(PIPELINE, pipeline, { name: event.target.value.trim() }, event.target)} /></label>
        <label class="check"><input type="checkbox" .checked=${pipeline.standard} @change=${(event) => this.change(PIPELINE, pipeline, { standard: event.target.checked })} />${t('pipeline.stages.standard')}</label>
        <button class="btn" @click=${() => this.removePipeline(pipeline)}>${icon('trash-2')}${t('pipeline.stages.removePipeline')}</button>
      </div>
      <h2 id="stages">${t('pipeline.stages.list')}</h2>
      <ol aria-labelledby="stages">
        ${repeat(
          this.stages,
          (stage) => stage.id,
          (stage, at) => this.stage(stage, at),
        )}
      </ol>
      <div><button class="btn out" @click=${() => this.addStage(pipeline)}>${icon('plus')}${t('pipeline.stages.add')}</button></div>`;
  }

  stage(stage, at) {
    const name = stage.title;
    const field = (label, control) => html`<label>${label}${control}</label>`;
    return html`<li
      class=${this.over === at ? 'over' : ''}
      @dragover=${(event) => this.held === undefined || event.preventDefault()}
      @drop=${(event) => (event.preventDefault(), void this.move(this.held, at))}
    >
      <span class="grip" draggable="true" title=${t('pipeline.stages.drag')} @dragstart=${(event) => this.lift(event, at)} @dragend=${() => (this.held = undefined)}>${icon('grip-vertical')}</span>
      ${field(t('pipeline.stages.name'), html`<input class="input" maxlength="100" .value=${stage.name} @change=${(event) => this.change(STAGE, stage, { name: event.target.value.trim() }, event.target)} />`)}
      ${field(
        t('pipeline.stages.status'),
        html`<select class="input" @change=${(event) => this.change(STAGE, stage, { status: event.target.value }, event.target)}>
          ${STATUS.map((each) => html`<option value=${each} ?selected=${each === stage.status}>${t(`pipeline.stages.status.${each}`)}</option>`)}
        </select>`,
      )}
      ${field(t('pipeline.stages.probability'), html`<input class="input num" type="number" min="0" max="100" ?disabled=${stage.status !== 'open'} .value=${String(stage.status === 'won' ? 100 : stage.status === 'lost' ? 0 : Number(stage.probability ?? 0))} @change=${(event) => this.change(STAGE, stage, { probability: event.target.value === '' ? 0 : Number(event.target.value) }, event.target)} />`)}
      ${field(t('pipeline.stages.maximumAge'), html`<input class="input num" type="number" min="1" max="3650" .value=${stage.maximumAge === null ? '' : String(stage.maximumAge ?? '')} @change=${(event) => this.change(STAGE, stage, { maximumAge: event.target.value === '' ? null : Number(event.target.value) }, event.target)} />`)}
      ${field(t('pipeline.stages.colour'), html`<input type="color" .value=${stage.colour ?? '#5b5bd6'} @change=${(event) => this.change(STAGE, stage, { colour: event.target.value })} />`)}
      <span class="tools">
        <button class="btn icon" aria-label=${t('pipeline.stages.up', { name })} title=${t('pipeline.stages.up', { name })} ?disabled=${at === 0} @click=${() => this.move(at, at - 1)}>${icon('arrow-up')}</button>
        <button class="btn icon" aria-label=${t('pipeline.stages.down', { name })} title=${t('pipeline.stages.down', { name })} ?disabled=${at === this.stages.length - 1} @click=${() => this.move(at, at + 1)}>${icon('arrow-down')}</button>
        <button class="btn icon" aria-label=${t('pipeline.stages.remove', { name })} title=${t('pipeline.stages.remove', { name })} @click=${() => this.discard(stage)}>${icon('trash-2')}</button>
      </span>
      ${this.leaving?.stage.id === stage.id ? this.whereTo(stage) : nothing}
    </li>`;
  }

  /** Asks where the deals of a stage go that is to be deleted. */
  whereTo(stage) {
    const { count, into, done } = this.leaving;
    const others = whereTo(stage, this.stages);
    return html`<div class="leave" role="group" aria-label=${t('pipeline.stages.remove', { name: stage.title })}>
      <p>${others.length === 0 ? t('pipeline.stages.last') : t('pipeline.stages.inUse', { count })}</p>
      ${others.length === 0
        ? nothing
        : html`<label
            >${t('pipeline.stages.into')}<select class="input" ?disabled=${done !== undefined} @change=${(event) => (this.leaving = { ...this.leaving, into: event.target.value })}>
              ${others.map((each) => html`<option value=${each.id} ?selected=${each.id === into}>${each.title}</option>`)}
            </select></label
          >`}
      <span class="line" role="status">
        ${others.length === 0 ? nothing : html`<button class="btn pri" ?disabled=${done !== undefined} @click=${() => this.empty(stage)}>${done === undefined ? t('pipeline.stages.moveAndRemove') : t('pipeline.stages.moving', { done, count })}</button>`}
        <button class="btn" @click=${() => (this.leaving = null)}>${t('pipeline.stages.cancel')}</button>
      </span>
    </div>`;
  }

  lift(event, at) {
    this.held = at;
    event.dataTransfer.effectAllowed = 'move';
    event.dataTransfer.setData('text/plain', String(at));
  }

  /** Puts a stage in another place: all that then stand elsewhere get their number. */
  async move(from, to) {
    this.held = undefined;
    if (from === undefined || from === to) return;
    const former = this.stages;
    const now = [...former];
    now.splice(to, 0, ...now.splice(from, 1));
    this.stages = now;
    try {
      await this.number(now);
      undoable(t('pipeline.stages.saved'), () => this.number(former));
    } catch (failure) {
      complain(failure);
      await this.load();
    }
  }

  async number(stages) {
    const items = between(stages);
    const results = await records.batch(STAGE, 'save', items);
    const refused = results.find((each) => each.error);
    if (refused) throw new Error(refused.error.detail);
    await this.load();
  }

  async change(entity, record, values, input) {
    const former = Object.fromEntries(Object.keys(values).map((name) => [name, record[name] ?? null]));
    try {
      await records.update(entity, record.id, values, record.version);
      undoable(t('pipeline.stages.saved'), async () => {
        await records.update(entity, record.id, former);
        await this.load();
      });
    } catch (failure) {
      complain(failure);
      if (input && Object.keys(values).length === 1) input.value = record[Object.keys(values)[0]] ?? '';
    }
    await this.load();
  }

  async addStage(pipeline) {
    try {
      const sortOrder = Math.max(0, ...this.stages.map((stage) => stage.sortOrder ?? 0)) + 10;
      await records.create(STAGE, { name: t('pipeline.stages.newName', { number: this.stages.length + 1 }), pipeline: pipeline.id, sortOrder }, crypto.randomUUID());
      await this.load();
    } catch (failure) {
      complain(failure);
    }
  }

  /** A pipeline begins with the stages without which no deal could go through it. */
  async addPipeline() {
    try {
      const sortOrder = Math.max(0, ...this.pipelines.map((each) => each.sortOrder ?? 0)) + 10;
      const made = await records.create(PIPELINE, { name: t('pipeline.stages.newPipelineName', { number: this.pipelines.length + 1 }), sortOrder }, crypto.randomUUID());
      const stages = STATUS.map((status, at) => ({ name: t(`pipeline.stages.status.${status}`), pipeline: made.id, status, sortOrder: (at + 1) * 10 }));
      await records.batch(STAGE, 'save', stages);
      this.chosen = made.id;
      await this.load();
    } catch (failure) {
      complain(failure);
    }
  }

  async removePipeline(pipeline) {
    try {
      await records.remove(PIPELINE, pipeline.id);
      tell(t('pipeline.stages.removed', { name: pipeline.title }));
      await this.load();
    } catch (failure) {
      complain(failure);
    }
  }

  async discard(stage) {
    try {
      const page = await records.list(DEAL, { filter: `stage==${stage.id}`, limit: 1, fields: ['id'], count: 'exact' });
      const count = page.count?.value ?? page.items.length;
      if (count === 0) return await this.removeEmpty(stage);
      this.leaving = { stage, count, into: whereTo(stage, this.stages)[0]?.id };
    } catch (failure) {
      complain(failure);
    }
  }

  async removeEmpty(stage) {
    await records.remove(STAGE, stage.id);
    this.leaving = null;
    undoable(t('pipeline.stages.removed', { name: stage.title }), async () => {
      await records.restore(STAGE, stage.id);
      await this.load();
    });
    await this.load();
  }

  /** Moves the deals of a stage to another one, as if somebody had done it, and then deletes the stage. */
  async empty(stage) {
    const into = this.stages.find((each) => each.id === this.leaving?.into);
    if (!into) return;
    let done = 0;
    try {
      for (;;) {
        this.leaving = { ...this.leaving, done };
        const page = await records.list(DEAL, { filter: `stage==${stage.id}`, limit: AT_ONCE, fields: ['id'] });
        if (page.items.length === 0) break;
        const { action, values } = actionFor(stage, into, t('pipeline.stages.reason', { name: stage.title }));
        const results = await records.batch(DEAL, action, page.items.map((deal) => ({ id: deal.id, ...values })));
        const refused = results.find((each) => each.error);
        if (refused) throw new Error(refused.error.detail);
        done += page.items.length;
      }
      await this.removeEmpty(stage);
    } catch (failure) {
      this.leaving = null;
      complain(failure);
      await this.load();
    }
  }
}
