import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t, withTexts } from '../../core/i18n.ts';
import { question, type Question, type Values } from '../../core/overlays.ts';
import { base } from '../../ui/base.ts';
import { allInOrder, editors, faultsOf, formStyles, NO_FAULTS, type Faults } from './form.ts';
import { recordTexts } from '../../i18n/late.ts';
import '../../ui/dialog.ts';

await withTexts(recordTexts);

/** Puts a question to the user: a form over the page, that stays until what it asks for is done or given up. */
@customElement('k-ask')
export class Ask extends LitElement {
  static override styles = [base, formStyles];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};
  @state() private values: Values = {};
  @state() private faults: Faults = NO_FAULTS;
  @state() private busy = false;
  private asked: Question | null = null;

  override willUpdate(): void {
    if (question.value === this.asked) return;
    this.asked = question.value;
    this.values = this.asked?.values ?? {};
    this.faults = NO_FAULTS;
    this.busy = false;
  }

  override render() {
    const { asked } = this;
    if (!asked) return nothing;
    return html`<k-dialog firm heading=${asked.heading} @close=${() => asked.answered(false)}>
      <form id="form" @submit=${(event: Event) => (event.preventDefault(), void this.run())}>
        ${asked.text ? html`<p class="text">${asked.text}</p>` : nothing}
        ${this.faults.general ? html`<p class="general" role="alert">${this.faults.general}</p>` : nothing}
        ${editors(asked.fields, this.values, this.faults, (name, value) => (this.values = { ...this.values, [name]: value }), () => void this.run())}
      </form>
      <button slot="foot" class="btn" ?autofocus=${asked.fields.length === 0} @click=${() => asked.answered(false)}>${t('record.cancel')}</button>
      <button slot="foot" class=${asked.bad ? 'btn out bad' : 'btn pri'} ?disabled=${this.busy} aria-busy=${this.busy} @click=${() => void this.run()}>${asked.confirm}</button>
    </k-dialog>`;
  }

  private async run(): Promise<void> {
    const { asked } = this;
    if (!asked || this.busy || !allInOrder(this.renderRoot as DocumentFragment)) return;
    this.busy = true;
    this.faults = NO_FAULTS;
    try {
      await asked.run(this.values);
      asked.answered(true);
    } catch (failure) {
      this.faults = faultsOf(failure, asked.fields);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-ask': Ask;
  }
}
