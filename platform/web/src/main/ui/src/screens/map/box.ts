import type { GeoPoint } from './clusters.ts';

/** A part of the earth in degrees. Where {@code west} is greater than {@code east} it goes over the 180th meridian. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** How much finer than the tiles of a map the grid is in which its records are counted: cells of 32 points. */
const FINER = 3;
const FINEST = 24;

/** What a map shows, which may have been turned around the earth, as a part of the earth. */
export function boxOf(shown: Box): Box {
  const whole = shown.east - shown.west >= 360;
  const clamp = (degrees: number): number => Math.max(-90, Math.min(90, degrees));
  return {
    south: clamp(shown.south),
    west: whole ? -180 : turned(shown.west),
    north: clamp(shown.north),
    east: whole ? 180 : turned(shown.east),
  };
}

function turned(longitude: number): number {
  return longitude >= -180 && longitude <= 180 ? longitude : ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** The condition for records in a box, in the language of filters. */
export function within(field: string, { south, west, north, east }: Box): string {
  return `${field}=within=(${[south, west, north, east].map((degrees) => degrees.toFixed(6)).join(',')})`;
}

/** What to count by so that cells stand as close on the map as marks do. */
export function grid(field: string, zoom: number): string {
  return `${field}:${Math.max(0, Math.min(FINEST, Math.round(zoom) + FINER))}`;
}

/** A place by the longitude at which a map around {@code centre} shows it. */
export function beside({ latitude, longitude }: GeoPoint, centre: number): GeoPoint {
  return { latitude, longitude: longitude + 360 * Math.round((centre - longitude) / 360) };
}
