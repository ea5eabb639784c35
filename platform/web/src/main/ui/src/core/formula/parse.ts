import jsep from 'jsep';

/** The tree of a formula. */
export type Expression =
  | { readonly type: 'constant'; readonly value: string | boolean | null | { readonly number: string } }
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'call'; readonly name: string; readonly values: readonly Expression[] }
  | { readonly type: 'unary'; readonly operator: string; readonly of: Expression }
  | { readonly type: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'condition'; readonly when: Expression; readonly yes: Expression; readonly no: Expression };

const MAX_LENGTH = 2000;
const NAME = /^[a-zA-Z][a-zA-Z0-9]*$/;
const NUMBER = /^(?=\d{1,28}(\.|$))\d+(\.\d{1,20})?$/;

/** From the weakest to the strongest, as the server's parser has them. */
const OPERATORS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!' };

jsep.removeAllBinaryOps();
jsep.removeAllUnaryOps();
jsep.removeAllLiterals();
OPERATORS.forEach((alike, strength) => alike.forEach((operator) => jsep.addBinaryOp(operator, strength + 1)));
for (const operator of ['-', '+', '!']) jsep.addUnaryOp(operator);
for (const word of ['or', 'Or', 'OR']) jsep.addBinaryOp(word, 1);
for (const word of ['and', 'And', 'AND']) jsep.addBinaryOp(word, 2);
for (const word of ['not', 'Not', 'NOT']) jsep.addUnaryOp(word);
jsep.addLiteral('true', true);
jsep.addLiteral('false', false);
jsep.addLiteral('null', null);

/** The tree of a formula; throws where it is none. */
export function parse(source: string): Expression {
  if (source.length > MAX_LENGTH) throw new Error('too long');
  return taken(jsep(source));
}

type Node = jsep.CoreExpression;

/** Takes what formulas have, and nothing else of what the parser knows. */
function taken(node: jsep.Expression): Expression {
  const known = node as Node;
  switch (known.type) {
    case 'Literal':
      return { type: 'constant', value: literal(known.value, known.raw) };
    case 'Identifier':
    case 'MemberExpression':
      return { type: 'path', path: path(known) };
    case 'CallExpression':
      return { type: 'call', name: called(known.callee), values: known.arguments.map(taken) };
    case 'UnaryExpression':
      return { type: 'unary', operator: WORDS[known.operator.toLowerCase()] ?? known.operator, of: taken(known.argument) };
    case 'BinaryExpression':
      return { type: 'binary', operator: WORDS[known.operator.toLowerCase()] ?? known.operator, left: taken(known.left), right: taken(known.right) };
    case 'ConditionalExpression':
      return { type: 'condition', when: taken(known.test), yes: taken(known.consequent), no: taken(known.alternate) };
    default:
      throw new Error(known.type);
  }
}

function literal(value: unknown, raw: string): string | boolean | null | { number: string } {
  if (typeof value === 'number') {
    if (!NUMBER.test(raw)) throw new Error(raw);
    return { number: raw };
  }
  if (typeof value === 'string') {
    if (/[\u0000-\u001f\u007f-\u009f]/.test(value) || /\\(?!['"\\])/.test(raw.replace(/\\\\/g, ''))) throw new Error(raw);
    return value;
  }
  return value === null || typeof value === 'boolean' ? value : bad(raw);
}

function bad(what: string): never {
  throw new Error(what);
}

function path(node: jsep.Expression): string {
  const known = node as Node;
  if (known.type === 'Identifier' && NAME.test(known.name)) return known.name;
  if (known.type !== 'MemberExpression' || known.computed || known.optional === true) return bad(known.type);
  return `${path(known.object)}.${path(known.property)}`;
}

function called(node: jsep.Expression): string {
  const known = node as Node;
  return known.type === 'Identifier' && NAME.test(known.name) ? known.name : bad(known.type);
}
