import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { thumbnail, type StoredFile } from '../../core/files.ts';
import { fileSize, percent } from '../../core/format.ts';
import { reachable } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { Problem } from '../../core/problem.ts';
import { Watch } from '../../core/store.ts';
import { upload } from '../../core/uploads.ts';
import { base } from '../base.ts';
import { icon } from '../icon.ts';

/** What can be shown; a phone makes one of these of its own kind of photos when it is asked for them by name. */
const PICTURES = 'image/jpeg,image/png,image/gif,image/webp,image/bmp';

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly stop: AbortController;
}

/**
 * Takes a file that is chosen, dropped, pasted or, on a phone, photographed, and sends it at once. Events: {@code busy} with whether one is on its way,
 * {@code file} with the one that has arrived, or null for none.
 */
@customElement('k-file')
export class FileField extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        padding: 8px;
        border: 1px dashed var(--line);
        border-radius: var(--r-m);
        background: var(--surface);
      }
      .box.over {
        border-color: var(--accent);
        background: var(--accent-soft);
      }
      img {
        max-inline-size: 120px;
        object-fit: contain;
        border-radius: var(--r-s);
      }
      .what {
        flex: 1;
        min-inline-size: 90px;
        font-size: var(--t-3);
        overflow-wrap: anywhere;
      }
      .what small,
      .hint {
        display: block;
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      progress {
        inline-size: 100%;
        block-size: 6px;
        accent-color: var(--accent);
      }
      .error {
        flex-basis: 100%;
        color: var(--bad);
        font-size: var(--t-2);
      }
      input {
        display: none;
      }
    `,
  ];

  @property({ type: Boolean }) picture = false;
  @property({ attribute: false }) value: StoredFile | null = null;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) described = '';
  @state() private sending: Sending | undefined;
  @state() private wrong = '';
  @state() private over = false;
  @query('input.any') private anything!: HTMLInputElement;
  @query('input.camera') private camera!: HTMLInputElement | null;

  constructor() {
    super();
    new Watch(this, [reachable]);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.pasted);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.pasted);
    this.sending?.stop.abort();
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('button')?.focus());
  }

  override render() {
    return html`<div
        class="box ${this.over ? 'over' : ''}"
        role="group"
        aria-label=${this.label}
        @dragover=${this.dragged}
        @dragleave=${() => (this.over = false)}
        @drop=${this.dropped}
        @keydown=${this.key}
      >
        ${this.sending ? this.progress(this.sending) : this.value ? this.present(this.value) : this.empty()}
        ${reachable.value ? (this.wrong ? html`<span class="error" role="alert">${this.wrong}</span>` : nothing) : html`<span class="error" role="alert">${t('fields.file.offline')}</span>`}
      </div>
      <input class="any" type="file" accept=${this.picture ? PICTURES : nothing} @change=${this.chosen} />
      ${this.picture && matchMedia('(pointer: coarse)').matches ? html`<input class="camera" type="file" accept="image/jpeg" capture="environment" @change=${this.chosen} />` : nothing}`;
  }

  private empty() {
    return html`${this.choose(t(this.picture ? 'fields.file.choosePicture' : 'fields.file.choose'))}${this.photograph()}<span class="hint">${t('fields.file.hint')}</span>`;
  }

  private present(file: StoredFile) {
    const small = thumbnail(file, 72);
    return html`${small ? html`<img src=${small} height="72" alt="" />` : icon('file-down')}
      <span class="what"><a href=${file.url} target="_blank" rel="noopener">${file.title}</a><small class="num">${fileSize(file.size)}</small></span>
      ${this.choose(t('fields.file.replace'))}${this.photograph()}
      <button type="button" class="btn" @click=${() => this.tell(null)}>${icon('trash-2')}${t('fields.file.remove')}</button>`;
  }

  private choose(said: string) {
    return html`<button type="button" class="btn out" aria-describedby=${this.described || nothing} aria-disabled=${reachable.value ? nothing : 'true'} @click=${() => this.open(this.anything)}>${icon('upload')}${said}</button>`;
  }

  /** Where there is a camera at hand. */
  private photograph() {
    return this.picture && matchMedia('(pointer: coarse)').matches
      ? html`<button type="button" class="btn out" aria-disabled=${reachable.value ? nothing : 'true'} @click=${() => this.open(this.camera)}>${icon('camera')}${t('fields.file.camera')}</button>`
      : nothing;
  }

  private progress({ name, share, stop }: Sending) {
    return html`<span class="what" role="status">${t('fields.file.sending', { name, share: percent(Math.round(share * 100)) })}<progress max="1" .value=${share} aria-label=${name}></progress></span>
      <button type="button" class="btn" @click=${() => stop.abort()}>${icon('x')}${t('fields.file.stop')}</button>`;
  }

  /** A button that is switched off would lose the focus, and with it the editor around it. */
  private open(input: HTMLInputElement | null): void {
    if (reachable.value) input?.click();
  }

  private chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    void this.send(input.files?.[0]);
    input.value = '';
  }

  private dragged(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.over = true;
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    void this.send(event.dataTransfer?.files[0]);
  }

  private pasted = (event: ClipboardEvent): void => {
    const file = event.clipboardData?.files[0];
    if (!file || !this.matches(':focus-within')) return;
    event.preventDefault();
    void this.send(file);
  };

  /** A key that works here does nothing else: Enter presses the button that has the focus, Escape stops what is on its way. */
  private key(event: KeyboardEvent): void {
    if (event.key === 'Enter') event.stopPropagation();
    if (event.key === 'Escape' && this.sending) {
      event.stopPropagation();
      this.sending.stop.abort();
    }
  }

  private async send(file: File | undefined): Promise<void> {
    if (!file || this.sending || !reachable.value) return;
    this.wrong = '';
    const stop = new AbortController();
    this.sending = { name: file.name, share: 0, stop };
    this.dispatchEvent(new CustomEvent('busy', { detail: true }));
    this.focus();
    try {
      const arrived = await upload(file, (share) => (this.sending = { name: file.name, share, stop }), stop.signal);
      if (this.picture && !arrived.thumbnail) this.wrong = t('fields.file.noPicture', { name: arrived.title });
      else this.tell(arrived);
    } catch (failure) {
      this.wrong = failure instanceof Problem ? (failure.code === 'unreachable' ? t('fields.file.offline') : failure.message) : '';
    } finally {
      this.sending = undefined;
      this.dispatchEvent(new CustomEvent('busy', { detail: false }));
      this.focus();
    }
  }

  private tell(value: StoredFile | null): void {
    this.wrong = '';
    this.dispatchEvent(new CustomEvent('file', { detail: value }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-file': FileField;
  }
}
