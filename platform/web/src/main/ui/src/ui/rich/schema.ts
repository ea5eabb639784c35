import { DOMParser as Reader, DOMSerializer, Schema, type MarkSpec, type Node, type NodeSpec } from 'prosemirror-model';
import { bulletList, listItem, orderedList } from 'prosemirror-schema-list';
import { isMarkup, paragraphs } from './plain.ts';

const LINK = /^(https?:|mailto:|tel:)/i;

/** An address that a link may lead to, as it is to be stored: one without a scheme is of the web, or a mail address. {@code null} for any other. */
export function linkTo(typed: string): string | null {
  const text = typed.trim();
  if (text === '' || /\s/.test(text)) return null;
  if (LINK.test(text)) return text;
  if (/^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)) return null;
  if (/^[^@/]+@[^@/]+\.[^@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^/]+\.[^/]+/.test(text) ? `https://${text}` : null;
}

const nodes = {
  doc: { content: 'block+' },
  paragraph: { content: 'inline*', group: 'block', parseDOM: [{ tag: 'p' }], toDOM: () => ['p', 0] },
  heading: {
    attrs: { level: { default: 2 } },
    content: 'inline*',
    group: 'block',
    defining: true,
    parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.min(level, 4) } })),
    toDOM: (node) => [`h${String(node.attrs['level'])}`, 0],
  },
  blockquote: { content: 'block+', group: 'block', defining: true, parseDOM: [{ tag: 'blockquote' }], toDOM: () => ['blockquote', 0] },
  code_block: { content: 'text*', marks: '', group: 'block', code: true, defining: true, parseDOM: [{ tag: 'pre', preserveWhitespace: 'full' }], toDOM: () => ['pre', 0] },
  horizontal_rule: { group: 'block', parseDOM: [{ tag: 'hr' }], toDOM: () => ['hr'] },
  bullet_list: { ...bulletList, content: 'list_item+', group: 'block' },
  ordered_list: { ...orderedList, content: 'list_item+', group: 'block' },
  list_item: { ...listItem, content: 'paragraph block*' },
  text: { group: 'inline' },
  hard_break: { inline: true, group: 'inline', selectable: false, parseDOM: [{ tag: 'br' }], toDOM: () => ['br'] },
} satisfies Record<string, NodeSpec>;

const marks = {
  link: {
    attrs: { href: {} },
    inclusive: false,
    parseDOM: [{ tag: 'a[href]', getAttrs: (element) => (LINK.test(element.getAttribute('href') ?? '') ? { href: element.getAttribute('href') } : false) }],
    toDOM: (mark) => ['a', { href: String(mark.attrs['href']), rel: 'noopener noreferrer nofollow' }, 0],
  },
  strong: { parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null }, { style: 'font-weight', getAttrs: (value) => /^(bold(er)?|[6-9]\d{2})$/.test(value) && null }], toDOM: () => ['strong', 0] },
  em: { parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
  underline: { parseDOM: [{ tag: 'u' }, { style: 'text-decoration', getAttrs: (value) => /underline/.test(value) && null }], toDOM: () => ['u', 0] },
  strike: { parseDOM: [{ tag: 's' }, { tag: 'del' }, { style: 'text-decoration', getAttrs: (value) => /line-through/.test(value) && null }], toDOM: () => ['s', 0] },
  code: { parseDOM: [{ tag: 'code' }], toDOM: () => ['code', 0] },
} satisfies Record<string, MarkSpec>;

/** What formatted text is made of; all else that somebody pastes is taken for the text that is in it. The server lets through no more. */
export const schema = new Schema({ nodes, marks });

/** The document that HTML means; it is read without being shown, so that nothing in it runs or is loaded. */
export function read(html: string | null): Node {
  const source = html === null || html === '' ? '' : isMarkup(html) ? html : paragraphs(html);
  return Reader.fromSchema(schema).parse(new DOMParser().parseFromString(source, 'text/html').body);
}

/** The document as HTML; {@code null} where it says nothing. */
export function written(document_: Node): string | null {
  if (document_.textContent.trim() === '' && !hasRule(document_)) return null;
  const holder = document.createElement('div');
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(document_.content));
  return holder.innerHTML;
}

function hasRule(document_: Node): boolean {
  let found = false;
  document_.descendants((node) => {
    found ||= node.type === schema.nodes.horizontal_rule;
    return !found;
  });
  return found;
}
