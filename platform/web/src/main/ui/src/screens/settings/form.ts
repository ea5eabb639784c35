import { html, nothing, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { wording } from '../../core/notices.ts';
import { Problem, type Violation } from '../../core/problem.ts';
import { icon } from '../../ui/icon.ts';

/** A form on its way to the server: busy or not, and what was wrong with it. */
export class Form implements ReactiveController {
  busy = false;
  private failure: unknown = null;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.failure = null;
  }

  /** Does it unless it is being done; whether it was. */
  async send(work: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.failure = null;
    this.host.requestUpdate();
    try {
      await work();
      return true;
    } catch (failure) {
      this.failure = failure;
      return false;
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  clear(): void {
    this.failure = null;
  }

  /** What is wrong with a field. */
  of(field: string): string | undefined {
    return this.wrong().find((each) => fieldOf(each) === field)?.message;
  }

  /** Whether the server has answered with this code. */
  is(code: string): boolean {
    return this.failure instanceof Problem && this.failure.code === code;
  }

  /** What is wrong with no field that is shown in the form. */
  alert(...fields: readonly string[]): unknown {
    if (this.failure === null) return nothing;
    const wrong = this.wrong();
    if (wrong.length > 0 && wrong.every((each) => fields.includes(fieldOf(each)))) return nothing;
    return html`<div class="alert" role="alert">${icon('circle-alert')}<span>${wording(this.failure)}</span></div>`;
  }

  private wrong(): readonly Violation[] {
    return this.failure instanceof Problem ? this.failure.violations : [];
  }
}

/** The field of one value of several: {@code scopes} of {@code scopes[0]}. */
function fieldOf(violation: Violation): string {
  return violation.field.replace(/\[\d+\]$/, '');
}
