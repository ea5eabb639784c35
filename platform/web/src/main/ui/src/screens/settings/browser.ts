/** What a browser is called among people: {@code Firefox · Windows}; empty where it says nothing that is known. */
export function browserName(agent: string): string {
  const browser = [
    ['Edge', /Edg(e|A|iOS)?\//],
    ['Opera', /OPR\//],
    ['Samsung Internet', /SamsungBrowser\//],
    ['Firefox', /Firefox\/|FxiOS\//],
    ['Chrome', /Chrome\/|CriOS\//],
    ['Safari', /Safari\//],
  ] as const;
  const system = [
    ['iPhone', /iPhone/],
    ['iPad', /iPad/],
    ['Android', /Android/],
    ['Windows', /Windows/],
    ['macOS', /Mac OS X|Macintosh/],
    ['Linux', /Linux/],
  ] as const;
  const first = (of: readonly (readonly [string, RegExp])[]): string | undefined => of.find(([, sign]) => sign.test(agent))?.[0];
  return [first(browser), first(system)].filter(Boolean).join(' · ');
}
