import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    position: relative;
  }
  .scroll {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scroll-padding-block-start: 40px;
  }
  .head,
  .row {
    display: grid;
    grid-template-columns: var(--columns);
    min-inline-size: 100%;
    inline-size: var(--total);
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 4;
    block-size: 38px;
    border-block-end: 1px solid var(--line);
    background: var(--surface);
  }
  .space {
    position: relative;
    min-inline-size: 100%;
    inline-size: var(--total);
  }
  .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    block-size: var(--line-height);
    border-block-end: 1px solid var(--line);
    background: var(--surface);
    cursor: default;
    contain: layout style;
  }
  .row:hover {
    background: var(--hover);
  }
  .row.chosen,
  .row.open {
    background: var(--accent-soft);
  }
  .cell {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    min-inline-size: 0;
    padding: 0 10px;
    overflow: hidden;
    font-size: var(--t-4);
    color: var(--fg-2);
    white-space: nowrap;
    background: inherit;
  }
  .cell > :not(.ic):not(input) {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .cell.figures {
    justify-content: end;
  }
  .cell.check {
    justify-content: center;
    padding: 0;
    position: sticky;
    inset-inline-start: 0;
    z-index: 2;
  }
  .cell.name {
    position: sticky;
    inset-inline-start: 48px;
    z-index: 2;
    padding-inline-start: 0;
  }
  .scroll.moved .cell.name {
    box-shadow: 1px 0 0 var(--line);
  }
  .cell.edit {
    overflow: visible;
    z-index: 5;
    padding: 0 3px;
  }
  .cell.edit > :not(.ic):not(input) {
    flex: none;
    inline-size: max(100%, 240px);
    overflow: visible;
  }
  .cell.edit:last-child {
    justify-content: end;
  }
  .cell:focus-visible,
  .column:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
    border-radius: var(--r-s);
  }
  .title {
    color: var(--fg);
    font-weight: 550;
    text-decoration: none;
  }
  .title:hover {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .ref,
  .typed,
  .several.inline {
    display: inline-flex;
    align-items: center;
    flex-wrap: nowrap;
    gap: 8px;
    max-inline-size: 100%;
    vertical-align: middle;
  }
  .several.inline > * {
    flex: none;
  }
  .several:not(.inline),
  .several:not(.inline) > *,
  .several:not(.inline) .typed {
    display: inline;
  }
  .several:not(.inline) > :not(:first-child),
  .typed .muted {
    display: none;
  }
  .column {
    position: relative;
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
    padding: 0 10px;
    background: inherit;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
    user-select: none;
    touch-action: pan-x pan-y;
  }
  .column.figures {
    flex-direction: row-reverse;
  }
  .column.check,
  .column.name {
    position: sticky;
    z-index: 2;
    padding-inline-start: 0;
    inset-inline-start: 48px;
  }
  .column.check {
    inset-inline-start: 0;
    justify-content: center;
    padding: 0;
  }
  .column.can {
    cursor: pointer;
  }
  .column.can:hover,
  .column[aria-sort='ascending'],
  .column[aria-sort='descending'] {
    color: var(--fg);
  }
  .column.before::before {
    content: '';
    position: absolute;
    inset-block: 6px;
    inset-inline-start: -1px;
    inline-size: 2px;
    background: var(--accent);
  }
  .column.dragged {
    opacity: 0.45;
  }
  .grip {
    position: absolute;
    inset-block: 0;
    inset-inline-end: -4px;
    z-index: 3;
    inline-size: 9px;
    cursor: col-resize;
    touch-action: none;
  }
  .grip::after {
    content: '';
    position: absolute;
    inset-block: 11px;
    inset-inline-start: 4px;
    inline-size: 1px;
    background: var(--line);
  }
  .grip:hover::after {
    inset-block: 6px;
    inline-size: 2px;
    background: var(--accent);
  }
  input[type='checkbox'] {
    inline-size: 16px;
    block-size: 16px;
    margin: 0;
    accent-color: var(--accent);
  }
  .row.group {
    background: var(--bg);
    cursor: pointer;
  }
  .row.group .name {
    inset-inline-start: 0;
    grid-column: 1 / 3;
    padding-inline-start: 16px;
    color: var(--fg);
    font-weight: 600;
  }
  .row.group .ic {
    color: var(--fg-3);
    transition: rotate 0.12s;
  }
  .row.group[aria-expanded='true'] .ic {
    rotate: 90deg;
  }
  .row.group[aria-expanded='true'] .ic:dir(rtl) {
    rotate: -90deg;
  }
  .row.group .cell {
    color: var(--fg);
    background: none;
  }
  .row.group .cell.figures,
  .row.group .cell.figures > * {
    overflow: visible;
  }
  .bone {
    block-size: 10px;
    inline-size: var(--bone, 60%);
  }
  .scroll.cards .row {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    padding: 0 16px;
  }
  .scroll.cards :is(.space, .row) {
    min-inline-size: 0;
    inline-size: 100%;
  }
  .card {
    flex: 1;
    display: grid;
    gap: 1px;
    min-inline-size: 0;
    color: inherit;
    text-decoration: none;
  }
  .card b {
    font-size: var(--t-5);
    font-weight: 550;
  }
  .card small {
    font-size: var(--t-3);
    color: var(--fg-3);
  }
  .end {
    flex: none;
    display: flex;
    max-inline-size: 42%;
    font-size: var(--t-3);
    font-weight: 500;
    color: var(--fg-2);
  }
  .face {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 38px;
    block-size: 38px;
  }
  .face.round {
    border-radius: 50%;
  }
  .card .bone {
    margin-block: 3px;
  }
  .face .ic {
    color: var(--accent-ink);
  }
  .pick {
    position: absolute;
    inset: -5px;
    border: 0;
    padding: 0;
    background: none;
    border-radius: 50%;
  }
  .scroll.cards .row.group {
    display: flex;
    flex-wrap: wrap;
    align-content: center;
    gap: 0 12px;
    padding-inline: 16px;
  }
  .scroll.cards .row.group .name {
    flex: 1 0 100%;
    padding: 0;
    font-size: var(--t-5);
  }
  .scroll.cards .row.group .end {
    max-inline-size: 100%;
    padding-inline-start: 24px;
  }
  @media print {
    .scroll,
    .space {
      position: static;
      overflow: visible;
      block-size: auto !important;
      inline-size: 100%;
    }
    .head,
    .row {
      position: static;
      inline-size: 100%;
      block-size: auto;
      min-block-size: 24px;
      transform: none !important;
      grid-template-columns: var(--printed);
      break-inside: avoid;
      background: none !important;
    }
    .row {
      contain: none;
    }
    .cell > :not(.ic):not(input),
    .cell .cut {
      overflow: visible;
      white-space: normal;
    }
    .cell .av,
    .row.group .ic {
      display: none !important;
    }
    .row.group .figures {
      white-space: nowrap;
    }
    .chip {
      block-size: auto;
      padding: 0 6px;
      font-size: var(--t-1);
    }
    .cell,
    .column {
      position: static !important;
      padding: 3px 6px;
      font-size: var(--t-1);
      white-space: normal;
    }
    .check,
    .grip {
      display: none;
    }
    .row.group .name {
      grid-column: auto;
    }
  }
`;
