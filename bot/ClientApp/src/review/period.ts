/** Which days the page is about; both ends are whole days of the calendar, `to` included. */
export interface Period { from: string; to: string; days: number | null }

export const lengths = [7, 28, 90] as const;
const usual = 28;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

export function periodOf(address: URLSearchParams, zone: string | undefined, now = new Date()): Period {
  const today = dayIn(zone, now);
  const [from, to] = [address.get('from')?.slice(0, 10) ?? '', address.get('to')?.slice(0, 10) ?? ''];
  if (aDay.test(from) || aDay.test(to)) {
    return { from: aDay.test(from) ? from : shift(to, -(usual - 1)), to: aDay.test(to) ? to : today, days: null };
  }
  const wanted = Number(address.get('days'));
  const days = lengths.find((one) => one === wanted) ?? usual;
  return { from: shift(today, -(days - 1)), to: today, days };
}

/** The day on the calendar of a place. */
export function dayIn(zone: string | undefined, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

export function shift(day: string, by: number): string {
  const moved = new Date(`${day}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + by);
  return moved.toISOString().slice(0, 10);
}

/** The moment at which a day begins in a place. */
export function beginningOf(day: string, zone: string | undefined): string {
  const guess = new Date(`${day}T00:00:00Z`);
  const first = new Date(guess.getTime() - offset(guess, zone));

  // Once more: the clocks may have been changed between the guess and the place's midnight.
  return new Date(guess.getTime() - offset(first, zone)).toISOString();
}

function offset(at: Date, zone: string | undefined): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at.getTime() / 1000) * 1000;
}
