import './page.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import table from '../../../../../records/src/test/resources/formula/cases.json';
import { NoFormula, compile, type Kinds } from '../src/core/formula/formula.ts';

type Fields = Readonly<Record<string, string>>;

const fields = table.fields as Fields;
const company = table.company as Fields;
const values = table.values as Readonly<Record<string, unknown>>;
const at = { zone: table.zone, now: new Date(table.now) };

/** Kinds as the metadata gives them; `company` leads to another record type. */
const kinds: Kinds = (path) => within(fields, path, 0);

function within(of: Fields, path: string, hops: number): string | undefined {
  const own = (name: string): string | undefined => (Object.hasOwn(of, name) ? of[name] : undefined);
  if (own(path) !== undefined) return own(path)?.split(' ')[0];
  const [name = '', ...rest] = path.split('.');
  return own(name)?.startsWith('ref ') && hops < 3 ? within(company, rest.join('.'), hops + 1) : undefined;
}

for (const [formula, , result, notes = []] of table.cases as [string, string, unknown, string[]?][]) {
  test(`${formula} comes to what the server makes of it`, () => {
    const found = compile(formula, kinds).evaluate((path) => values[path], at);
    assert.deepEqual(found.value, result);
    assert.deepEqual([...found.notes], notes);
  });
}

for (const [formula, code, , here] of table.refused as [string, string, number, boolean][]) {
  test(`${JSON.stringify(formula)} (${code}) ${here ? 'is refused' : 'does no harm'}`, () => {
    if (here) assert.throws(() => compile(formula, kinds), NoFormula);
    else compile(formula, kinds).evaluate((path) => values[path], at);
  });
}

test('a formula knows what it reads', () => {
  assert.deepEqual([...compile("if(company.sector == 'retail', amount, discount)", kinds).paths], ['company.sector', 'amount', 'discount']);
});

test('a condition holds only where it is true, not where it is empty', () => {
  const holds = (formula: string): boolean => compile(formula, kinds).holds((path) => values[path], at);
  assert.equal(holds("status == 'won'"), true);
  assert.equal(holds('noFlag'), false);
  assert.equal(holds('noPrice > 1'), false);
});

test('random text is refused or taken, and nothing else happens', () => {
  const pieces = ['amount', 'price', 'name', 'company.name', 'tags', 'due', 'start', 'closed', 'zero', "'won'", "'", '1', '0', '12.5', '(', ')', ',', '+', '-', '*', '/', '%', '==', '<', '&&', '!', '?', ':', 'not', 'null', 'if(', 'round(', 'concat(', 'replace(', 'max(', 'addMonths(', 'constructor', '__proto__', 'toString(', '[', '{', '`', ';', '=>', '\\', '\n', '😀'];
  let seed = 5;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  for (let run = 0; run < 20_000; run++) {
    const source = Array.from({ length: 1 + next(12) }, () => pieces[next(pieces.length)]).join(next(2) === 0 ? ' ' : '');
    try {
      compile(source, kinds).evaluate((path) => values[path], at);
    } catch (fault) {
      assert.ok(fault instanceof NoFormula, `${source}: ${String(fault)}`);
    }
  }
});
