import { html, nothing, type TemplateResult } from 'lit';
import { t } from '../../core/i18n.ts';
import { entities, fieldsIn, type Entity } from '../../core/metadata.ts';
import { may } from '../../core/session.ts';
import { icon } from '../../ui/icon.ts';
import { listed } from '../../workplace.ts';

/** What can be imported: the records that people work with, and below them those that stand behind: stages, users. */
export function choices(): TemplateResult {
  const all = [...entities.value.values()].filter((entity) => entity.available && may(entity.name, 'create'));
  const shown = listed(all);
  const others = all.filter((entity) => !shown.includes(entity) && fieldsIn(entity, 'quickCreate').length > 0).sort((one, other) => one.pluralLabel.localeCompare(other.pluralLabel));
  if (all.length === 0) return html`<k-nothing icon="lock" .heading=${t('import.none')} .text=${t('import.none.text')}></k-nothing>`;
  return html`<div class="page">
    <header><h1>${t('import.what')}</h1></header>
    <div class="choices">${shown.map((entity) => html`<a class="choice" href="/import/${entity.name}">${icon(entity.icon, 22)}<b>${entity.pluralLabel}</b></a>`)}</div>
    ${others.length > 0 ? html`<h2 class="behind">${t('import.what.others')}</h2><div class="others">${others.map(other)}</div>` : nothing}
    <k-import-recent></k-import-recent>
  </div>`;
}

function other(entity: Entity): TemplateResult {
  return html`<a class="btn out" href="/import/${entity.name}">${icon(entity.icon)}${entity.pluralLabel}</a>`;
}
