import { LitElement } from 'lit';
import { property, query, state } from 'lit/decorators.js';

/**
 * A value that is typed as people write it. What is none stays as it was typed, to be mended. Draws itself into the tree of its host, whose styles it takes.
 *
 * @typeParam V the value; {@code null} for none
 */
export abstract class TypedValue<V> extends LitElement {
  @property({ attribute: false }) value: V | null = null;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) wrong = false;
  @property({ attribute: false }) described = '';
  @state() protected text: string | null = null;
  @query('input[type=text]') protected input!: HTMLInputElement;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override focus(): void {
    void this.updateComplete.then(() => {
      this.input.focus();
      this.input.select();
    });
  }

  /** {@code undefined} for what is no value. */
  protected abstract parse(text: string): V | null | undefined;

  protected abstract tell(value: V | null | undefined): void;

  protected typed(): void {
    this.text = this.input.value;
    this.tell(this.parse(this.text));
  }

  protected leave(): void {
    if (this.text !== null && this.parse(this.text) !== undefined) this.text = null;
  }
}

/** One that the browser has a way to choose, too. */
export abstract class ChosenValue extends TypedValue<string> {
  @query('input.native') private native!: HTMLInputElement;

  protected picked(): void {
    this.text = null;
    this.tell(this.native.value || null);
    this.input.focus();
  }

  protected pick(): void {
    try {
      this.native.showPicker();
    } catch {
      this.native.focus();
    }
  }
}
