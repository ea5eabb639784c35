/** The operators of the filter language, each in the one way in which we write it. */
export type Operator = '==' | '!=' | '<' | '<=' | '>' | '>=' | '=in=' | '=out=' | '=contains=' | '=starts=' | '=null=';

export interface Comparison {
  readonly path: string;
  readonly operator: Operator;
  readonly values: readonly string[];
}

/** Several filters, of which all or any have to hold. */
export interface Junction {
  readonly match: 'all' | 'any';
  readonly parts: readonly Filter[];
}

export type Filter = Comparison | Junction;

/** A text that is no filter; the position counts from one, as the server's does. */
export class FilterError extends Error {
  constructor(readonly position: number) {
    super(`no filter at ${position}`);
  }
}

export function isJunction(filter: Filter): filter is Junction {
  return 'parts' in filter;
}

const RESERVED = /["'();,=!~<>\s]/;
const OPERATORS: Readonly<Record<string, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '=lt=': '<',
  '=le=': '<=',
  '=gt=': '>',
  '=ge=': '>=',
  '=in=': '=in=',
  '=out=': '=out=',
  '=contains=': '=contains=',
  '=starts=': '=starts=',
  '=null=': '=null=',
};

/** Reads RSQL as the server's FilterParser does; {@code null} for a blank text. Fails with {@link FilterError}. */
export function parse(text: string): Filter | null {
  return text.trim() === '' ? null : new Reading(text).whole();
}

/** The text of a filter. Reading it again gives the same filter, junctions of one part apart. */
export function print(filter: Filter): string {
  if (!isJunction(filter)) return printComparison(filter);
  return filter.parts
    .map((part) => (isJunction(part) && part.parts.length > 1 ? `(${print(part)})` : print(part)))
    .join(filter.match === 'all' ? ';' : ',');
}

/** A filter for what meets each of the texts; blank ones ask for nothing. */
export function both(...texts: readonly (string | undefined)[]): string | undefined {
  const asked = texts.filter((text): text is string => text !== undefined && text.trim() !== '');
  return asked.length > 1 ? asked.map((text) => `(${text})`).join(';') : asked[0];
}

function printComparison({ path, operator, values }: Comparison): string {
  if (operator === '=in=' || operator === '=out=') return `${path}${operator}(${values.map(printValue).join(',')})`;
  return path + operator + printValue(values[0] ?? '');
}

/** Quoted where it has to be, also where a star at its end would mean "begins with". */
export function printValue(value: string): string {
  return value === '' || RESERVED.test(value) || value.endsWith('*') ? `'${value.replace(/[\\']/g, '\\$&')}'` : value;
}

class Reading {
  private position = 0;

  constructor(private readonly text: string) {}

  whole(): Filter {
    const filter = this.alternatives();
    if (this.position < this.text.length) throw this.unexpected();
    return filter;
  }

  private alternatives(): Filter {
    return this.several('any', ',', 'or', () => this.several('all', ';', 'and', () => this.constraint()));
  }

  private several(match: 'all' | 'any', sign: string, word: string, one: () => Filter): Filter {
    const parts = [one()];
    while (this.joint(sign, word)) parts.push(one());
    return parts.length === 1 ? parts[0]! : { match, parts };
  }

  private joint(sign: string, word: string): boolean {
    this.skipBlanks();
    if (this.at(sign)) {
      this.position++;
      return true;
    }
    const end = this.position + word.length;
    const found =
      this.text.startsWith(word, this.position) && RESERVED.test(this.text[this.position - 1] ?? 'x') && /[\s(]/.test(this.text[end] ?? 'x');
    if (found) this.position = end;
    return found;
  }

  private constraint(): Filter {
    this.skipBlanks();
    if (!this.at('(')) return this.comparison();
    this.position++;
    const inner = this.alternatives();
    this.skipBlanks();
    this.expect(')');
    return inner;
  }

  private comparison(): Comparison {
    const path = this.word();
    this.skipBlanks();
    const operator = this.operator();
    this.skipBlanks();
    if (operator === '=in=' || operator === '=out=') return { path, operator, values: this.list() };
    const quoted = this.at("'") || this.at('"');
    const value = this.value();
    if (operator === '==' && !quoted && value.endsWith('*')) return { path, operator: '=starts=', values: [value.slice(0, -1)] };
    return { path, operator, values: [value] };
  }

  private operator(): Operator {
    const found = /^(=[a-zA-Z]+=|[=!<>]{1,2})/.exec(this.text.slice(this.position))?.[0] ?? '';
    const operator = OPERATORS[found];
    if (operator === undefined) throw this.unexpected();
    this.position += found.length;
    return operator;
  }

  private list(): readonly string[] {
    if (!this.at('(')) return [this.value()];
    const values: string[] = [];
    do {
      this.position++;
      this.skipBlanks();
      values.push(this.value());
      this.skipBlanks();
    } while (this.at(','));
    this.expect(')');
    return values;
  }

  private value(): string {
    return this.at("'") || this.at('"') ? this.quoted() : this.word();
  }

  private quoted(): string {
    const quote = this.text[this.position++]!;
    let value = '';
    while (!this.at(quote)) {
      if (this.at('\\')) this.position++;
      if (this.position >= this.text.length) throw this.unexpected();
      value += this.text[this.position++]!;
    }
    this.position++;
    return value;
  }

  private word(): string {
    const start = this.position;
    while (this.position < this.text.length && !RESERVED.test(this.text[this.position]!)) this.position++;
    if (this.position === start) throw this.unexpected();
    return this.text.slice(start, this.position);
  }

  private expect(sign: string): void {
    if (!this.at(sign)) throw this.unexpected();
    this.position++;
  }

  private at(sign: string): boolean {
    return this.text[this.position] === sign;
  }

  private skipBlanks(): void {
    while (/\s/.test(this.text[this.position] ?? 'x')) this.position++;
  }

  private unexpected(): FilterError {
    return new FilterError(this.position + 1);
  }
}
