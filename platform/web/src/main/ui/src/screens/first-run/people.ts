import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { records, type CrmRecord } from '../../core/records.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import { secretOnce } from '../settings/copy.ts';
import { Form } from '../settings/form.ts';
import { Loaded } from '../settings/loaded.ts';
import { sheet } from '../settings/sheet.ts';
import { invite, type Invitation } from '../settings/user-form.ts';

/** The people of the beginning: teams by name, and users who get a one-time password at once. */
@customElement('k-first-people')
export class FirstPeople extends LitElement {
  static override styles = [
    base,
    sheet,
    css`
      :host {
        padding: 0;
        overflow: visible;
      }
      .team {
        display: flex;
        align-items: end;
        gap: 8px;
      }
      .team .btn {
        block-size: 36px;
      }
      .team .field {
        flex: 1;
      }
      .invited {
        display: grid;
        gap: 8px;
        padding: 12px 16px;
      }
      .invited .who {
        display: flex;
        align-items: center;
        gap: 8px;
        font-weight: 500;
      }
    `,
  ];

  @state() private adding = false;
  @state() private team = '';
  @state() private invited: readonly Invitation[] = [];
  private readonly form = new Form(this);
  private readonly roles = new Loaded(this, async () => (await records.list('security.role', { sort: 'label', limit: 200 })).items);
  private readonly teams = new Loaded(this, async () => (await records.list('security.team', { sort: 'name', limit: 200 })).items, ['security.team']);

  override render() {
    const teams = this.teams.value ?? [];
    return html`<div class="page">
        <form class="team" @submit=${this.addTeam}>
          <div class="field">
            <label for="team">${t('firstRun.team')}</label>
            <input
              class="input"
              id="team"
              required
              autocomplete="off"
              placeholder=${t('firstRun.team.example')}
              aria-invalid=${this.form.of('name') ? 'true' : nothing}
              aria-describedby="team-note"
              .value=${this.team}
              @input=${(event: Event) => (this.team = (event.target as HTMLInputElement).value)}
            />
          </div>
          <button class="btn out" ?disabled=${this.form.busy}>${icon('plus')}${t('firstRun.add')}</button>
        </form>
        <div id="team-note">
          ${this.form.of('name') ? html`<span class="error">${this.form.of('name')}</span>` : this.form.alert('name')}
          <div class="chips">${teams.map((team) => html`<span class="chip">${team.title}</span>`)}</div>
        </div>
        ${this.invited.length === 0
          ? nothing
          : html`<div>
              <p class="help">${t('settings.invite.text')}</p>
              <ul class="card rows">
                ${this.invited.map(
                  (each) => html`<li class="invited">
                    <span class="who">${avatar(each.name, 24)}${each.name}<span class="muted">${each.login}</span></span>
                    ${secretOnce(each.password)}
                  </li>`,
                )}
              </ul>
            </div>`}
        <div><button class="btn out" @click=${() => (this.adding = true)}>${icon('user-plus')}${t('firstRun.invite')}</button></div>
      </div>
      ${this.adding
        ? html`<k-user-form .roles=${this.roles.value ?? []} .teams=${teams} @close=${() => (this.adding = false)} @saved=${this.added}></k-user-form>`
        : nothing}`;
  }

  private readonly addTeam = async (event: Event): Promise<void> => {
    event.preventDefault();
    await this.form.send(async () => {
      await records.create('security.team', { name: this.team.trim() }, crypto.randomUUID());
      this.team = '';
      await this.teams.again();
    });
  };

  private readonly added = async (event: CustomEvent<CrmRecord>): Promise<void> => {
    this.adding = false;
    try {
      this.invited = [...this.invited, await invite(event.detail)];
    } catch (failure) {
      complain(failure);
    }
  };
}
