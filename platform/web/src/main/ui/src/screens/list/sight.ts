/** Browsers lose precision in boxes much higher than this; beyond it the box is moved along. */
const HIGHEST = 8_000_000;
/** Lines that are drawn above and below what is seen. */
const MARGIN = 6;

/** Which lines are seen, of a list of any length: the box that scrolls stays within what browsers can do, and stands for a stretch of the list. */
export class Sight {
  /** Where the box begins, in pixels of the whole list. */
  private base = 0;

  constructor(
    readonly row: number,
    private readonly highest = HIGHEST,
  ) {}

  height(length: number): number {
    return Math.min(length * this.row, this.highest);
  }

  /** Where a line stands in the box. */
  top(index: number): number {
    return index * this.row - this.base;
  }

  range(scrolled: number, seen: number, length: number): readonly [from: number, to: number] {
    const first = Math.floor((this.base + scrolled) / this.row);
    const last = Math.ceil((this.base + scrolled + seen) / this.row);
    return [Math.max(0, first - MARGIN), Math.max(0, Math.min(length, last + MARGIN))];
  }

  /** Moves the box along where its end is near; answers where it is scrolled to then, so that nothing seems to have moved. */
  follow(scrolled: number, seen: number, length: number): number {
    const most = Math.max(0, length * this.row - this.highest);
    const wanted = scrolled + seen > this.highest * 0.9 ? this.base + this.highest / 2 : scrolled < this.highest * 0.1 ? this.base - this.highest / 2 : this.base;
    const base = Math.round(Math.max(0, Math.min(most, wanted)) / this.row) * this.row;
    const moved = base - this.base;
    this.base = base;
    return scrolled - moved;
  }

  /** How far to scroll so that the line is seen whole, by as little as it takes. */
  reveal(index: number, scrolled: number, seen: number): number {
    const top = this.top(index);
    if (top < scrolled) return top;
    return top + this.row > scrolled + seen ? top + this.row - seen : scrolled;
  }
}
