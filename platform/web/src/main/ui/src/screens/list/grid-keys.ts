import type { Grid } from './grid.ts';
import { pressSort } from './columns.ts';

/** What keys do in the grid: arrows go from cell to cell, Enter and Space open or write, as the WAI-ARIA grid pattern has it. */
export class GridKeys {
  constructor(private readonly grid: Grid) {}

  readonly pressed = (event: KeyboardEvent): void => {
    const cell = event.composedPath().find((each): each is HTMLElement => each instanceof HTMLElement && each.dataset['column'] !== undefined);
    const inside = event.composedPath()[0];
    if (!cell || (inside !== cell && !(inside instanceof HTMLInputElement && inside.type === 'checkbox' && cell.contains(inside)))) return;
    if (this.move(event) || (this.grid.active[0] < 0 ? this.head(event) : this.line(event))) event.preventDefault();
  };

  private move(event: KeyboardEvent): boolean {
    const { grid } = this;
    const [line, column] = grid.active;
    if (event.altKey || (event.shiftKey && line < 0)) return false;
    const ahead = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
    const far = event.ctrlKey || event.metaKey;
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [line + 1, column],
      ArrowUp: [line - 1, column],
      ArrowRight: [line, column + ahead],
      ArrowLeft: [line, column - ahead],
      PageDown: [line + grid.page, column],
      PageUp: [Math.max(0, line - grid.page), column],
      Home: far ? [0, column] : [line, 0],
      End: far ? [grid.lines.length - 1, column] : [line, grid.columns.length],
    };
    const step = steps[event.key];
    if (!step) return false;
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) grid.selection.extend(step[0], (index) => grid.recordAt(index)?.id);
    void grid.goto(...step).then(() => this.followOpen());
    return true;
  }

  /** While a record is open beside, going along the lines goes along the records. */
  private followOpen(): void {
    const record = this.grid.recordAt(this.grid.active[0]);
    if (this.grid.opened !== '' && record && record.id !== this.grid.opened) this.grid.send('open', record);
  }

  private line(event: KeyboardEvent): boolean {
    const { grid } = this;
    const [line, column] = grid.active;
    const item = grid.lines.at(line);
    if (item.type === 'group') {
      const wanted = event.key === 'Enter' || event.key === ' ';
      if (wanted) grid.send('toggle', item.index);
      return wanted;
    }
    if (item.type !== 'record') return false;
    const { record } = item;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      grid.selection.take(grid.lines.records().map((each) => each.id));
      return true;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    switch (event.key) {
      case 'x':
        grid.choose(false, record.id, line);
        return true;
      case ' ':
        if (event.shiftKey || column === 0 || grid.bin) grid.choose(false, record.id, line);
        else grid.send('open', record);
        return true;
      case 'F2':
        void this.write(record, column);
        return true;
      case 'Enter':
        if (grid.bin) return false;
        if (column <= 1) grid.send('open', record);
        else void this.write(record, column).then((done) => done || grid.send('open', record));
        return true;
      case 'Escape':
        if (grid.selection.empty) return false;
        grid.selection.clear();
        event.stopPropagation();
        return true;
      default:
        return false;
    }
  }

  private async write(record: Parameters<Grid['edit']>[0], column: number): Promise<boolean> {
    const of = this.grid.columns[column - 1];
    return of ? this.grid.edit(record, of) : false;
  }

  private head(event: KeyboardEvent): boolean {
    const { grid } = this;
    const column = grid.columns[grid.active[1] - 1];
    if (!column) return false;
    const sideways = event.key === 'ArrowRight' || event.key === 'ArrowLeft';
    const ahead = (event.key === 'ArrowRight') === (getComputedStyle(grid).direction !== 'rtl') ? 1 : -1;
    if (event.key === 'Enter' || event.key === ' ') {
      if (column.sortable) grid.send('sort', pressSort(grid.sort, column.name, event.shiftKey));
      return true;
    }
    if (sideways && event.shiftKey) {
      grid.send('resize', { name: column.name, width: column.width + ahead * 20 });
      return true;
    }
    if (sideways && event.altKey && grid.active[1] > 1) {
      grid.send('arrange', { name: column.name, to: grid.active[1] - 2 + ahead });
      void grid.updateComplete.then(() => grid.goto(-1, Math.max(2, grid.active[1] + ahead)));
      return true;
    }
    return false;
  }
}
