import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../ui/base.ts';

@customElement('k-shortcuts')
export class Shortcuts extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) context: Readonly<Record<string, unknown>> = {};

  override render() {
    return html``;
  }
}
