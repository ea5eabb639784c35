import { css, html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icon.ts';

/** Says why there is nothing to see, and what can be done about it. */
export function blank(sign: string, heading: string, text: string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="blank">${icon(sign, 34)}<h2>${heading}</h2><p>${text}</p>${action}</div>`;
}

export const blankStyles = css`
  .blank {
    flex: 1;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 24px;
    text-align: center;
  }
  .blank > .ic {
    margin-block-end: 6px;
    color: var(--fg-3);
  }
  .blank h2 {
    font-size: 16px;
    font-weight: 600;
  }
  .blank p {
    max-inline-size: 46ch;
    margin-block-end: 8px;
    color: var(--fg-2);
    font-size: 13.5px;
  }
  .blank .buttons {
    display: flex;
    gap: 8px;
  }
`;
