import { css } from 'lit';

/** How the pages of the settings look: a heading, and below it cards with rows, forms or tables. */
export const sheet = css`
  :host {
    display: block;
    overflow: auto;
    padding: 24px 32px 48px;
  }
  .page {
    display: grid;
    gap: 20px;
    max-inline-size: 760px;
  }
  .page.wide {
    max-inline-size: 1200px;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
  }
  .head > div {
    flex: 1 1 240px;
    min-inline-size: 0;
  }
  h1 {
    font-size: var(--t-6);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: var(--t-4);
    font-weight: 600;
  }
  .lead {
    margin-block-start: 2px;
    color: var(--fg-2);
    font-size: var(--t-3);
  }
  .card {
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    background: var(--surface);
  }
  form.card,
  .card.body {
    display: grid;
    gap: 16px;
    padding: 20px;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    align-items: start;
    gap: 16px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .rows {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .row {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
    padding: 8px 16px;
  }
  .rows > li + li {
    border-block-start: 1px solid var(--line);
  }
  .row .main {
    flex: 1;
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .row strong {
    font-weight: 500;
  }
  .row small:empty {
    display: none;
  }
  .row small {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .tools .input {
    inline-size: auto;
    min-block-size: var(--control);
    padding-block: 4px;
    font-size: var(--t-3);
  }
  .seek {
    position: relative;
    flex: 1 1 220px;
  }
  .seek .ic {
    position: absolute;
    inset-block-start: 50%;
    inset-inline-start: 10px;
    color: var(--fg-3);
    translate: 0 -50%;
  }
  .tools .seek .input {
    inline-size: 100%;
    padding-inline-start: 32px;
  }
  .help {
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 400;
  }
  .alert {
    display: flex;
    gap: 8px;
    padding: 10px 12px;
    border-radius: var(--r-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: var(--t-3);
  }
  .alert.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .more {
    display: grid;
    place-items: center;
    padding: 12px;
    border-block-start: 1px solid var(--line);
  }
  .secret-once {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border: 1px dashed var(--line-strong);
    border-radius: var(--r-m);
    background: var(--bg);
  }
  .secret-once code {
    flex: 1;
    min-inline-size: 0;
    font:
      500 14px ui-monospace,
      monospace;
    overflow-wrap: anywhere;
    user-select: all;
  }
  textarea.input {
    min-block-size: 88px;
    resize: vertical;
  }
  @media (pointer: coarse) {
    .tools .input {
      min-block-size: 44px;
    }
  }
  @media (max-width: 820px) {
    :host {
      padding: 16px 16px 40px;
    }
    .input {
      font-size: var(--t-5);
    }
    .tools select.input {
      flex: 1 1 140px;
    }
  }
`;
