/** Colours for choices: each is seen on the pages of both themes. */
export const TONES: readonly string[] = ['#5b5bd6', '#0c8a84', '#2f8f46', '#b3730a', '#d9480f', '#d6336c', '#9c36b5', '#1c7ed6', '#76756f', '#8f6c3d'];

/** The pages on which a colour stands: of the light and of the dark theme. */
const PAGES = { light: '#ffffff', dark: '#17171a' } as const;

/** What the eye wants of signs that mean something (WCAG 2.2, 1.4.11). */
const ENOUGH = 3;

/** The first colour that is not taken, or the one whose turn it is. */
export function toneAt(taken: readonly (string | null)[]): string {
  return TONES.find((tone) => !taken.includes(tone)) ?? TONES[taken.length % TONES.length]!;
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The contrast of two colours, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light! + 0.05) / (dark! + 0.05);
}

/** The themes in which a colour is hard to see. */
export function hardToSee(colour: string): readonly ('light' | 'dark')[] {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return [];
  return (['light', 'dark'] as const).filter((theme) => contrast(colour, PAGES[theme]) < ENOUGH);
}
