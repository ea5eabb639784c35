import { css } from 'lit';

export const arrangeStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    min-block-size: 0;
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    padding-block: 10px 8px;
    padding-inline: 16px 10px;
    border-block-end: 1px solid var(--line);
  }
  h2 {
    flex: 1;
    font-size: var(--t-4);
    font-weight: 600;
  }
  .body {
    flex: 1;
    display: grid;
    align-content: start;
    gap: 14px;
    min-block-size: 0;
    padding: 14px 16px 24px;
    overflow: auto;
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: 2px;
  }
  .conflict {
    display: grid;
    justify-items: start;
    gap: 8px;
    padding: 10px 12px;
    border-radius: var(--r-m);
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--t-3);
  }
  .note {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 12px;
    border-block-start: 1px solid var(--line);
  }
  .push {
    flex: 1;
  }
`;
