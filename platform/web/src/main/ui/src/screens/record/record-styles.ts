import { css } from 'lit';

export const recordStyles = css`
  :host {
    display: block;
    min-block-size: 0;
    block-size: 100%;
    background: var(--surface);
    container-type: inline-size;
  }
  article {
    display: flex;
    flex-direction: column;
    block-size: 100%;
  }
  k-nothing {
    block-size: 80%;
  }
  .content {
    flex: 1;
    min-block-size: 0;
    padding: 16px 20px 32px;
    overflow: auto;
  }
  .content:focus-visible {
    outline: none;
  }
  k-stage-bar {
    margin-block-end: 20px;
  }
  .columns,
  .parts {
    display: grid;
    gap: 20px;
    min-inline-size: 0;
  }
  @container (min-width: 860px) {
    .page k-record-head {
      padding-inline-start: 28px;
    }
    .page .columns {
      grid-template-columns: minmax(0, 1fr) minmax(320px, 44%);
      align-items: start;
      gap: 40px;
    }
    .page .content {
      padding-inline: 28px;
    }
  }
  .parts h3 {
    margin-block-end: 4px;
    color: var(--fg-2);
    font-size: var(--t-2);
    font-weight: 600;
  }
  .bin {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 16px;
    padding: 8px 12px;
    border-radius: var(--r-m);
    background: var(--warn-soft);
    color: var(--warn);
    font-size: var(--t-3);
  }
  .bin .ends {
    display: flex;
    gap: 4px;
    margin-inline-start: auto;
  }
  .way {
    display: flex;
    justify-content: end;
    padding: 12px 12px 0;
  }
  @media (max-width: 700px) {
    .content {
      padding-inline: 16px;
    }
  }
  @media print {
    :host,
    article,
    .content {
      display: block;
      block-size: auto;
      overflow: visible;
    }
    .way {
      display: none;
    }
  }
`;
