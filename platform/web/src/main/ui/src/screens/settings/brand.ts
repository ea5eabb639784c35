import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { renewBrand } from '../../core/rebrand.ts';
import { logo } from '../../core/session.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { tell, undoable } from '../../core/notices.ts';
import { Watch } from '../../core/store.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { Installation } from './company-fields.ts';
import { contrast, offered } from './contrast.ts';
import { Form } from './form.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

const OWN = '#5b5bd6';
/** The surfaces of both themes. */
const GROUNDS = { light: '#ffffff', dark: '#17171a' };
const PICTURES = 'image/png,image/jpeg,image/webp';
/** What WCAG 2.2 asks of text. */
const ENOUGH = 4.5;

/** The company's logo and colour. */
@customElement('k-brand-settings')
export class BrandSettings extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      .logo {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 16px;
      }
      .logo .ground {
        display: grid;
        place-items: center;
        inline-size: 160px;
        block-size: 72px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
      }
      .logo img {
        max-inline-size: 136px;
        max-block-size: 48px;
      }
      .colour {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px;
      }
      input[type='color'] {
        inline-size: 56px;
        block-size: 44px;
        padding: 2px;
        border: 1px solid var(--line-strong);
        border-radius: var(--r-m);
        background: var(--surface);
      }
      .sample {
        min-inline-size: 56px;
        min-block-size: 36px;
        padding: 8px 14px;
        border-radius: var(--r-m);
        color: var(--accent-fg);
        font-weight: 500;
      }
      input[type='file'] {
        display: none;
      }
    `,
  ];

  @state() private accent: string | undefined;
  @query('input[type=file]') private file!: HTMLInputElement;
  private readonly form = new Form(this);
  private readonly picture = new Form(this);
  private readonly settings = new Loaded(this, () => http.get<Installation>('/settings'));

  constructor() {
    super();
    new Watch(this, [logo]);
  }

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.brand')}</h1>
          <p class="lead">${t('settings.brand.text')}</p>
        </div>
      </div>
      <section class="card body" aria-labelledby="logo">
        <div>
          <h2 id="logo">${t('settings.brand.logo')}</h2>
          <p class="lead">${t('settings.brand.logo.text')}</p>
        </div>
        ${this.picture.alert()}
        <div class="logo">
          <span class="ground" style="background:${GROUNDS.light}"><img src=${logo.value} alt=${t('settings.brand.logo.light')} /></span>
          <span class="ground" style="background:${GROUNDS.dark}"><img src=${logo.value} alt=${t('settings.brand.logo.dark')} /></span>
        </div>
        <div class="buttons">
          <input type="file" accept=${PICTURES} tabindex="-1" aria-hidden="true" @change=${this.send} />
          <button class="btn out" ?disabled=${this.picture.busy} @click=${() => this.file.click()}>${icon('upload')}${t('settings.brand.logo.choose')}</button>
          <button class="btn" ?disabled=${this.picture.busy} @click=${this.takeAway}>${icon('trash-2')}${t('settings.brand.logo.remove')}</button>
        </div>
      </section>
      ${this.settings.render((settings) => this.colour(settings.brand?.accent ?? null))}
    </div>`;
  }

  private colour(now: string | null) {
    const shown = this.accent ?? now ?? OWN;
    const ratio = contrast(shown, '#ffffff');
    const better = ratio < ENOUGH ? offered(shown) : undefined;
    return html`<form class="card" aria-labelledby="colour" @submit=${(event: Event) => this.save(event, now)}>
      <div>
        <h2 id="colour">${t('settings.brand.colour')}</h2>
        <p class="lead">${t('settings.brand.colour.text')}</p>
      </div>
      ${this.form.alert()}
      <div class="colour">
        <input id="accent" type="color" aria-label=${t('settings.brand.colour')} .value=${shown} @input=${(event: Event) => (this.accent = (event.target as HTMLInputElement).value)} />
        <span class="sample" style="background:${shown}">${better ? nothing : t('settings.brand.sample')}</span>
        <span role="status">${t('settings.brand.contrast', { ratio: Math.floor(ratio * 10) / 10 })}</span>
      </div>
      ${better
        ? html`<div class="alert warn">${icon('triangle-alert')}<span>${t('settings.brand.low')}</span></div>
            <div class="colour">
              <span class="sample" style="background:${better}">${t('settings.brand.sample')}</span>
              <button type="button" class="btn out" @click=${() => (this.accent = better)}>${t('settings.brand.offer', { colour: better })}</button>
            </div>`
        : nothing}
      <div class="buttons">
        <button class="btn pri" ?disabled=${this.form.busy || this.accent === undefined || better !== undefined}>${t('settings.save')}</button>
        ${now === null ? nothing : html`<button type="button" class="btn" @click=${() => this.write(null, now)}>${t('settings.brand.own')}</button>`}
      </div>
    </form>`;
  }

  private async save(event: Event, now: string | null): Promise<void> {
    event.preventDefault();
    await this.write(this.accent ?? null, now);
  }

  private async write(accent: string | null, former: string | null): Promise<void> {
    await this.form.send(async () => {
      await this.patch(accent);
      this.accent = undefined;
      undoable(t('settings.saved'), () => this.patch(former));
    });
  }

  private async patch(accent: string | null): Promise<void> {
    this.settings.set(await http.patch<Installation>('/settings', { brand: { accent } }));
    renewBrand();
  }

  private readonly send = async (): Promise<void> => {
    const file = this.file.files?.[0];
    this.file.value = '';
    if (!file) return;
    await this.picture.send(async () => {
      await http.put('/ui/brand/logo', file.type === '' ? new Blob([file], { type: 'image/png' }) : file);
      renewBrand();
      tell(t('settings.saved'));
    });
  };

  private readonly takeAway = async (): Promise<void> => {
    await this.picture.send(async () => {
      await http.delete('/ui/brand/logo');
      renewBrand();
    });
  };
}
