import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { LANGUAGES } from '../../core/languages.ts';
import { moduleViews } from '../../core/layouts.ts';
import type { MenuGroup } from '../../core/menu.ts';
import type { Entity, Field, Kind } from '../../core/metadata.ts';
import { ask, create } from '../../core/overlays.ts';
import type { SavedView } from '../../core/views.ts';
import { base } from '../../ui/base.ts';
import { icon } from '../../ui/icon.ts';
import type { MenuItem } from '../../ui/menu.ts';
import { sortKeys, WIDEST } from '../list/columns.ts';
import { spokenLabel, type CardContent, type Content, type HomeContent, type Label, type ListContent, type MenuContent, type QuickContent, type RawSection, type RecordContent, type Texts } from './contents.ts';
import { idsOf, stepGroup, type Group, type Groups, type Item } from './groups.ts';
import { partEditorStyles } from './part-editor-styles.ts';
import { cardGroups, freeName, homeGroups, listGroups, menuOf, quickGroups, recordGroups, relatedGroups, withColumns, withFields, withMenu, withRelated, withSections } from './parts.ts';
import '../list/sort-panel.ts';
import './arranger.ts';

const AMOUNTS: readonly Kind[] = ['money', 'decimal', 'integer'];
const DAYS: readonly Kind[] = ['date', 'dateTime'];
const NARROWEST = 40;

/** What can be arranged of one part. Event {@code content} with how it is to be. */
@customElement('k-part-editor')
export class PartEditor extends LitElement {
  static override styles = [base, partEditorStyles];

  @property() which = '';
  @property({ attribute: false }) of: Entity | undefined;
  @property({ attribute: false }) content: Content = {};
  @property({ attribute: false }) texts: Texts = {};
  @property({ attribute: false }) views: readonly SavedView[] = [];
  @property({ attribute: false }) menu: readonly MenuGroup[] = [];
  @property({ attribute: false }) numbers: readonly Item[] = [];
  @property({ attribute: false }) panels: readonly Item[] = [];

  override render() {
    if (this.which === 'menu') return this.menuPart(this.content as MenuContent);
    if (this.which === 'home') return this.homePart(this.content as HomeContent);
    if (!this.of) return nothing;
    if (this.which === 'list') return this.listPart(this.of, this.content as ListContent);
    if (this.which === 'record') return this.recordPart(this.of, this.content as RecordContent);
    if (this.which === 'card') return this.cardPart(this.of, this.content as CardContent);
    return this.quickPart(this.of, this.content as QuickContent);
  }

