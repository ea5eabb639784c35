/** Stretches of time that move with the calendar, as the server reads their first and last day. */
export const PERIODS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  today: ['today', 'today'],
  yesterday: ['today-1d', 'today-1d'],
  tomorrow: ['today+1d', 'today+1d'],
  thisWeek: ['startOfWeek', 'endOfWeek'],
  lastWeek: ['startOfWeek-1w', 'endOfWeek-1w'],
  nextWeek: ['startOfWeek+1w', 'endOfWeek+1w'],
  thisMonth: ['startOfMonth', 'endOfMonth'],
  lastMonth: ['startOfMonth-1M', 'endOfMonth-1M'],
  nextMonth: ['startOfMonth+1M', 'endOfMonth+1M'],
  thisQuarter: ['startOfQuarter', 'endOfQuarter'],
  lastQuarter: ['startOfQuarter-3M', 'endOfQuarter-3M'],
  nextQuarter: ['startOfQuarter+3M', 'endOfQuarter+3M'],
  thisYear: ['startOfYear', 'endOfYear'],
  lastYear: ['startOfYear-1y', 'endOfYear-1y'],
  nextYear: ['startOfYear+1y', 'endOfYear+1y'],
  last7Days: ['today-7d', 'today'],
  last30Days: ['today-30d', 'today'],
  last90Days: ['today-90d', 'today'],
  next7Days: ['today', 'today+7d'],
  next30Days: ['today', 'today+30d'],
  next90Days: ['today', 'today+90d'],
};

/** The period between two days, if it has a name. */
export function periodOf(from: string, to: string): string | undefined {
  return Object.keys(PERIODS).find((name) => PERIODS[name]![0] === from && PERIODS[name]![1] === to);
}

/** How a day that moves is said: the day itself, so many days away from today, the first or last of a period; or written out. */
export type DayForm =
  | { readonly form: 'exact'; readonly day: string }
  | { readonly form: 'ago' | 'ahead'; readonly days: number }
  | { readonly form: 'today' | 'startOfWeek' | 'endOfWeek' | 'startOfMonth' | 'endOfMonth' | 'startOfQuarter' | 'endOfQuarter' | 'startOfYear' | 'endOfYear' }
  | { readonly form: 'other'; readonly text: string };

export const DAY_WORDS = [
  'today', 'startOfWeek', 'endOfWeek', 'startOfMonth', 'endOfMonth', 'startOfQuarter', 'endOfQuarter', 'startOfYear', 'endOfYear',
] as const;

export function dayForm(text: string): DayForm {
  const word = DAY_WORDS.find((each) => each === text);
  if (word) return { form: word };
  const away = /^today([+-])(\d{1,6})d$/.exec(text);
  if (away) return { form: away[1] === '-' ? 'ago' : 'ahead', days: Number(away[2]) };
  return text === '' || /^\d{4}-\d{2}-\d{2}$/.test(text) ? { form: 'exact', day: text } : { form: 'other', text };
}

export function dayText(of: DayForm): string {
  switch (of.form) {
    case 'exact':
      return of.day;
    case 'ago':
      return `today-${of.days}d`;
    case 'ahead':
      return `today+${of.days}d`;
    case 'other':
      return of.text;
    default:
      return of.form;
  }
}
