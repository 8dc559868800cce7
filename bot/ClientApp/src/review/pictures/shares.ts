import { number, percent, ratio } from '../numbers';
import { words } from '../words';
import { picture } from './picture';

const p = words.pictures;

/** How often each of a few things was so, the most frequent first. */
export function shares(title: string, head: string, counts: Record<string, number>, name: (value: string) => string): HTMLElement | null {
  const sorted = Object.entries(counts).filter(([, count]) => count > 0).sort((one, other) => other[1] - one[1]);
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  return all === 0 ? null : picture(
    title, { labels: sorted.map(([value]) => name(value)), series: [{ name: p.number, values: sorted.map(([, count]) => count) }], lying: true },
    [head, p.number, p.share], sorted.map(([value, count]) => [name(value), number(count), percent(ratio(count, all))]));
}
