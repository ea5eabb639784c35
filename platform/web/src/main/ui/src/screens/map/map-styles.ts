import { css } from 'lit';

/** A map without anything on it. */
export const groundStyles = css`
  .ground {
    position: relative;
    border: 1px solid var(--line);
    border-radius: var(--r-l);
    overflow: hidden;
  }
  .sheet {
    position: absolute;
    inset: 0;
    z-index: 0;
    background: var(--bg);
    font: inherit;
  }
  .sheet:focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: -2px;
  }
  .tools {
    position: absolute;
    inset-block-start: 12px;
    inset-inline-end: 12px;
    display: grid;
    gap: 6px;
  }
  .source {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
    padding: 2px 8px;
    border-start-start-radius: var(--r-s);
    background: var(--raised);
    color: var(--fg-2);
    font-size: var(--t-2);
  }
  .rule {
    stroke: var(--line);
  }
  .degrees {
    color: var(--fg-3);
    font-size: var(--t-2);
    white-space: nowrap;
  }
  .degrees span {
    position: absolute;
  }
  .degrees.foot span {
    inset-block-end: 4px;
    inset-inline-start: 4px;
  }
  .degrees.side span {
    inset-block-end: 1px;
    inset-inline-start: 8px;
  }
`;

export const mapStyles = css`
  :host {
    display: flex;
    flex: 1;
    gap: 16px;
    min-block-size: 0;
    padding: 12px 20px 20px;
  }
  k-nothing {
    flex: 1;
  }
  .ground {
    flex: 1;
    min-inline-size: 0;
  }
  .mark span {
    display: grid;
    place-items: center;
    block-size: 100%;
    border: 3px solid var(--surface);
    border-radius: 50%;
    background: var(--tone);
    box-shadow: var(--sh-2);
  }
  .mark.many span {
    background: var(--accent);
    color: var(--accent-fg);
    font: 600 var(--t-2)/1 var(--font);
    font-variant-numeric: tabular-nums;
  }
  .leaflet-popup-content-wrapper,
  .leaflet-popup-tip {
    background: var(--raised);
    color: var(--fg);
    box-shadow: var(--sh-2);
  }
  .leaflet-popup-content {
    margin: 12px;
    font: 400 var(--t-3)/1.45 var(--font);
  }
  .card {
    display: grid;
    gap: 3px;
    justify-items: start;
    overflow-wrap: anywhere;
  }
  .card b {
    font-size: var(--t-4);
    font-weight: 600;
  }
  .card span:not(.ic, .ic *) {
    color: var(--fg-2);
  }
  .card .btn {
    margin-block-start: 6px;
  }
  .beside {
    flex: 0 0 300px;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .count {
    flex: none;
    padding: 4px 8px 8px;
    color: var(--fg-3);
    font-size: var(--t-3);
  }
  .none {
    padding: 16px 8px;
    color: var(--fg-2);
    font-size: var(--t-3);
  }
  .skeleton {
    flex: none;
    block-size: 34px;
    margin: 5px 8px;
  }
  ul {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    padding: 2px;
    list-style: none;
    overflow-y: auto;
  }
  li {
    display: flex;
    align-items: center;
    border-radius: var(--r-m);
    content-visibility: auto;
    contain-intrinsic-size: auto 48px;
  }
  li:hover {
    background: var(--hover);
  }
  li.open {
    background: var(--accent-soft);
  }
  .show {
    flex: 1;
    display: flex;
    align-items: center;
    gap: 10px;
    min-inline-size: 0;
    min-block-size: 44px;
    padding: 4px 8px;
    border: 0;
    border-radius: var(--r-m);
    background: none;
    text-align: start;
  }
  .show:focus-visible {
    outline-offset: -2px;
  }
  .words {
    display: grid;
    min-inline-size: 0;
    font-size: var(--t-3);
  }
  .small {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  @media (max-width: 700px) {
    :host {
      flex-direction: column;
      gap: 8px;
      padding: 8px 14px 0;
    }
    .ground {
      flex: 0 0 46%;
    }
    .beside {
      flex: 1;
    }
    ul {
      padding-block-end: 96px;
    }
  }
`;
