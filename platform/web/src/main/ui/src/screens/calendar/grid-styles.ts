import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 0 20px 20px;
  }
  .grid {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    overflow: auto;
  }
  .names,
  .week {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
  }
  .names {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    flex: none;
    background: var(--surface);
  }
  .names span {
    padding: 6px 8px;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
  }
  .week {
    flex: 1 0 0;
    grid-template-rows: minmax(0, 1fr);
    min-block-size: 104px;
    border-block-start: 1px solid var(--line);
  }
  .day {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-inline-size: 0;
    min-block-size: 0;
    padding: 4px 4px 3px;
    overflow: hidden;
  }
  .day + .day {
    border-inline-start: 1px solid var(--line);
  }
  .day.free,
  .day.other {
    background: var(--bg);
  }
  .day:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .day.over {
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .top {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    block-size: 24px;
  }
  .date {
    min-inline-size: 22px;
    padding: 0 6px;
    border-radius: var(--r-m);
    color: var(--fg-2);
    font-size: var(--t-2);
    font-weight: 500;
    line-height: 22px;
    text-align: center;
    cursor: pointer;
  }
  .date:hover {
    background: var(--hover);
  }
  .other .date {
    color: var(--fg-3);
    font-weight: 400;
  }
  .now .date {
    background: var(--accent);
    color: var(--accent-fg);
    font-weight: 600;
  }
  .new {
    display: inline-grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: var(--r-s);
    background: none;
    color: var(--fg-3);
    opacity: 0;
  }
  .new:hover {
    background: var(--hover);
    color: var(--fg);
  }
  .day:hover .new,
  .day:focus-within .new {
    opacity: 1;
  }
  .rec[draggable='true'] {
    cursor: grab;
  }
  .rec {
    flex: none;
  }
  .other .rec:not(:focus-visible, :hover, .shown, .held) .cut {
    color: var(--fg-2);
  }
  .more {
    align-self: start;
    max-inline-size: 100%;
    padding: 1px 8px;
    border: 0;
    border-radius: var(--r-s);
    background: none;
    color: var(--fg-2);
    font-size: var(--t-2);
    font-weight: 500;
    line-height: 22px;
  }
  .more:hover {
    background: var(--hover);
    color: var(--fg);
  }
  .skeleton {
    block-size: 21px;
  }
  @media (pointer: coarse) {
    .new {
      position: relative;
      opacity: 1;
    }
    .new::after {
      content: '';
      position: absolute;
      inset: -10px;
    }
  }
  @media print {
    .grid {
      overflow: visible;
    }
    .new {
      display: none;
    }
  }
`;
