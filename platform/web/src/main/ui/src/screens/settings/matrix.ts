import type { Entity } from '../../core/metadata.ts';
import type { Reach } from '../../core/session.ts';
import { ANY, REACHES, Rights } from './grants.ts';

/** The verbs that every record type has, in the order of the columns. */
export const VERBS = ['read', 'create', 'update', 'delete', 'export'] as const;

/** One verb of one row. */
export interface Cell {
  readonly subject: string;
  readonly verb: string;
  readonly label: string;
}

/** A line of the matrix: a record type, all of a module, or everything. */
export interface MatrixRow {
  readonly subject: string;
  readonly kind: 'everything' | 'module' | 'entity';
  readonly label: string;
  readonly icon: string;
  /** All verbs at once, then each of them. */
  readonly cells: readonly Cell[];
  readonly actions: readonly Cell[];
}

interface Words {
  readonly everything: string;
  module(name: string): string;
  verb(name: string): string;
}

/** What rights can be about: a record type, or something else that has only actions. */
export type Subject = Pick<Entity, 'name' | 'module' | 'label' | 'pluralLabel' | 'icon'> & { readonly actions: readonly Pick<Entity['actions'][number], 'name' | 'label'>[] };

/** What roles speak of and is no record type that is there: sharing views, records of modules that are gone. */
export function otherSubjects(roles: readonly Rights[], entities: ReadonlySet<string>, label: (subject: string) => string, verb: (name: string) => string): readonly Subject[] {
  const found = new Map<string, Set<string>>();
  for (const [subject, verbs] of roles.flatMap((rights) => [...rights.subjects()])) {
    if (!entities.has(subject)) found.set(subject, new Set([...(found.get(subject) ?? []), ...verbs]));
  }
  return [...found].map(([name, verbs]) => ({
    name,
    module: name.slice(0, name.indexOf('.')),
    label: label(name),
    pluralLabel: label(name),
    icon: 'package',
    actions: [...verbs].filter((each) => !(VERBS as readonly string[]).includes(each)).map((each) => ({ name: each, label: verb(each) })),
  }));
}

/** The rows for the record types that there are, module by module, each below its module; {@code find} leaves only those that it occurs in. */
export function matrixRows(entities: Iterable<Subject>, words: Words, find = ''): readonly MatrixRow[] {
  const wanted = fold(find);
  const byModule = new Map<string, Subject[]>();
  for (const entity of entities) byModule.set(entity.module, [...(byModule.get(entity.module) ?? []), entity]);
  const rows: MatrixRow[] = [];
  if (wanted === '') rows.push(row(ANY, 'everything', words.everything, 'layers-2', [], words));
  for (const [module, members] of [...byModule].sort(([one], [other]) => one.localeCompare(other))) {
    const name = words.module(module);
    const whole = fold(`${module} ${name}`).includes(wanted);
    const found = members.filter((each) => whole || fold(`${each.label} ${each.pluralLabel} ${each.name}`).includes(wanted));
    if (found.length === 0) continue;
    rows.push(row(`${module}.*`, 'module', name, 'package', [], words));
    for (const entity of found.sort((one, other) => one.pluralLabel.localeCompare(other.pluralLabel))) {
      rows.push(row(entity.name, 'entity', entity.pluralLabel, entity.icon, entity.actions, words));
    }
  }
  return rows;
}

function row(subject: string, kind: MatrixRow['kind'], label: string, icon: string, actions: Subject['actions'], words: Words): MatrixRow {
  return {
    subject,
    kind,
    label,
    icon,
    cells: [ANY, ...VERBS].map((verb) => ({ subject, verb, label: words.verb(verb) })),
    actions: actions.map((action) => ({ subject, verb: action.name, label: action.label })),
  };
}

/** Without case and accents, as people search. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .trim();
}

/** The next reach when a cell is pressed, or the one before. */
export function turned(reach: Reach, step: 1 | -1): Reach {
  return REACHES[(REACHES.indexOf(reach) + step + REACHES.length) % REACHES.length]!;
}

/** The rights after a cell was given a reach. */
export function changed(rights: Rights, cell: Cell, reach: Reach): Rights {
  return cell.verb === ANY ? rights.withAll(cell.subject, reach) : rights.with(cell.subject, cell.verb, reach);
}

/** The cells in which two roles differ. */
export function differences(rows: readonly MatrixRow[], one: Rights, other: Rights): ReadonlySet<string> {
  const keys = rows
    .flatMap((each) => [...each.cells, ...each.actions])
    .filter((cell) => one.ruling(cell.subject, cell.verb).reach !== other.ruling(cell.subject, cell.verb).reach)
    .map(keyOf);
  return new Set(keys);
}

export function keyOf(cell: Cell): string {
  return `${cell.subject}:${cell.verb}`;
}

/** Where the keyboard goes from a cell; each row has as many cells as it has verbs and actions. */
export function moved(at: readonly [number, number], key: string, widths: readonly number[]): readonly [number, number] | null {
  const [row, column] = at;
  const last = (of: number): number => (widths[of] ?? 1) - 1;
  const clamp = (to: number, wanted: number): readonly [number, number] => {
    const line = Math.max(0, Math.min(widths.length - 1, to));
    return [line, Math.max(0, Math.min(last(line), wanted))];
  };
  switch (key) {
    case 'ArrowRight':
      return clamp(row, column + 1);
    case 'ArrowLeft':
      return clamp(row, column - 1);
    case 'ArrowDown':
      return clamp(row + 1, column);
    case 'ArrowUp':
      return clamp(row - 1, column);
    case 'PageDown':
      return clamp(row + 10, column);
    case 'PageUp':
      return clamp(row - 10, column);
    case 'Home':
      return clamp(row, 0);
    case 'End':
      return clamp(row, last(row));
    default:
      return null;
  }
}
