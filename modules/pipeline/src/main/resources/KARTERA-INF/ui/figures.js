/** The figures of a forecast, in the order in which they are shown. */
export const FIGURES = ['closed', 'committed', 'bestCase', 'weighted', 'amount'];

/** The months from one to another, both included, as {@code 2026-11}. */
export function monthsBetween(from, to) {
  const months = [];
  for (let month = from; month <= to; month = shifted(month, 1)) months.push(month);
  return months;
}

/** The month some months later, or earlier. */
export function shifted(month, by) {
  const [year, number] = month.split('-').map(Number);
  const at = year * 12 + number - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The first and the last day of a month. */
export function daysOf(month) {
  const [year, number] = month.split('-').map(Number);
  return [`${month}-01`, `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`];
}

/** The currencies that there are, the one with the most money first. */
export function currenciesOf(entries) {
  const totals = new Map();
  for (const entry of entries) {
    for (const money of [...entry.amount, ...entry.closed]) totals.set(money.currency, (totals.get(money.currency) ?? 0) + Number(money.amount));
  }
  return [...totals].sort((one, other) => other[1] - one[1]).map(([currency]) => currency);
}

/** The currency of the company, where amounts of another are told in it. */
export function companyCurrency(entries) {
  return entries.flatMap((entry) => Object.values(entry.company)).map((total) => total.currency)[0];
}

/** The currencies of amounts that are told in none but their own, for want of a rate. */
export function leftOut(entries) {
  return [...new Set(entries.flatMap((entry) => Object.values(entry.company)).flatMap((total) => total.without ?? []))].sort();
}

/** What the entries come to: of one currency, or all of them in that of the company. */
export function totals(entries, { currency, all }) {
  const amount = (entry, figure) => (all ? entry.company[figure] : entry[figure].find((money) => money.currency === currency))?.amount ?? 0;
  const sum = (figure) => entries.reduce((sums, entry) => sums + Number(amount(entry, figure)), 0);
  return {
    ...Object.fromEntries(FIGURES.map((figure) => [figure, sum(figure)])),
    count: entries.reduce((all, entry) => all + entry.count, 0),
    closedCount: entries.reduce((all, entry) => all + entry.closedCount, 0),
  };
}

/** The owners, teams or pipelines of the entries, each once, by title; those without one last, with the id {@code ''}. */
export function sharersOf(entries, by) {
  const found = new Map();
  for (const entry of entries) found.set(entry[by]?.id ?? '', entry[by]?.title ?? '');
  return [...found].map(([id, title]) => ({ id, title })).sort((one, other) => (one.id === '') - (other.id === '') || one.title.localeCompare(other.title));
}
