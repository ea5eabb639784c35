import { css } from 'lit';

export const importStyles = css`
  :host {
    display: block;
    overflow-y: auto;
  }
  .page {
    max-inline-size: 960px;
    margin-inline: auto;
    padding: 28px 28px 60px;
  }
  header {
    display: grid;
    gap: 12px;
    margin-block-end: 20px;
  }
  h1 {
    font-size: 22px;
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: 16px;
    font-weight: 600;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
    padding: 0;
    color: var(--fg-3);
    font-size: 13px;
    font-weight: 500;
    list-style: none;
    counter-reset: step;
  }
  .steps li {
    counter-increment: step;
  }
  .steps li::before {
    content: counter(step) '  ';
  }
  .steps [aria-current] {
    color: var(--accent-ink);
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
    gap: 12px;
  }
  .choice {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 28px 12px;
    border-radius: var(--r-l);
    box-shadow: var(--sh-1);
    color: var(--fg);
    text-decoration: none;
  }
  .choice:hover {
    box-shadow: var(--sh-2);
  }
  .drop {
    display: grid;
    justify-items: center;
    gap: 8px;
    padding: 64px 20px;
    border: 2px dashed var(--line-strong);
    border-radius: var(--r-l);
    text-align: center;
    cursor: pointer;
  }
  .drop.over,
  .drop:hover {
    border-color: var(--accent);
    background: var(--accent-soft);
  }
  .drop:focus-within {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  .file {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-end: 8px;
  }
  details {
    margin-block-end: 16px;
    color: var(--fg-2);
    font-size: 13px;
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(210px, 1fr));
    gap: 12px;
    margin-block: 12px;
  }
  .problem {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-block: 12px;
    padding: 10px 14px;
    border-radius: var(--r-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: 13.5px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 20px;
  }
  .run {
    padding: 24px;
    border-radius: var(--r-l);
    box-shadow: var(--sh-1);
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    margin-block: 14px 8px;
    accent-color: var(--accent);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(110px, 1fr));
    gap: 12px;
    margin-block: 16px 0;
  }
  dt {
    color: var(--fg-3);
    font-size: 12.5px;
  }
  dd {
    margin: 0;
    font-size: 20px;
    font-weight: 600;
  }
  .bad dd {
    color: var(--bad);
  }
  @media (max-width: 700px) {
    .page {
      padding: 18px 14px 40px;
    }
  }
`;

export const columnStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 13.5px;
  }
  th,
  td {
    padding: 8px 12px 8px 0;
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  thead th {
    border: 0;
    color: var(--fg-3);
    font-size: 12.5px;
    font-weight: 500;
  }
  tbody th {
    padding-block-start: 16px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .samples {
    max-inline-size: 260px;
    padding-block-start: 16px;
    color: var(--fg-2);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  tr.out th,
  tr.out .samples {
    color: var(--fg-3);
  }
  .target {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }
  .target > .input {
    inline-size: auto;
    min-inline-size: 150px;
    max-inline-size: 240px;
  }
  .small {
    display: flex;
    align-items: center;
    gap: 7px;
    color: var(--fg-2);
    font-size: 13px;
  }
  .code {
    inline-size: 72px;
    text-transform: uppercase;
  }
  .choices {
    display: grid;
    gap: 6px;
    margin-block-start: 8px;
  }
  .choices .input {
    inline-size: auto;
  }
  .choices .cut {
    min-inline-size: 110px;
    max-inline-size: 180px;
  }
  @media (max-width: 700px) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      display: none;
    }
    td,
    .samples {
      max-inline-size: none;
      padding: 4px 0;
      border: 0;
    }
  }
`;
