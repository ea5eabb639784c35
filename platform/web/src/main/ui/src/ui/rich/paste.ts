/**
 * HTML of a clipboard without what word processors put around the text: comments, their own elements and styles, and lists that they paste as paragraphs
 * with a bullet in front. What then is no part of formatted text falls away when it is read.
 */
export function tidied(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const each of page.querySelectorAll('style, script, meta, link, title, xml, img, svg, iframe, object, form, input, button')) each.remove();
  const comments = page.createNodeIterator(page.body, NodeFilter.SHOW_COMMENT);
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) comment.parentNode?.removeChild(comment);
  lists(page);
  for (const each of [...page.body.querySelectorAll('*')]) if (each.localName.includes(':')) each.replaceWith(...each.childNodes);
  return page.body.innerHTML;
}

const MARK = /^[\s\u00a0]*(?:[·•▪◦§o\u25cf\uf0b7-]|(\d+|[a-z])[.)])[\s\u00a0]+/i;

/** Word: {@code <p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·  </span>text</p>}. */
function lists(page: Document): void {
  let list = null as HTMLElement | null;
  for (const item of [...page.body.querySelectorAll<HTMLElement>('p')]) {
    if (!/mso-list:(?!\s*ignore)/i.test(item.getAttribute('style') ?? '')) {
      list = null;
      continue;
    }
    const mark = [...item.querySelectorAll<HTMLElement>('span')].find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''));
    const said = mark?.textContent ?? item.textContent ?? '';
    const kind = /^[\s\u00a0]*(\d+|[a-z])[.)]/i.test(said) ? 'ol' : 'ul';
    if (mark) mark.remove();
    else strip(item);
    if (list?.localName !== kind || item.previousElementSibling !== list) {
      list = page.createElement(kind);
      item.before(list);
    }
    const line = page.createElement('li');
    line.append(...item.childNodes);
    list.append(line);
    item.remove();
  }
}

function strip(item: HTMLElement): void {
  const texts = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  const first = texts.nextNode();
  if (first) first.textContent = (first.textContent ?? '').replace(MARK, '');
}
