import type { ChoiceDefinition, Words } from './definitions.ts';
import { choiceValue } from './names.ts';
import { toneAt } from './tones.ts';

/** The choices of a field while they are edited. Each has a key of its own, by which it is known while it moves; {@code known} ones are stored. */
export interface ChoiceDraft {
  readonly key: number;
  readonly value: string;
  readonly label: Words;
  readonly colour: string | null;
  readonly retired: boolean;
  readonly known: boolean;
}

let keys = 0;

export function choiceDrafts(choices: readonly ChoiceDefinition[]): readonly ChoiceDraft[] {
  return choices.map((each) => ({ key: ++keys, value: each.value, label: each.label, colour: each.colour ?? null, retired: each.retired ?? false, known: true }));
}

/** One more at the end, called so in a language; with a colour that the others do not have yet. */
export function added(choices: readonly ChoiceDraft[], label = '', language = 'en'): readonly ChoiceDraft[] {
  const colour = toneAt(choices.map((each) => each.colour));
  return [...choices, { key: ++keys, value: '', label: label === '' ? {} : { [language]: label }, colour, retired: false, known: false }];
}

/** One for each line that is pasted, tabs and semicolons between them counting too; those that are there already are left out, and lines without a word of their own. */
export function pasted(choices: readonly ChoiceDraft[], text: string, language: string): readonly ChoiceDraft[] {
  const folded = (word: string): string => word.trim().toLocaleLowerCase();
  const there = new Set(choices.flatMap((each) => [folded(each.value), ...Object.values(each.label).map(folded)]));
  let all = choices.filter((each) => each.known || Object.values(each.label).some((word) => word.trim() !== ''));
  for (const line of text.split(/[\n\r\t;]+/)) {
    const label = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim();
    if (label === '' || there.has(folded(label))) continue;
    there.add(folded(label));
    all = [...added(all, label, language)];
  }
  return all;
}

/** One of them to another place; where there is none it stays. */
export function moved(choices: readonly ChoiceDraft[], from: number, to: number): readonly ChoiceDraft[] {
  const which = choices[from];
  if (which === undefined || to < 0 || to >= choices.length || from === to) return choices;
  const others = choices.filter((_, at) => at !== from);
  return [...others.slice(0, to), which, ...others.slice(to)];
}

export function changed(choices: readonly ChoiceDraft[], key: number, changes: Partial<ChoiceDraft>): readonly ChoiceDraft[] {
  return choices.map((each) => (each.key === key ? { ...each, ...changes } : each));
}

/** Takes one away. One that is stored may stand in records: it is retired, and comes back by the same press. */
export function discarded(choices: readonly ChoiceDraft[], key: number): readonly ChoiceDraft[] {
  return choices.flatMap((each) => (each.key !== key ? [each] : each.known ? [{ ...each, retired: !each.retired }] : []));
}

/** As the server takes them. Those that are called nothing are left out; those that are new get a value after what they are called. */
export function choiceBodies(choices: readonly ChoiceDraft[]): readonly ChoiceDefinition[] {
  const taken = new Set(choices.map((each) => each.value).filter((value) => value !== ''));
  return choices
    .map((each) => ({ ...each, label: spoken(each.label) }))
    .filter((each) => each.known || Object.keys(each.label).length > 0)
    .map((each) => {
      const value = each.value || choiceValue(each.label['en'] ?? Object.values(each.label)[0] ?? '', (name) => taken.has(name));
      taken.add(value);
      return { value, label: each.label, colour: each.colour, retired: each.retired };
    });
}

/** The words that say something. */
export function spoken(words: Words): Words {
  return Object.fromEntries(Object.entries(words).flatMap(([language, word]) => (word.trim() === '' ? [] : [[language, word.trim()]])));
}
