import type { DayCount } from '../answers';
import { calendarDay, number } from '../numbers';
import { shift } from '../period';
import { categoryOf, words } from '../words';
import { picture } from './picture';

const mostDays = 31;
const mostSeries = 5;
const p = words.pictures;

export const isByWeek = (days: readonly DayCount[]): boolean => days.length > mostDays;

/** Categories over time, by day or for longer periods by week; the most frequent ones by themselves, the rest together. */
export function trend(days: readonly DayCount[], from: string, to: string): HTMLElement | null {
  const whole = everyDay(days, from, to);
  const byWeek = isByWeek(whole);
  const parts = byWeek ? weeks(whole) : whole;
  const sums = new Map<string, number>();
  for (const [category, count] of whole.flatMap((day) => Object.entries(day.byCategory))) {
    sums.set(category, (sums.get(category) ?? 0) + count);
  }
  const sorted = [...sums].sort((one, other) => other[1] - one[1]).map(([category]) => category);
  if (sorted.length === 0) {
    return null;
  }
  const main = sorted.length <= mostSeries + 1 ? sorted : sorted.slice(0, mostSeries);
  const rest = sorted.filter((category) => !main.includes(category));
  const series = main.map((category) => ({ name: categoryOf(category), values: parts.map((part) => part.byCategory[category] ?? 0) }));
  if (rest.length > 0) {
    series.push({ name: p.others, values: parts.map((part) => rest.reduce((sum, category) => sum + (part.byCategory[category] ?? 0), 0)) });
  }
  const rows = parts.map((part) => [calendarDay(part.day), number(part.total), ...sorted.map((category) => number(part.byCategory[category] ?? 0))]);
  return picture(
    p.trend, { labels: parts.map((part) => calendarDay(part.day, false)), series }, [byWeek ? p.week : p.day, p.total, ...sorted.map(categoryOf)], rows);
}

/** A day on which nothing happened is a day too. */
export function everyDay(days: readonly DayCount[], from: string, to: string): DayCount[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const all: DayCount[] = [];
  for (let day = from; day <= to && all.length < 4000; day = shift(day, 1)) {
    all.push(known.get(day) ?? { day, total: 0, byCategory: {} });
  }
  return all;
}

function weeks(days: readonly DayCount[]): DayCount[] {
  const all = new Map<string, DayCount>();
  for (const day of days) {
    const monday = shift(day.day, -((new Date(`${day.day}T00:00:00Z`).getUTCDay() + 6) % 7));
    const week = all.get(monday) ?? { day: monday, total: 0, byCategory: {} };
    week.total += day.total;
    for (const [category, count] of Object.entries(day.byCategory)) {
      week.byCategory[category] = (week.byCategory[category] ?? 0) + count;
    }
    all.set(monday, week);
  }
  return [...all.values()];
}
