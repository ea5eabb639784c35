import { css, html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { icon } from '../../ui/icon.ts';
import { strength } from './strength.ts';

interface Options {
  readonly id: string;
  readonly label: string;
  readonly autocomplete: 'current-password' | 'new-password';
  readonly error?: string | undefined;
  readonly focus?: boolean;
  /** The login that the password is for, where its strength is to be shown. */
  readonly judgedFor?: string;
}

/**
 * A password that is being typed: it can be shown, says when the capitals lock is on, and how strong it is. Part of its host's form rather than an
 * element of its own, so that the browser's password manager recognises the form.
 */
export class PasswordField implements ReactiveController {
  value = '';
  private shown = false;
  private capitals = false;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.clear();
  }

  clear(): void {
    this.value = '';
    this.shown = false;
    this.capitals = false;
    this.host.requestUpdate();
  }

  render(options: Options): TemplateResult {
    const { id, error, judgedFor } = options;
    const notes = [error ? `${id}-error` : '', this.capitals ? `${id}-capitals` : '', judgedFor === undefined ? '' : `${id}-strength`];
    return html`<div class="field">
      <label for=${id}>${options.label}</label>
      <div class="secret">
        <input
          class="input"
          id=${id}
          name=${id}
          type=${this.shown ? 'text' : 'password'}
          autocomplete=${options.autocomplete}
          autocapitalize="none"
          spellcheck="false"
          required
          ?autofocus=${options.focus ?? false}
          aria-invalid=${error ? 'true' : nothing}
          aria-describedby=${notes.filter(Boolean).join(' ') || nothing}
          .value=${this.value}
          @input=${this.typed}
          @keydown=${this.looked}
          @keyup=${this.looked}
          @blur=${this.left}
        />
        <button type="button" class="btn icon" aria-pressed=${this.shown} aria-controls=${id} aria-label=${t('password.show')} title=${t('password.show')} @click=${this.toggle}>
          ${icon(this.shown ? 'eye-off' : 'eye')}
        </button>
      </div>
      ${this.capitals ? html`<span class="capitals" id="${id}-capitals" role="status">${icon('triangle-alert', 14)} ${t('password.capitals')}</span>` : nothing}
      ${error ? html`<span class="error" id="${id}-error">${error}</span>` : nothing}
      ${judgedFor === undefined ? nothing : this.meter(id, judgedFor)}
    </div>`;
  }

  private meter(id: string, login: string): TemplateResult {
    const points = this.value === '' ? -1 : strength(this.value, login);
    return html`<div class="meter" id="${id}-strength">
      <span class="bars s${Math.max(points, 0)}" aria-hidden="true">${[1, 2, 3, 4].map((bar) => html`<i class=${bar <= points ? 'on' : ''}></i>`)}</span>
      <span aria-live="polite">${points < 0 ? t('password.rules') : t(`password.strength.${points}`)}</span>
    </div>`;
  }

  private readonly typed = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value;
    this.host.requestUpdate();
  };

  private readonly looked = (event: KeyboardEvent): void => {
    const on = event.getModifierState?.('CapsLock') ?? false;
    if (on === this.capitals) return;
    this.capitals = on;
    this.host.requestUpdate();
  };

  private readonly left = (): void => {
    this.capitals = false;
    this.host.requestUpdate();
  };

  private readonly toggle = (): void => {
    this.shown = !this.shown;
    this.host.requestUpdate();
  };
}

export const passwordStyles = css`
  .secret {
    position: relative;
    display: grid;
  }
  .secret .input {
    padding-inline-end: 44px;
  }
  .secret .btn {
    position: absolute;
    inset-block: 2px;
    inset-inline-end: 2px;
    block-size: auto;
    inline-size: 36px;
    min-inline-size: 0;
    min-block-size: 0;
    color: var(--fg-3);
  }
  .secret .btn[aria-pressed='true'] {
    background: none;
    color: var(--accent-ink);
  }
  .capitals {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--warn);
    font-size: var(--t-2);
  }
  .meter {
    display: grid;
    gap: 6px;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 400;
  }
  .bars {
    display: grid;
    grid-template-columns: repeat(4, 1fr);
    gap: 4px;
    --level: var(--bad);
  }
  .bars.s2 {
    --level: var(--warn);
  }
  .bars:is(.s3, .s4) {
    --level: var(--ok);
  }
  .bars i {
    block-size: 4px;
    border-radius: 2px;
    background: var(--active);
  }
  .bars i.on {
    background: var(--level);
  }
  @media (pointer: coarse) {
    .secret .btn {
      inline-size: 44px;
      block-size: 44px;
    }
  }
`;
