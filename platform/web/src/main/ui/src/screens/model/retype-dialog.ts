import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import type { Kind } from '../../core/metadata.ts';
import { Problem } from '../../core/problem.ts';
import { to } from '../../core/router.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import { icon } from '../../ui/icon.ts';
import { Form } from '../settings/form.ts';
import { selectInput } from '../settings/inputs.ts';
import { sheet } from '../settings/sheet.ts';
import { fields, type CustomField } from './definitions.ts';
import { retypes } from './kinds.ts';
import { saidOf } from './words.ts';

const UUID = /^[0-9a-f-]{36}$/;

/** Gives a field another kind. Where values do not fit, the records that have them are listed. Events {@code retyped} with the field, {@code close}. */
@customElement('k-retype')
export class Retype extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        padding: 0;
      }
      ul {
        display: grid;
        gap: 4px;
        max-block-size: 220px;
        margin: 0;
        padding: 0;
        overflow: auto;
        list-style: none;
        font-size: var(--t-3);
      }
    `,
  ];

  @property({ attribute: false }) field!: CustomField;
  @state() private kind: Kind | '' = '';
  @state() private misfits: Problem | null = null;
  private readonly form = new Form(this);

  override render() {
    const kinds = retypes(this.field.kind);
    return html`<k-dialog .heading=${t('model.retype.heading', { what: saidOf(this.field.label) })} firm @close=${this.close}>
      <form id="retype" class="page" @submit=${this.send}>
        ${this.misfits ? this.listed(this.misfits) : this.form.alert()}
        <p class="help">${t('model.retype.text')}</p>
        ${selectInput({
          id: 'kind',
          label: t('model.retype.to'),
          value: this.kind,
          options: [...(this.kind === '' ? [{ value: '', label: t('model.choose') }] : []), ...kinds.map((kind) => ({ value: kind, label: t(`model.kind.${kind}`) }))],
          change: (kind) => {
            this.kind = kind as Kind | '';
            this.misfits = null;
            this.form.clear();
          },
        })}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="retype" class="btn pri" ?disabled=${this.kind === '' || this.form.busy}>${t('model.retype')}</button>
    </k-dialog>`;
  }

  private listed(of: Problem) {
    return html`<div class="alert" role="alert">${icon('circle-alert')}<span>${of.message}</span></div>
      <ul aria-label=${t('model.retype.misfits')}>
        ${of.violations.map((each) => html`<li>${UUID.test(each.field) ? html`<a href=${to.record(this.field.entity, each.field)} target="_blank">${each.message}</a>` : each.message}</li>`)}
      </ul>
      ${of.violations.length > 0 ? html`<p class="help">${t('model.retype.mend')}</p>` : nothing}`;
  }

  private readonly close = (): void => void this.dispatchEvent(new Event('close'));

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { kind } = this;
    this.misfits = null;
    await this.form.send(async () => {
      try {
        const body = { kind, ...(kind === 'anyRef' ? { refs: this.field.refs } : {}), in: this.field.in.filter((place) => place === 'list' || place === 'quickCreate') };
        this.dispatchEvent(new CustomEvent('retyped', { detail: await fields.retype(this.field, body) }));
      } catch (failure) {
        if (failure instanceof Problem && failure.code === 'values-do-not-fit') this.misfits = failure;
        throw failure;
      }
    });
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'k-retype': Retype;
  }
}
