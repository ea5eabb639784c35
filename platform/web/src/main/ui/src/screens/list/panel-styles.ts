import { css } from 'lit';

/** What the small windows of the toolbar have in common. */
export const panelStyles = css`
  :host {
    display: grid;
    gap: 8px;
    font-size: var(--t-4);
  }
  h3 {
    font-size: var(--t-3);
    font-weight: 600;
  }
  .rows {
    display: grid;
    gap: 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .line {
    display: flex;
    align-items: center;
    gap: 6px;
    min-inline-size: 0;
  }
  .grow {
    flex: 1;
    min-inline-size: 0;
  }
  .input {
    min-block-size: 32px;
    padding: 4px 8px;
    font-size: var(--t-4);
  }
  .foot {
    display: flex;
    gap: 4px;
    flex-wrap: wrap;
  }
  .hint {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  .btn.small {
    padding: 0 8px;
    block-size: 28px;
  }
  .btn.icon.small {
    inline-size: 28px;
    padding: 0;
  }
  @media (pointer: coarse) {
    .input {
      min-block-size: 44px;
      font-size: var(--t-5);
    }
  }
`;
