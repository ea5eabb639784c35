import { DECIMALS, type Point } from './degrees.ts';
import type { Parsed } from './parse.ts';

const NUMBER = '[-+−]?\\d{1,3}(?:[.,]\\d+)?';
/** How the addresses of maps say where they are, the pin before what happens to be in the middle. */
const LINKS: readonly RegExp[] = [
  /!3d(-?\d+(?:\.\d+)?)!4d(-?\d+(?:\.\d+)?)/,
  /[?&]mlat=(-?\d+(?:\.\d+)?)&mlon=(-?\d+(?:\.\d+)?)/,
  /[?&#](?:q|ll|query|daddr|destination|center|coordinate|sll|cp|where1)=(?:loc:)?(-?\d+(?:\.\d+)?)(?:,|%2C|~)[+\s]*(?:%20)?(-?\d+(?:\.\d+)?)/i,
  /@(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
  /#map=\d+(?:\.\d+)?\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)/,
  /^geo:(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)/,
];

/** A place as people type or paste it: two numbers, degrees with minutes and seconds, or the link of a map. */
export function parsePoint(typed: string): Parsed<Point> {
  const text = typed.trim();
  if (text === '') return null;
  for (const link of /^(https?|geo):/i.test(text) ? LINKS : []) {
    const found = link.exec(text);
    if (found) return checked(Number(found[1]), Number(found[2]));
  }
  return plain(text) ?? compass(text);
}

/** {@code 40.4168, -3.7038}, {@code 40,4168; -3,7038}, {@code 40,4168, -3,7038}, {@code 40.4168 -3.7038}. */
function plain(text: string): Point | undefined {
  const found = new RegExp(`^(?:lat[^\\d+−-]*)?(${NUMBER})°?\\s*(?:;|,\\s|,(?=[-+−])|\\s)\\s*(?:lon[^\\d+−-]*|lng[^\\d+−-]*)?(${NUMBER})°?$`, 'i').exec(text) ?? /^([-+−]?\d{1,3}(?:\.\d+)?),([-+−]?\d{1,3}(?:\.\d+)?)$/.exec(text);
  return found ? checked(decimal(found[1]!), decimal(found[2]!)) : undefined;
}

function decimal(text: string): number {
  return Number(text.replace('−', '-').replace(',', '.'));
}

/** {@code 40° 25′ 0.5″ N, 3° 42′ 14″ W}; O is west in Spanish, as in oeste. */
function compass(text: string): Point | undefined {
  const part = `(\\d{1,3}(?:[.,]\\d+)?)\\s*°?\\s*(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*[′'’]\\s*)?(?:(\\d{1,2}(?:[.,]\\d+)?)\\s*(?:″|"|”|''|′′)\\s*)?`;
  const found = new RegExp(`^${part}([NS])[\\s,;]*${part}([EWO])$`, 'i').exec(text);
  if (!found) return undefined;
  const degrees = (at: number): number => decimal(found[at]!) + decimal(found[at + 1] ?? '0') / 60 + decimal(found[at + 2] ?? '0') / 3_600;
  const sign = (letter: string): number => (/[SWO]/i.test(letter) ? -1 : 1);
  return checked(degrees(1) * sign(found[4]!), degrees(5) * sign(found[8]!));
}

function checked(latitude: number, longitude: number): Point | undefined {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  return { latitude: Number(latitude.toFixed(DECIMALS)), longitude: Number(longitude.toFixed(DECIMALS)) };
}
