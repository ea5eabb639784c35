import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { entity as entityOf } from '../../core/metadata.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import { icon } from '../../ui/icon.ts';
import { Form } from '../settings/form.ts';
import { textInput } from '../settings/inputs.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { fields, types, type CustomEntity, type CustomField, type Usage } from './definitions.ts';
import { saidOf } from './words.ts';

/** Deletes a field or a record type with all that is stored in it: after the count of what would be lost, and the name typed. Events {@code deleted}, {@code close}. */
@customElement('k-delete-definition')
export class DeleteDefinition extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        padding: 0;
      }
      ul {
        margin: 0;
        padding-inline-start: 20px;
      }
    `,
  ];

  @property({ attribute: false }) of!: CustomField | CustomEntity;
  @state() private typed = '';
  private readonly form = new Form(this);
  private readonly usage = new Loaded<Usage>(this, () => (isEntity(this.of) ? types.usage(this.of) : fields.usage(this.of)));

  override render() {
    const called = isEntity(this.of) ? saidOf(this.of.plural) : saidOf(this.of.label);
    const usage = this.usage.value;
    const needed = usage?.usedIn.filter((use) => use.needed) ?? [];
    const sure = usage !== undefined && needed.length === 0 && (usage.rows === 0 || this.typed.trim() === called.trim());
    return html`<k-dialog .heading=${t('model.delete.heading', { what: called })} firm @close=${this.close}>
      <form id="delete" class="page" @submit=${this.send}>
        ${this.form.alert()}
        ${this.usage.render(
          (found) => html`<div class="alert ${found.rows === 0 ? 'warn' : ''}">
              ${icon('triangle-alert')}<span>${isEntity(this.of) ? t('model.delete.records', { count: found.rows }) : t('model.delete.values', { count: found.rows })}</span>
            </div>
            ${found.usedIn.length > 0
              ? html`<div>
                  <p>${needed.length > 0 ? t('model.delete.needed') : t('model.delete.usedIn')}</p>
                  <ul>
                    ${found.usedIn.map((use) => html`<li>${t(`model.use.${use.kind}`)}: ${nameOf(use.name)}</li>`)}
                  </ul>
                </div>`
              : nothing}
            ${found.rows > 0 && needed.length === 0
              ? textInput({ id: 'sure', label: t('model.delete.type', { what: called }), value: this.typed, focus: true, change: (typed) => (this.typed = typed) })
              : nothing}
            <p class="help">${t('model.delete.retire')}</p>`,
        )}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="delete" class="btn bad" ?disabled=${!sure || this.form.busy}>${icon('trash-2')}${t('model.delete.now')}</button>
    </k-dialog>`;
  }

  private readonly close = (): void => void this.dispatchEvent(new Event('close'));

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const rows = this.usage.value?.rows ?? 0;
    const done = await this.form.send(() => (isEntity(this.of) ? types.remove(this.of, rows) : fields.remove(this.of, rows)));
    if (done) this.dispatchEvent(new Event('deleted'));
    else await this.usage.again();
  };
}

function isEntity(of: CustomField | CustomEntity): of is CustomEntity {
  return 'plural' in of;
}

/** A field of another record type by what people call both. */
function nameOf(name: string): string {
  const [module, noun, ...rest] = name.split('.');
  const of = entityOf(`${module}.${noun}`);
  const field = of?.fields.find((each) => each.name === rest.join('.'));
  return of ? [of.pluralLabel, field?.label ?? rest.join('.')].filter(Boolean).join(' · ') : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'k-delete-definition': DeleteDefinition;
  }
}
