import { t } from '../../core/i18n.ts';
import type { CrmRecord } from '../../core/records.ts';
import { may } from '../../core/session.ts';
import type { Board } from './board.ts';
import type { Column } from './columns.ts';

/** Goes from card to card with the arrows, and carries one from column to column: Space picks it up and puts it down, Escape puts it back. */
export class BoardKeyboard {
  /** The card that is carried, and the column above which it is. */
  held: { readonly card: CrmRecord; readonly to: string } | null = null;

  constructor(private readonly board: Board) {}

  pressed(event: KeyboardEvent): void {
    const id = (event.composedPath()[0] as HTMLElement).closest<HTMLElement>('.face')?.closest<HTMLElement>('.card')?.dataset['id'];
    const column = this.board.columns.find((each) => each.cards.some((card) => card.id === id));
    const card = column?.cards.find((each) => each.id === id);
    if (!column || !card) return;
    const action = this.held ? this.carrying(event.key) : this.going(event.key, card, column);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
    this.board.requestUpdate();
  }

  private going(key: string, card: CrmRecord, column: Column): (() => void) | undefined {
    const at = column.cards.indexOf(card);
    switch (key) {
      case ' ':
        return may(this.board.entity.name, 'update') ? () => this.pickUp(card, column) : undefined;
      case 'Enter':
        return () => this.board.openCard(card);
      case 'ArrowDown':
        return () => this.board.face(column.cards[at + 1]?.id)?.focus();
      case 'ArrowUp':
        return () => this.board.face(column.cards[at - 1]?.id)?.focus();
      case 'ArrowRight':
        return () => this.beside(column, forward(), at);
      case 'ArrowLeft':
        return () => this.beside(column, -forward(), at);
      default:
        return undefined;
    }
  }

  private carrying(key: string): (() => void) | undefined {
    switch (key) {
      case 'ArrowRight':
        return () => this.carry(forward());
      case 'ArrowLeft':
        return () => this.carry(-forward());
      case ' ':
      case 'Enter':
        return () => this.putDown();
      case 'Escape':
        return () => this.putBack();
      default:
        return undefined;
    }
  }

  private pickUp(card: CrmRecord, column: Column): void {
    this.held = { card, to: column.key };
    this.board.said = t('board.held', { record: card.title, column: column.label });
  }

  private carry(by: number): void {
    const held = this.held!;
    const { columns } = this.board;
    const at = columns.findIndex((column) => column.key === held.to);
    const target = columns[Math.max(0, Math.min(columns.length - 1, at + by))]!;
    this.held = { ...held, to: target.key };
    this.board.said = target.label;
    this.board.columnElement(target.key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private putDown(): void {
    const { card, to } = this.held!;
    this.held = null;
    void this.board.moveCard(card, to);
  }

  private putBack(): void {
    this.board.said = t('board.notMoved', { record: this.held!.card.title });
    this.held = null;
  }

  /** To the card beside, over columns that are empty or folded. */
  private beside(from: Column, by: number, row: number): void {
    const { columns } = this.board;
    for (let at = columns.indexOf(from) + by; at >= 0 && at < columns.length; at += by) {
      const target = columns[at]!;
      if (target.cards.length > 0 && !this.board.collapsed(target)) {
        this.board.face(target.cards[Math.min(row, target.cards.length - 1)]!.id)?.focus();
        return;
      }
    }
  }
}

function forward(): 1 | -1 {
  return document.documentElement.dir === 'rtl' ? -1 : 1;
}
