import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { onChanges, onReset } from '../../core/live.ts';
import { wording } from '../../core/notices.ts';
import type { Dispose } from '../../core/store.ts';
import { icon } from '../../ui/icon.ts';

/** What a page shows once the server has given it: an outline until then, the reason and another try where it does not. */
export class Loaded<T> implements ReactiveController {
  value: T | undefined;
  private failure: unknown = null;
  private latest = 0;
  private ends: Dispose[] = [];

  /** Asks again when somebody changes a record of {@code entities}. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ask: () => Promise<T>,
    private readonly entities: readonly string[] = [],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    void this.again();
    this.ends = [
      onReset(() => void this.again()),
      onChanges((changes) => {
        if (changes.some((change) => this.entities.includes(change.entity))) void this.again();
      }),
    ];
  }

  hostDisconnected(): void {
    for (const end of this.ends) end();
  }

  /** Asks once more; an older answer that comes later counts no longer. What is shown stays until then. */
  async again(): Promise<void> {
    const turn = ++this.latest;
    try {
      const value = await this.ask();
      if (turn !== this.latest) return;
      this.value = value;
      this.failure = null;
    } catch (failure) {
      if (turn !== this.latest) return;
      this.failure = failure;
    }
    this.host.requestUpdate();
  }

  set(value: T): void {
    this.value = value;
    this.host.requestUpdate();
  }

  render(draw: (value: T) => unknown): unknown {
    if (this.value !== undefined) return draw(this.value);
    return this.failure === null ? html`<k-loading .rows=${5}></k-loading>` : this.trouble();
  }

  private trouble(): TemplateResult {
    return html`<k-nothing role="alert" icon="triangle-alert" .heading=${t('settings.failed')} .text=${wording(this.failure)}
      ><button class="btn out" @click=${() => void this.again()}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
    >`;
  }
}
