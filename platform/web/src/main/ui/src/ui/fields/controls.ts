import { html, nothing, type TemplateResult } from 'lit';
import { isFile, type StoredFile } from '../../core/files.ts';
import { currentZone } from '../../core/format.ts';
import { t } from '../../core/i18n.ts';
import type { Field } from '../../core/metadata.ts';
import type { Ref } from '../../core/records.ts';
import { icon } from '../icon.ts';
import type { Typed } from './day.ts';
import type { Option } from './pick.ts';
import { isEmpty } from './check.ts';
import { refOption, refSearch } from './refs.ts';
import { isLong, wrongTime } from './text.ts';
import type { TypedTime } from './time.ts';
import { localMoment, momentOf } from './parse.ts';

/** What a control is called, and whether and where something is said about its value. */
export interface Said {
  readonly label: string;
  readonly wrong: boolean;
  readonly described: string;
}

type Change = (value: unknown) => void;

const textOf = (event: Event): string => (event.target as HTMLInputElement).value;

/** What is typed as one line of text or several. */
export function textControl(field: Field, text: string, { label, wrong, described }: Said, typed: (text: string) => void): TemplateResult {
  const told = (event: Event): void => typed(textOf(event));
  if (isLong(field)) {
    return html`<textarea dir="auto" id="control" class="input" aria-label=${label} aria-invalid=${wrong ? 'true' : nothing} aria-describedby=${described || nothing} rows="3" .value=${text} @input=${told}></textarea>`;
  }
  const figures = ['integer', 'decimal', 'percent'].includes(field.kind);
  const types: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', url: 'url' };
  return html`<input
    id="control"
    dir="auto"
    class=${figures ? 'input figures' : 'input'}
    type=${field.writeOnly ? 'password' : field.kind === 'email' || field.kind === 'url' ? 'text' : (types[field.kind] ?? 'text')}
    inputmode=${figures ? 'decimal' : field.kind === 'email' ? 'email' : field.kind === 'url' ? 'url' : nothing}
    autocomplete=${field.writeOnly ? 'new-password' : 'off'}
    aria-label=${label}
    aria-required=${field.required ? 'true' : nothing}
    aria-invalid=${wrong ? 'true' : nothing}
    aria-describedby=${described || nothing}
    placeholder=${field.kind === 'duration' ? t('fields.durationExample') : field.kind === 'percent' ? '%' : nothing}
    .value=${text}
    @input=${told}
  />`;
}

/** A moment: day and time in the zone of the user. {@code undefined} is told where one of them is none, with what to say of it. */
export function momentControl(value: unknown, said: Said, change: (value: string | null | undefined, fault?: string) => void): TemplateResult {
  const now = typeof value === 'string' ? localMoment(value, currentZone()) : '';
  const set = (day: string | null | undefined, time: string): void => change(day ? momentOf(`${day}T${time || '09:00'}`, currentZone()) : day);
  const setTime = (time: string | null | undefined): void => (time === undefined ? change(undefined, wrongTime()) : set(now.slice(0, 10), time ?? ''));
  return html`<div class="moment">
    <k-day .value=${now.slice(0, 10) || null} .label=${said.label} .wrong=${said.wrong} .described=${said.described} @day=${(event: CustomEvent<Typed>) => set(event.detail.day, now.slice(11))}></k-day>
    <k-time .value=${now.slice(11) || null} .label=${t('fields.timeOf', { what: said.label })} .off=${now === ''} @time=${(event: CustomEvent<TypedTime>) => setTime(event.detail.time)}></k-time>
  </div>`;
}

export function colourControl(value: unknown, said: Said, change: Change): TemplateResult {
  const now = String(value ?? '');
  return html`<div class="joined">
    <input class="input swatch" type="color" aria-label=${t('fields.chooseColour')} .value=${/^#[0-9a-f]{6}$/i.test(now) ? now : '#888888'} @input=${(event: Event) => change(textOf(event))} />
    <input
      id="control"
      class="input"
      placeholder="#rrggbb"
      aria-label=${said.label}
      aria-invalid=${said.wrong ? 'true' : nothing}
      aria-describedby=${said.described || nothing}
      .value=${now}
      @input=${(event: Event) => change(textOf(event).trim() || null)}
    />
  </div>`;
}

