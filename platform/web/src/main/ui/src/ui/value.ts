import { html, nothing, type TemplateResult } from 'lit';
import { ago, day, duration, fileSize, fullDay, moment, money, number, percent, timeOfDay } from '../core/format.ts';
import { isFile, thumbnail, type StoredFile } from '../core/files.ts';
import { t } from '../core/i18n.ts';
import { entity as entityOf, type Choice, type Field } from '../core/metadata.ts';
import { isMoney, isRef, type Money, type Ref, type Typed } from '../core/records.ts';
import { to } from '../core/router.ts';
import { avatar } from './avatar.ts';
import { icon } from './icon.ts';
import { pointInput } from './fields/degrees.ts';
import { plainText } from './rich/plain.ts';

export interface ValueOptions {
  /** References, mails and phones are links; not inside something that is a link or a button itself. */
  readonly links?: boolean;
}

/** The value of a field as people read it, in their language. Nothing for no value. */
export function valueView(field: Field, value: unknown, options: ValueOptions = {}): TemplateResult | typeof nothing {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return nothing;
  if (Array.isArray(value)) return several(field, value, options);
  return single(field, value, options);
}

/** The same as plain text: for labels, tool tips, exports to the clipboard. */
export function valueText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => valueText(field, isTyped(each) ? each.value : each)).join(', ');
  if (isTyped(value)) return valueText(field, value.value);
  if (isRef(value)) return value.title;
  if (isMoney(value)) return money(value);
  switch (field.kind) {
    case 'boolean':
      return value === true ? t('yes') : t('no');
    case 'choice':
    case 'multiChoice':
      return choiceOf(field, value)?.label ?? String(value);
    case 'percent':
      return percent(Number(value));
    case 'integer':
    case 'decimal':
    case 'rating':
      return number(String(value), isYear(field) ? { useGrouping: false } : {});
    case 'date':
      return day(String(value));
    case 'dateTime':
      return moment(String(value));
    case 'phone':
      return written?.(String(value)) ?? String(value);
    case 'time':
      return timeOfDay(String(value));
    case 'duration':
      return duration(String(value));
    case 'address':
      return addressText(value);
    case 'geoPoint':
      return pointInput(value);
    case 'richText':
      return plainText(String(value));
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

/** Whole numbers of four figures are years, which nobody groups. */
function isYear(field: Field): boolean {
  return field.kind === 'integer' && (field.min ?? 0) >= 1_000 && (field.max ?? Infinity) <= 9_999;
}

/** Kinds whose values stand in columns of figures. */
export function aligned(field: Field): boolean {
  return ['integer', 'decimal', 'money', 'percent', 'duration', 'autoNumber'].includes(field.kind);
}

export function choiceOf(field: Field, value: unknown): Choice | undefined {
  return field.choices?.find((choice) => choice.value === value);
}

export function refView(ref: Ref, links = true): TemplateResult {
  const person = ref.entity === 'security.user' || ref.entity === 'contacts.person';
  const face = person || entityOf(ref.entity)?.traits.includes('timeline') ? avatar(ref.title, 20, !person) : nothing;
  const content = html`${face}<span dir="auto" class="cut">${ref.title}</span>`;
  if (ref.available === false || !entityOf(ref.entity)?.available) {
    return html`<span class="ref muted" title=${t('ref.unavailable')}>${content}</span>`;
  }
  return links ? html`<a class="ref" href=${to.beside(ref.entity, ref.id)}>${content}</a>` : html`<span class="ref">${content}</span>`;
}

/** A picture as a small one, of any other file its name; where there is room for links, with its size. */
function fileView(file: StoredFile, links: boolean): TemplateResult {
  const height = links ? 96 : 24;
  const small = thumbnail(file, height);
  const face = small ? html`<img class="picture" src=${small} height=${height} alt=${file.title} loading="lazy" />` : html`<span dir="auto" class="cut">${file.title}</span>`;
  return links ? html`<a class="ref" href=${file.url} target="_blank" rel="noopener">${face}</a>${small ? nothing : html` <span class="muted num">${fileSize(file.size)}</span>`}` : face;
}

function single(field: Field, value: unknown, options: ValueOptions): TemplateResult {
  const links = options.links ?? false;
  if (isTyped(value)) {
    const type = field.types?.find((each) => each.value === value.type)?.label;
    return html`<span class="typed">${single(field, value.value, options)}${type ? html` <span class="muted">${type}</span>` : nothing}</span>`;
  }
  if (isFile(value)) return fileView(value, links);
  if (isRef(value)) return refView(value, links);
  const text = valueText(field, value);
  switch (field.kind) {
    case 'boolean':
      return value === true ? html`<span title=${text}>${icon('check')}<span class="sr">${text}</span></span>` : html`<span class="muted">${text}</span>`;
    case 'choice':
    case 'multiChoice':
      return chip(choiceOf(field, value)?.colour, text);
    case 'date':
      return html`<time class="num" datetime=${String(value)} title=${fullDay(String(value))}>${text}</time>`;
    case 'dateTime':
      return html`<time class="num" datetime=${String(value)} title=${text}>${recent(String(value)) ? ago(String(value)) : text}</time>`;
    case 'email':
      return links ? html`<a href="mailto:${encodeURIComponent(text)}">${text}</a>` : html`${text}`;
    case 'phone':
      return phoneView(String(value), links);
    case 'url':
      return links && /^https?:\/\//i.test(text)
        ? html`<a href=${text} target="_blank" rel="noopener noreferrer">${text.replace(/^https?:\/\/(www\.)?|\/$/gi, '')}</a>`
        : html`${text.replace(/^https?:\/\/(www\.)?|\/$/gi, '')}`;
    case 'colour':
      return html`<span class="chip"><span class="dot" style="--tone:${/^#[0-9a-f]{3,8}$/i.test(text) ? text : 'transparent'}"></span>${text}</span>`;
    case 'money':
      return isMoney(value) ? moneyView(value, links) : html`<span class="num">${text}</span>`;
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'duration':
      return html`<span class="num">${text}</span>`;
    default:
      return html`${text}`;
  }
}

/** An amount with what it comes to in the currency of the company: below it where there is room, else as a tool tip. */
export function moneyView(value: Money, room = false): TemplateResult {
  const { company } = value;
  const told = company ? t('money.company', { amount: money(company), day: day(company.on) }) : nothing;
  return company && room ? html`<span class="num">${money(value)}</span><br /><small class="muted num">${told}</small>` : html`<span class="num" title=${told}>${money(value)}</span>`;
}

/** How phone numbers are written, once the rules for that are there. */
let written: ((number: string) => string) | undefined;
let coming: Promise<unknown> | undefined;

/** A phone number, which is called where it is a link. */
export function phoneView(number: string, link: boolean): TemplateResult {
  void (coming ??= import('./phone.ts').then((phone) => (written = phone.written)));
  const shown = html`<k-phone .number=${number}>${number}</k-phone>`;
  return link ? html`<a href="tel:${number.replace(/[^\d+*#,;]/g, '')}">${shown}</a>` : shown;
}

function several(field: Field, values: readonly unknown[], options: ValueOptions): TemplateResult {
  const inline = field.kind === 'multiChoice' || field.kind === 'refs';
  return html`<span class=${inline ? 'several inline' : 'several'}>${values.map((value) => html`<span dir="auto">${single(field, value, options)}</span>`)}</span>`;
}

function chip(colour: string | undefined, text: string): TemplateResult {
  return colour ? html`<span dir="auto" class="chip toned" style="--tone:${colour}"><span class="dot"></span>${text}</span>` : html`<span dir="auto" class="chip">${text}</span>`;
}

function recent(value: string): boolean {
  return Math.abs(Date.now() - Date.parse(value)) < 7 * 86_400_000;
}

function isTyped(value: unknown): value is Typed<unknown> {
  return typeof value === 'object' && value !== null && 'value' in value && 'type' in value;
}

/** An address as it is written on a letter, in one line. */
function addressText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const parts = value as Readonly<Record<string, string | null>>;
  const city = [parts['postalCode'], parts['city']].filter(Boolean).join(' ');
  return [parts['street'], parts['street2'], city, parts['region'], parts['country']].filter(Boolean).join(', ');
}
