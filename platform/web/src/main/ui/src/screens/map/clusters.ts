/** A position on the earth, as records say it. */
export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Placed<T> {
  readonly item: T;
  readonly at: GeoPoint;
}

/** What stands in one place of a map: one item, or several that are too close to be told apart. */
export interface Cluster<T> {
  readonly items: readonly Placed<T>[];
  /** The middle of its items. */
  readonly at: GeoPoint;
}

/** The position in a value of a record; {@code undefined} where it is none on this earth. */
export function pointOf(value: unknown): GeoPoint | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { latitude, longitude } = value as Partial<GeoPoint>;
  const valid = typeof latitude === 'number' && typeof longitude === 'number' && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return valid ? { latitude, longitude } : undefined;
}

/** Gathers what falls into the same square of {@code cell} pixels; {@code project} says where on the sheet a position is. */
export function clustered<T>(places: readonly Placed<T>[], project: (at: GeoPoint) => readonly [x: number, y: number], cell: number): readonly Cluster<T>[] {
  const cells = new Map<string, Placed<T>[]>();
  for (const place of places) {
    const [x, y] = project(place.at);
    const key = `${Math.floor(x / cell)}:${Math.floor(y / cell)}`;
    const there = cells.get(key);
    if (there) there.push(place);
    else cells.set(key, [place]);
  }
  return [...cells.values()].map((items) => ({ items, at: middle(items) }));
}

function middle(items: readonly Placed<unknown>[]): GeoPoint {
  const mean = (of: (at: GeoPoint) => number): number => items.reduce((sum, { at }) => sum + of(at), 0) / items.length;
  return { latitude: mean((at) => at.latitude), longitude: mean((at) => at.longitude) };
}

/** How many records are around a place; the server counts them where there are too many to be shown. */
export interface Cell {
  readonly at: GeoPoint;
  readonly count: number;
}

/** Cells that are too close to each other to be told apart, as one, in the middle of all that is in them. */
export function heaped(cells: readonly Cell[], project: (at: GeoPoint) => readonly [x: number, y: number], size: number): readonly Cell[] {
  return clustered(
    cells.map((cell) => ({ item: cell, at: cell.at })),
    project,
    size,
  ).map(({ items }) => {
    const count = items.reduce((sum, { item }) => sum + item.count, 0);
    const mean = (of: (at: GeoPoint) => number): number => items.reduce((sum, { item }) => sum + of(item.at) * item.count, 0) / count;
    return { count, at: { latitude: mean((at) => at.latitude), longitude: mean((at) => at.longitude) } };
  });
}

const STEPS = [45, 30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/** How many degrees lie between two lines of a map that shows {@code span} of them. */
export function graticule(span: number): number {
  return STEPS.find((step) => span / step >= 3) ?? STEPS.at(-1)!;
}
