import { creation } from '../../core/overlays.ts';
import { t } from '../../core/i18n.ts';
import { entities, entity as entityOf, writable, type Entity, type Field } from '../../core/metadata.ts';
import { preferences } from '../../core/preferences.ts';
import { unsentRecords } from '../../core/outbox.ts';
import { Problem } from '../../core/problem.ts';
import { isRef, records, type CrmRecord, type Ref } from '../../core/records.ts';
import { may, session } from '../../core/session.ts';
import { undoable } from '../../core/notices.ts';
import { writes } from '../../core/writes.ts';
import { avatar } from '../avatar.ts';
import { icon } from '../icon.ts';
import type { Option } from './pick.ts';

const SHOWN = 8;

/** What a reference may point to. */
function targets(field: Field): readonly Entity[] {
  const names = field.kind === 'anyRef' && !field.refs?.length ? [...entities.value.values()].filter((each) => each.traits.includes('timeline')).map((each) => each.name) : (field.refs ?? []);
  return names.map(entityOf).filter((each): each is Entity => each !== undefined && each.available && each.rights['read'] !== 'none');
}

export function refOption(ref: Ref, hint?: string): Option {
  const person = ref.entity === 'security.user' || ref.entity === 'contacts.person';
  return { key: `${ref.entity}/${ref.id}`, label: ref.title, value: ref, hint, ...(person || entityOf(ref.entity)?.traits.includes('timeline') ? { face: avatar(ref.title, 20, !person) } : {}) };
}

/** Searches what a field may point to: without a word the user's own and recent ones first. */
export function refSearch(field: Field, among: Readonly<Record<string, unknown>>): (text: string, signal: AbortSignal) => Promise<readonly Option[]> {
  return async (text, signal) => {
    const all = targets(field);
    const pages = await Promise.all(
      all.map((of) => {
        const filter = dependence(of, among);
        return records.list(of.name, { limit: SHOWN, fields: ['id'], ...(text ? { q: text } : {}), ...(filter ? { filter } : {}), ...order(of, text) }, { signal }).catch(nothingAway);
      }),
    );
    const hint = (of: string): string | undefined => (all.length > 1 ? entityOf(of)?.label : undefined);
    const unsent = all.flatMap((of) => unsentRecords(of.name)).filter(({ title }) => title.toLocaleLowerCase().includes(text.toLocaleLowerCase()));
    const found = [...unsent, ...pages.flatMap((page) => page.items)].map(({ entity, id, title }) => refOption({ entity, id, title }, hint(entity)));
    const first = text === '' ? familiar(all, among).map((ref) => refOption(ref, hint(ref.entity))) : [];
    const seen = new Set<string>();
    const options = [...first, ...found].filter(({ key }) => !seen.has(key) && seen.add(key)).slice(0, SHOWN);
    return [...options, ...(text === '' ? [] : all.filter((of) => may(of.name, 'create') && of.module !== 'security').map((of) => makeOption(of, text, among)))];
  };
}

/** Without a network one can still choose what was made without it, and make more. */
function nothingAway(failure: unknown): { readonly items: readonly CrmRecord[] } {
  if (failure instanceof Problem && failure.status === 0) return { items: [] };
  throw failure;
}

function order(of: Entity, text: string): { sort?: string } {
  return text === '' && of.fields.some((field) => field.name === 'sortOrder') ? { sort: 'sortOrder' } : {};
}

function familiar(all: readonly Entity[], among: Readonly<Record<string, unknown>>): readonly Ref[] {
  const names = new Set(all.filter((of) => dependence(of, among) === undefined).map((of) => of.name));
  const me = session.value?.user;
  const own = me && names.has('security.user') ? [{ entity: 'security.user', id: me.id, title: me.title }] : [];
  return [...own, ...(preferences.value.recent ?? []).filter((each) => names.has(each.entity)).slice(0, 5)];
}

/** A stage belongs to a pipeline, as the deal does: what both point to by the same name must be the same. */
function dependence(of: Entity, among: Readonly<Record<string, unknown>>): string | undefined {
  const shared = of.fields.find((field) => field.kind === 'ref' && !field.standard && field.refs?.length === 1 && isRef(among[field.name]) && (among[field.name] as Ref).entity === field.refs[0]);
  return shared && `${shared.name}==${(among[shared.name] as Ref).id}`;
}

/** Makes a record of what was typed: at once where a name is all it needs, else in the short form. */
function makeOption(of: Entity, text: string, among: Readonly<Record<string, unknown>>): Option {
  const values = titleValues(of, text);
  const wanted = of.fields.filter((field) => field.required && writable(field) && !(field.name in values));
  const given = Object.fromEntries(wanted.filter((field) => isRef(among[field.name])).map((field) => [field.name, among[field.name]]));
  const ready = wanted.every((field) => field.name in given);
  return {
    key: `make/${of.name}`,
    label: t('fields.create', { what: noun(of.label), name: text }),
    value: null,
    face: icon('plus', 16),
    make: () => (ready || creation.value ? makeNow(of, { ...given, ...values }) : makeInForm(of, { ...given, ...values })),
  };
}

async function makeNow(of: Entity, values: Readonly<Record<string, unknown>>): Promise<Ref> {
  const made = await writes.create(of.name, values);
  undoable(t('fields.created', { title: made.title }), () => writes.remove(made));
  return refOf({ ...made, title: made.title || Object.values(values).filter((value) => typeof value === 'string').join(' ') });
}

function makeInForm(of: Entity, values: Readonly<Record<string, unknown>>): Promise<Ref | undefined> {
  return new Promise((resolve) => {
    let end = (): void => {};
    const settle = (made?: Ref): void => {
      end();
      resolve(made);
    };
    creation.set({ entity: of.name, values, stay: true, created: (record) => settle(refOf(record)) });
    end = creation.watch((now) => {
      if (now === null) settle();
    });
  });
}

function refOf(record: CrmRecord): Ref {
  return { entity: record.entity, id: record.id, title: record.title };
}

/** What was typed as the fields that make up the title: the last takes what is left. */
export function titleValues(of: Entity, text: string): Readonly<Record<string, string>> {
  const names = [...of.title.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).filter((name) => of.fields.some((field) => field.name === name && field.kind === 'text'));
  const words = text.trim().split(/\s+/);
  if (names.length < 2 || words.length < 2) return names.length === 0 ? {} : { [names[names.length - 1]!]: text.trim() };
  const firsts = names.slice(0, -1).map((name, at) => [name, words[at]] as const);
  return { ...Object.fromEntries(firsts.filter(([, word]) => word !== undefined)), [names[names.length - 1]!]: words.slice(names.length - 1).join(' ') || text.trim() } as Record<string, string>;
}

/** A name in the middle of a sentence; abbreviations keep their capitals. */
export function noun(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0]!.toLocaleLowerCase() + label.slice(1) : label;
}
