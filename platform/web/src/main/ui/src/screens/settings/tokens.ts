import { LitElement, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ago, moment } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { complain, undoable } from '../../core/notices.ts';
import { isRef, records, type CrmRecord } from '../../core/records.ts';
import { may, mine } from '../../core/session.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';
import { secretOnce } from './copy.ts';
import { Form } from './form.ts';
import { longInput, selectInput, textInput } from './inputs.ts';
import { Loaded } from './loaded.ts';
import { sheet } from './sheet.ts';

const ENTITY = 'security.token';
const DAYS = ['30', '90', '365', ''] as const;

interface Draft {
  readonly name: string;
  readonly days: string;
  readonly reach: 'all' | 'read' | 'lines';
  readonly lines: string;
}

const BLANK: Draft = { name: '', days: '90', reach: 'all', lines: '' };

/** Keys by which programs act for the user. */
@customElement('k-tokens')
export class Tokens extends LitElement {
  static override styles = [base, sheet];

  @state() private draft: Draft | null = null;
  @state() private secret = '';
  private readonly form = new Form(this);
  private readonly tokens = new Loaded(this, async () => (await records.list(ENTITY, { sort: '-createdAt', limit: 200 })).items, [ENTITY]);

  override render() {
    return html`<div class="page">
        <div class="head">
          <div>
            <h1>${t('settings.section.tokens')}</h1>
            <p class="lead">${t('settings.tokens.text')}</p>
          </div>
          ${may(ENTITY, 'create') ? html`<button class="btn pri" @click=${() => (this.draft = BLANK)}>${icon('plus')}${t('settings.tokens.new')}</button>` : nothing}
        </div>
        ${this.tokens.render((tokens) =>
          tokens.length === 0
            ? html`<div class="card"><k-nothing icon="plug" .heading=${t('settings.tokens.none')} .text=${t('settings.tokens.none.text')}></k-nothing></div>`
            : html`<ul class="card rows">${tokens.map((token) => this.row(token))}</ul>`,
        )}
      </div>
      ${this.draft ? this.dialog(this.draft) : nothing}`;
  }

  private row(token: CrmRecord) {
    const expires = typeof token['expiresAt'] === 'string' ? token['expiresAt'] : null;
    const over = expires !== null && Date.parse(expires) < Date.now();
    const user = isRef(token['user']) && token['user'].id !== mine().user.id ? token['user'].title : '';
    const scopes = Array.isArray(token['scopes']) ? (token['scopes'] as readonly string[]) : [];
    return html`<li class="row">
      ${icon('plug', 20)}
      <span class="main">
        <strong>${token.title} ${over ? html`<span class="chip bad">${t('settings.tokens.over')}</span>` : nothing}</strong>
        <small
          >${[
            user,
            token.createdAt ? t('settings.created', { ago: ago(token.createdAt) }) : '',
            expires === null ? t('settings.tokens.always') : t('settings.tokens.until', { at: moment(expires) }),
            scopes.length > 0 ? t('settings.tokens.limited', { to: scopes.join(', ') }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}</small
        >
      </span>
      ${may(ENTITY, 'delete')
        ? html`<button class="btn bad" aria-label=${`${t('settings.tokens.revoke')}: ${token.title}`} @click=${() => this.revoke(token)}>${t('settings.tokens.revoke')}</button>`
        : nothing}
    </li>`;
  }

  private dialog(draft: Draft) {
    if (this.secret !== '') {
      return html`<k-dialog .heading=${t('settings.tokens.secret')} firm @close=${this.close}>
        <div class="page">
          <p>${t('settings.tokens.secret.text')}</p>
          ${secretOnce(this.secret)}
        </div>
        <button slot="foot" class="btn pri" @click=${this.close}>${t('settings.done')}</button>
      </k-dialog>`;
    }
    const change = (changes: Partial<Draft>): void => void (this.draft = { ...draft, ...changes });
    return html`<k-dialog .heading=${t('settings.tokens.new')} firm @close=${this.close}>
      <form id="token" class="page" @submit=${this.create}>
        ${this.form.alert('name', 'scopes')}
        ${textInput({ id: 'token-name', label: t('settings.tokens.name'), value: draft.name, error: this.form.of('name'), help: t('settings.tokens.name.help'), required: true, focus: true, change: (name) => change({ name }) })}
        ${selectInput({
          id: 'token-days',
          label: t('settings.tokens.expires'),
          value: draft.days,
          options: DAYS.map((days) => ({ value: days, label: days === '' ? t('settings.tokens.never') : t('settings.tokens.days', { count: Number(days) }) })),
          change: (days) => change({ days }),
        })}
        ${selectInput({
          id: 'token-reach',
          label: t('settings.tokens.reach'),
          value: draft.reach,
          options: (['all', 'read', 'lines'] as const).map((value) => ({ value, label: t(`settings.tokens.reach.${value}`) })),
          change: (reach) => change({ reach: reach as Draft['reach'] }),
        })}
        ${draft.reach === 'lines'
          ? longInput({ id: 'token-lines', label: t('settings.tokens.lines'), value: draft.lines, error: this.form.of('scopes'), help: t('settings.tokens.lines.help'), change: (lines) => change({ lines }) })
          : nothing}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="token" class="btn pri" ?disabled=${this.form.busy}>${t('settings.tokens.create')}</button>
    </k-dialog>`;
  }

  private readonly create = async (event: Event): Promise<void> => {
    event.preventDefault();
    const draft = this.draft;
    if (!draft) return;
    await this.form.send(async () => {
      const expiresAt = draft.days === '' ? null : new Date(Date.now() + Number(draft.days) * 86_400_000).toISOString();
      const scopes = { all: [], read: ['*:read=all'], lines: draft.lines.split(/\s*\n\s*/).filter((line) => line !== '') }[draft.reach];
      this.secret = (await http.post<{ secret: string }>('/security/tokens', { name: draft.name.trim(), expiresAt, scopes })).secret;
      await this.tokens.again();
    });
  };

  private readonly close = (): void => {
    this.form.clear();
    this.draft = null;
    this.secret = '';
  };

  private async revoke(token: CrmRecord): Promise<void> {
    try {
      await records.remove(ENTITY, token.id);
      undoable(t('settings.tokens.revoked', { name: token.title }), async () => {
        await records.restore(ENTITY, token.id);
        await this.tokens.again();
      });
      await this.tokens.again();
    } catch (failure) {
      complain(failure);
    }
  }
}
