import { css } from 'lit';

/** A small choice or text under its label. */
export const fineStyles = css`
  .fine {
    display: grid;
    gap: 3px;
    align-content: end;
    min-inline-size: 0;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
  }
  .settings {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(290px, 100%), 1fr));
    gap: 12px;
    margin-block: 12px;
  }
`;

const told = css`
  .problem,
  .note {
    display: flex;
    gap: 8px;
    align-items: center;
    margin-block: 12px;
    padding: 10px 14px;
    border-radius: var(--r-m);
    background: var(--bad-soft);
    color: var(--bad);
    font-size: var(--t-4);
  }
  .note {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .note > span {
    flex: 1;
  }
`;

export const importStyles = [told, fineStyles, css`
  :host {
    display: block;
    overflow-y: auto;
  }
  .page {
    max-inline-size: 960px;
    margin-inline: auto;
    padding: 28px 28px 40px;
  }
  header {
    display: grid;
    gap: 12px;
    margin-block-end: 20px;
  }
  h1 {
    font-size: var(--t-6);
    font-weight: 600;
    letter-spacing: -0.015em;
  }
  h2 {
    font-size: var(--t-5);
    font-weight: 600;
  }
  .steps {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 20px;
    margin: 0;
    padding: 0;
    color: var(--fg-3);
    font-size: var(--t-3);
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
  .file .num {
    white-space: nowrap;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 20px;
  }
  footer.stick {
    position: sticky;
    inset-block-end: 0;
    margin-inline: -28px;
    padding: 14px 28px;
    border-block-start: 1px solid var(--line);
    background: var(--surface);
  }
  .sending {
    display: flex;
    flex: 1;
    align-items: center;
    gap: 12px;
    color: var(--fg-2);
  }
  .sending progress {
    inline-size: 160px;
    block-size: 8px;
    accent-color: var(--accent);
  }
  .part {
    margin-block-start: 28px;
  }
  .behind {
    margin-block: 28px 12px;
  }
  .others {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  k-import-extras,
  k-import-recent {
    margin-block-start: 28px;
  }
  @media (max-width: 700px) {
    .page {
      padding: 18px 14px 40px;
    }
    .drop {
      padding: 40px 16px;
    }
    footer.stick {
      margin-inline: -14px;
      padding: 10px 14px;
    }
    footer.stick .btn {
      flex: 1;
    }
  }
`];

export const readingStyles = [fineStyles, css`
  :host {
    display: block;
    margin-block: 4px 16px;
  }
  details {
    color: var(--fg-2);
    font-size: var(--t-3);
  }
  summary {
    min-block-size: 24px;
    cursor: pointer;
  }
  @media (pointer: coarse) {
    summary {
      padding-block: 10px;
    }
  }
`];

