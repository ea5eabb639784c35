import { html, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { tell } from '../../core/notices.ts';
import { icon } from '../../ui/icon.ts';

/** A secret that is shown this once, with a button that copies it. */
export function secretOnce(secret: string): TemplateResult {
  const copy = async (event: Event): Promise<void> => {
    const row = (event.currentTarget as HTMLElement).parentElement!;
    try {
      await navigator.clipboard.writeText(secret);
      tell(t('settings.copied'));
    } catch {
      getSelection()?.selectAllChildren(row.querySelector('code')!);
      tell(t('settings.copyByHand'));
    }
  };
  return html`<div class="secret-once"><code>${secret}</code><button type="button" class="btn out" @click=${copy}>${icon('copy')}${t('settings.copy')}</button></div>`;
}
