import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { day, money, number, today } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { complain, tell } from '../../core/notices.ts';
import { ask } from '../../core/overlays.ts';
import { session } from '../../core/session.ts';
import type { Dispose } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { parseNumber } from '../../ui/fields/parse.ts';
import { icon } from '../../ui/icon.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { currencies } from './places.ts';
import { sheet } from './sheet.ts';

interface Known {
  readonly code: string;
  readonly rate: string | null;
  readonly from: string | null;
  readonly rates: number;
}

interface Rate {
  readonly from: string;
  readonly rate: string;
  readonly source: 'manual' | 'file';
}

interface Answer {
  readonly company: string;
  readonly items: readonly Known[];
}

interface Rates {
  readonly items: readonly Rate[];
  readonly next: string | null;
}

/** The currencies beside the company's own, and what they are worth from when on. */
@customElement('k-currency-settings')
export class CurrencySettings extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .row > button.open {
        flex: 1;
        display: grid;
        gap: 2px;
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
        text-align: start;
      }
      .rates {
        margin: 0;
        padding-block: 0 12px;
        padding-inline: 32px 16px;
        list-style: none;
      }
      .rates li {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 40px;
      }
      .rates .num {
        flex: 1;
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  @state() private code = '';
  @state() private rate = '';
  @state() private from = today();
  @state() private first = `${Number(today().slice(0, 4)) - 1}-01-01`;
  @state() private some = '';
  @state() private open = '';
  @state() private shown: Rates | undefined;
  @query('input[type=file]') private file!: HTMLInputElement;
  private readonly form = new Form(this);
  private readonly loading = new Form(this);
  private readonly list = new Loaded(this, () => http.get<Answer>('/currencies'));
  private end: Dispose | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.end = session.watch(() => void this.again());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.end?.();
  }

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.currencies')}</h1>
          <p class="lead">${t('settings.currencies.text')}</p>
        </div>
      </div>
      ${this.list.render((answer) => html`${this.known(answer)} ${this.adding(answer)} ${this.importing(answer)}`)}
    </div>`;
  }

  private known({ company, items }: Answer) {
    if (items.length === 0) return html`<section class="card body"><p>${t('settings.currencies.none', { company })}</p></section>`;
    return html`<section class="card" aria-label=${t('settings.section.currencies')}>
      <ul class="rows">
        ${items.map(
          (known) => html`<li>
            <div class="row">
              <button class="open" aria-expanded=${this.open === known.code} @click=${() => this.toggle(known.code)}>
                <strong>${nameOf(known.code)}</strong>
                <small>${known.rate === null ? t('settings.currencies.noRate') : `${worth(known, company)}${known.from ? ' · ' + t('settings.currencies.since', { day: day(known.from) }) : ''}`}</small>
              </button>
              <button class="btn icon" aria-label=${t('settings.currencies.remove', { code: known.code })} title=${t('settings.currencies.remove', { code: known.code })} ?disabled=${known.rates === 0} @click=${() => this.forget(known)}>${icon('trash-2')}</button>
            </div>
            ${this.open === known.code && this.shown ? this.history(known.code, this.shown) : nothing}
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private history(code: string, rates: Rates) {
    return html`<ul class="rates" aria-label=${t('settings.currencies.history', { code })}>
      ${rates.items.map(
        (rate) => html`<li>
          <span>${day(rate.from)}</span><span class="num">${number(rate.rate, { maximumFractionDigits: 8 })}</span><small class="muted">${t(`settings.currencies.source.${rate.source}`)}</small>
          <button class="btn icon" aria-label=${t('settings.currencies.removeRate', { day: day(rate.from) })} title=${t('settings.currencies.removeRate', { day: day(rate.from) })} @click=${() => this.removeRate(code, rate)}>${icon('x')}</button>
        </li>`,
      )}
      ${rates.next ? html`<li><button class="btn" @click=${() => this.more(code, rates)}>${t('settings.currencies.more')}</button></li>` : nothing}
    </ul>`;
  }

  private adding({ company }: Answer) {
    const typed = this.rate.trim() === '' ? undefined : parseNumber(this.rate);
    return html`<form class="card" aria-labelledby="new-rate" @submit=${this.add}>
      <h2 id="new-rate">${t('settings.currencies.add')}</h2>
      ${this.form.alert('code', 'rate', 'from')}
      <div class="two">
        ${selectInput({
          id: 'code',
          label: t('settings.currency'),
          value: this.code,
          error: this.form.of('code'),
          options: [{ value: '', label: '' }, ...currencies().filter((each) => each.value !== company)],
          change: (code) => (this.code = code),
        })}
        ${textInput({
          id: 'rate',
          label: this.code === '' ? t('settings.currencies.rate') : t('settings.currencies.rateOf', { code: this.code, company }),
          value: this.rate,
          error: typed === undefined && this.rate.trim() !== '' ? t('settings.currencies.noNumber') : this.form.of('rate'),
          help: t('settings.currencies.rate.help', { company }),
          change: (rate) => (this.rate = rate),
        })}
        ${textInput({
          id: 'from',
          type: 'date',
          label: t('settings.currencies.from'),
          value: this.from,
          error: this.form.of('from'),
          change: (from) => (this.from = from),
        })}
      </div>
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.form.busy || this.code === '' || !typed || this.from === ''}>${t('settings.currencies.add.button')}</button>
      </div>
    </form>`;
  }

  private importing({ items }: Answer) {
    return html`<section class="card body" aria-labelledby="rates-file">
      <div>
        <h2 id="rates-file">${t('settings.currencies.file')}</h2>
        <p class="lead">${t('settings.currencies.file.text')}</p>
      </div>
      ${this.loading.alert()}
      <div class="two">
        ${textInput({
          id: 'first',
          type: 'date',
          label: t('settings.currencies.file.from'),
          value: this.first,
          change: (first) => (this.first = first),
        })}
        ${textInput({
          id: 'some',
          label: t('settings.currencies.file.some'),
          value: this.some,
          help: t('settings.currencies.file.some.help', { example: items.map((each) => each.code).slice(0, 3).join(', ') || 'USD, GBP' }),
          change: (some) => (this.some = some),
        })}
      </div>
      <div class="buttons">
        <input type="file" accept=".csv,text/csv,text/plain" tabindex="-1" aria-hidden="true" @change=${this.load} />
        <button class="btn out" ?disabled=${this.loading.busy} @click=${() => this.file.click()}>${icon('upload')}${t('settings.currencies.file.choose')}</button>
      </div>
    </section>`;
  }

  private readonly add = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.form.send(async () => {
      await http.post('/currencies', { code: this.code, rate: parseNumber(this.rate), from: this.from });
      this.rate = '';
      tell(t('settings.saved'));
      await this.again();
    });
  };

  private readonly load = async (): Promise<void> => {
    const file = this.file.files?.[0];
    this.file.value = '';
    if (!file) return;
    await this.loading.send(async () => {
      const body = new FormData();
      body.append('file', file);
      const wanted = new URLSearchParams({ from: this.first, currencies: this.some });
      const { rates } = await http.post<{ readonly rates: number }>(`/currencies/import?${wanted}`, body);
      tell(t('settings.currencies.file.done', { count: rates }));
      await this.again();
    });
  };

  private async toggle(code: string): Promise<void> {
    this.open = this.open === code ? '' : code;
    await this.showRates();
  }

  private async again(): Promise<void> {
    await this.list.again();
    await this.showRates();
  }

  private async showRates(): Promise<void> {
    this.shown = undefined;
    if (this.open === '') return;
    try {
      this.shown = await http.get<Rates>(`/currencies/${this.open}/rates?limit=30`);
    } catch (failure) {
      complain(failure);
    }
  }

  private async more(code: string, rates: Rates): Promise<void> {
    try {
      const next = await http.get<Rates>(`/currencies/${code}/rates?limit=30&after=${rates.next}`);
      this.shown = { items: [...rates.items, ...next.items], next: next.next };
    } catch (failure) {
      complain(failure);
    }
  }

  private async removeRate(code: string, rate: Rate): Promise<void> {
    try {
      await http.delete(`/currencies/${code}/rates/${rate.from}`);
      await this.again();
    } catch (failure) {
      complain(failure);
    }
  }

  private async forget(known: Known): Promise<void> {
    await ask({
      heading: t('settings.currencies.remove', { code: known.code }),
      text: t('settings.currencies.remove.sure', { code: known.code, count: known.rates }),
      fields: [],
      values: {},
      confirm: t('settings.currencies.remove', { code: known.code }),
      bad: true,
      run: async () => {
        await http.delete(`/currencies/${known.code}`);
        await this.again();
      },
    });
  }
}

function nameOf(code: string): string {
  return currencies().find((each) => each.value === code)?.label ?? code;
}

/** 1 USD = 0,91 EUR. */
function worth(known: Known, company: string): string {
  return `${money({ amount: '1', currency: known.code })} = ${number(known.rate!, { maximumFractionDigits: 6 })} ${company}`;
}
