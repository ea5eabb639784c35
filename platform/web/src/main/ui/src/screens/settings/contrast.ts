/** The contrast ratio of two colours, {@code #rrggbb}, by WCAG 2.2. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** The nearest darker shade on which white text can be read. */
export function offered(colour: string): string {
  for (let step = 0; step <= 200; step++) {
    const shade = `#${channels(colour)
      .map((value) => Math.round(value * (1 - step / 200)).toString(16).padStart(2, '0'))
      .join('')}`;
    if (contrast(shade, '#ffffff') >= 4.5) return shade;
  }
  return '#000000';
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
