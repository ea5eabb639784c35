import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain, tell as say } from '../../core/notices.ts';
import { icon } from '../icon.ts';
import { parsePoint } from './coordinates.ts';
import { pointInput, type Point } from './degrees.ts';
import { TypedValue } from './typed.ts';

/** A place, {@code null} for none, {@code undefined} for what is none. */
export interface TypedPoint {
  readonly point: Point | null | undefined;
  /** Whether it was chosen rather than typed. */
  readonly done: boolean;
}

const PATIENCE = 15_000;

/**
 * A place on earth: typed as two numbers, pasted as the link of a map, picked on a map, or where one is. Event {@code point}. Draws itself into the tree of
 * its host.
 */
@customElement('k-point')
export class PointEditor extends TypedValue<Point> {
  @state() private picking = false;
  @state() private waiting = false;

  override render() {
    return html`<div class="joined">
        <input
          class="input figures"
          type="text"
          autocomplete="off"
          aria-label=${this.label}
          aria-invalid=${this.wrong ? 'true' : nothing}
          aria-describedby=${this.described || nothing}
          placeholder=${t('fields.point.placeholder')}
          .value=${this.text ?? pointInput(this.value)}
          @input=${this.typed}
          @blur=${() => this.leave()}
        />
        <button type="button" class="btn icon" aria-label=${t('fields.point.pick')} title=${t('fields.point.pick')} @click=${this.pick}>${icon('map-pin')}</button>
        ${'geolocation' in navigator && isSecureContext
          ? html`<button type="button" class="btn icon" aria-label=${t('fields.point.here')} title=${t('fields.point.here')} aria-busy=${this.waiting} ?disabled=${this.waiting} @click=${this.locate}>${icon('locate-fixed')}</button>`
          : nothing}
      </div>
      ${this.picking ? html`<k-map-pick .value=${this.value} @keydown=${(event: Event) => event.stopPropagation()} @close=${() => this.closed()} @pick=${(event: CustomEvent<Point>) => this.chosen(event.detail)}></k-map-pick>` : nothing}`;
  }

  protected override parse(text: string): Point | null | undefined {
    return parsePoint(text);
  }

  /** The map comes when it is first asked for. */
  private async pick(): Promise<void> {
    try {
      await import('../../screens/map/pick.ts');
      this.picking = true;
    } catch (failure) {
      complain(failure);
    }
  }

  private closed(): void {
    this.picking = false;
    this.input.focus();
  }

  private chosen(point: Point): void {
    this.picking = false;
    this.text = null;
    this.input.focus();
    this.tell(point, true);
  }

  /** The browser asks the person first. */
  private locate(): void {
    this.waiting = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.waiting = false;
        this.chosen(parsePoint(`${coords.latitude}, ${coords.longitude}`)!);
      },
      () => {
        this.waiting = false;
        say(t('fields.point.denied'));
      },
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 60_000 },
    );
  }

  protected override tell(point: Point | null | undefined, done = false): void {
    this.dispatchEvent(new CustomEvent<TypedPoint>('point', { detail: { point, done } }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-point': PointEditor;
  }
}
