const COUNTER = /^0+$/;
const PERIOD = /^(y{1,4}|M{1,2}|d{1,2}|(?=.{1,4}$)(y{2,4})?(M{2})?(d{2})?)$/;
const LONGEST = 50;

/** The texts and parts in braces of a pattern of auto-numbers. */
function parts(pattern: string): readonly { readonly text: string; readonly part: boolean }[] {
  return [...pattern.matchAll(/\{([^{}]*)\}|([^{}]+|[{}])/g)].map(([whole, part]) => (part === undefined ? { text: whole, part: false } : { text: part, part: true }));
}

/** What a number will look like; {@code null} where the pattern has no counter, or two, or a part that says neither a number nor a date. */
export function exampleOf(pattern: string, at: Date, count = 42): string | null {
  const all = parts(pattern);
  const sound = all.every(({ text, part }) => (part ? text !== '' && (COUNTER.test(text) || PERIOD.test(text)) : !/[{}]/.test(text)));
  if (!sound || pattern.length > LONGEST || all.filter(({ text, part }) => part && COUNTER.test(text)).length !== 1) return null;
  return all.map(({ text, part }) => (!part ? text : COUNTER.test(text) ? String(count).padStart(text.length, '0') : dated(text, at))).join('');
}

function dated(period: string, at: Date): string {
  return period.replace(/y+|M+|d+/g, (run) => {
    const value = run[0] === 'y' ? at.getFullYear() : run[0] === 'M' ? at.getMonth() + 1 : at.getDate();
    return run[0] === 'y' && run.length === 2 ? String(value).slice(-2) : String(value).padStart(run.length, '0');
  });
}
