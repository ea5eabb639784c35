import { css } from 'lit';
import { fineStyles } from './styles.ts';

/** Of what a column's values become, and of the values one by one. */
export const targetStyles = [fineStyles, css`
  :host {
    display: block;
  }
  .fines {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(150px, 100%), 1fr));
    gap: 8px 10px;
    align-items: end;
    margin-block-start: 8px;
  }
  .fines.within {
    grid-template-columns: 1fr 1fr 1.2fr auto;
  }
  .more {
    margin-block-start: 4px;
    padding-inline: 4px;
    color: var(--accent-ink);
    font-size: var(--t-2);
    white-space: normal;
    text-align: start;
  }
  details {
    margin-block-start: 6px;
    color: var(--fg-2);
    font-size: var(--t-3);
  }
  summary {
    min-block-size: 24px;
    padding-block: 3px;
    cursor: pointer;
  }
  .warn {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    color: var(--warn);
  }
  .values {
    display: grid;
    gap: 4px;
    max-block-size: 380px;
    margin-block-start: 6px;
    margin-inline: -3px;
    padding: 3px;
    overflow-y: auto;
  }
  .value {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto minmax(0, 1.2fr) auto;
    align-items: center;
    gap: 8px;
  }
  .value > select {
    grid-column: 3 / -1;
  }
  .others {
    color: var(--fg-3);
    font-style: italic;
  }
  @media (max-width: 700px) {
    .fines.within {
      grid-template-columns: 1fr auto;
    }
    .fines.within > .fine {
      grid-column: 1 / -1;
    }
    .fines.within > .fine:nth-of-type(3) {
      grid-column: 1;
    }
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 11px;
    }
  }
`];
