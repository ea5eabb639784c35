import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../../core/i18n.ts';
import { base } from '../../ui/base.ts';
import { choice } from './controls.ts';
import { DATE_FORMATS, ENCODINGS, SEPARATORS, type Settings } from './mapping.ts';
import { readingStyles } from './styles.ts';

/** How the file is written. Event {@code settings} with what makes the file read anew, {@code plain} with what does not. */
@customElement('k-import-reading')
export class ImportReading extends LitElement {
  static override styles = [base, readingStyles];

  @property({ attribute: false }) settings!: Settings;
  @property({ type: Boolean }) open = false;

  override render() {
    const { settings } = this;
    const guess: [string, string] = ['', t('import.guess')];
    return html`<details ?open=${this.open}>
      <summary>${this.open ? t('import.reading.how') : t('import.reading', { encoding: settings.encoding, separator: separatorName(settings.separator), dates: dateName(settings.dateFormat) })}</summary>
      <div class="settings">
        ${choice(t('import.header'), '', [['yes', t('import.header.yes')], ['no', t('import.header.no')]], settings.header ? 'yes' : 'no', (header) => this.reread({ header: header === 'yes' }))}
        ${choice(t('import.encoding'), '', [...(this.open ? [guess] : []), ...[...new Set([...ENCODINGS, settings.encoding])].filter(Boolean).map((each): [string, string] => [each, each])], settings.encoding, (encoding) => this.reread({ encoding }))}
        ${choice(t('import.separator'), '', [...(this.open ? [guess] : []), ...SEPARATORS.map((each): [string, string] => [each, separatorName(each)])], settings.separator, (separator) => this.reread({ separator }))}
        ${this.open
          ? nothing
          : html`${choice(t('import.dates'), '', [...new Set([...DATE_FORMATS, settings.dateFormat])].map((each) => [each, dateName(each)]), settings.dateFormat, (dateFormat) => this.tell('plain', { dateFormat }))}
            ${choice(t('import.decimal'), '', [['.', '1,234.56'], [',', '1.234,56']], settings.decimal, (decimal) => this.tell('plain', { decimal: decimal as Settings['decimal'] }))}`}
      </div>
    </details>`;
  }

  private reread(changes: Partial<Settings>): void {
    this.tell('settings', changes);
  }

  private tell(event: 'settings' | 'plain', changes: Partial<Settings>): void {
    this.dispatchEvent(new CustomEvent(event, { detail: changes }));
  }
}

function separatorName(separator: string): string {
  return t(`import.separator.${{ ',': 'comma', ';': 'semicolon', '\t': 'tab' }[separator] ?? 'bar'}`);
}

/** The last day of a year in the format, which tells days from months. */
function dateName(format: string): string {
  return format === 'days' ? t('import.dates.days') : format.replace('yyyy', '2026').replace(/MM?/, '12').replace(/dd?/, '31');
}
