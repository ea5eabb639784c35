import { css } from 'lit';

export const listStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: relative;
    min-block-size: 0;
    background: var(--surface);
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 10px;
    padding-inline: 20px 16px;
    border-block-end: 1px solid var(--line);
  }
  header > .ic {
    color: var(--fg-3);
  }
  h1 {
    font-size: var(--t-5);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  .push {
    flex: 1;
  }
  .find {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: 0 1000 220px;
    min-inline-size: 130px;
    block-size: var(--control);
    padding: 0 10px;
    border-radius: var(--r-m);
    background: var(--bg);
    box-shadow: inset 0 0 0 1px var(--line);
    color: var(--fg-3);
  }
  .find:focus-within {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .find input {
    flex: 1;
    min-inline-size: 0;
    border: 0;
    padding: 0;
    outline: none;
    background: none;
    color: var(--fg);
    font-size: var(--t-3);
  }
  .find input:focus-visible {
    outline: none;
  }
  .find input::-webkit-search-cancel-button {
    display: none;
  }
  .find button {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    margin-inline-end: -6px;
    border: 0;
    padding: 0;
    border-radius: var(--r-s);
    background: none;
    color: var(--fg-3);
  }
  .find button:hover {
    background: var(--hover);
  }
  .find input::placeholder {
    color: var(--fg-3);
    opacity: 1;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 50px;
    padding-block: 0;
    padding-inline: 16px 12px;
    border-block-end: 1px solid var(--line);
  }
  k-view-tabs {
    flex: 0 1 auto;
  }
  k-list-bar {
    flex: none;
  }
  k-table,
  k-board,
  .blank,
  k-loading {
    flex: 1;
    min-block-size: 0;
  }
  @media (pointer: coarse) {
    .find {
      block-size: 44px;
    }
    .find input {
      align-self: stretch;
    }
    .find button {
      inline-size: 44px;
      block-size: 44px;
      margin-inline-end: -10px;
    }
  }
  @media (max-width: 900px) {
    .bar {
      flex-wrap: wrap;
      gap: 0 12px;
    }
  }
  @media (max-width: 700px) {
    header {
      padding-block: 6px;
      padding-inline: 16px 10px;
      flex-wrap: wrap;
    }
    h1 {
      font-size: var(--t-5);
    }
    .find {
      flex: 0 0 44px;
      min-inline-size: 0;
      block-size: 44px;
      padding: 0 16px;
      background: none;
      box-shadow: none;
    }
    .find input {
      font-size: var(--t-5);
    }
    .find.used,
    .find:focus-within {
      order: 9;
      flex: 1 0 100%;
      margin-block-end: 4px;
      background: var(--bg);
      box-shadow: inset 0 0 0 1px var(--line);
    }
    .new .words {
      display: none;
    }
    .new {
      inline-size: 44px;
      padding: 0;
    }
    .bar {
      gap: 0;
      padding: 0;
    }
    k-view-tabs {
      flex: 1 1 100%;
      padding-inline-start: 12px;
    }
    k-list-bar {
      flex: 1 1 100%;
      padding-block: 0 4px;
      padding-inline: 12px 6px;
    }
  }
  @media print {
    :host {
      display: block;
    }
    header {
      border: 0;
      padding-inline: 6px;
    }
    header :is(.find, k-menu, .new),
    .bar {
      display: none;
    }
  }
`;
