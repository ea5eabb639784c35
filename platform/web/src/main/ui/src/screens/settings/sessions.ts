import { LitElement, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { ago, moment } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { complain, tell } from '../../core/notices.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { browserName } from './browser.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

interface OwnSession {
  readonly id: string;
  readonly current: boolean;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly address: string | null;
  readonly agent: string | null;
}

/** Where the user is signed in, and the way to end what should not be. */
@customElement('k-sessions')
export class Sessions extends LitElement {
  static override styles = [base, sheet];

  private readonly sessions = new Loaded(this, async () => (await http.get<{ items: readonly OwnSession[] }>('/session/all')).items);

  override render() {
    const others = (this.sessions.value ?? []).filter((each) => !each.current);
    return html`<div class="page">
      <div class="head">
        <div>
          <h1>${t('settings.section.sessions')}</h1>
          <p class="lead">${t('settings.sessions.text')}</p>
        </div>
        ${others.length > 1 ? html`<button class="btn out" @click=${() => this.end(others)}>${t('settings.sessions.endOthers')}</button>` : nothing}
      </div>
      ${this.sessions.render((all) => html`<ul class="card rows">${[...all].sort(byCurrent).map((each) => this.row(each))}</ul>`)}
    </div>`;
  }

  private row(each: OwnSession) {
    const name = browserName(each.agent ?? '') || t('settings.sessions.unknown');
    return html`<li class="row">
      ${icon(/iPhone|iPad|Android/.test(each.agent ?? '') ? 'phone' : 'monitor', 20)}
      <span class="main">
        <strong>${name} ${each.current ? html`<span class="chip ok">${t('settings.sessions.current')}</span>` : nothing}</strong>
        <small>${[each.address, t('settings.sessions.since', { at: moment(each.createdAt) }), !each.current ? t('settings.used', { ago: ago(each.seenAt) }) : ''].filter(Boolean).join(' · ')}</small>
      </span>
      ${each.current ? nothing : html`<button class="btn bad" aria-label=${`${t('settings.sessions.end')}: ${name}`} @click=${() => this.end([each])}>${t('settings.sessions.end')}</button>`}
    </li>`;
  }

  private async end(ended: readonly OwnSession[]): Promise<void> {
    try {
      for (const each of ended) await http.delete(`/session/all/${encodeURIComponent(each.id)}`);
      tell(t('settings.sessions.ended', { count: ended.length }));
    } catch (failure) {
      complain(failure);
    }
    await this.sessions.again();
  }
}

function byCurrent(one: OwnSession, other: OwnSession): number {
  return Number(other.current) - Number(one.current) || other.seenAt.localeCompare(one.seenAt);
}
