import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { http } from '../../core/http.ts';
import { language, t, withTexts } from '../../core/i18n.ts';
import { entities } from '../../core/metadata.ts';
import { syncModules } from '../../core/modules.ts';
import { complain, undoable } from '../../core/notices.ts';
import { prefer, preferences } from '../../core/preferences.ts';
import { href } from '../../core/router.ts';
import { may, refreshSession } from '../../core/session.ts';
import { Watch } from '../../core/store.ts';
import { firstRunTexts, settingsTexts, signInTexts } from '../../i18n/late.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import { icon } from '../../ui/icon.ts';
import { companyFields, type Installation } from '../settings/company-fields.ts';
import { Form } from '../settings/form.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { STEPS, beside, progressOf, proposals, type Progress, type Step } from './steps.ts';

await Promise.all([withTexts(settingsTexts), withTexts(firstRunTexts), withTexts(signInTexts)]);

/** Leads an administrator through what a new installation needs. It can be left at any step and taken up again from the home page. */
@customElement('k-first-run')
export class FirstRun extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        position: fixed;
        padding: 0;
        overflow: visible;
      }
      k-dialog {
        --dialog-width: 640px;
      }
      ol {
        display: grid;
        grid-auto-flow: column;
        grid-auto-columns: 1fr;
        gap: 8px;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      ol li {
        padding-block-start: 8px;
        border-block-start: 3px solid var(--active);
        color: var(--fg-3);
        font-size: var(--t-2);
        font-weight: 500;
      }
      ol li.done {
        border-color: var(--accent);
      }
      ol li[aria-current] {
        border-color: var(--accent);
        color: var(--fg);
      }
      .step h3 {
        margin-block-end: 2px;
        font-size: var(--t-5);
        font-weight: 600;
        letter-spacing: -0.01em;
      }
      .kinds {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(180px, 1fr));
        gap: 8px;
      }
      .kinds a {
        display: flex;
        align-items: center;
        gap: 10px;
        min-block-size: 48px;
        padding: 8px 12px;
        border: 1px solid var(--line);
        border-radius: var(--r-m);
        color: var(--fg);
        font-size: var(--t-4);
        font-weight: 500;
        text-decoration: none;
      }
      .kinds a:hover {
        background: var(--hover);
      }
      .kinds .ic {
        color: var(--fg-3);
      }
      .push {
        margin-inline-end: auto;
      }
      .pill {
        position: fixed;
        inset-block-end: 24px;
        inset-inline-end: 24px;
        z-index: 30;
        display: flex;
        align-items: center;
        gap: 8px;
        padding-block: 6px;
        padding-inline: 16px 6px;
        border-radius: 999px;
        background: var(--raised);
        box-shadow: var(--sh-2);
        font-size: var(--t-3);
        font-weight: 500;
      }
      .pill .btn {
        border-radius: 999px;
      }
      @media (max-width: 700px) {
        .pill {
          inset-block-end: calc(72px + env(safe-area-inset-bottom));
          inset-inline: 16px;
        }
        .pill > span {
          flex: 1;
        }
        ol li span {
          display: none;
        }
      }
    `,
  ];

  @state() private changes: Partial<Installation> = {};
  private readonly form = new Form(this);
  private readonly settings = new Loaded<Installation>(this, async () => {
    const settings = await http.get<Installation>('/settings');
    this.changes = proposals(settings, navigator.languages, Intl.DateTimeFormat().resolvedOptions().timeZone);
    return settings;
  });

  constructor() {
    super();
    new Watch(this, [preferences, entities, language]);
  }

  override render() {
    return this.progress.later ? this.pill() : this.dialog();
  }

  private get progress(): Progress {
    return progressOf(preferences.value['firstRun']);
  }

  private pill() {
    const at = STEPS.indexOf(this.progress.step) + 1;
    return html`<section class="pill" aria-label=${t('firstRun.heading')}>
      <span>${t('firstRun.left', { at, of: STEPS.length })}</span>
      <button class="btn pri" @click=${() => this.keep({ later: false })}>${t('firstRun.resume')}</button>
      <button class="btn icon" aria-label=${t('firstRun.dismiss')} title=${t('firstRun.dismiss')} @click=${this.finish}>${icon('x')}</button>
    </section>`;
  }

  private dialog() {
    const { step } = this.progress;
    const last = beside(step, 1) === null;
    return html`<k-dialog .heading=${t('firstRun.heading')} firm full @close=${() => this.keep({ later: true })}>
      <div class="page">
        <ol aria-label=${t('firstRun.steps')}>
          ${STEPS.map(
            (each, at) => html`<li class=${at < STEPS.indexOf(step) ? 'done' : ''} aria-current=${each === step ? 'step' : nothing}><span>${t(`firstRun.step.${each}`)}</span></li>`,
          )}
        </ol>
        <div class="page step" role="group" aria-labelledby="step">
          <div>
            <h3 id="step" tabindex="-1">${t(`firstRun.title.${step}`)}</h3>
            <p class="lead">${t(`firstRun.text.${step}`)}</p>
          </div>
          ${this.content(step)}
        </div>
      </div>
      <button slot="foot" class="btn push" @click=${() => this.keep({ later: true })}>${t('firstRun.later')}</button>
      ${beside(step, -1) === null ? nothing : html`<button slot="foot" class="btn out" @click=${() => this.go(-1)}>${t('firstRun.back')}</button>`}
      <button slot="foot" class="btn pri" ?disabled=${this.form.busy} @click=${last ? this.finish : this.next}>${last ? t('firstRun.finish') : t('firstRun.next')}</button>
    </k-dialog>`;
  }

  private content(step: Step) {
    switch (step) {
      case 'company':
        return this.fields(['company', 'region']);
      case 'place':
        return this.fields(['currency', 'locale', 'zone']);
      case 'people':
        if (!customElements.get('k-first-people')) {
          void import('./people.ts').then(() => this.requestUpdate(), complain);
          return html`<k-loading .rows=${4}></k-loading>`;
        }
        return html`<k-first-people></k-first-people>`;
      case 'data':
        return this.kinds();
    }
  }

  private fields(fields: Parameters<typeof companyFields>[2]) {
    return this.settings.render(
      (settings) => html`<form
        class="page"
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.next();
        }}
      >
        ${this.form.alert(...fields)}
        ${companyFields({ ...settings, ...this.changes }, this.form, fields, (changes) => (this.changes = { ...this.changes, ...changes }))}
        <button hidden></button>
      </form>`,
    );
  }

  private kinds() {
    const offered = [...entities.value.values()].filter((each) => each.available && each.traits.includes('timeline') && each.module !== 'security' && may(each.name, 'create'));
    return html`<div class="kinds">
      ${offered.map((each) => html`<a href=${href(`/import/${each.name}`)}>${icon(each.icon, 18)}${each.pluralLabel}</a>`)}
    </div>`;
  }

  private readonly next = async (): Promise<void> => {
    const saved = await this.form.send(async () => {
      if (Object.keys(this.changes).length === 0) return;
      this.settings.set(await http.patch<Installation>('/settings', this.changes));
      this.changes = {};
      await syncModules();
    });
    if (saved) this.go(1);
  };

  private go(by: 1 | -1): void {
    const step = beside(this.progress.step, by);
    if (step === null) return;
    this.form.clear();
    this.keep({ step });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#step')?.focus());
  }

  private keep(changes: Partial<Progress>): void {
    prefer({ firstRun: { ...this.progress, ...changes } });
  }

  private readonly finish = async (): Promise<void> => {
    const write = async (firstRun: boolean): Promise<void> => {
      await http.patch('/settings', { firstRun });
      await refreshSession();
    };
    try {
      await write(false);
      undoable(t('firstRun.done'), () => write(true));
    } catch (failure) {
      complain(failure);
    }
  };
}
