import { LitElement, css, html, nothing } from 'lit';
import { format, http, language, onChanges, place, query, t, to, Watch, go, href } from '@kartera/sdk';
import { base, icon } from '@kartera/ui';
import { FIGURES, companyCurrency, currenciesOf, daysOf, leftOut, monthsBetween, sharersOf, shifted, totals } from './figures.js';

const SHOWN = 6;
const BY = ['owner', 'team', 'pipeline'];

/** What is won, committed, likely and weighted, month by month, and whose it is; each figure leads to its deals. */
export class Forecast extends LitElement {
  static properties = { data: { state: true }, failure: { state: true } };

  static styles = [
    base,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      .page {
        max-inline-size: 1160px;
        margin-inline: auto;
        padding: 24px 28px 60px;
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
        margin-block-end: 16px;
      }
      h1 {
        flex: 1;
        font-size: var(--t-6);
        font-weight: 600;
        letter-spacing: -0.015em;
      }
      select.input {
        inline-size: auto;
        min-block-size: var(--control);
        padding-block: 4px;
        font-size: var(--t-3);
      }
      @media print {
        header :is(.btn, select) {
          display: none;
        }
      }
      @media (pointer: coarse) {
        select.input {
          min-block-size: 44px;
        }
      }
      .bars {
        display: grid;
        grid-template-columns: repeat(6, 1fr);
        gap: 12px;
        margin-block-end: 24px;
        padding: 16px;
        border-radius: var(--r-l);
        box-shadow: var(--sh-1);
      }
      .month {
        display: grid;
        gap: 8px;
        min-inline-size: 0;
        font-size: var(--t-2);
        text-align: center;
      }
      .chart {
        display: flex;
        align-items: end;
        justify-content: center;
        gap: 4px;
        block-size: 140px;
      }
      .chart i {
        inline-size: 16px;
        min-block-size: 2px;
        border-radius: 4px 4px 0 0;
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        grid-column: 1 / -1;
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        border-collapse: collapse;
        font-size: var(--t-4);
      }
      th,
      td {
        padding: 9px 12px;
        border-block-end: 1px solid var(--line);
        text-align: end;
        white-space: nowrap;
      }
      th:first-child {
        text-align: start;
      }
      thead th {
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      tbody th {
        font-weight: 500;
      }
      tr.sub th {
        padding-inline-start: 28px;
        color: var(--fg-2);
        font-weight: 400;
      }
      tr.sub td {
        color: var(--fg-2);
      }
      tfoot :is(th, td) {
        border: 0;
        font-weight: 600;
      }
      td a {
        color: inherit;
        text-decoration: none;
      }
      td a:hover {
        text-decoration: underline;
      }
      .note {
        margin-block-start: 12px;
        color: var(--fg-3);
        font-size: var(--t-2);
      }
      @media (max-width: 700px) {
        .page {
          padding: 16px 14px 40px;
        }
        .bars {
          grid-template-columns: repeat(3, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.data = null;
    this.failure = null;
    new Watch(this, [place, language]);
  }

  connectedCallback() {
    super.connectedCallback();
    let timer = 0;
    const changed = onChanges((changes) => {
      if (!changes.some((change) => change.entity === 'pipeline.deal')) return;
      clearTimeout(timer);
      timer = setTimeout(() => void this.load(), 800);
    });
    this.ends = [place.watch(() => void this.load()), changed, () => clearTimeout(timer)];
    void this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const end of this.ends) end();
  }

  get by() {
    const { by } = place.value.parameters;
    return BY.includes(by) ? by : 'owner';
  }

  get from() {
    const { from } = place.value.parameters;
    return /^\d{4}-\d{2}$/.test(from ?? '') ? from : format.today().slice(0, 7);
  }

  async load() {
    const from = this.from;
    const key = `${from} ${this.by}`;
    this.asked = key;
    try {
      const data = await http.get(`/pipeline/forecast${query({ from, to: shifted(from, SHOWN - 1), by: this.by })}`);
      if (this.asked !== key) return;
      this.data = data;
      this.failure = null;
    } catch (failure) {
      this.failure = failure;
    }
  }

  render() {
    return html`<div class="page">${this.head()} ${this.failure && !this.data ? this.trouble() : this.data ? this.body(this.data) : html`<k-loading></k-loading>`}</div>`;
  }

  head() {
    const currencies = this.data ? currenciesOf(this.data.entries) : [];
    return html`<header>
      <h1>${t('pipeline.forecast')}</h1>
      <button class="btn icon" aria-label=${t('pipeline.forecast.previous')} title=${t('pipeline.forecast.previous')} @click=${() => this.adjust({ from: shifted(this.from, -SHOWN) })}>${icon('chevron-left')}</button>
      <button class="btn out" @click=${() => this.adjust({ from: undefined })}>${t('pipeline.forecast.today')}</button>
      <button class="btn icon" aria-label=${t('pipeline.forecast.next')} title=${t('pipeline.forecast.next')} @click=${() => this.adjust({ from: shifted(this.from, SHOWN) })}>${icon('chevron-right')}</button>
      ${this.select('pipeline.forecast.by', BY.map((by) => [by, t(`pipeline.forecast.by.${by}`)]), this.by, (by) => this.adjust({ by }))}
      ${currencies.length > 1 ? this.currencies(currencies, companyCurrency(this.data.entries)) : nothing}
    </header>`;
  }

  select(label, choices, value, chosen) {
    return html`<select class="input" aria-label=${t(label)} @change=${(event) => chosen(event.target.value)}>
      ${choices.map(([each, text]) => html`<option value=${each} ?selected=${each === value}>${text}</option>`)}
    </select>`;
  }

  currencies(currencies, company) {
    const all = company ? [['', t('pipeline.forecast.all', { currency: company })]] : [];
    const shown = this.shown(this.data.entries);
    return this.select('pipeline.forecast.currency', [...all, ...currencies.map((each) => [each, each])], shown.all ? '' : shown.currency, (currency) => this.adjust({ currency: currency || undefined }));
  }

  /** Amounts of one currency, or all of them in that of the company. */
  shown(entries) {
    const currencies = currenciesOf(entries);
    const { currency } = place.value.parameters;
    const company = companyCurrency(entries);
    if (currencies.includes(currency)) return { currency, all: false };
    return currencies.length > 1 && company ? { currency: company, all: true } : { currency: currencies[0] ?? company, all: false };
  }

  adjust(changes) {
    go(href(place.value.path, { ...place.value.parameters, ...changes }), 'replace');
  }

  trouble() {
    return html`<k-nothing icon="cloud-off" .heading=${t('pipeline.forecast.failed')} .text=${this.failure.message}
      ><button class="btn out" @click=${() => void this.load()}>${icon('refresh-cw')}${t('retry')}</button></k-nothing
    >`;
  }

  body({ from, to: last, entries }) {
    if (entries.length === 0) return html`<k-nothing icon="chart-line" .heading=${t('pipeline.forecast')} .text=${t('pipeline.forecast.none')}></k-nothing>`;
    const shown = this.shown(entries);
    const without = shown.all ? leftOut(entries) : [];
    const months = monthsBetween(from, last);
    return html`${this.bars(months, entries, shown)}
      <div class="scroll" tabindex="0" role="region" aria-label=${t('pipeline.forecast')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('pipeline.forecast.month')}</th>
              <th scope="col">${t('pipeline.forecast.deals')}</th>
              ${FIGURES.map((figure) => html`<th scope="col">${this.figureLabel(figure)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${months.map((month) => this.rows(month, entries.filter((entry) => entry.month === month), shown))}
          </tbody>
          <tfoot>
            ${this.row(t('pipeline.forecast.total'), totals(entries, shown), shown, [daysOf(from)[0], daysOf(last)[1]])}
          </tfoot>
        </table>
      </div>
      <p class="note">${t('pipeline.forecast.legend')}</p>
      ${without.length > 0 ? html`<p class="note">${t('pipeline.forecast.without', { currencies: without.join(', ') })}</p>` : nothing}`;
  }

  figureLabel(figure) {
    return t(`pipeline.forecast.${figure === 'amount' ? 'open' : figure}`);
  }

  bars(months, entries, shown) {
    const sums = months.map((month) => totals(entries.filter((entry) => entry.month === month), shown));
    const most = Math.max(...sums.flatMap((sum) => FIGURES.map((figure) => sum[figure])), 1);
    const tones = { closed: 'var(--ok)', committed: 'var(--accent)', bestCase: 'var(--tone-1)', weighted: 'var(--tone-3)', amount: 'var(--active)' };
    return html`<div class="bars" aria-hidden="true">
      ${months.map(
        (month, at) => html`<div class="month">
          <div class="chart">${FIGURES.map((figure) => html`<i style="block-size:${(sums[at][figure] / most) * 100}%;background:${tones[figure]}"></i>`)}</div>
          <span>${this.monthName(month)}</span>
        </div>`,
      )}
      <div class="legend">${FIGURES.map((figure) => html`<span><i class="dot" style="--tone:${tones[figure]}"></i>${this.figureLabel(figure)}</span>`)}</div>
    </div>`;
  }

  monthName(month) {
    const name = new Intl.DateTimeFormat(language.value, { month: 'short', year: 'numeric', timeZone: 'UTC' });
    return name.format(new Date(`${month}-01T00:00:00Z`));
  }

  rows(month, entries, shown) {
    const sharers = sharersOf(entries, this.by);
    return html`${this.row(this.monthName(month), totals(entries, shown), shown, daysOf(month))}
    ${sharers.length < 2 && sharers[0]?.id === ''
      ? nothing
      : sharers.map((sharer) =>
          this.row(
            sharer.title || t('pipeline.forecast.nobody'),
            totals(entries.filter((entry) => (entry[this.by]?.id ?? '') === sharer.id), shown),
            shown,
            daysOf(month),
            sharer,
          ),
        )}`;
  }

  row(label, sum, { currency }, days, sharer) {
    const amount = (figure) => format.money({ amount: sum[figure].toFixed(2), currency });
    return html`<tr class=${sharer ? 'sub' : ''}>
      <th scope="row">${label}</th>
      <td class="num">${format.number(sum.count)}</td>
      ${FIGURES.map((figure) => html`<td class="num">${sum[figure] === 0 ? html`<span class="muted">–</span>` : html`<a href=${this.dealsOf(figure, days, sharer)}>${amount(figure)}</a>`}</td>`)}
    </tr>`;
  }

  /** The list of the deals behind a figure. */
  dealsOf(figure, [first, last], sharer) {
    const day = figure === 'closed' ? 'actualClose' : 'expectedClose';
    const probability = { bestCase: ';probability=ge=50', committed: ';probability=ge=75' }[figure] ?? '';
    const whose = sharer ? (sharer.id === '' ? `;${this.by}=null=true` : `;${this.by}==${sharer.id}`) : '';
    const filter = `status==${figure === 'closed' ? 'won' : 'open'};${day}=ge=${first};${day}=le=${last}${probability}${whose}`;
    return to.list('pipeline.deal', { layout: 'list', filter, sort: day });
  }
}
