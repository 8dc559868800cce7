import type { Summary } from '../answers';
import { duration, number, percent, ratio } from '../numbers';
import { words } from '../words';
import { picture } from './picture';

const p = words.pictures;

/** Time to accept as a distribution. */
export function waits(of: NonNullable<Summary['waits']>): HTMLElement | null {
  const all = of.reduce((sum, one) => sum + one.count, 0);
  if (all === 0) {
    return null;
  }
  const labels = of.map(({ upTo }, i) => {
    const from = of[i - 1]?.upTo ?? null;
    return upTo === null ? p.longer(duration(from)) : from === null ? p.upTo(duration(upTo)) : p.between(duration(from), duration(upTo));
  });
  const rows = of.map(({ count }, i) => [labels[i] ?? '', number(count), percent(ratio(count, all))]);
  return picture(p.waits, { labels, series: [{ name: p.number, values: of.map((one) => one.count) }], lying: true }, [p.wait, p.number, p.share], rows);
}