export const columnStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: var(--t-4);
  }
  th,
  td {
    padding-block: 12px;
    padding-inline: 0 16px;
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
  }
  td {
    padding-inline-end: 0;
  }
  thead th {
    padding-block: 6px;
    border: 0;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
  }
  tbody th {
    inline-size: 36%;
    padding-block-start: 20px;
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .samples {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    margin-block-start: 3px;
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 400;
    overflow: hidden;
  }
  tr.out th {
    color: var(--fg-3);
  }
  .to {
    max-inline-size: 320px;
  }
  @media (max-width: 700px) {
    table,
    tbody,
    tr,
    tbody th,
    td {
      display: block;
      inline-size: auto;
    }
    thead {
      display: none;
    }
    tbody th {
      padding: 14px 0 6px;
    }
    td {
      padding: 0 0 14px;
      border: 0;
    }
    .to {
      max-inline-size: none;
    }
  }
`;

export const extraStyles = [fineStyles, css`
  :host {
    display: block;
  }
  h2 {
    font-size: var(--t-5);
    font-weight: 600;
  }
  p {
    margin-block: 2px 10px;
    font-size: var(--t-3);
  }
  .extra {
    margin-block-end: 12px;
    padding: 14px;
    border-radius: var(--r-l);
    background: var(--surface);
    box-shadow: var(--sh-1);
  }
  .line {
    display: grid;
    grid-template-columns: 1fr 1fr 1.4fr auto;
    gap: 10px;
    align-items: end;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block: 10px 4px;
  }
  button.chip {
    block-size: 26px;
    border: 0;
    cursor: pointer;
  }
  .sample {
    margin: 0;
    color: var(--fg-2);
    overflow-wrap: anywhere;
  }
  .extra > p {
    margin-block: 6px 0;
  }
  @media (max-width: 700px) {
    .line {
      grid-template-columns: 1fr auto;
    }
    .line > .fine {
      grid-column: 1 / -1;
    }
    .line > .fine:nth-of-type(3) {
      grid-column: 1;
    }
    button.chip {
      block-size: 36px;
    }
  }
`];

export const recentStyles = css`
  :host {
    display: block;
  }
  h2 {
    margin-block-end: 8px;
    font-size: var(--t-5);
    font-weight: 600;
  }
  ul {
    margin: 0 0 8px;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    min-block-size: 56px;
    border-block-start: 1px solid var(--line);
  }
  li > a:first-child {
    display: grid;
    flex: 1;
    gap: 2px;
    min-inline-size: 0;
    padding-block: 8px;
    color: var(--fg);
    font-size: var(--t-4);
    text-decoration: none;
  }
  li > a:first-child:hover b {
    text-decoration: underline;
  }
  li b {
    font-weight: 500;
  }
  li .muted {
    font-size: var(--t-2);
  }
  .chip {
    flex: none;
  }
`;

export const runStyles = [told, css`
  :host {
    display: block;
    padding: 24px;
    border-radius: var(--r-l);
    background: var(--surface);
    box-shadow: var(--sh-1);
  }
  .skeleton {
    block-size: 160px;
  }
  h2 {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: var(--t-5);
    font-weight: 600;
  }
  progress {
    inline-size: 100%;
    block-size: 8px;
    margin-block: 14px 8px;
    accent-color: var(--accent);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(104px, 1fr));
    gap: 12px;
    margin-block: 16px 0;
  }
  dt {
    color: var(--fg-3);
    font-size: var(--t-2);
  }
  dd {
    margin: 0;
    font-size: var(--t-6);
    font-weight: 600;
  }
  .bad dd {
    color: var(--bad);
  }
  code {
    display: block;
    margin-block-start: 4px;
    font-size: var(--t-2);
    overflow-wrap: anywhere;
  }
  table {
    inline-size: 100%;
    margin-block-start: 20px;
    border-collapse: collapse;
    font-size: var(--t-3);
  }
  .line {
    display: none;
  }
  caption {
    padding-block-end: 6px;
    color: var(--fg-2);
    text-align: start;
  }
  th,
  td {
    padding-block: 8px;
    padding-inline: 0 12px;
    border-block-start: 1px solid var(--line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  th {
    color: var(--fg-3);
    font-size: var(--t-2);
    font-weight: 500;
    overflow-wrap: normal;
  }
  th:first-child,
  td:first-child {
    inline-size: 64px;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 20px;
  }
  @media (max-width: 700px) {
    :host {
      padding: 18px 16px;
    }
    dl {
      grid-template-columns: repeat(auto-fit, minmax(84px, 1fr));
    }
    table,
    tbody {
      display: block;
    }
    thead {
      display: none;
    }
    caption {
      display: block;
    }
    tbody tr {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: 2px 10px;
      padding-block: 8px;
      border-block-start: 1px solid var(--line);
    }
    td,
    td:first-child {
      inline-size: auto;
      padding: 0;
      border: 0;
      color: var(--fg-3);
    }
    td:last-child {
      grid-column: 1 / -1;
      color: var(--fg);
    }
    td .line {
      display: inline;
    }
    footer .btn {
      flex: 1 1 100%;
    }
  }
`];
