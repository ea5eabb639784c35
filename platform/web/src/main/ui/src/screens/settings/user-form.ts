import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { moment } from '../../core/format.ts';
import { http } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { undoable } from '../../core/notices.ts';
import { records, type CrmRecord, type Ref } from '../../core/records.ts';
import { base } from '../../ui/base.ts';
import '../../ui/dialog.ts';
import './choose.ts';
import { secretOnce } from './copy.ts';
import { Form } from './form.ts';
import { selectInput, textInput } from './inputs.ts';
import { languages } from './places.ts';
import { sheet } from './sheet.ts';

export const USER = 'security.user';
const FIELDS = ['login', 'name', 'email', 'locale', 'roles', 'teams'] as const;

/** A password that was made for somebody, to be passed on to them. */
export interface Invitation {
  readonly name: string;
  readonly login: string;
  readonly password: string;
  readonly expiresAt?: string | null;
}

/** Gives somebody a one-time password; it can be seen this once. */
export async function invite(user: CrmRecord): Promise<Invitation> {
  const given = await http.post<{ password: string; expiresAt?: string | null }>(`/users/${encodeURIComponent(user.id)}/invite`);
  return { name: user.title, login: String(user['login'] ?? ''), ...given };
}

/** A user as an administrator enters one; {@code user} is missing for a new one. Events {@code close}, and {@code saved} with the record. */
@customElement('k-user-form')
export class UserForm extends LitElement {
  static override styles = [base, sheet];

  @property({ attribute: false }) user: CrmRecord | null = null;
  @property({ attribute: false }) roles: readonly CrmRecord[] = [];
  @property({ attribute: false }) teams: readonly CrmRecord[] = [];
  @state() private changes: Readonly<Record<string, unknown>> = {};
  private readonly form = new Form(this);

  override render() {
    return html`<k-dialog .heading=${this.user ? t('settings.user.edit') : t('settings.user.new')} firm full @close=${this.close}>
      <form id="user" class="page" @submit=${this.save}>
        ${this.form.alert(...FIELDS)}
        <div class="two">
          ${textInput({ id: 'name', label: t('settings.name'), value: this.text('name'), error: this.form.of('name'), required: true, focus: true, change: this.change('name') })}
          ${textInput({ id: 'login', label: t('signIn.login'), value: this.text('login'), error: this.form.of('login'), help: t('settings.user.login.help'), required: true, change: this.change('login') })}
          ${textInput({ id: 'email', label: t('settings.email'), type: 'email', value: this.text('email'), error: this.form.of('email'), change: this.change('email') })}
          ${selectInput({
            id: 'locale',
            label: t('language'),
            value: this.text('locale'),
            error: this.form.of('locale'),
            options: [{ value: '', label: t('settings.asBrowser') }, ...languages(this.text('locale'))],
            change: this.change('locale'),
          })}
        </div>
        ${this.choice('roles', t('settings.section.roles'), this.roles, '')} ${this.choice('teams', t('settings.section.teams'), this.teams, t('settings.user.firstTeam'))}
      </form>
      <button slot="foot" class="btn out" @click=${this.close}>${t('settings.cancel')}</button>
      <button slot="foot" form="user" class="btn pri" ?disabled=${this.form.busy}>${this.user ? t('settings.save') : t('settings.user.create')}</button>
    </k-dialog>`;
  }

  private choice(name: 'roles' | 'teams', label: string, options: readonly CrmRecord[], first: string) {
    return html`<k-choose
      .label=${label}
      .first=${first}
      .options=${options}
      .chosen=${this.refs(name)}
      .error=${this.form.of(name) ?? ''}
      @chosen=${(event: CustomEvent<readonly string[]>) => (this.changes = { ...this.changes, [name]: event.detail })}
    ></k-choose>`;
  }

  private text(name: string): string {
    return String((name in this.changes ? this.changes[name] : this.user?.[name]) ?? '');
  }

  private refs(name: 'roles' | 'teams'): readonly string[] {
    if (name in this.changes) return this.changes[name] as readonly string[];
    return ((this.user?.[name] ?? []) as readonly Ref[]).map((ref) => ref.id);
  }

  private change(name: string) {
    return (value: string): void => {
      this.changes = { ...this.changes, [name]: value.trim() === '' ? null : value };
    };
  }

  private readonly close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  private readonly save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const user = this.user;
    await this.form.send(async () => {
      const saved = user ? await this.rewrite(user) : await records.create(USER, this.changes, crypto.randomUUID());
      this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    });
  };

  private async rewrite(user: CrmRecord): Promise<CrmRecord> {
    if (Object.keys(this.changes).length === 0) return user;
    const former = Object.fromEntries(Object.keys(this.changes).map((name) => [name, Array.isArray(user[name]) ? (user[name] as readonly Ref[]).map((ref) => ref.id) : (user[name] ?? null)]));
    const saved = await records.update(USER, user.id, this.changes, user.version);
    undoable(t('settings.user.saved', { name: saved.title }), async () => {
      await records.update(USER, user.id, former);
    });
    return saved;
  }
}

/** What is passed on to somebody who was invited. */
export function invitationDialog(invitation: Invitation, close: () => void) {
  return html`<k-dialog .heading=${t('settings.invite.heading', { name: invitation.name })} firm @close=${close}>
    <div class="page">
      <p>${t('settings.invite.text')}</p>
      <div class="field"><span>${t('signIn.login')}</span>${secretOnce(invitation.login)}</div>
      <div class="field"><span>${t('settings.invite.password')}</span>${secretOnce(invitation.password)}</div>
      ${invitation.expiresAt ? html`<p class="help">${t('settings.invite.until', { at: moment(invitation.expiresAt) })}</p>` : nothing}
    </div>
    <button slot="foot" class="btn pri" @click=${close}>${t('settings.done')}</button>
  </k-dialog>`;
}
