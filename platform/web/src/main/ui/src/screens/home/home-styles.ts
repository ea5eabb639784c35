import { css } from 'lit';

export const homeStyles = css`
  :host {
    display: block;
    overflow-y: auto;
  }
  .page {
    max-inline-size: 1160px;
    margin-inline: auto;
    padding: 28px 28px 60px;
  }
  header {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block-end: 20px;
    flex-wrap: wrap;
  }
  h1 {
    flex: 1;
    font-size: var(--t-6);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
    gap: 12px;
    margin-block-end: 20px;
  }
  .figure {
    display: grid;
    gap: 2px;
    padding: 16px 16px;
    border-radius: var(--r-l);
    box-shadow: var(--sh-1);
    color: var(--fg-2);
    font-size: var(--t-3);
    text-decoration: none;
  }
  .figure:hover {
    box-shadow: var(--sh-2);
  }
  .figure b {
    color: var(--fg);
    font-size: var(--t-6);
    font-weight: 600;
    letter-spacing: -0.02em;
  }
  .figure small {
    color: var(--fg-2);
    font-size: var(--t-3);
    font-weight: 500;
    letter-spacing: 0;
  }
  .panels {
    columns: 2 380px;
    column-gap: 16px;
  }
  section {
    margin-block-end: 16px;
    break-inside: avoid;
    border-radius: var(--r-l);
    box-shadow: var(--sh-1);
    overflow: hidden;
  }
  section header {
    gap: 4px;
    min-block-size: 46px;
    margin: 0;
    padding-block: 4px;
    padding-inline: 16px 8px;
    border-block-end: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: var(--t-4);
    font-weight: 600;
  }
  ul {
    margin: 0;
    padding: 4px 0;
    list-style: none;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: 2px 10px;
    padding: 8px 16px;
    color: var(--fg);
    text-decoration: none;
  }
  .row:hover {
    background: var(--hover);
  }
  .row:focus-visible {
    outline-offset: -2px;
  }
  .row .title {
    font-weight: 500;
  }
  .row small {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .row > :last-child {
    text-align: end;
  }
  .row .late {
    color: var(--bad);
  }
  .none {
    padding: 20px 16px;
    color: var(--fg-3);
  }
  .hidden {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 16px;
  }
  @media print {
    .btn,
    k-menu {
      display: none;
    }
  }
  @media (max-width: 700px) {
    .arrange .words {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .page {
      padding: 16px 16px 40px;
    }
    .figures {
      grid-template-columns: 1fr 1fr;
    }
    .figure:last-child:nth-child(odd) {
      grid-column: 1 / -1;
    }
    .row {
      min-block-size: 52px;
    }
  }
`;
