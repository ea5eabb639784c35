import { css } from 'lit';

export const workplaceStyles = css`
  :host {
    display: grid;
    grid-template-columns: 236px minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr);
    block-size: 100dvh;
    background: var(--bg);
  }
  .side {
    display: flex;
    flex-direction: column;
    gap: 1px;
    min-block-size: 0;
    padding: 10px 10px 12px;
    overflow: auto;
  }
  .brand {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 6px 8px;
    font-size: var(--t-4);
    font-weight: 600;
  }
  .brand img {
    max-inline-size: 96px;
    block-size: 24px;
    object-fit: contain;
  }
  .find {
    display: flex;
    align-items: center;
    gap: 8px;
    block-size: 34px;
    margin: 8px 0 10px;
    padding-block: 0;
    padding-inline: 10px 8px;
    border: 0;
    border-radius: var(--r-m);
    background: var(--surface);
    box-shadow: var(--sh-1);
    color: var(--fg-3);
    font-size: var(--t-3);
  }
  .find span:nth-child(2) {
    flex: 1;
    overflow: hidden;
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  a.entry {
    display: flex;
    align-items: center;
    gap: 10px;
    min-block-size: 32px;
    padding: 0 8px;
    border-radius: var(--r-m);
    color: var(--fg-2);
    font-size: var(--t-4);
    font-weight: 500;
    text-decoration: none;
  }
  a.entry:hover {
    background: var(--hover);
    color: var(--fg);
  }
  a.entry[aria-current] {
    background: var(--active);
    color: var(--fg);
  }
  .group {
    padding: 16px 8px 6px;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
  }
  .push {
    flex: 1;
  }
  .me {
    text-align: start;
  }
  .me small {
    display: block;
    color: var(--fg-3);
    font-weight: 400;
  }
  main {
    position: relative;
    display: flex;
    min-inline-size: 0;
    min-block-size: 0;
    margin-block: 8px;
    margin-inline: 0 8px;
    border-radius: var(--r-l);
    background: var(--surface);
    box-shadow: var(--sh-1);
    overflow: hidden;
  }
  main:focus-visible {
    outline: none;
  }
  .screen {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .screen > :not(.away) {
    flex: 1;
    min-block-size: 0;
  }
  .away {
    display: flex;
    flex: none;
    align-items: center;
    gap: 8px;
    padding: 4px 20px;
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--t-3);
    font-weight: 500;
  }
  .beside {
    flex: none;
    inline-size: min(460px, 100%);
    border-inline-start: 1px solid var(--line);
    background: var(--surface);
  }
  .arrange {
    flex: none;
    inline-size: min(360px, 100%);
    border-inline-start: 1px solid var(--line);
    background: var(--surface);
    z-index: 21;
  }
  .over {
    position: fixed;
    inline-size: 0;
    block-size: 0;
    overflow: hidden;
  }
  .tabs {
    display: none;
  }
  .skip {
    position: absolute;
    inset-inline-start: -999px;
  }
  .skip:focus {
    inset-inline-start: 12px;
    inset-block-start: 12px;
    z-index: 99;
    padding: 8px 12px;
    background: var(--surface);
  }
  @media (pointer: coarse) {
    a.entry,
    .find {
      min-block-size: 44px;
    }
  }
  @media (max-width: 1100px) {
    .beside {
      position: absolute;
      inset-block: 0;
      inset-inline-end: 0;
      z-index: 20;
      box-shadow: var(--sh-3);
    }
  }
  @media (max-width: 700px) {
    :host {
      display: flex;
      flex-direction: column;
    }
    .side {
      display: none;
    }
    .side.open {
      position: fixed;
      inset-block: 0;
      inset-inline: 0 18%;
      z-index: 45;
      display: flex;
      background: var(--bg);
      box-shadow: var(--sh-3);
    }
    .side.open a.entry {
      min-block-size: 44px;
      font-size: var(--t-5);
    }
    .curtain {
      position: fixed;
      inset: 0;
      z-index: 44;
      border: 0;
      background: var(--scrim);
    }
    main {
      flex: 1;
      margin: 0;
      border-radius: 0;
      box-shadow: none;
    }
    .beside {
      position: fixed;
      inset: 0;
      z-index: 40;
      inline-size: 100%;
      border: 0;
    }
    .arrange {
      position: fixed;
      inset: auto 0 0;
      z-index: 46;
      inline-size: 100%;
      block-size: 58dvh;
      border: 0;
      border-radius: var(--r-l) var(--r-l) 0 0;
      box-shadow: var(--sh-3);
    }
    .tabs {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: 1fr;
      padding-block-end: env(safe-area-inset-bottom);
      border-block-start: 1px solid var(--line);
      background: var(--surface);
    }
    .tabs :is(a, button) {
      display: grid;
      justify-items: center;
      gap: 3px;
      min-inline-size: 0;
      min-block-size: 52px;
      padding: 8px 2px 8px;
      border: 0;
      background: none;
      color: var(--fg-3);
      font-size: var(--t-1);
      font-weight: 500;
      text-decoration: none;
    }
    .tabs [aria-current] {
      color: var(--accent-ink);
    }
  }
  @media print {
    :host {
      display: block;
      block-size: auto;
    }
    .side,
    .tabs,
    .arrange,
    .away,
    main:has(.beside) .screen {
      display: none;
    }
    .beside {
      position: static;
      inline-size: 100%;
      border: 0;
      box-shadow: none;
    }
    main {
      margin: 0;
      box-shadow: none;
      overflow: visible;
    }
  }
`;
