/** What is wrong with one field of what was sent. */
export interface Violation {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  /** The character of a formula that it is about, from 1. */
  readonly position?: number;
}

/** An error as the server tells it (RFC 9457), in the language of the session. Status 0 means that the server was not reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly violations: readonly Violation[] = [],
    readonly retryAfter?: number,
    /** The character of a formula that it is about, from 1. */
    readonly position?: number,
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** Whether the request may succeed later as it is. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** What to say about a field, if anything. */
  of(field: string): string | undefined {
    return this.violations.find((violation) => violation.field === field)?.message;
  }
}
