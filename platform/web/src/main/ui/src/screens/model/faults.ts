import { wording } from '../../core/notices.ts';
import { Problem, type Violation } from '../../core/problem.ts';

/** What the server finds wrong with a definition, by where it stands in what was sent. */
export class DefinitionFaults {
  private readonly found: readonly Violation[];

  constructor(private readonly failure: unknown) {
    this.found = failure instanceof Problem ? failure.violations : [];
  }

  /** What is wrong with a property, or with a part of it. */
  of(property: string): string | undefined {
    return this.at(property)?.message;
  }

  at(property: string): Violation | undefined {
    return this.found.find(({ field }) => field === property || field.startsWith(`${property}.`) || field.startsWith(`${property}[`));
  }

  /** What stands at none of the properties that a form shows; empty where all does. */
  rest(shown: readonly string[]): string {
    if (this.failure === null) return '';
    if (this.found.length === 0) return wording(this.failure);
    const placed = (field: string): boolean => shown.some((name) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`));
    return this.found
      .filter(({ field }) => !placed(field))
      .map(({ message }) => message)
      .join(' ');
  }
}

export const NO_FAULTS = new DefinitionFaults(null);
