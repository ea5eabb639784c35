import { css } from 'lit';

export const fieldsStyles = css`
  :host {
    display: block;
  }
  section + section {
    margin-block-start: 20px;
  }
  h3 {
    margin-block-end: 4px;
    font-size: var(--t-3);
    font-weight: 600;
  }
  .turn {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
  }
  dl {
    margin: 0 -8px;
  }
  dl.two {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    align-items: start;
    gap: 0 12px;
  }
  dl.two > .tall {
    grid-column: 1 / -1;
  }
  .f {
    position: relative;
    display: grid;
    grid-template-columns: minmax(96px, 34%) minmax(0, 1fr);
    gap: 0 12px;
    min-block-size: 34px;
    padding: 2px 8px;
    border-radius: var(--r-m);
  }
  .f.tall {
    grid-template-columns: minmax(0, 1fr);
  }
  dt {
    padding-block: 6px;
    color: var(--fg-2);
    font-size: var(--t-4);
    line-height: 20px;
    overflow-wrap: break-word;
  }
  dd {
    display: grid;
    align-content: start;
    gap: 4px;
    min-inline-size: 0;
    margin: 0;
    padding-block: 6px;
    font-size: var(--t-4);
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  dd.editing {
    padding-block: 1px;
    overflow-wrap: normal;
  }
  .f.can {
    cursor: text;
  }
  .f.can:hover,
  .f.can:focus-within:not(.open) {
    background: var(--hover);
  }
  .pen {
    position: absolute;
    inset-inline-end: 3px;
    inset-block-start: 3px;
    display: grid;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    border: 0;
    border-radius: var(--r-s);
    background: var(--hover);
    color: var(--fg-2);
    opacity: 0;
  }
  .f:hover .pen,
  .pen:focus-visible {
    opacity: 1;
  }
  .value.money {
    font-weight: 600;
  }
  .value.money small {
    font-weight: 400;
  }
  .more {
    margin-block-start: 8px;
    margin-inline-start: -12px;
    color: var(--fg-2);
  }
  .conflict {
    display: grid;
    gap: 8px;
    padding: 10px 12px;
    border-radius: var(--r-m);
    background: var(--warn-soft);
    font-size: var(--t-3);
  }
  .conflict p {
    color: var(--warn);
    font-weight: 500;
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(104px, 1fr));
    gap: 8px;
  }
  .side {
    display: grid;
    align-content: space-between;
    gap: 6px;
    padding: 8px 10px;
    border-radius: var(--r-m);
    background: var(--surface);
  }
  .side small {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  @media (pointer: coarse) {
    .f {
      min-block-size: 44px;
    }
    dt,
    dd {
      padding-block: 12px;
    }
    dd.editing,
    dd:has(.stack) {
      padding-block: 0;
    }
    .pen {
      inline-size: 44px;
      block-size: 44px;
    }
    .turn {
      min-block-size: 44px;
    }
  }
  @media print {
    .more,
    .pen {
      display: none;
    }
  }
`;
