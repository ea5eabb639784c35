import { css } from 'lit';

export const partEditorStyles = css`
  :host {
    display: grid;
    align-content: start;
    gap: 12px;
  }
  h3 {
    margin-block-start: 4px;
    font-size: var(--t-3);
    font-weight: 600;
  }
  .add {
    justify-self: start;
  }
  .hint {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .sort {
    padding: 4px;
    border-radius: var(--r-m);
    box-shadow: inset 0 0 0 1px var(--line);
  }
`;
