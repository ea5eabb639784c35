import { css } from 'lit';

/** What the parts of an editor look like; they draw themselves into its tree. */
export const fieldStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    font-size: var(--t-4);
  }
  select.toned {
    border-inline-start: 4px solid var(--tone);
  }
  .editor {
    display: grid;
    gap: 6px;
    min-inline-size: 0;
  }
  label.name,
  .name {
    color: var(--fg-2);
    font-size: var(--t-3);
    font-weight: 500;
  }
  .must {
    color: var(--bad);
  }
  .help {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  textarea.input {
    field-sizing: content;
    min-block-size: 84px;
    max-block-size: 50vh;
    resize: vertical;
    line-height: 1.5;
  }
  .await {
    min-block-size: 132px;
    color: var(--fg-3);
    white-space: pre-line;
  }
  .figures {
    font-variant-numeric: tabular-nums;
  }
  :host([compact]) .input {
    min-block-size: 30px;
    padding-block: 3px;
    font-size: var(--t-4);
  }
  :host([compact]) .editor > .error {
    position: fixed;
    inset: auto;
    max-inline-size: 300px;
    margin: 0;
    padding: 6px 10px;
    border: 0;
    border-radius: var(--r-m);
    background: var(--raised);
    box-shadow: var(--sh-2);
  }
  .joined {
    position: relative;
    display: flex;
    gap: 4px;
  }
  .joined > .input {
    flex: 1;
    min-inline-size: 0;
  }
  .joined > .btn.icon {
    position: absolute;
    inset-inline-end: 2px;
    inset-block: 0;
    margin-block: auto;
  }
  :is(k-day, k-time) .input {
    padding-inline-end: 36px;
  }
  k-point .joined > .btn.icon {
    position: static;
    flex: none;
  }
  .native {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: 0;
    inline-size: 1px;
    block-size: 1px;
    border: 0;
    padding: 0;
    opacity: 0;
    pointer-events: none;
  }
  .moment {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(96px, auto);
    gap: 4px;
  }
  .joined > .input.currency {
    inline-size: 82px;
    flex: none;
  }
  .check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 30px;
    font-size: var(--t-4);
  }
  input[type='checkbox'] {
    inline-size: 17px;
    block-size: 17px;
    margin: 0;
    accent-color: var(--accent);
  }
  .stars {
    display: inline-flex;
  }
  .stars label {
    display: grid;
    place-items: center;
    min-inline-size: 28px;
    min-block-size: 30px;
    color: var(--fg-3);
  }
  .stars label.on {
    color: var(--accent-ink);
  }
  .stars label.on .ic svg {
    fill: currentColor;
  }
  .stars label:focus-within {
    outline: 2px solid var(--accent);
    border-radius: var(--r-s);
  }
  .joined > .input.swatch {
    inline-size: 42px;
    flex: none;
    padding: 2px;
  }
  .pick {
    display: flex;
    align-items: center;
    gap: 6px;
    cursor: text;
  }
  .pick.several {
    flex-wrap: wrap;
    gap: 4px;
  }
  .pick:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: -1px;
    border-color: transparent;
  }
  .pick[data-wrong] {
    border-color: var(--bad);
  }
  .pick input {
    flex: 1;
    min-inline-size: 60px;
    padding: 0;
    border: 0;
    outline: none;
    background: none;
    font-size: inherit;
  }
  .pick input:focus-visible {
    outline: none;
  }
  .pick .face,
  [role='option'] > span:first-child {
    display: grid;
  }
  .pick .chip button,
  .pick .clear {
    display: grid;
    place-items: center;
    min-inline-size: 18px;
    min-block-size: 18px;
    padding: 0;
    border: 0;
    border-radius: var(--r-s);
    background: none;
    color: var(--fg-3);
  }
  .pick .chip button:hover,
  .pick .clear:hover {
    background: var(--active);
    color: var(--fg);
  }
  [role='listbox'] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 6px;
    border: 0;
    border-radius: var(--r-l);
    background: var(--raised);
    box-shadow: var(--sh-3);
    color: var(--fg);
    overflow: auto;
  }
  [role='option'] {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 34px;
    padding: 4px 8px;
    border-radius: var(--r-m);
    font-size: var(--t-4);
    cursor: pointer;
  }
  [role='option'][aria-selected='true'] {
    background: var(--hover);
  }
  [role='option'].make {
    color: var(--accent-ink);
    font-weight: 500;
  }
  [role='option'] small {
    margin-inline-start: auto;
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  p.none {
    color: var(--fg-3);
    cursor: default;
  }
  .rows {
    display: grid;
    gap: 6px;
  }
  .row {
    display: grid;
    grid-template-columns: 96px minmax(0, 1fr) auto;
    gap: 4px;
    align-items: start;
  }
  .row > .input:first-child:nth-last-child(2) {
    grid-column: span 2;
  }
  .row .error {
    grid-column: 2 / -1;
  }
  .row.tall {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .row.tall > .address {
    grid-row: 2;
    grid-column: 1 / -1;
  }
  .ends {
    display: inline-flex;
  }
  .star[aria-pressed='true'] {
    background: none;
    color: var(--accent-ink);
  }
  .star[aria-pressed='true'] .ic svg {
    fill: currentColor;
  }
  .add {
    justify-self: start;
    color: var(--accent-ink);
  }
  .address {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 4px;
  }
  .address .street {
    grid-column: 1 / -1;
  }
  @media (max-width: 700px) {
    .row:not(.tall) {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .row:not(.tall) > .input:not(.type) {
      grid-row: 1;
      grid-column: 1 / -1;
    }
  }
  @media (pointer: coarse) {
    :host([compact]) .input,
    [role='option'],
    .check,
    .stars label {
      min-block-size: 44px;
    }
    :host([compact]) .input,
    .input {
      font-size: var(--t-5);
    }
    .stars label {
      min-inline-size: 44px;
    }
    .pick .chip {
      block-size: 32px;
    }
    .pick :is(.chip button, .clear) {
      min-inline-size: 44px;
      min-block-size: 44px;
      margin-block: -6px;
    }
  }
`;
