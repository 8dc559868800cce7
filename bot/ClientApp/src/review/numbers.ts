import { locale } from './words';

/** Numbers, times and dates as the reader's language writes them. */
const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const none = '–';

export const number = (value: number | null | undefined): string => value === null || value === undefined ? none : whole.format(value);
export const decimal = (value: number | null | undefined): string => value === null || value === undefined ? none : tenth.format(value);
export const percent = (value: number | null | undefined): string => value === null || value === undefined ? none : share.format(value);

/** A share of a whole; null of nothing. */
export const ratio = (part: number | null | undefined, of: number | null | undefined): number | null =>
  typeof part === 'number' && typeof of === 'number' && of > 0 ? part / of : null;

const unit = (value: number, name: string, digits = 0): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);

/** "8 sec", "2 min 5 sec", "3 hr 20 min": the two largest parts. */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) {
    return none;
  }
  if (seconds < 10) {
    return unit(seconds, 'second', 1);
  }
  const all = Math.round(seconds);
  const parts: [number, string][] = [[Math.floor(all / 86_400), 'day'], [Math.floor(all / 3600) % 24, 'hour'], [Math.floor(all / 60) % 60, 'minute'], [all % 60, 'second']];
  const first = parts.findIndex(([value]) => value > 0);
  return parts.slice(first, first + 2).filter(([value]) => value > 0).map(([value, name]) => unit(value, name)).join(' ');
}

/** A clock that counts up: "0:42", "12:05", "1:02:05". */
export function elapsed(seconds: number): string {
  const all = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(all / 3600);
  const minutes = Math.floor(all / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(all % 60)}` : `${minutes}:${two(all % 60)}`;
}

// Making a format costs a thousand times what using it does, and a list has hundreds of times.
const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
    formats.set(key, found);
  }
  return found;
}

export const clock = (at: string | Date, zone?: string): string => format(zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
export const exact = (at: string | Date, zone?: string): string => format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(at));
export const date = (at: string | Date, zone?: string): string => format(zone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));
export const weekdayAndClock = (at: string, zone?: string): string => format(zone, { weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
export const dateAndClock = (at: string | Date, zone?: string): string => `${date(at, zone)}, ${clock(at, zone)}`;

/** A day of the calendar, "2026-11-01", which is no moment. */
export const calendarDay = (day: string, long = true): string =>
  format('UTC', long ? { day: 'numeric', month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' }).format(new Date(`${day}T00:00:00Z`));

/** Monday first. 2024 began on one. */
export const weekdays = (width: 'short' | 'long'): string[] =>
  Array.from({ length: 7 }, (_, i) => format('UTC', { weekday: width }).format(new Date(Date.UTC(2024, 0, 1 + i))));
