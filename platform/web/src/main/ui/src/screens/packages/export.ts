import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { save } from '../../core/download.ts';
import { http, send } from '../../core/http.ts';
import { language, t } from '../../core/i18n.ts';
import { tell } from '../../core/notices.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Form } from '../settings/form.ts';
import { longInput, textInput } from '../settings/inputs.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { nameOf, next, type Applied, type Part } from './model.ts';

/** What of this installation goes into a package. Event {@code close} when it is done with. */
@customElement('k-package-export')
export class PackageExport extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }
      details {
        border-block-start: 1px solid var(--line);
      }
      summary {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 44px;
        padding: 0 16px;
        cursor: pointer;
      }
      summary::marker {
        content: '';
      }
      details:first-child {
        border: 0;
      }
      summary strong {
        flex: 1;
        font-weight: 500;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      .choice {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 36px;
        padding: 4px 16px;
      }
      .choice.all {
        font-weight: 500;
      }
      details[open] > summary .ic {
        rotate: 90deg;
      }
      .choice .what {
        flex: 1;
        min-inline-size: 0;
        overflow-wrap: anywhere;
      }
      code {
        color: var(--fg-3);
        font-size: var(--t-2);
      }
    `,
  ];

  /** The packages that are here: one of the same name goes on from its version. */
  @property({ attribute: false }) applied: readonly Applied[] = [];
  @state() private label = '';
  @state() private name = '';
  @state() private version = '1.0.0';
  @state() private publisher = '';
  @state() private description = '';
  @state() private taken: ReadonlySet<string> = new Set();
  private readonly form = new Form(this);
  private readonly contents = new Loaded(this, async () => (await http.get<{ parts: readonly Part[] }>('/packages/contents')).parts);

  override render() {
    return html`<form class="card" aria-labelledby="export" @submit=${this.export}>
      <h2 id="export">${t('packages.export')}</h2>
      ${this.form.alert('name', 'version', 'title', 'publisher')}
      <div class="two">
        ${textInput({ id: 'title', label: t('packages.title'), value: this.label, required: true, error: this.form.of('title'), change: (label) => this.called(label) })}
        ${textInput({ id: 'name', label: t('packages.name'), value: this.name, required: true, help: t('packages.name.help'), error: this.form.of('name'), change: (name) => this.named(name) })}
        ${textInput({ id: 'version', label: t('packages.version'), value: this.version, required: true, help: t('packages.version.help'), error: this.form.of('version'), change: (version) => (this.version = version) })}
        ${textInput({ id: 'publisher', label: t('packages.publisher'), value: this.publisher, error: this.form.of('publisher'), change: (publisher) => (this.publisher = publisher) })}
      </div>
      ${longInput({ id: 'description', label: t('packages.description'), value: this.description, change: (description) => (this.description = description) })}
      <div>
        <h2>${t('packages.contents')}</h2>
        <p class="lead">${t('packages.contents.text')}</p>
      </div>
      ${this.contents.render((parts) => (parts.length === 0 ? html`<p class="help">${t('packages.contents.none')}</p>` : html`<div class="card">${parts.map((part) => this.things(part))}</div>`))}
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.form.busy || this.taken.size === 0}>${icon('download')}${t('packages.export.button', { count: this.taken.size })}</button>
        <button type="button" class="btn" @click=${this.close}>${t('settings.cancel')}</button>
      </div>
    </form>`;
  }

  private things({ part, label, items }: Part) {
    const keys = items.map(({ key }) => `${part}/${key}`);
    const count = keys.filter((key) => this.taken.has(key)).length;
    return html`<details ?open=${items.length <= 12}>
      <summary>${icon('chevron-right')}<strong>${label}</strong><span class="chip ${count > 0 ? 'accent' : ''}">${t('packages.of', { count, total: items.length })}</span></summary>
      <fieldset>
        <legend class="sr">${label}</legend>
        <label class="choice all"
          ><input type="checkbox" .checked=${count === keys.length} .indeterminate=${count > 0 && count < keys.length} @change=${(event: Event) => this.take(keys, (event.target as HTMLInputElement).checked)} /><span
            class="what"
            >${t('packages.all')}</span
          ></label
        >
        ${items.map(
          (item, at) => html`<label class="choice"
            ><input type="checkbox" .checked=${this.taken.has(keys[at]!)} @change=${(event: Event) => this.take([keys[at]!], (event.target as HTMLInputElement).checked)} /><span class="what">${item.label} <code>${item.key}</code></span>${item.package
              ? html`<span class="chip">${item.package}</span>`
              : nothing}</label
          >`,
        )}
      </fieldset>
    </details>`;
  }

  private called(label: string): void {
    const untouched = this.name === '' || this.name === nameOf(this.label);
    this.label = label;
    if (untouched) this.named(nameOf(label));
  }

  private named(name: string): void {
    this.name = name;
    const known = this.applied.find((each) => each.name === name);
    if (known) this.version = next(known.version);
  }

  private take(keys: readonly string[], wanted: boolean): void {
    const taken = new Set(this.taken);
    for (const key of keys) {
      if (wanted) taken.add(key);
      else taken.delete(key);
    }
    this.taken = taken;
  }

  private readonly close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  private readonly export = async (event: Event): Promise<void> => {
    event.preventDefault();
    const done = await this.form.send(async () => {
      const parts: Record<string, string[]> = {};
      for (const each of this.taken) {
        const part = each.slice(0, each.indexOf('/'));
        (parts[part] ??= []).push(each.slice(part.length + 1));
      }
      const body = {
        name: this.name,
        version: this.version,
        title: { [language.value]: this.label },
        description: this.description.trim() === '' ? {} : { [language.value]: this.description },
        publisher: this.publisher,
        parts,
      };
      const answer = await send('POST', '/packages/export', { body, headers: { Accept: 'application/zip' } });
      save(await answer.blob(), `${this.name}-${this.version}.kartera.zip`);
      tell(t('packages.exported'));
    });
    if (done) this.close();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-package-export': PackageExport;
  }
}
