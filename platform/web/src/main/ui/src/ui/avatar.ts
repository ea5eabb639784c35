import { html, type TemplateResult } from 'lit';
import { initials } from '../core/format.ts';

/** Pairs of ground and ink, each with a contrast of 4.5 and more, in both themes. */
const TONES = 8;

function toneOf(text: string): number {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.codePointAt(0)!) >>> 0;
  return sum % TONES;
}

/** The initials of somebody on a colour of their own. {@code square} for companies and things. */
export function avatar(name: string, size = 24, square = false): TemplateResult {
  const style = `display:inline-grid;place-items:center;flex:none;inline-size:${size}px;block-size:${size}px;border-radius:${square ? Math.round(size / 4) : size}px;`
    + `background:var(--av-${toneOf(name)});color:var(--av-ink-${toneOf(name)});font-size:${Math.max(9, Math.round(size * 0.38))}px;font-weight:600;line-height:1`;
  return html`<span class="av" style=${style} aria-hidden="true">${initials(name)}</span>`;
}
