import { css } from 'lit';

/** What the pages of the data model have in common, over the sheet of the settings, into whose page they are put. */
export const modelStyles = css`
  :host {
    padding: 0;
    overflow: visible;
  }
  .up {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    justify-self: start;
    min-block-size: 24px;
    color: var(--fg-2);
    font-size: var(--t-3);
    text-decoration: none;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  h2 .count {
    color: var(--fg-3);
    font-weight: 400;
  }
  .group {
    display: grid;
    gap: 8px;
  }
  .words {
    gap: 12px;
  }
  textarea.input {
    min-block-size: 64px;
  }
  .tick {
    display: grid;
    align-content: start;
    gap: 2px;
  }
  .tick label {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 24px;
    font-size: var(--t-4);
  }
  .tick small {
    margin-inline-start: 24px;
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .tick small.error {
    color: var(--bad);
  }
  input[type='checkbox'],
  input[type='radio'] {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .row.link {
    color: inherit;
    text-decoration: none;
  }
  .row.link:hover {
    background: var(--hover);
  }
  .rows > li:first-child > .row.link {
    border-radius: var(--r-l) var(--r-l) 0 0;
  }
  .rows > li:last-child > .row.link {
    border-radius: 0 0 var(--r-l) var(--r-l);
  }
  .rows > li:only-child > .row.link {
    border-radius: var(--r-l);
  }
  details.extra > summary {
    min-block-size: 24px;
    color: var(--fg-2);
    font-size: var(--t-3);
    font-weight: 500;
    cursor: pointer;
  }
  details.extra[open] > summary {
    margin-block-end: 12px;
  }
  fieldset {
    display: grid;
    gap: 16px;
    min-inline-size: 0;
    margin: 0;
    padding: 20px;
  }
  legend {
    float: inline-start;
    padding: 0;
    font-size: var(--t-4);
    font-weight: 600;
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: var(--r-m);
    background: var(--accent-soft);
    color: var(--accent-ink);
  }
  .head > .face {
    flex: none;
  }
  .row > .ic:first-child {
    color: var(--fg-3);
  }
  .row .chips {
    justify-content: end;
  }
  code {
    font:
      500 var(--t-2) / 1.4 ui-monospace,
      monospace;
  }
  .foot {
    position: sticky;
    inset-block-end: -36px;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 16px;
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    background: var(--raised);
    box-shadow: var(--sh-2);
  }
  .foot .grow {
    flex: 1;
  }
  @media (pointer: coarse) {
    .tick label,
    .up,
    details.extra > summary {
      min-block-size: 44px;
    }
  }
  @media (max-width: 820px) {
    .foot {
      inset-block-end: -28px;
    }
    .row .chips {
      justify-content: start;
    }
    .row:has(.chips) {
      flex-wrap: wrap;
    }
  }
`;
