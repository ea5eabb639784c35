import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { icon } from '../icon.ts';
import { parseTime, steppedTime, timeInput } from './clock.ts';
import { ChosenValue } from './typed.ts';

/** A time of day, {@code null} for none, {@code undefined} for what is none. */
export interface TypedTime {
  readonly time: string | null | undefined;
}

/**
 * A time of day, typed as the locale writes it or any shorter way, or chosen in the browser's clock. Event {@code time} with what was typed. Draws itself
 * into the tree of its host.
 */
@customElement('k-time')
export class Time extends ChosenValue {
  @property({ attribute: false }) off = false;

  override render() {
    return html`<div class="joined">
      <input
        class="input figures"
        type="text"
        inputmode="text"
        autocomplete="off"
        aria-label=${this.label}
        aria-invalid=${this.wrong ? 'true' : nothing}
        aria-describedby=${this.described || nothing}
        placeholder=${timeInput('09:30')}
        ?disabled=${this.off}
        .value=${this.text ?? timeInput(this.value)}
        @input=${this.typed}
        @blur=${() => this.leave()}
        @keydown=${this.key}
      />
      <input type="time" class="native" tabindex="-1" aria-hidden="true" ?disabled=${this.off} .value=${this.value ?? ''} @change=${this.picked} />
      <button type="button" class="btn icon" tabindex="-1" aria-label=${t('fields.clock')} title=${t('fields.clock')} ?disabled=${this.off} @click=${this.pick}>${icon('clock')}</button>
    </div>`;
  }

  protected override parse(text: string): string | null | undefined {
    return parseTime(text);
  }

  /** Arrows go to the next quarter of an hour or, with Shift, an hour on and back. */
  private key(event: KeyboardEvent): void {
    if ((event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || event.altKey) return;
    event.preventDefault();
    this.text = null;
    this.tell(steppedTime(this.value, event.key === 'ArrowUp', event.shiftKey));
  }

  protected override tell(time: string | null | undefined): void {
    this.dispatchEvent(new CustomEvent<TypedTime>('time', { detail: { time } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-time': Time;
  }
}
