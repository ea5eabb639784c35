import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { session } from '../core/session.ts';

/** A number in the form of E.164 as people write it: as at home where it is of the installation's own country, with the country's prefix elsewhere. */
export function written(number: string): string {
  const parsed = parsePhoneNumberFromString(number);
  if (!parsed?.isPossible()) return number;
  return parsed.country !== undefined && parsed.country === session.value?.region ? parsed.formatNational() : parsed.formatInternational();
}
