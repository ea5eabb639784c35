import { css } from 'lit';

export const timelineStyles = css`
  :host {
    display: block;
  }
  h3 {
    margin-block-end: 8px;
    font-size: var(--t-3);
    font-weight: 600;
  }
  h4 {
    margin: 16px 0 8px;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  li {
    position: relative;
    display: flex;
    gap: 12px;
    padding-block-end: 12px;
    font-size: var(--t-4);
  }
  li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-block: 28px 0;
    inset-inline-start: 13px;
    inline-size: 1px;
    background: var(--line);
  }
  .mark {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 27px;
    block-size: 27px;
    border-radius: 50%;
    background: var(--hover);
    color: var(--fg-2);
  }
  .told {
    flex: 1;
    min-inline-size: 0;
    padding-block-start: 4px;
    overflow-wrap: anywhere;
  }
  b {
    font-weight: 600;
  }
  .told > p {
    display: flex;
    gap: 12px;
  }
  time {
    margin-inline-start: auto;
    padding-block-start: 2px;
    color: var(--fg-3);
    font-size: var(--t-2);
    white-space: nowrap;
  }
  dl {
    display: grid;
    gap: 4px;
    margin: 6px 0 0;
  }
  dl div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 8px;
  }
  dt {
    color: var(--fg-3);
  }
  dd {
    margin: 0;
  }
  s {
    color: var(--fg-3);
  }
  .to {
    color: var(--fg-3);
  }
  .note {
    margin-block-start: 6px;
    padding: 8px 12px;
    border-radius: var(--r-m);
    background: var(--hover);
    white-space: pre-wrap;
    line-height: 1.5;
  }
  .composer {
    scroll-margin: 16px;
    display: grid;
    gap: 8px;
  }
  li .composer {
    margin-block-start: 6px;
  }
  textarea {
    field-sizing: content;
    max-block-size: 40vh;
    resize: none;
    line-height: 1.45;
  }
  .buttons {
    display: flex;
    align-items: center;
    justify-content: end;
    gap: 8px;
  }
  .hint {
    flex: 1;
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .skeleton {
    block-size: 27px;
    margin-block: 12px;
  }
  .error {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  @media (pointer: coarse) {
    .hint {
      visibility: hidden;
    }
  }
  @media print {
    .composer,
    .more,
    k-menu {
      display: none;
    }
  }
`;
