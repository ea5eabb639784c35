import { css } from 'lit';

export const arrangerStyles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  section {
    position: relative;
    border-radius: var(--r-m);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  section.off {
    background: var(--bg);
  }
  header {
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    padding-inline: 10px 4px;
    border-block-end: 1px solid var(--line);
  }
  header:has(.handle) {
    padding-inline-start: 2px;
  }
  h3 {
    flex: 1;
    font-size: var(--t-2);
    font-weight: 600;
    color: var(--fg-2);
  }
  ul {
    margin: 0;
    padding: 2px;
    list-style: none;
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    gap: 4px;
    min-block-size: 34px;
    padding-inline-end: 2px;
    border-radius: 8px;
    font-size: var(--t-3);
  }
  li:hover {
    background: var(--hover);
  }
  li.none {
    padding-inline-start: 10px;
    color: var(--fg-3);
  }
  .off li .text {
    color: var(--fg-2);
  }
  .text {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    padding-block: 3px;
  }
  small {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .held {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .dragged {
    opacity: 0.5;
  }
  .over::before,
  ul.end::after {
    content: '';
    position: absolute;
    inset-inline: 4px;
    inset-block-start: -1px;
    block-size: 2px;
    border-radius: 2px;
    background: var(--accent);
  }
  ul.end::after {
    inset-block: auto 0;
  }
  section.over::before {
    inset-block-start: -7px;
  }
  .handle {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 30px;
    padding: 0;
    border: 0;
    border-radius: 7px;
    background: none;
    color: var(--fg-3);
    cursor: grab;
    touch-action: none;
  }
  .btn.small {
    block-size: 28px;
    inline-size: 28px;
    min-inline-size: 28px;
  }
  k-menu {
    flex: none;
  }
  .width {
    inline-size: 68px;
    min-block-size: 28px;
    padding: 2px 6px;
    font-size: var(--t-2);
  }
  @media (pointer: coarse) {
    li,
    header {
      min-block-size: 46px;
    }
    .handle,
    .btn.small {
      inline-size: 44px;
      block-size: 44px;
    }
    .width {
      min-block-size: 44px;
    }
  }
`;
