import { html, type TemplateResult } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';
import { bundled } from './icons.ts';

/** Drawings that point along the line of text, and so the other way where that runs from right to left. */
const ALONG = /^(chevron|arrow)-(left|right)$|^(log-out|panel-right|undo-2|rotate-ccw|layout-list)$/;

/**
 * An icon by its name in the Lucide set. Those of the shell are part of it; any other, such as a module names for its records, is fetched when it
 * is first shown.
 */
export function icon(name: string, size = 16): TemplateResult {
  const drawing = bundled[name];
  const style = `font-size:${size}px`;
  const turns = ALONG.test(name) ? 'turns' : '';
  if (drawing !== undefined) return html`<span class="ic ${turns}" style=${style} aria-hidden="true">${unsafeSVG(drawing)}</span>`;
  const safe = /^[a-z0-9-]+$/.test(name) ? name : 'puzzle';
  return html`<span class="ic far ${turns}" style="${style};--ic:url(/assets/icons/${safe}.svg)" aria-hidden="true"></span>`;
}