  private tell(content: Content): void {
    this.dispatchEvent(new CustomEvent<Content>('content', { detail: Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined && value !== '')) }));
  }

  private arranger(groups: Groups, arranged: (groups: Groups) => void, more: { actions?: (group: Group) => readonly MenuItem[]; extra?: (item: Item) => TemplateResult } = {}): TemplateResult {
    return html`<k-arranger
      .groups=${groups}
      .actions=${more.actions ?? (() => [])}
      .extra=${more.extra ?? (() => nothing)}
      @groups=${(event: CustomEvent<Groups>) => arranged(event.detail)}
    ></k-arranger>`;
  }

  private select(label: string, value: string | undefined, options: readonly { readonly name: string; readonly label: string }[], chosen: (name: string) => void): TemplateResult {
    return html`<label class="field"
      >${label}
      <select class="input" @change=${(event: Event) => chosen((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${!value}>${t('arrange.usual')}</option>
        ${options.map((option) => html`<option value=${option.name} ?selected=${option.name === value}>${option.label}</option>`)}
      </select>
    </label>`;
  }

  private listPart(of: Entity, content: ListContent): TemplateResult {
    const width = (item: Item): TemplateResult =>
      html`<input
        class="input width num"
        type="number"
        min=${NARROWEST}
        max=${WIDEST}
        step="10"
        placeholder=${t('arrange.auto')}
        aria-label=${t('arrange.width', { column: item.label })}
        title=${t('arrange.width', { column: item.label })}
        .value=${String(content.widths?.[item.id] ?? '')}
        @change=${(event: Event) => this.tell({ ...content, widths: withWidth(content.widths ?? {}, item.id, (event.target as HTMLInputElement).value) })}
      />`;
    const options = [...moduleViews(of).map(({ name, label }) => ({ name, label })), ...this.views.map(({ id, name }) => ({ name: id, label: name }))];
    return html`<h3>${t('arrange.columns')}</h3>
      ${this.arranger(listGroups(of, content), (groups) => this.tell(withColumns(of, content, groups)), { extra: width })}
      <div class="sort">
        <k-sort .entity=${of} .keys=${sortKeys(content.sort)} @sort=${(event: CustomEvent<string>) => this.tell({ ...content, sort: event.detail })}></k-sort>
      </div>
      ${this.select(t('arrange.view'), content.view, options, (view) => this.tell({ ...content, view }))}`;
  }

  private recordPart(of: Entity, content: RecordContent): TemplateResult {
    const groups = recordGroups(of, content, this.texts);
    return html`<h3>${t('arrange.sections')}</h3>
      ${this.arranger(groups, (next) => this.tell(withSections(content, next)), { actions: (group) => this.sectionMenu(content, groups, group) })}
      <button class="btn out add" @click=${() => void this.addSection(content)}>${icon('plus')}${t('arrange.addSection')}</button>
      <h3>${t('arrange.related')}</h3>
      ${this.arranger(relatedGroups(of, content, this.texts), (next) => this.tell(withRelated(of, content, next)))}`;
  }

  private sectionMenu(content: RecordContent, groups: Groups, group: Group): readonly MenuItem[] {
    const section = content.sections?.find((each) => each.name === group.id);
    if (!section) return [];
    const change = (changes: Partial<RawSection>): void => this.tell({ ...content, sections: content.sections!.map((each) => (each === section ? { ...each, ...changes } : each)) });
    return [
      { label: t('arrange.rename'), icon: 'pencil', run: () => this.words(section.label, (label) => change({ label })) },
      { label: t('arrange.twoColumns'), checked: section.columns === 2, run: () => change({ columns: section.columns === 2 ? 1 : 2 }) },
      { label: t('arrange.collapsed'), checked: Boolean(section.collapsed), run: () => change({ collapsed: !section.collapsed }) },
      ...this.moves(groups, group, (next) => this.tell(withSections(content, next))),
      'line',
      { label: t('arrange.removeSection'), icon: 'trash-2', bad: true, run: () => this.tell({ ...content, sections: content.sections!.filter((each) => each !== section) }) },
    ];
  }

  private moves(groups: Groups, group: Group, moved: (groups: Groups) => void): readonly MenuItem[] {
    const at = groups.indexOf(group);
    return [
      { label: t('arrange.groupUp'), icon: 'arrow-up', disabled: at === 0, run: () => moved(stepGroup(groups, group.id, -1)) },
      { label: t('arrange.groupDown'), icon: 'arrow-down', disabled: !groups[at + 1]?.free, run: () => moved(stepGroup(groups, group.id, 1)) },
    ];
  }

  private addSection(content: RecordContent): Promise<void> {
    const all = content.sections ?? [];
    return this.words({}, (label) => this.tell({ ...content, sections: [...all, { name: freeName(all.map((each) => each.name), 'section'), label, fields: [] }] }), t('arrange.addSection'));
  }

  /** Asks what something is called in each language; one that is left empty is called as in another. */
  private async words(now: Label, named: (label: Label) => void, heading = t('arrange.rename')): Promise<void> {
    const languages = Object.keys(LANGUAGES);
    const values = Object.fromEntries(languages.map((code) => [code, typeof now === 'string' ? spokenLabel(now, this.texts, code) : (now[code] ?? '')]));
    const fields = languages.map((name): Field => ({ name, kind: 'text', label: LANGUAGES[name]!, required: false, length: 100 }));
    await ask({
      heading,
      text: t('arrange.words'),
      fields,
      values,
      confirm: t('arrange.done'),
      run: async (given) => {
        const said = Object.fromEntries(languages.map((code) => [code, String(given[code] ?? '').trim()] as const).filter(([, text]) => text !== ''));
        if (Object.keys(said).length > 0) named(said);
      },
    });
  }

  private cardPart(of: Entity, content: CardContent): TemplateResult {
    const among = (kinds: readonly Kind[]): readonly Field[] => of.fields.filter((field) => kinds.includes(field.kind) && !field.multiple);
    return html`${this.select(t('arrange.subtitle'), content.subtitle, among(['ref']), (subtitle) => this.tell({ ...content, subtitle }))}
      ${this.select(t('arrange.value'), content.value, among(AMOUNTS), (value) => this.tell({ ...content, value }))}
      ${this.select(t('arrange.due'), content.due, among(DAYS), (due) => this.tell({ ...content, due }))}
      <h3>${t('arrange.fields')}</h3>
      ${this.arranger(cardGroups(of, content), (groups) => this.tell(withFields(content, groups)))}
      <p class="hint">${t('arrange.card.hint')}</p>`;
  }

  private quickPart(of: Entity, content: QuickContent): TemplateResult {
    return html`<h3>${t('arrange.fields')}</h3>
      ${this.arranger(quickGroups(of, content), (groups) => this.tell(withFields(content, groups)))}
      <button class="btn out add" @click=${() => create(of.name)}>${icon('eye')}${t('arrange.try')}</button>
      <p class="hint">${t('arrange.quick.hint')}</p>`;
  }

  private menuPart(content: MenuContent): TemplateResult {
    const groups = menuOf(content, this.menu, this.texts);
    const arranged = withMenu(content, groups);
    return html`${this.arranger(groups, (next) => this.tell(withMenu(content, next)), { actions: (group) => this.groupMenu(arranged, groups, group) })}
      <button class="btn out add" @click=${() => void this.addGroup(arranged)}>${icon('plus')}${t('arrange.addGroup')}</button>`;
  }

  private groupMenu(content: MenuContent, groups: Groups, group: Group): readonly MenuItem[] {
    const now = content.groups.find((each) => each.name === group.id);
    if (!now) return [];
    const first = content.groups.find((each) => each !== now);
    const label: Label = now.label ?? Object.fromEntries(Object.keys(LANGUAGES).map((code) => [code, group.label]));
    return [
      { label: t('arrange.rename'), icon: 'pencil', run: () => this.words(label, (words) => this.tell({ ...content, groups: content.groups.map((each) => (each === now ? { ...each, label: words } : each)) })) },
      ...this.moves(groups, group, (next) => this.tell(withMenu(content, next))),
      ...(first && !this.menu.some((each) => each.name === now.name)
        ? ([
            'line',
            {
              label: t('arrange.removeGroup'),
              icon: 'trash-2',
              bad: true,
              run: () => this.tell({ ...content, groups: content.groups.filter((each) => each !== now).map((each) => (each === first ? { ...each, entries: [...each.entries, ...now.entries] } : each)) }),
            },
          ] as const)
        : []),
    ];
  }

  private addGroup(content: MenuContent): Promise<void> {
    const name = freeName(content.groups.map((group) => group.name), 'group');
    return this.words({}, (label) => this.tell({ ...content, groups: [...content.groups, { name, label, entries: [] }] }), t('arrange.addGroup'));
  }

  private homePart(content: HomeContent): TemplateResult {
    const part = (member: 'numbers' | 'panels', offered: readonly Item[]): TemplateResult =>
      html`<h3>${t(`arrange.${member}`)}</h3>
        ${this.arranger(homeGroups(content, member, offered), (groups) => this.tell({ ...content, [member]: idsOf(groups[0]) }))}`;
    return html`${part('numbers', this.numbers)} ${part('panels', this.panels)}
      <p class="hint">${t('arrange.home.hint')}</p>`;
  }
}

/** An empty or impossible width is none. */
function withWidth(widths: Readonly<Record<string, number>>, name: string, text: string): Readonly<Record<string, number>> | undefined {
  const { [name]: _, ...rest } = widths;
  const width = Math.round(Number(text));
  const all = text === '' || !Number.isFinite(width) ? rest : { ...rest, [name]: Math.max(NARROWEST, Math.min(WIDEST, width)) };
  return Object.keys(all).length > 0 ? all : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'k-part-editor': PartEditor;
  }
}
