const PARTS = /<\/(p|div|li|h\d|tr|blockquote|pre)>/gi;

/** The text of HTML, read by the browser without running or loading any of it. */
export function plainText(html: string): string {
  if (!isMarkup(html)) return html;
  const broken = html.replace(/<br\s*\/?>/gi, '\n').replace(PARTS, '\n');
  return (new DOMParser().parseFromString(broken, 'text/html').body.textContent ?? '').replace(/\n{3,}/g, '\n\n').trim();
}

/** Whether text has been formatted; what was written before its field could be is plain. */
export function isMarkup(text: string): boolean {
  return /<\/?[a-z][^>]*>|&(#\d+|#x[\da-f]+|[a-z]+);/i.test(text);
}

/** Plain text as paragraphs. */
export function paragraphs(text: string): string {
  const escaped = text.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return escaped.split(/\n{2,}/).map((part) => `<p>${part.replace(/\n/g, '<br>')}</p>`).join('');
}
