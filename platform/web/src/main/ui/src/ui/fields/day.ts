import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { icon } from '../icon.ts';
import { dayInput, dayPattern, parseDay } from './parse.ts';
import { ChosenValue } from './typed.ts';

/** An ISO day, {@code null} for none, {@code undefined} for what is no day. */
export interface Typed {
  readonly day: string | null | undefined;
}

/**
 * A day, typed as the locale writes it or chosen in the browser's calendar. Event {@code day} with what was typed. Draws itself into the tree of its host.
 */
@customElement('k-day')
export class Day extends ChosenValue {

  override render() {
    return html`<div class="joined">
      <input
        class="input"
        type="text"
        inputmode="text"
        autocomplete="off"
        aria-label=${this.label}
        aria-invalid=${this.wrong ? 'true' : nothing}
        aria-describedby=${this.described || nothing}
        placeholder=${dayPattern({ day: t('fields.dayLetters'), month: t('fields.monthLetters'), year: t('fields.yearLetters') })}
        .value=${this.text ?? dayInput(this.value)}
        @input=${this.typed}
        @blur=${() => this.leave()}
        @keydown=${this.key}
      />
      <input type="date" class="native" tabindex="-1" aria-hidden="true" .value=${this.value ?? ''} @change=${this.picked} />
      <button type="button" class="btn icon" tabindex="-1" aria-label=${t('fields.calendar')} title=${t('fields.calendar')} @click=${this.pick}>${icon('calendar')}</button>
    </div>`;
  }

  protected override parse(text: string): string | null | undefined {
    return parseDay(text);
  }

  /** Arrows go a day or, with Shift, a week on and back. */
  private key(event: KeyboardEvent): void {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
    if (step === 0 || event.altKey) return;
    event.preventDefault();
    const from = this.value ?? parseDay('+0') ?? '';
    this.text = null;
    this.tell(new Date(Date.parse(from) + step * (event.shiftKey ? 7 : 1) * 86_400_000).toISOString().slice(0, 10));
  }

  protected override tell(day: string | null | undefined): void {
    this.dispatchEvent(new CustomEvent<Typed>('day', { detail: { day } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-day': Day;
  }
}
