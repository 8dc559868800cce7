import { fill, h } from '../../shared/dom';
import { follow, go, linkTo, read } from '../address';
import type { SiteComparison, SiteFigures } from '../answers';
import { decimal, duration, number, percent, ratio } from '../numbers';
import { words } from '../words';
import { scrolling } from './table';

interface Column { id: string; head: string; value(of: SiteFigures): number | string | null; write(of: SiteFigures): string }

const atFirst = 20;
const searchable = 10;
const { pictures: p, figures: f, state: s } = words;

const columns: readonly Column[] = [
  { id: 'name', head: p.siteName, value: (of) => of.name, write: (of) => of.name },
  { id: 'total', head: f.total, value: (of) => of.total, write: (of) => number(of.total) },
  { id: 'median', head: f.accept, value: (of) => of.medianSecondsToAccept ?? null, write: (of) => duration(of.medianSecondsToAccept) },
  { id: 'minute', head: f.minute, value: (of) => of.acceptedWithinAMinute ?? null, write: (of) => percent(of.acceptedWithinAMinute) },
  { id: 'unanswered', head: f.unanswered, value: (of) => of.unanswered ?? null, write: (of) => number(of.unanswered) },
  { id: 'heard', head: f.heard, value: (of) => ratio(of.bothHeard, of.closed), write: (of) => percent(ratio(of.bothHeard, of.closed)) },
  { id: 'felt', head: f.felt, value: (of) => of.feltBacked ?? null, write: (of) => decimal(of.feltBacked) },
  { id: 'aftercare', head: f.aftercare, value: (of) => ratio(of.aftercareOnTime, of.aftercareDue), write: (of) => percent(ratio(of.aftercareOnTime, of.aftercareDue)) },
];

/** Sites side by side, sorted as the address says: `sort=median`, or `sort=-median` for the highest first. */
export function sites(of: SiteComparison): HTMLElement {
  const wanted = read().get('sort') ?? '-total';
  const down = wanted.startsWith('-');
  const column = columns.find((one) => one.id === wanted.replace('-', '')) ?? columns[1]!; // There are eight.
  const sorted = [...of.items].sort((one, other) => compare(one, other, column, down));
  const body = h('tbody', {});
  const none = h('p', { class: 'empty', role: 'status' });
  const all = h('button', { type: 'button', class: 'button', onclick: () => { limit = Infinity; list(); } }, p.showAll(sorted.length));
  const field = h('input', { type: 'search', 'aria-label': p.search, placeholder: p.search, oninput: () => list() });
  let limit = atFirst;
  const list = (): void => {
    const text = field.value.trim().toLocaleLowerCase();
    const found = sorted.filter((one) => one.name.toLocaleLowerCase().includes(text) || one.site.toLowerCase().includes(text));
    fill(body, ...found.slice(0, limit).map(row));
    all.hidden = found.length <= limit;
    none.textContent = found.length === 0 ? p.noSite : '';
  };
  list();
  const table = h(
    'table', { class: 'grid sites', 'data-testid': 'sites-table' }, h('caption', { class: 'visually-hidden' }, `${p.sites}. ${p.sortedBy(column.head, down)}`),
    h('thead', {}, h('tr', {}, ...columns.map((one) => head(one, one === column, down)))), body);
  return h('div', {}, sorted.length > searchable ? field : null, scrolling(p.sites, table), none, all);
}

function head(column: Column, isSorted: boolean, down: boolean): HTMLElement {
  const next = isSorted ? !down : column.id !== 'name';
  return h(
    'th', { scope: 'col', 'aria-sort': isSorted ? (down ? 'descending' : 'ascending') : 'none' },
    h('button', { type: 'button', 'data-sort': column.id, onclick: () => go({ sort: `${next ? '-' : ''}${column.id}` }) }, column.head, h('span', { 'aria-hidden': 'true' }, isSorted ? (down ? ' ↓' : ' ↑') : '')));
}

function row(of: SiteFigures): HTMLElement {
  const name = h('th', { scope: 'row' }, h('a', { href: linkTo({ site: of.site, view: null, id: null }), onclick: follow }, of.name));
  return of.total === null
    ? h('tr', { 'data-site': of.site }, name, h('td', { colspan: String(columns.length - 1), class: 'quiet' }, s.hidden))
    : h('tr', { 'data-site': of.site }, name, ...columns.slice(1).map((column) => h('td', {}, column.write(of))));
}

// What is hidden or unknown comes last, whichever way it is sorted.
function compare(one: SiteFigures, other: SiteFigures, column: Column, down: boolean): number {
  const [a, b] = [column.value(one), column.value(other)];
  if (a === null || b === null) {
    return a === b ? one.name.localeCompare(other.name) : a === null ? 1 : -1;
  }
  const order = typeof a === 'string' ? a.localeCompare(String(b)) : a - Number(b);
  return (down ? -order : order) || one.name.localeCompare(other.name);
}
