import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { fullDay } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { CrmRecord } from '../../core/records.ts';
import { along } from '../../ui/anchor.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { chipStyles } from './chip.ts';
import { dayRecords, dayRecordsStyles } from './day-records.ts';
import type { Deeds } from './deeds.ts';
import type { CalendarModel } from './model.ts';

/** All records of one day, in a small window beside the day. Escape closes it; event {@code left} where the focus has to go back. */
@customElement('k-day-panel')
export class DayPanel extends LitElement {
  static override styles = [
    base,
    chipStyles,
    dayRecordsStyles,
    css`
      [popover] {
        position: fixed;
        inset: auto;
        inline-size: min(340px, calc(100vw - 16px));
        max-block-size: min(440px, calc(100vh - 16px));
        margin: 0;
        padding: 12px;
        border: 0;
        border-radius: var(--r-l);
        background: var(--raised);
        box-shadow: var(--sh-3);
        overflow: auto;
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        margin-block-end: 8px;
      }
      h3 {
        font-size: var(--t-4);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) model!: CalendarModel;
  @property({ attribute: false }) deeds!: Deeds;
  @property({ attribute: false }) days: ReadonlyMap<string, readonly CrmRecord[]> = new Map();
  @state() private day = '';
  @query('[popover]') private popup!: HTMLElement;

  override render() {
    const { day } = this;
    const make = day ? t('calendar.newOn', { day: fullDay(day) }) : '';
    return html`<div popover role="dialog" tabindex="-1" aria-labelledby="day" @toggle=${this.toggled} @keydown=${this.key}>
      ${day
        ? html`<header>
              <h3 id="day">${capital(fullDay(day))}</h3>
              ${this.deeds.creatable ? html`<button class="btn icon" aria-label=${make} title=${make} @click=${() => this.act(() => this.deeds.make(day))}>${icon('plus')}</button>` : nothing}
            </header>
            ${dayRecords(this.model, this.deeds, day, this.days.get(day) ?? [], '', (done) => this.act(done))}`
        : nothing}
    </div>`;
  }

  async show(day: string, anchor: HTMLElement): Promise<void> {
    this.day = day;
    await this.updateComplete;
    this.popup.showPopover();
    const at = anchor.getBoundingClientRect();
    const size = this.popup.getBoundingClientRect();
    this.popup.style.top = `${Math.max(8, Math.min(at.top, innerHeight - size.height - 8))}px`;
    this.popup.style.left = `${along(at, size.width)}px`;
    (this.popup.querySelector<HTMLElement>('.rec') ?? this.popup).focus();
  }

  private act(deed: () => void): void {
    this.popup.hidePopover();
    deed();
  }

  private toggled(event: Event): void {
    if (event.target !== this.popup || (event as ToggleEvent).newState === 'open') return;
    this.day = '';
    if (this.shadowRoot!.activeElement || document.activeElement === document.body) this.dispatchEvent(new CustomEvent('left'));
  }

  /** Keys of what is inside are no keys of the page. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      this.popup.hidePopover();
    }
    event.stopPropagation();
  }
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

declare global {
  interface HTMLElementTagNameMap {
    'k-day-panel': DayPanel;
  }
}
