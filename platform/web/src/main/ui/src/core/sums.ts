import { money, shortMoney } from './format.ts';
import { t } from './i18n.ts';
import type { CompanyTotal, Group, Money } from './records.ts';

/** Sums of money by currency, and what they come to in that of the company. Immutable. */
export interface Sums {
  readonly stated: readonly Money[];
  readonly company: CompanyTotal | undefined;
}

export const NO_SUMS: Sums = { stated: [], company: undefined };

/** The sums of a field in a group. */
export function sumsOf(group: Group | undefined, field: string | undefined): Sums {
  const sum = field ? group?.sum?.[field] : undefined;
  return Array.isArray(sum) ? { stated: sum as readonly Money[], company: group?.company?.[field!] } : NO_SUMS;
}

/** The sums of all of them. */
export function joined(all: readonly Sums[]): Sums {
  const some = all.filter((each) => each.stated.length > 0);
  const stated = some.flatMap((each) => each.stated).reduce<readonly Money[]>((sums, value) => added(sums, value, 1), []);
  const totals = some.map((each) => each.company).filter((each) => each !== undefined);
  return { stated, company: totals.length === some.length ? totals.reduce<CompanyTotal | undefined>(both, undefined) : undefined };
}

/** The sums after an amount has come or gone, with what the record keeps of it in the currency of the company. */
export function changed(sums: Sums, value: Money, sign: 1 | -1): Sums {
  const stated = added(sums.stated, value, sign);
  const before = sums.company;
  if (before === undefined) return { stated, company: sums.stated.length === 0 && value.company ? { amount: value.company.amount, currency: value.company.currency } : undefined };
  const part = value.currency === before.currency ? value : value.company;
  if (part?.currency === before.currency) return { stated, company: { ...before, amount: sum(before.amount, part.amount, sign) } };
  return { stated, company: sign > 0 ? { ...before, without: [...new Set([...(before.without ?? []), value.currency])] } : before };
}

function both(one: CompanyTotal | undefined, other: CompanyTotal): CompanyTotal | undefined {
  if (one === undefined) return other;
  if (one.currency !== other.currency) return undefined;
  const without = [...new Set([...(one.without ?? []), ...(other.without ?? [])])];
  return { amount: sum(one.amount, other.amount, 1), currency: one.currency, ...(without.length > 0 ? { without } : {}) };
}

/** Sums by currency, the largest first, what they come to in that of the company, and which of them have no rate. */
export function sumText(sums: Sums, format: (value: Money) => string = money): string {
  const some = largestFirst(sums.stated);
  const text = some.map(format).join(' + ');
  const { company } = sums;
  const left = company?.without ?? [];
  if (!company || some.every((each) => each.currency === company.currency) || some.every((each) => left.includes(each.currency))) return text;
  return `${text} ≈ ${format(company)}${left.length > 0 ? ` ${t('sums.without', { currencies: left.join(', ') })}` : ''}`;
}

/** What stands for sums where there is little room, and the others: all in the currency of the company, or else the largest. */
export function foremost(sums: Sums): { readonly text: string; readonly others: readonly Money[]; readonly all: boolean } {
  const [first, ...others] = largestFirst(sums.stated);
  if (!first) return { text: '', others, all: true };
  const { company } = sums;
  const told = company !== undefined && !company.without?.length && [first, ...others].some((each) => each.currency !== company.currency);
  return told ? { text: `≈ ${shortMoney(company)}`, others: [first, ...others], all: true } : { text: shortMoney(first), others, all: others.length === 0 };
}

/** How much sums are beside others, for bars. */
export function height(sums: Sums): number {
  return sums.company ? Number(sums.company.amount) : sums.stated.reduce((most, value) => Math.max(most, Number(value.amount)), 0);
}

/** Amounts without those that come to nothing. */
function largestFirst(values: readonly Money[]): readonly Money[] {
  return values.filter((value) => Number(value.amount) !== 0).sort((one, other) => Number(other.amount) - Number(one.amount));
}

/** By currency. */
function added(sums: readonly Money[], value: Money, sign: 1 | -1): readonly Money[] {
  const before = sums.find((each) => each.currency === value.currency);
  const others = sums.filter((each) => each.currency !== value.currency);
  return [...others, { amount: sum(before?.amount ?? '0', value.amount, sign), currency: value.currency }];
}

/** In whole cents of up to four digits, so that nothing is lost to binary fractions. */
function sum(one: string, other: string, sign: 1 | -1): string {
  return decimal(toUnits(one) + BigInt(sign) * toUnits(other));
}

const SCALE = 4;

function toUnits(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const units = BigInt(whole + fraction.padEnd(SCALE, '0').slice(0, SCALE));
  return amount.startsWith('-') ? -units : units;
}

function decimal(units: bigint): string {
  const digits = (units < 0n ? -units : units).toString().padStart(SCALE + 1, '0');
  return `${units < 0n ? '-' : ''}${digits.slice(0, -SCALE)}.${digits.slice(-SCALE)}`;
}
