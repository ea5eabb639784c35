/** What is asked of the audit; days are those of the user's zone, both included. */
export interface AuditFilter {
  readonly entity: string;
  readonly record: string;
  readonly user: string;
  readonly userName: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NAMES = ['entity', 'record', 'user', 'userName', 'kind', 'from', 'to'] as const;

/** The kinds of entries that have a name of their own; others are shown as the server calls them. */
export const KINDS = [
  'create',
  'update',
  'computed',
  'delete',
  'restore',
  'purge',
  'export',
  'note',
  'note-edited',
  'note-deleted',
  'settings-changed',
  'field-added',
  'field-changed',
  'field-renamed',
  'field-retyped',
  'field-retired',
  'field-restored',
  'field-deleted',
  'field-reverted',
  'entity-added',
  'entity-changed',
  'entity-reverted',
  'entity-retired',
  'entity-restored',
  'entity-deleted',
  'layout-changed',
  'layout-reverted',
  'rates-changed',
  'hours-changed',
  'logo-changed',
  'view-created',
  'view-updated',
  'view-deleted',
  'sign-in',
  'sign-in-failed',
  'user-unlocked',
  'sign-out',
  'refused',
  'password-changed',
  'module-enabled',
  'module-disabled',
  'module-failed',
  'package-applied',
  'package-failed',
  'package-withdrawn',
] as const;

/** What the address says; days that are none are left out. */
export function filterOf(parameters: Readonly<Record<string, string>>): AuditFilter {
  const filter = Object.fromEntries(NAMES.map((name) => [name, parameters[name] ?? ''])) as Record<(typeof NAMES)[number], string>;
  const valid = (day: string): string => (DAY.test(day) && !Number.isNaN(Date.parse(day)) ? day : '');
  return { ...filter, from: valid(filter.from), to: valid(filter.to) };
}

/** The parameters of the request: from the first moment of the first day until before the first moment after the last. */
export function auditParameters(filter: AuditFilter, zone: string): Readonly<Record<string, string>> {
  const { entity, record, user, kind, from, to } = filter;
  const given = {
    entity,
    record: entity === '' ? '' : record,
    user,
    kind,
    from: from === '' ? '' : startOfDay(from, zone).toISOString(),
    to: to === '' ? '' : startOfDay(dayAfter(to), zone).toISOString(),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

export function isEmpty(filter: AuditFilter): boolean {
  return NAMES.every((name) => filter[name] === '');
}

/** The names of the filter without a value, for the address. */
export const NO_FILTER: Readonly<Record<string, undefined>> = Object.fromEntries(NAMES.map((name) => [name, undefined]));

export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

/** The moment at which a day begins in a zone, where it may not be midnight when the clocks change. */
export function startOfDay(day: string, zone: string): Date {
  const utc = Date.parse(`${day}T00:00:00Z`);
  let moment = utc - offset(utc, zone);
  moment = utc - offset(moment, zone);
  return new Date(moment);
}

/** How far the zone is ahead of UTC at a moment, in milliseconds. */
function offset(moment: number, zone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year']!, part['month']! - 1, part['day'], part['hour'], part['minute'], part['second']) - moment;
}
