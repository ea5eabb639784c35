import type { Arranger } from './arranger.ts';
import { placeOf, putGroup } from './groups.ts';

/** Pixels that the pointer moves before a press is a drag. */
const SLACK = 6;
/** So near to the end of what scrolls, in pixels, it scrolls. */
const EDGE = 44;
const PACE = 12;

/** What the pointer does with the lines of an arranger: takes one by its handle and lets it go above another. Mouse, pen and finger. */
export class Carrying {
  /** Whether the press that ends was a drag. */
  moved = false;

  constructor(private readonly arranger: Arranger) {}

  grab(event: PointerEvent, id: string): void {
    if (event.button !== 0) return;
    const start = event.clientY;
    this.moved = false;
    const move = (now: PointerEvent): void => {
      if (!this.moved && Math.abs(now.clientY - start) < SLACK) return;
      this.moved = true;
      this.arranger.dragged = id;
      this.scroll(now.clientY);
      this.arranger.over = placeOf(this.arranger.groups, id) ? this.line(now.clientY) : this.group(now.clientY, id);
    };
    const end = (now: PointerEvent): void => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
      if (this.moved && now.type === 'pointerup') this.drop(id);
      this.arranger.dragged = '';
      this.arranger.over = '';
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', end);
    addEventListener('pointercancel', end);
  }

  private lines(selector: string): HTMLElement[] {
    return [...this.arranger.renderRoot.querySelectorAll<HTMLElement>(selector)];
  }

  /** The first line whose middle is below the pointer: an item, or the end of an empty group or of one that ends above the next. */
  private line(y: number): string {
    const section = this.lines('section').find((each) => y < each.getBoundingClientRect().bottom) ?? this.lines('section').at(-1);
    if (!section) return '';
    const item = [...section.querySelectorAll<HTMLElement>('[data-item]')].find((each) => {
      const box = each.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return item?.dataset['item'] ?? `end:${section.dataset['group']}`;
  }

  private group(y: number, id: string): string {
    const after = this.lines('section').find((each) => {
      const box = each.getBoundingClientRect();
      return y < box.top + box.height / 2;
    });
    return after?.dataset['group'] ?? (this.arranger.groups.some((each) => each.id === id) ? 'end' : '');
  }

  private drop(id: string): void {
    const { groups, over } = this.arranger;
    const from = placeOf(groups, id);
    if (!from) {
      const others = groups.filter((each) => each.id !== id);
      const at = others.findIndex((each) => each.id === over);
      if (over !== id) this.arranger.tell(putGroup(groups, id, at < 0 ? others.length : at));
      return;
    }
    if (over === id) return;
    const end = groups.findIndex((each) => `end:${each.id}` === over);
    const to = end >= 0 ? { group: end, index: groups[end]!.items.length } : placeOf(groups, over);
    if (!to) return;
    const behind = to.group === from.group && from.index < to.index;
    this.arranger.place(id, to.group, behind ? to.index - 1 : to.index);
  }

  private scroll(y: number): void {
    let box: HTMLElement | null = this.arranger;
    while (box && box.scrollHeight <= box.clientHeight + 1) box = box.parentElement ?? ((box.getRootNode() as ShadowRoot).host as HTMLElement | null);
    if (!box) return;
    const { top, bottom } = box.getBoundingClientRect();
    if (y < top + EDGE) box.scrollBy(0, -PACE);
    else if (y > bottom - EDGE) box.scrollBy(0, PACE);
  }
}
