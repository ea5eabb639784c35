import { LitElement, html, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { base } from '../base.ts';
import { isMarkup, paragraphs, plainText } from './plain.ts';
import { richStyles } from './styles.ts';

/** What formatted text may consist of, as on the server. */
const TAGS = 'a b blockquote br code div em h1 h2 h3 h4 hr i li ol p pre s span strong sub sup u ul table thead tbody tr th td'.split(' ');

type Clean = (html: string) => DocumentFragment;

let cleaner: Clean | undefined;

/** The library that lets through of HTML only what formats text; it comes when the first is shown. */
async function clean(): Promise<Clean> {
  if (cleaner) return cleaner;
  const { default: purify } = await import('dompurify');
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.localName !== 'a') return;
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer nofollow');
  });
  return (cleaner = (source) => purify.sanitize(source, { ALLOWED_TAGS: TAGS, ALLOWED_ATTR: ['href', 'title', 'colspan', 'rowspan'], ALLOWED_URI_REGEXP: /^(https?:|mailto:|tel:)/i, RETURN_DOM_FRAGMENT: true }));
}

/** Formatted text to be read. The server has sanitised what it stores; this is the second lock. */
@customElement('k-rich')
export class Rich extends LitElement {
  static override styles = [base, richStyles];

  @property({ attribute: false }) source = '';
  @state() private ready = cleaner !== undefined;
  @query('.rich') private holder!: HTMLElement | null;

  protected override willUpdate(): void {
    if (!this.ready) void clean().then(() => (this.ready = true));
  }

  override render() {
    return this.ready ? html`<div class="rich"></div>` : html`<span style="white-space:pre-line">${plainText(this.source)}</span>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (this.ready && cleaner) this.holder?.replaceChildren(cleaner(isMarkup(this.source) ? this.source : paragraphs(this.source)));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'k-rich': Rich;
  }
}
