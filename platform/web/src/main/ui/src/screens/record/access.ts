import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { http, query } from '../../core/http.ts';
import { t } from '../../core/i18n.ts';
import { complain } from '../../core/notices.ts';
import { Problem } from '../../core/problem.ts';
import type { CrmRecord, Ref } from '../../core/records.ts';
import { avatar } from '../../ui/avatar.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import '../../ui/dialog.ts';

interface Reason {
  readonly kind: string;
  readonly label: string;
}

interface Access {
  readonly verbs: readonly string[];
  readonly reasons: readonly Reason[];
}

interface Answer {
  readonly you: Access;
  readonly people?: readonly (Access & { readonly user: Ref })[];
  readonly next: string | null;
}

const VERBS = ['read', 'create', 'update', 'delete', 'export'] as const;

/** Who may see a record and what else they may do with it, each with the reason. */
@customElement('k-record-access')
export class RecordAccess extends LitElement {
  static override styles = [
    base,
    css`
      ul {
        display: grid;
        gap: 12px;
        margin: 12px 0 0;
        padding: 0;
        list-style: none;
      }
      li,
      .you {
        display: flex;
        gap: 12px;
      }
      .you {
        padding: 12px;
        border-radius: var(--r-m);
        background: var(--hover);
      }
      .you .chip {
        background: var(--surface);
      }
      .text {
        display: grid;
        gap: 4px;
        min-inline-size: 0;
        font-size: var(--t-4);
      }
      b {
        font-weight: 600;
      }
      .why {
        color: var(--fg-2);
        font-size: var(--t-2);
      }
      .verbs {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
      }
      .more {
        margin-block-start: 12px;
      }
    `,
  ];

  @property({ attribute: false }) record!: CrmRecord;
  @state() private you: Access | null = null;
  @state() private people: Answer['people'] = [];
  @state() private next: string | null = null;
  @state() private trouble = '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    return html`<k-dialog heading=${t('record.access')} @close=${() => this.dispatchEvent(new Event('close'))}>
      ${this.trouble ? html`<p role="alert">${this.trouble}</p>` : this.you ? this.answer(this.you) : html`<k-loading rows="4"></k-loading>`}
    </k-dialog>`;
  }

  private answer(you: Access) {
    return html`<div class="you">${icon('user', 20)}<span class="text"><b>${t('record.you')}</b>${this.verbs(you)}${this.why(you)}</span></div>
      <ul>
        ${(this.people ?? []).map((each) => html`<li>${avatar(each.user.title, 28)}<span class="text"><b>${each.user.title}</b>${this.verbs(each)}${this.why(each)}</span></li>`)}
      </ul>
      ${this.next ? html`<button class="btn out more" @click=${() => void this.load()}>${t('record.morePeople')}</button>` : nothing}`;
  }

  private verbs(of: Access) {
    return html`<span class="verbs">${VERBS.filter((verb) => of.verbs.includes(verb)).map((verb) => html`<span class="chip">${t(`record.verb.${verb}`)}</span>`)}</span>`;
  }

  private why(of: Access) {
    return of.reasons.length === 0 ? nothing : html`<span class="why">${of.reasons.map((reason) => said(reason)).join(' · ')}</span>`;
  }

  private async load(): Promise<void> {
    try {
      const answer = await http.get<Answer>(`/records/${this.record.entity}/${this.record.id}/access${query({ after: this.next })}`);
      this.you = answer.you;
      this.people = [...(this.people ?? []), ...(answer.people ?? [])];
      this.next = answer.next;
    } catch (failure) {
      if (this.you) complain(failure);
      else this.trouble = failure instanceof Problem ? failure.message : t('error.unexpected');
    }
  }
}

function said(reason: Reason): string {
  return ['owner', 'team', 'role'].includes(reason.kind) ? t(`record.why.${reason.kind}`, { label: reason.label }) : reason.label;
}

declare global {
  interface HTMLElementTagNameMap {
    'k-record-access': RecordAccess;
  }
}
