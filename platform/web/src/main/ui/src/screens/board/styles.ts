import { css } from 'lit';

export const boardStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 16px;
    min-block-size: 20px;
    padding: 8px 20px 0;
    font-size: var(--t-3);
    color: var(--fg-2);
  }
  k-nothing {
    flex: 1;
  }
  .total b {
    color: var(--fg);
    font-weight: 600;
  }
  .push {
    flex: 1;
  }
  .columns {
    flex: 1;
    display: flex;
    gap: 12px;
    min-block-size: 0;
    padding: 8px 20px 20px;
    overflow-x: auto;
    scroll-padding-inline: 20px;
  }
  .column {
    flex: 1 0 228px;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    max-inline-size: 340px;
    min-block-size: 0;
    border-radius: var(--r-l);
    background: var(--column);
  }
  .column.over {
    box-shadow: inset 0 0 0 2px var(--accent);
  }
  .column header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    padding-block: 8px;
    padding-inline: 12px 6px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    font-size: var(--t-4);
    font-weight: 600;
  }
  .count {
    color: var(--fg-3);
    font-weight: 400;
  }
  .tools {
    display: flex;
  }
  .sum {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 10px;
    padding-inline-end: 6px;
    color: var(--fg-2);
    font-size: var(--t-3);
  }
  .bar {
    flex: 1;
    block-size: 3px;
    border-radius: 2px;
    background: var(--active);
    overflow: hidden;
  }
  .bar i {
    display: block;
    block-size: 100%;
    border-radius: 2px;
    background: var(--tone);
  }
  .cards {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: 8px;
    min-block-size: 60px;
    margin: 0;
    padding: 2px 8px 10px;
    list-style: none;
    overflow-y: auto;
  }
  .card {
    position: relative;
    flex: none;
    display: grid;
    gap: 3px;
    padding: 12px 12px 10px;
    border-radius: var(--r-m);
    background: var(--raised);
    box-shadow: var(--sh-1);
    cursor: pointer;
    content-visibility: auto;
    contain-intrinsic-size: auto 112px;
  }
  .card:hover {
    box-shadow: var(--sh-2);
  }
  .card.open {
    box-shadow: 0 0 0 2px var(--accent);
  }
  .card.held {
    outline: 2px dashed var(--accent);
    outline-offset: 2px;
  }
  .face {
    position: absolute;
    inset: 0;
    border-radius: var(--r-m);
  }
  .menu {
    position: absolute;
    inset-block-start: 5px;
    inset-inline-end: 5px;
    opacity: 0;
  }
  .card:hover .menu,
  .card:focus-within .menu {
    opacity: 1;
  }
  .above {
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding-inline-end: 24px;
    color: var(--fg-2);
    font-size: var(--t-2);
  }
  .title {
    font-size: var(--t-4);
    font-weight: 500;
    letter-spacing: -0.005em;
    overflow-wrap: anywhere;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
  }
  .value {
    color: var(--fg-2);
  }
  .foot {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    margin-block-start: 6px;
    color: var(--fg-2);
    font-size: var(--t-2);
  }
  .foot:has(.chip + .chip) {
    flex-wrap: wrap;
  }
  .foot .chip {
    flex-shrink: 1;
    min-inline-size: 0;
    display: block;
    line-height: 21px;
  }
  .due {
    white-space: nowrap;
  }
  .late {
    color: var(--bad);
  }
  .stale {
    display: inline-flex;
    color: var(--warn);
  }
  .owner {
    display: inline-flex;
  }
  .none {
    padding: 16px 8px;
    color: var(--fg-3);
    font-size: var(--t-3);
    text-align: center;
  }
  .tall {
    block-size: 96px;
    margin: 4px 0;
    border-radius: var(--r-m);
  }
  section.column > .tall {
    margin: 8px;
  }
  .strip {
    flex: 0 0 46px;
  }
  .unfold {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 16px 0;
    border: 0;
    border-radius: var(--r-l);
    background: none;
    color: var(--fg-2);
    font-size: var(--t-4);
    font-weight: 600;
    writing-mode: vertical-rl;
  }
  .unfold:hover {
    background: var(--active);
  }
  @media (max-width: 700px) {
    .head {
      flex-wrap: wrap;
      gap: 4px 16px;
      padding: 8px 16px 0;
    }
    .head .push {
      display: none;
    }
    .columns {
      padding: 8px 16px 12px;
      scroll-snap-type: x mandatory;
      scroll-padding-inline: 16px;
    }
    .column {
      flex: 0 0 86%;
      scroll-snap-align: start;
    }
    .column.strip {
      flex: 0 0 46px;
    }
  }
  @media (pointer: coarse) {
    .menu {
      opacity: 1;
    }
  }
  @media print {
    .columns {
      display: block;
      overflow: visible;
    }
    .column {
      max-inline-size: none;
      margin-block-end: 12px;
      background: none;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      overflow: visible;
    }
    .card {
      align-content: start;
      border: 1px solid var(--line);
      box-shadow: none;
      content-visibility: visible;
      break-inside: avoid;
    }
    .column header {
      break-after: avoid;
    }
    .column.strip,
    .menu,
    .more,
    .tools {
      display: none;
    }
  }
`;
