import { css } from 'lit';

/** The sheet that every element of the client and of modules adopts: {@code static styles = [base, css`...`]}. One sheet, no copies. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    color: var(--fg);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  button {
    cursor: pointer;
  }
  button:disabled {
    cursor: default;
  }
  h1,
  h2,
  h3,
  p {
    margin: 0;
  }
  a {
    color: var(--accent-ink);
  }
  :is(button, a, input, select, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .ic {
    display: inline-block;
    flex: none;
    inline-size: 1em;
    block-size: 1em;
    font-size: var(--t-5);
    vertical-align: -0.19em;
  }
  .ic svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
  }
  .ic.turns:dir(rtl) {
    scale: -1 1;
  }
  .ic.far {
    background: currentColor;
    mask: var(--ic) center / contain no-repeat;
  }
  .btn {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    block-size: var(--control);
    padding: 0 12px;
    border: 0;
    border-radius: var(--r-m);
    background: transparent;
    color: var(--fg-2);
    font-size: var(--t-3);
    font-weight: 500;
    white-space: nowrap;
    text-decoration: none;
    transition: background 0.12s;
  }
  .btn:hover:not(:disabled) {
    background: var(--hover);
    color: var(--fg);
  }
  .btn[aria-pressed='true'],
  .btn[aria-expanded='true'] {
    background: var(--active);
    color: var(--fg);
  }
  .btn:disabled {
    opacity: 0.5;
  }
  .btn.out {
    background: var(--raised);
    box-shadow: var(--sh-1);
    color: var(--fg);
  }
  .btn.pri {
    background: var(--accent);
    color: var(--accent-fg);
  }
  .btn.pri:hover:not(:disabled) {
    background: var(--accent-strong);
    color: var(--accent-fg);
  }
  .btn.bad {
    color: var(--bad);
  }
  .btn.icon {
    inline-size: var(--control);
    padding: 0;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    block-size: 21px;
    padding: 0 8px;
    border-radius: var(--r-s);
    background: var(--hover);
    color: var(--fg-2);
    font-size: var(--t-2);
    font-weight: 500;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .chip.ok {
    background: var(--ok-soft);
    color: var(--ok);
  }
  .chip.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .chip.bad {
    background: var(--bad-soft);
    color: var(--bad);
  }
  .chip.accent {
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  .chip.toned {
    background: color-mix(in srgb, var(--tone) 14%, var(--surface));
    color: var(--fg);
  }
  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 3px;
    background: var(--tone, var(--fg-3));
  }
  .picture {
    max-inline-size: 160px;
    border-radius: 4px;
    object-fit: contain;
  }
  .ref {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    max-inline-size: 100%;
    color: inherit;
    text-decoration: none;
  }
  a.ref:hover .cut {
    text-decoration: underline;
  }
  .several {
    display: inline-grid;
    gap: 2px;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .several.inline {
    display: inline-flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .num {
    font-variant-numeric: tabular-nums;
  }
  .muted {
    color: var(--fg-3);
  }
  .bad-text {
    color: var(--bad);
  }
  /* What is written in another script ends at its own end, and stands where the page begins. */
  [dir='auto'] {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .cut {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  kbd {
    padding: 2px 6px;
    border: 1px solid var(--line);
    border-radius: var(--r-s);
    background: var(--surface);
    color: var(--fg-3);
    font: 500 var(--t-1) / 1 var(--font);
  }
  .field {
    display: grid;
    gap: 6px;
    font-size: var(--t-3);
    font-weight: 500;
    color: var(--fg-2);
  }
  .input {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 8px 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--r-m);
    background: var(--surface);
    color: var(--fg);
    font-size: var(--t-4);
    font-weight: 400;
  }
  .input:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
    border-color: transparent;
  }
  select.input {
    appearance: none;
    padding-inline-end: 32px;
    background-image: var(--chevron);
    background-repeat: no-repeat;
    background-position: right 10px center;
    background-size: 16px;
    text-overflow: ellipsis;
  }
  select.input:dir(rtl) {
    background-position: left 10px center;
  }
  .input[aria-invalid='true'] {
    border-color: var(--bad);
  }
  .error {
    color: var(--bad);
    font-size: var(--t-2);
    font-weight: 400;
  }
  .skeleton {
    border-radius: var(--r-s);
    background: linear-gradient(90deg, var(--hover), var(--active), var(--hover)) 0 0 / 200% 100%;
    animation: shimmer 1.4s linear infinite;
  }
  @keyframes shimmer {
    to {
      background-position: -200% 0;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      animation: none !important;
      transition: none !important;
    }
  }
  @media (pointer: coarse) {
    .btn,
    .input {
      min-block-size: 44px;
    }
    .btn {
      min-inline-size: 44px;
    }
  }
`;
