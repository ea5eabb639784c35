import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { number } from '../../core/format.ts';

/** Counts down the seconds for which the server wants to be left alone. */
export class Waiting implements ReactiveController {
  seconds = 0;
  private until = 0;
  private timer = 0;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }

  wait(seconds: number): void {
    clearInterval(this.timer);
    this.until = Date.now() + seconds * 1000;
    this.timer = window.setInterval(() => this.count(), 250);
    this.count();
  }

  private count(): void {
    const left = Math.max(0, Math.ceil((this.until - Date.now()) / 1000));
    if (left === 0) clearInterval(this.timer);
    if (left === this.seconds) return;
    this.seconds = left;
    this.host.requestUpdate();
  }
}

/** A pause as people say it: 4 min 12 s. */
export function waitText(seconds: number): string {
  const unit = (value: number, name: string): string => number(value, { style: 'unit', unit: name, unitDisplay: 'short' });
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  return [minutes > 0 ? unit(minutes, 'minute') : '', rest > 0 || minutes === 0 ? unit(rest, 'second') : ''].filter(Boolean).join(' ');
}