export function ratingControl(value: unknown, label: string, change: Change): TemplateResult {
  const now = Number(value ?? 0);
  return html`<div class="stars" role="radiogroup" aria-label=${label}>
    ${[1, 2, 3, 4, 5].map(
      (stars) => html`<label class=${stars <= now ? 'on' : ''}><input class="sr" type="radio" name="stars" aria-label=${t('fields.stars', { count: stars })} .checked=${stars === now} @change=${() => change(stars)} />${icon('star', 18)}</label>`,
    )}
    <button type="button" class="btn icon" aria-label=${t('fields.clear')} @click=${() => change(null)}>${icon('x', 14)}</button>
  </div>`;
}

/** One of the choices of a field; one that is no longer offered stays where it was chosen. */
export function choiceControl(field: Field, value: unknown, said: Said, change: Change): TemplateResult {
  const offered = (field.choices ?? []).filter((each) => !each.retired || each.value === value);
  const colour = offered.find((each) => each.value === value)?.colour;
  return html`<select id="control" class=${colour ? 'input toned' : 'input'} style=${colour ? `--tone:${colour}` : nothing} aria-label=${said.label} aria-invalid=${said.wrong ? 'true' : nothing} aria-describedby=${said.described || nothing} @change=${(event: Event) => change(textOf(event) || null)}>
    ${field.required && !isEmpty(value) ? nothing : html`<option value="" ?selected=${isEmpty(value)}>${t('fields.none')}</option>`}
    ${offered.map((each) => html`<option value=${each.value} ?selected=${each.value === value}>${each.label}</option>`)}
  </select>`;
}

/** Several of the choices of a field, or words of one's own where it has none. */
export function choicesControl(field: Field, value: unknown, said: Said, change: Change): TemplateResult {
  const option = (each: string): Option => {
    const choice = field.choices?.find(({ value: own }) => own === each);
    return { key: each, label: choice?.label ?? each, value: each, ...(choice?.colour ? { face: html`<span class="dot" style="--tone:${choice.colour}"></span>` } : {}) };
  };
  const now = (Array.isArray(value) ? value : []) as readonly string[];
  const offered = (field.choices ?? []).filter((each) => !each.retired && !now.includes(each.value));
  const fixed = (field.choices?.length ?? 0) > 0;
  const found = (text: string): readonly Option[] =>
    offered.filter(({ label }) => label.toLocaleLowerCase().includes(text.toLocaleLowerCase())).map((each) => option(each.value));
  return html`<k-pick
    several
    .chosen=${now.map(option)}
    .search=${async (text: string) => found(text)}
    .free=${fixed ? undefined : option}
    .label=${said.label}
    .wrong=${said.wrong}
    .described=${said.described}
    .placeholder=${fixed ? '' : t('fields.typeToAdd')}
    @pick=${(event: CustomEvent<unknown[]>) => change(event.detail)}
  ></k-pick>`;
}

/** A file, or a picture. {@code told} gets what was uploaded, or, as {@code busy}, whether something is just going there. */
export function fileControl(field: Field, value: unknown, said: Said, told: (value: unknown, busy?: boolean) => void): TemplateResult {
  void import('./file.ts');
  return html`<k-file
    ?picture=${field.kind === 'image'}
    .value=${isFile(value) ? value : null}
    .label=${said.label}
    .described=${said.described}
    @busy=${(event: CustomEvent<boolean>) => told(undefined, event.detail)}
    @file=${(event: CustomEvent<StoredFile | null>) => told(event.detail)}
  ></k-file>`;
}

/** One or several records. {@code told} gets what is chosen, or, as {@code busy}, whether one is just being made. */
export function refsControl(
  field: Field,
  value: unknown,
  said: Said,
  among: Readonly<Record<string, unknown>>,
  told: (value: unknown, busy?: boolean) => void,
): TemplateResult {
  const several = field.kind === 'refs' || field.multiple === true;
  const now = (several ? (value ?? []) : value ? [value] : []) as readonly Ref[];
  return html`<k-pick
    ?several=${several}
    .chosen=${now.map((ref) => refOption(ref))}
    .search=${refSearch(field, among)}
    .label=${said.label}
    .wrong=${said.wrong}
    .described=${said.described}
    .placeholder=${t('fields.typeToSearch')}
    @busy=${(event: CustomEvent<boolean>) => told(undefined, event.detail)}
    @pick=${(event: CustomEvent<unknown[]>) => told(several ? event.detail : (event.detail[0] ?? null))}
  ></k-pick>`;
}
