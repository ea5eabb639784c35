import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { icon } from '../../ui/icon.ts';
import type { Grid } from './grid.ts';
import { pressSort, type Column } from './columns.ts';

/** Pixels that the pointer moves before a press is a drag. */
const SLACK = 6;

/** The heads of the columns and what the pointer does with them: sort, move, resize. */
export class HeadGestures {
  private dragged = '';
  private target = -1;
  private moved = false;

  constructor(private readonly grid: Grid) {}

  head(): TemplateResult {
    const { grid } = this;
    const some = !grid.selection.empty;
    return html`<div role="row" class="head" aria-rowindex="1">
      <div role="columnheader" class="column check" aria-label=${t('list.select')} tabindex=${grid.tabbed(-1, 0)} data-line="-1" data-column="0" @click=${grid.tickAll}>
        <input
          type="checkbox"
          tabindex="-1"
          aria-label=${t('list.selectLoaded')}
          title=${t('list.selectLoaded')}
          .checked=${grid.selection.all || (some && grid.selection.size === grid.lines.records().length)}
          .indeterminate=${some && !grid.selection.all && grid.selection.size < grid.lines.records().length}
        />
      </div>
      ${grid.columns.map((column, index) => this.column(column, index + 1))}
    </div>`;
  }

  private column(column: Column, index: number): TemplateResult {
    const { grid } = this;
    const at = grid.sort.findIndex((key) => key.name === column.name);
    const key = grid.sort[at];
    const can = column.sortable;
    const state = !can ? nothing : !key ? 'none' : key.descending ? 'descending' : 'ascending';
    return html`<div
      role="columnheader"
      class="column ${index === 1 ? 'name' : ''} ${column.figures ? 'figures' : ''} ${can ? 'can' : ''} ${this.dragged === column.name ? 'dragged' : ''} ${this.target === index ? 'before' : ''}"
      aria-sort=${state}
      tabindex=${grid.tabbed(-1, index)}
      data-line="-1"
      data-column=${index}
      title=${can ? t('list.sortHint', { column: column.label }) : column.label}
      @click=${(event: MouseEvent) => this.pressed(event, column, index)}
      @pointerdown=${(event: PointerEvent) => this.grab(event, column, index)}
    >
      <span dir="auto" class="cut">${column.label}</span>
      ${key && can ? html`${icon(key.descending ? 'arrow-down' : 'arrow-up', 13)}${grid.sort.length > 1 ? html`<span class="num">${at + 1}</span>` : nothing}` : nothing}
      <span class="grip" @pointerdown=${(event: PointerEvent) => this.stretch(event, column)} @click=${(event: Event) => event.stopPropagation()}></span>
    </div>`;
  }

  private pressed(event: MouseEvent, column: Column, index: number): void {
    if (this.moved) {
      this.moved = false;
      return;
    }
    this.grid.active = [-1, index];
    if (column.sortable) this.grid.send('sort', pressSort(this.grid.sort, column.name, event.shiftKey));
  }

  private grab(event: PointerEvent, column: Column, index: number): void {
    if (index === 1 || event.button !== 0 || event.pointerType === 'touch') return;
    const start = event.clientX;
    const heads = [...this.grid.renderRoot.querySelectorAll<HTMLElement>('.column[data-column]')].slice(2);
    this.moved = false;
    this.track(
      (now) => {
        if (!this.moved && Math.abs(now.clientX - start) < SLACK) return;
        this.moved = true;
        this.dragged = column.name;
        const boxes = heads.map((head) => head.getBoundingClientRect());
        const before = boxes.filter((box) => now.clientX > box.left + box.width / 2).length;
        this.target = before + 2;
        this.grid.requestUpdate();
      },
      () => {
        if (this.moved && this.target >= 0) {
          const to = this.target - 2;
          this.grid.send('arrange', { name: column.name, to: to > index - 2 ? to - 1 : to });
        }
        this.dragged = '';
        this.target = -1;
        this.grid.requestUpdate();
      },
    );
  }

  private stretch(event: PointerEvent, column: Column): void {
    event.stopPropagation();
    event.preventDefault();
    const head = (event.target as HTMLElement).parentElement!;
    const start = event.clientX;
    const width = head.getBoundingClientRect().width;
    const ahead = getComputedStyle(this.grid).direction === 'rtl' ? -1 : 1;
    this.track(
      (now) => this.grid.send('resize', { name: column.name, width: Math.round(width + ahead * (now.clientX - start)) }),
      () => {},
    );
  }

  private track(move: (event: PointerEvent) => void, end: () => void): void {
    const done = (): void => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', done);
      removeEventListener('pointercancel', done);
      end();
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', done);
    addEventListener('pointercancel', done);
  }
}
