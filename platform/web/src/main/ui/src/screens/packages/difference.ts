import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { http } from '../../core/http.ts';
import { language, t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Form } from '../settings/form.ts';
import { sheet } from '../settings/sheet.ts';
import { CHANGES, chosen, grouped, inWords, open, split, thing, type Applied, type Change, type Choice, type Difference, type Item, type Refusal } from './model.ts';

const TONES: Readonly<Record<Change, string>> = { conflict: 'bad', kept: 'warn', changed: 'accent', added: 'ok', removed: '', same: '' };

/** A package that somebody wants: what it would change, who prevails where both have something, and its beginning. Events {@code close} and {@code begun}. */
@customElement('k-package-difference')
export class PackageDifference extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        display: grid;
        gap: 20px;
        padding: 0;
        overflow: visible;
      }
      .item {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
      }
      .title {
        padding: 12px 16px;
      }
      .title + .item,
      .item + .item {
        border-block-start: 1px solid var(--line);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 10px;
      }
      .line strong {
        flex: 1 1 180px;
        min-inline-size: 0;
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      code {
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 400;
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        border: 0;
        font-size: var(--t-3);
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-block-size: 28px;
      }
      summary {
        color: var(--fg-2);
        font-size: var(--t-3);
        cursor: pointer;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        inline-size: 100%;
        margin-block-start: 8px;
        border-collapse: collapse;
        font-size: var(--t-3);
      }
      th,
      td {
        padding: 6px 10px;
        border-block-start: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
        white-space: pre-line;
      }
      th {
        color: var(--fg-2);
        font-weight: 500;
      }
      .former {
        color: var(--fg-3);
      }
      .refused {
        margin: 0;
        padding-inline-start: 20px;
      }
      .stick {
        position: sticky;
        inset-block-end: -48px;
        padding: 12px 16px;
        background: var(--raised);
      }
      @media (max-width: 820px) {
        .stick {
          inset-block-end: -40px;
        }
      }
      @media (max-width: 700px) {
        tr {
          display: grid;
          padding-block: 6px;
          border-block-start: 1px solid var(--line);
        }
        thead {
          display: none;
        }
        th,
        td {
          padding-block: 2px;
          border: 0;
        }
        td::before {
          content: attr(data-of) ': ';
          color: var(--fg-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) file!: File;
  @state() private difference: Difference | null = null;
  @state() private choices: ReadonlyMap<string, Choice> = new Map();
  @state() private shown: ReadonlySet<Change> = new Set(CHANGES.filter((change) => change !== 'same'));
  @state() private older = false;
  @state() private stale = false;
  private readonly reading = new Form(this);
  private readonly applying = new Form(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('file')) void this.read();
  }

  override render() {
    const { difference } = this;
    if (difference === null) {
      return html`${this.reading.alert()}
        ${this.reading.busy ? html`<k-loading .rows=${6}></k-loading>` : html`<div class="buttons"><button class="btn out" @click=${this.close}>${t('settings.section.packages')}</button></div>`}`;
    }
    const groups = grouped(difference, this.shown);
    return html`${this.head(difference)} ${this.stale ? html`<p class="alert warn" role="alert">${icon('triangle-alert')}<span>${t('packages.stale')}</span></p>` : nothing}
      ${this.reading.alert()} ${this.refused(difference.refusals)} ${this.filters(difference)}
      ${groups.length === 0 ? html`<p class="card body help">${t('packages.nothing')}</p>` : groups.map(({ part, label, items }) => this.group(part, label, items))}
      ${this.applying.alert()}
      <div class="card stick buttons">
        <button class="btn pri" ?disabled=${this.applying.busy || this.reading.busy || difference.refusals.length > 0} @click=${this.apply}>${t('packages.apply')}</button>
        <button class="btn" @click=${this.close}>${t('settings.cancel')}</button>
        <span class="help" role="status">${this.reading.busy ? t('packages.looking') : this.summary(difference)}</span>
      </div>`;
  }

  private head({ package: of, applied }: Difference) {
    return html`<section class="card body">
      <div>
        <h2>${inWords(of.title, language.value)} <span class="chip">${of.version}</span></h2>
        <p class="lead"><code>${of.name}</code>${of.publisher ? html` · ${of.publisher}` : nothing} · ${applied === null ? t('packages.first') : t('packages.from', { version: applied })}</p>
      </div>
      ${inWords(of.description, language.value) ? html`<p>${inWords(of.description, language.value)}</p>` : nothing}
    </section>`;
  }

  private summary(difference: Difference): string {
    const { counts } = difference;
    const theirs = [...this.choices.values()].filter((choice) => choice === 'theirs').length;
    return t('packages.summary', { added: counts.added, changed: counts.changed + theirs, removed: counts.removed });
  }

  private refused(refusals: readonly Refusal[]) {
    if (refusals.length === 0) return nothing;
    const older = refusals.some((refusal) => refusal.code === 'package-older');
    return html`<section class="card body" role="alert" aria-labelledby="refused">
      <h2 id="refused">${icon('circle-alert')} ${t('packages.refused')}</h2>
      <ul class="refused">
        ${refusals.map((refusal) => html`<li>${refusal.key ? html`<code>${refusal.key}</code> ` : nothing}${refusal.message}</li>`)}
      </ul>
      ${older
        ? html`<div class="buttons">
            <button class="btn out" @click=${() => ((this.older = true), void this.read())}>${t('packages.older')}</button>
          </div>`
        : nothing}
    </section>`;
  }

  private filters({ counts }: Difference) {
    return html`<div class="tools" role="group" aria-label=${t('packages.show')}>
      ${CHANGES.filter((change) => counts[change] > 0).map(
        (change) => html`<button class="btn ${this.shown.has(change) ? 'out' : ''}" aria-pressed=${this.shown.has(change)} @click=${() => this.toggle(change)}>
          <span class="chip ${TONES[change]}">${counts[change]}</span>${t(`packages.change.${change}`)}
        </button>`,
      )}
    </div>`;
  }

  private group(part: string, label: string, items: readonly Item[]) {
    return html`<section class="card" aria-labelledby=${`part-${part}`}>
      <h2 id=${`part-${part}`} class="line title">${label} <span class="chip">${items.length}</span></h2>
      ${items.map((item) => this.item(item))}
    </section>`;
  }

  private item(item: Item) {
    return html`<div class="item">
      <div class="line">
        <strong>${item.label} <code>${item.key}</code></strong>
        <span class="chip ${TONES[item.change]}">${t(`packages.change.${item.change}`)}</span>
      </div>
      ${open(item) ? this.choice(item) : nothing}
      ${item.differences.length > 0
        ? html`<details ?open=${item.change === 'conflict'}>
            <summary>${t('packages.differences', { count: item.differences.length })}<span class="sr"> ${item.label}</span></summary>
            ${this.table(item)}
          </details>`
        : nothing}
    </div>`;
  }

  private choice(item: Item) {
    const present = this.choices.get(thing(item)) ?? 'ours';
    const way = (choice: Choice, words: string) =>
      html`<label><input type="radio" name=${thing(item)} .checked=${present === choice} @change=${() => this.choose(item, choice)} />${words}</label>`;
    return html`<fieldset>
      <legend class="sr">${item.label}</legend>
      ${way('ours', item.before === null ? t('packages.ours.gone') : t('packages.ours'))} ${way('theirs', item.after === null ? t('packages.theirs.gone') : t('packages.theirs'))}
    </fieldset>`;
  }

  private table(item: Item) {
    const fresh = item.before === null;
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${t('packages.property')}</th>
            ${fresh ? nothing : html`<th scope="col">${t('packages.here')}</th>`}
            <th scope="col">${t('packages.there')}</th>
          </tr>
        </thead>
        <tbody>
          ${item.differences.map((line) => {
            const [head, rest] = split(line.property);
            return html`<tr>
              <th scope="row">${this.property(head)}${rest ? html` <code>${rest}</code>` : nothing}</th>
              ${fresh ? nothing : html`<td class="former" data-of=${t('packages.here')}>${line.before || '–'}</td>`}
              <td data-of=${t('packages.there')}>${line.after || '–'}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>`;
  }

  /** Properties that people know have a name; others are shown as packages have them. */
  private property(name: string) {
    const key = `packages.property.${name}`;
    const words = t(key);
    return words === key ? html`<code>${name || t('packages.whole')}</code>` : words;
  }

  private toggle(change: Change): void {
    const shown = new Set(this.shown);
    if (!shown.delete(change)) shown.add(change);
    this.shown = shown;
  }

  private choose(item: Item, choice: Choice): void {
    this.choices = new Map(this.choices).set(thing(item), choice);
    void this.read();
  }

  private form(): FormData {
    const form = new FormData();
    form.append('file', this.file);
    form.append('choices', JSON.stringify(chosen(this.choices)));
    form.append('older', String(this.older));
    return form;
  }

  private async read(): Promise<void> {
    while (this.reading.busy) await this.updateComplete.then(() => new Promise((resolve) => setTimeout(resolve, 50)));
    await this.reading.send(async () => {
      this.difference = await http.post<Difference>('/packages/preview', this.form(), { timeout: 60_000 });
    });
  }

  private readonly close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  private readonly apply = async (): Promise<void> => {
    const { difference } = this;
    if (difference === null) return;
    this.stale = false;
    const done = await this.applying.send(async () => {
      const form = this.form();
      form.append('digest', difference.digest);
      const begun = await http.post<Applied>('/packages', form, { timeout: 60_000 });
      this.dispatchEvent(new CustomEvent<Applied>('begun', { detail: begun }));
    });
    if (!done && this.applying.is('package-difference-stale')) {
      this.applying.clear();
      await this.read();
      this.stale = true;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-package-difference': PackageDifference;
  }
}
