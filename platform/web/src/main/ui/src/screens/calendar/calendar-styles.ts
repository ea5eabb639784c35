import { css } from 'lit';

export const calendarStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    flex: 1;
    min-block-size: 0;
  }
  .head {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 12px 20px 8px;
  }
  .turn {
    display: flex;
  }
  h2 {
    min-inline-size: 0;
    font-size: var(--t-5);
    font-weight: 600;
    white-space: nowrap;
  }
  .push {
    flex: 1;
  }
  .by {
    min-inline-size: 0;
  }
  .switch {
    display: flex;
    padding: 2px;
    gap: 2px;
    border-radius: var(--r-m);
    background: var(--bg);
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .switch .btn {
    block-size: calc(var(--control) - 4px);
    border-radius: var(--r-s);
  }
  .switch .btn[aria-pressed='true'] {
    background: var(--raised);
    box-shadow: var(--sh-1);
    color: var(--accent-ink);
  }
  .note:not(:empty) {
    padding: 0 20px 8px;
    color: var(--fg-3);
    font-size: var(--t-3);
  }
  .note.warn:not(:empty) {
    margin: 0 20px 8px;
    padding: 6px 12px;
    border-radius: var(--r-m);
    background: var(--warn-soft);
    color: var(--warn);
  }
  k-calendar-grid,
  k-agenda,
  k-nothing {
    flex: 1;
    min-block-size: 0;
  }
  @media (max-width: 900px) {
    .head {
      flex-wrap: wrap;
      gap: 4px 8px;
      padding: 8px 16px;
    }
    h2 {
      flex: 1;
    }
    .push {
      flex: 0 0 100%;
    }
    .by {
      flex: 1;
    }
    .note:not(:empty) {
      padding-inline: 16px;
    }
  }
  @media print {
    .btn,
    .switch,
    .by {
      display: none;
    }
  }
`;
