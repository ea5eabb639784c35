const LENGTH = 40;

/** A name for what is called so: {@code Presupuesto máximo} is {@code presupuestoMaximo}; {@code otherwise} with a number where no letter can be written in ASCII. As the server proposes it. */
export function proposed(label: string, otherwise: string, taken: (name: string) => boolean): string {
  const base = camel(label);
  if (base !== '' && !taken(base)) return base;
  const stem = base === '' ? otherwise : base.slice(0, LENGTH - 4);
  let number = base === '' ? 1 : 2;
  while (taken(stem + number)) number++;
  return stem + number;
}

function camel(label: string): string {
  const plain = label.normalize('NFKD').replace(/\p{M}+/gu, '');
  let name = '';
  for (const [word] of plain.matchAll(/[A-Za-z0-9]+/g)) {
    if (name === '' && /\d/.test(word[0]!)) continue;
    const tail = word.slice(1);
    const rest = tail === tail.toUpperCase() ? tail.toLowerCase() : tail;
    name += (name === '' ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + rest;
  }
  return name.slice(0, LENGTH);
}

/** The value of a choice that is called so: {@code En curso} is {@code en-curso}; letters of any script stay. */
export function choiceValue(label: string, taken: (value: string) => boolean): string {
  const plain = label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, LENGTH);
  const base = plain === '' ? 'value' : plain;
  if (!taken(base)) return base;
  let number = 2;
  while (taken(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}
