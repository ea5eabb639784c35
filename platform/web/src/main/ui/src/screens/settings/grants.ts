import type { Reach } from '../../core/session.ts';

/**
 * What a role may do, as the server keeps it: lines {@code <records>:<verb>=<reach>}. The most specific line decides: record type before module
 * before everything, and within each the verb before all verbs. What no line speaks of is denied.
 */
export type Grants = readonly string[];

export interface Grant {
  /** A record type, {@code module.*} or {@code *}. */
  readonly subject: string;
  /** A verb, the name of an action, or {@code *}. */
  readonly verb: string;
  readonly reach: Reach;
}

/** How far a verb reaches and which line says so; {@code by} is missing where none does. */
export interface Ruling {
  readonly reach: Reach;
  readonly by?: Grant;
}

export const ANY = '*';
export const REACHES: readonly Reach[] = ['none', 'own', 'team', 'all'];

const FORM = /^(\*|[a-z][a-z0-9]*\.(?:\*|[a-z][a-zA-Z0-9]*)):(\*|[a-z][a-zA-Z0-9]*)=(none|own|team|all)$/;

export function parse(line: string): Grant | undefined {
  const parts = FORM.exec(line.trim());
  return parts ? { subject: parts[1]!, verb: parts[2]!, reach: parts[3] as Reach } : undefined;
}

export function write(grant: Grant): string {
  return `${grant.subject}:${grant.verb}=${grant.reach}`;
}

/** The rights of a list of lines. Does not change: each change makes another. */
export class Rights {
  private readonly bySubject = new Map<string, Map<string, Grant>>();

  constructor(private readonly lines: Grants) {
    for (const line of lines) {
      const grant = parse(line);
      if (!grant) continue;
      const verbs = this.bySubject.get(grant.subject) ?? new Map<string, Grant>();
      verbs.set(grant.verb, grant);
      this.bySubject.set(grant.subject, verbs);
    }
  }

  get grants(): Grants {
    return this.lines;
  }

  /** What holds for the verb of the subject. */
  ruling(subject: string, verb: string): Ruling {
    for (const level of levels(subject)) {
      const verbs = this.bySubject.get(level);
      const by = verbs?.get(verb) ?? verbs?.get(ANY);
      if (by) return { reach: by.reach, by };
    }
    return { reach: 'none' };
  }

  /** Whether a line speaks of just this verb of just this subject. */
  stated(subject: string, verb: string): boolean {
    return this.bySubject.get(subject)?.has(verb) ?? false;
  }

  /** Lets the verb reach so far; no line is kept for what holds without it. */
  with(subject: string, verb: string, reach: Reach): Rights {
    const without = this.without(subject, verb);
    if (without.ruling(subject, verb).reach === reach) return without;
    const line = write({ subject, verb, reach });
    const at = this.lines.findIndex((each) => isOf(each, subject, verb));
    return new Rights(at < 0 ? [...this.lines, line] : this.lines.with(at, line));
  }

  /** Takes the line of the verb away, so that a more general one holds. */
  without(subject: string, verb: string): Rights {
    return new Rights(this.lines.filter((line) => !isOf(line, subject, verb)));
  }

  /** Lets all verbs of the subject reach so far, also those that come later; lines of single verbs of it go. */
  withAll(subject: string, reach: Reach): Rights {
    const kept = this.lines.filter((line) => parse(line)?.subject !== subject);
    return new Rights(kept).with(subject, ANY, reach);
  }

  /** What the lines speak of by its own name, with the verbs that they name. */
  subjects(): ReadonlyMap<string, readonly string[]> {
    const named = [...this.bySubject].filter(([subject]) => subject !== ANY && !subject.endsWith('.*'));
    return new Map(named.map(([subject, verbs]) => [subject, [...verbs.keys()].filter((verb) => verb !== ANY)]));
  }

  same(other: Rights): boolean {
    return [...this.lines].sort().join('\n') === [...other.lines].sort().join('\n');
  }
}

/** From the subject itself to everything. */
function levels(subject: string): readonly string[] {
  if (subject === ANY) return [ANY];
  const module = subject.slice(0, subject.indexOf('.') + 1) + ANY;
  return subject === module ? [subject, ANY] : [subject, module, ANY];
}

function isOf(line: string, subject: string, verb: string): boolean {
  const grant = parse(line);
  return grant?.subject === subject && grant.verb === verb;
}
