import { css } from 'lit';

/** What formatted text looks like, where it is read and where it is written. */
export const richStyles = css`
  .rich {
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .rich > :first-child {
    margin-block-start: 0;
  }
  .rich > :last-child {
    margin-block-end: 0;
  }
  .rich :is(p, ul, ol, blockquote, pre, table) {
    margin-block: 0 8px;
  }
  .rich :is(h1, h2, h3, h4) {
    margin-block: 12px 4px;
    color: var(--fg);
    font-size: var(--t-4);
    font-weight: 600;
  }
  .rich :is(h1, h2) {
    font-size: var(--t-5);
  }
  .rich :is(ul, ol) {
    padding-inline-start: 22px;
  }
  .rich li > p {
    margin-block-end: 2px;
  }
  .rich blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--line-2);
    color: var(--fg-2);
  }
  .rich :is(pre, code) {
    border-radius: var(--r-s);
    background: var(--bg);
    font-size: var(--t-3);
    white-space: pre-wrap;
  }
  .rich pre {
    padding: 8px 10px;
  }
  .rich hr {
    border: 0;
    border-block-start: 1px solid var(--line);
  }
  .rich a {
    color: var(--accent-text, var(--accent));
    text-decoration: underline;
  }
  .rich :is(td, th) {
    padding: 4px 8px;
    border: 1px solid var(--line);
    text-align: start;
  }
`;
