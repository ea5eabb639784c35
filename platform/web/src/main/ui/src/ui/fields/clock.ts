import { timeOfDay } from '../../core/format.ts';
import { locale } from '../../core/i18n.ts';
import type { Parsed } from './parse.ts';

const MINUTES = 1_440;
const QUARTER = 15;

/** A time of day as it stands in an input: as the locale writes it, {@code 9:30} or {@code 9:30 AM}. */
export function timeInput(value: unknown): string {
  const time = /^(\d{2}:\d{2})/.exec(String(value ?? ''));
  return time ? timeOfDay(time[1]!) : '';
}

/**
 * A time of day as people type it, as {@code 09:30}: {@code 9:30, 9.30, 930, 9, 9h30, 21:30, 9:30 pm, 9 p. m., 9p}. Without a half of the day it is
 * meant by 24 hours.
 */
export function parseTime(typed: string, of: string = locale.value): Parsed<string> {
  const text = typed.trim().toLocaleLowerCase(of);
  if (text === '') return null;
  const half = halfOf(text, of);
  const figures = half.rest.replace(/\s*(h|hrs?|horas?)\.?$/, '');
  const parts = /^(\d{1,2})\s*(?:[:.,h]\s*(\d{2}))(?:[:.]\d{2})?$/.exec(figures) ?? /^(\d{1,2}?)(\d{2})?$/.exec(figures);
  if (!parts) return undefined;
  const hours = Number(parts[1]);
  const minutes = Number(parts[2] ?? 0);
  if (minutes > 59 || hours > (half.name === '' ? 24 : 12) || (half.name !== '' && hours === 0) || (hours === 24 && minutes > 0)) return undefined;
  const full = half.name === '' ? hours % 24 : (hours % 12) + (half.name === 'pm' ? 12 : 0);
  return written(full * 60 + minutes);
}

/** Takes away what says which half of the day is meant, in the words of the locale or the letters that all know. */
function halfOf(text: string, of: string): { readonly name: '' | 'am' | 'pm'; readonly rest: string } {
  const words = { am: dayPeriod(9, of), pm: dayPeriod(21, of) };
  const bare = text.replace(/[\s.\u00a0\u202f]+$/u, '');
  for (const name of ['am', 'pm'] as const) {
    const pattern = new RegExp(`^(.*\\d)[\\s\\u00a0\\u202f]*(?:${name[0]}\\.?[\\s\\u00a0\\u202f]*m?|${words[name]})$`, 'u');
    const found = pattern.exec(bare);
    if (found) return { name, rest: found[1]!.trim() };
  }
  return { name: '', rest: bare };
}

function dayPeriod(hour: number, of: string): string {
  const parts = new Intl.DateTimeFormat(of, { hour: 'numeric', hour12: true, timeZone: 'UTC' }).formatToParts(Date.UTC(2000, 0, 1, hour));
  const word = parts.find((part) => part.type === 'dayPeriod')?.value ?? '';
  return word.toLocaleLowerCase(of).replace(/[\s.\u00a0\u202f]+$/u, '').replace(/[\\^$.*+?()[\]{}|]/g, '\\$&') || '(?!)';
}

/** The next quarter of an hour, or hour, up or down; from midnight on where there is none. */
export function steppedTime(value: string | null, up: boolean, hour = false): string {
  const [hours = 9, minutes = 0] = (value ?? (up ? '08:45' : '09:15')).split(':').map(Number);
  const now = hours * 60 + minutes;
  if (hour) return written(now + (up ? 60 : -60));
  return written(up ? Math.floor(now / QUARTER) * QUARTER + QUARTER : Math.ceil(now / QUARTER) * QUARTER - QUARTER);
}

function written(minutes: number): string {
  const within = (minutes + MINUTES) % MINUTES;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
}
