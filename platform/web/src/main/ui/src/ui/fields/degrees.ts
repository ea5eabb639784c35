/** A place on earth, in degrees. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** Five decimals are a metre; more is noise of what measured it. */
export const DECIMALS = 6;

/** A place as it stands in an input: as maps and other programs take it too. */
export function pointInput(value: unknown): string {
  const { latitude, longitude } = (value ?? {}) as Partial<Point>;
  return latitude === undefined || longitude === undefined ? '' : `${trimmed(latitude)}, ${trimmed(longitude)}`;
}

function trimmed(degrees: number): string {
  return String(Number(degrees.toFixed(DECIMALS)));
}
