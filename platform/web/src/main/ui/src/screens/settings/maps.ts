import { LitElement, css, html, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import leafletSheet from 'leaflet/dist/leaflet.css' with { type: 'text' };
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { complain, undoable } from '../../core/notices.ts';
import { renewPage } from '../../core/worker.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { Ground } from '../map/ground.ts';
import { groundStyles } from '../map/map-styles.ts';
import type { Tiles } from '../map/tiles.ts';
import type { Installation } from './company-fields.ts';
import { Form } from './form.ts';
import { textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

/** Where the pictures of maps come from, and what they look like. A page may only load those that the server told it when it was opened. */
@customElement('k-map-settings')
export class MapSettings extends LitElement {
  static override styles = [
    base,
    sheet,
    unsafeCSS(leafletSheet),
    groundStyles,
    css`
      .ground {
        block-size: 280px;
      }
      .again {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        padding: 8px 12px;
        border-radius: var(--r-m);
        background: var(--accent-soft);
        font-size: var(--t-3);
      }
    `,
  ];

  @state() private changes: { readonly url?: string; readonly attribution?: string } = {};
  @state() private refused = false;
  @query('.sheet') private ground!: HTMLElement | null;
  private drawn: Ground | undefined;
  private drawnOf = '';
  private readonly form = new Form(this);
  private readonly settings = new Loaded(this, () => http.get<Installation>('/settings'));

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  protected override updated(_changed: PropertyValues): void {
    const settings = this.settings.value;
    const of = settings?.tiles?.url ?? '';
    if (!this.ground || !settings || (this.drawn && of === this.drawnOf)) return;
    this.forget();
    this.drawnOf = of;
    this.drawn = new Ground(this.ground, settings.tiles ?? undefined, () => (this.refused = true));
    this.drawn.map.setView([40.4168, -3.7038], 5);
  }

  private forget(): void {
    this.drawn?.dispose();
    this.drawn = undefined;
  }

  override render() {
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.maps')}</h1>
          <p class="lead">${t('settings.maps.text')}</p>
        </div>
      </div>
      ${this.settings.render((settings) => this.tiles(settings.tiles ?? null))}
    </div>`;
  }

  private tiles(now: Tiles | null) {
    const url = this.changes.url ?? now?.url ?? '';
    const attribution = this.changes.attribution ?? now?.attribution ?? '';
    return html`<form class="card" @submit=${(event: Event) => this.save(event, now)}>
        ${this.form.alert('tiles.url', 'tiles.attribution')}
        ${textInput({
          id: 'url',
          label: t('settings.maps.url'),
          value: url,
          error: this.form.of('tiles.url'),
          help: t('settings.maps.url.help', { example: 'https://tiles.example.org/{z}/{x}/{y}.png' }),
          change: (typed) => (this.changes = { ...this.changes, url: typed.trim() }),
        })}
        ${textInput({
          id: 'attribution',
          label: t('settings.maps.attribution'),
          value: attribution,
          error: this.form.of('tiles.attribution'),
          help: t('settings.maps.attribution.help'),
          change: (typed) => (this.changes = { ...this.changes, attribution: typed }),
        })}
        <div class="buttons">
          <button class="btn pri" ?disabled=${this.form.busy || Object.keys(this.changes).length === 0}>${t('settings.save')}</button>
        </div>
      </form>
      <section class="card body" aria-labelledby="preview">
        <h2 id="preview">${t('settings.maps.preview')}</h2>
        ${this.refused
          ? html`<div class="again" role="status">${icon('refresh-cw')}<span>${t('update.tiles')}</span><button class="btn out" @click=${this.reload}>${t('update.reload')}</button></div>`
          : nothing}
        <div class="ground">
          <div class="sheet" role="region" aria-label=${t('settings.maps.preview')}></div>
          ${now?.attribution ? html`<small class="source">${now.attribution}</small>` : nothing}
        </div>
        ${now ? nothing : html`<p class="help">${t('settings.maps.none')}</p>`}
      </section>`;
  }

  private async save(event: Event, now: Tiles | null): Promise<void> {
    event.preventDefault();
    const { url = now?.url ?? '', attribution = now?.attribution ?? '' } = this.changes;
    await this.form.send(async () => {
      await this.write(url === '' ? null : { url, attribution: attribution.trim() || null });
      this.changes = {};
      undoable(t('settings.saved'), () => this.write(now));
    });
  }

  private async write(tiles: Tiles | null): Promise<void> {
    this.refused = false;
    this.settings.set(await http.patch<Installation>('/settings', { tiles }));
    await renewPage();
  }

  private readonly reload = (): void => {
    renewPage().then(() => location.reload(), complain);
  };
}
