import type { CoverageGap, ManagerReach, SiteCoverage } from '../shared/api';
import { h } from '../shared/dom';
import { duration, weekdayAndClock } from './numbers';
import { scrolling } from './pictures/table';
import { words } from './words';

const r = words.readiness;

// More are not read; choosing one of them shows it.
const mostCalmSites = 10;

/** Who can be paged in the next 24 hours: the gaps first, then everybody who takes pages. */
export function coverage(sites: readonly SiteCoverage[]): HTMLElement {
  const shown = sites.filter((site) => sites.length <= mostCalmSites || site.gaps.length > 0).sort((one, other) => other.gaps.length - one.gaps.length);
  const calm = sites.length - shown.length;
  return h('div', {}, ...shown.map(section), calm > 0 ? h('p', { class: 'empty' }, r.calm(calm)) : null);
}

function section(site: SiteCoverage): HTMLElement {
  const names = new Map(site.people.map((person) => [person.id, person.name]));
  const listed = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? id).join(', ');
  const at = (time: string | null): string => time === null ? '–' : weekdayAndClock(time, site.timeZone);
  return h(
    'section', { class: 'coverage-site', 'aria-label': site.name },
    h('h3', {}, site.name, ' ', h('span', { class: 'badge', 'data-tone': site.gaps.length > 0 ? 'bad' : 'good' }, site.gaps.length > 0 ? r.gaps(site.gaps.length) : r.covered)),
    bar(site),
    site.gaps.length === 0 ? h('p', { class: 'quiet' }, r.noGaps)
      : h('ul', { class: 'gaps' }, ...site.gaps.map((gap) => h('li', { 'data-testid': 'gap' }, h('strong', {}, r.time(at(gap.from), at(gap.to))), ` ${why(gap, listed)}`))),
    scrolling(`${r.canBePaged}: ${site.name}`, h(
      'table', { class: 'grid' }, h('caption', { class: 'visually-hidden' }, site.name),
      h('thead', {}, h('tr', {}, ...[r.manager, r.onShift, r.canBePaged, r.since, r.lastDrill].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...site.people.map((person) => row(person, at))))));
}

// The day as a strip; what it says stands below it in words.
function bar(site: SiteCoverage): HTMLElement {
  const [first, last] = [site.slots[0], site.slots[site.slots.length - 1]];
  if (!first || !last) {
    return h('div', {});
  }
  const ms = (time: string): number => new Date(time).getTime();
  const length = ms(last.to) - ms(first.from);
  const parts = site.slots.map((slot) => {
    const isGap = site.gaps.some((gap) => ms(gap.from) < ms(slot.to) && ms(gap.to) > ms(slot.from));
    const part = h('span', { 'data-gap': String(isGap), title: `${weekdayAndClock(slot.from, site.timeZone)} – ${weekdayAndClock(slot.to, site.timeZone)}: ${isGap ? r.gap : r.covered}` });
    part.style.setProperty('width', `${((ms(slot.to) - ms(slot.from)) / length) * 100}%`);
    return part;
  });
  return h(
    'div', { class: 'day', 'aria-hidden': 'true' }, h('div', { class: 'day-bar' }, ...parts),
    h('div', { class: 'day-ends' }, h('span', {}, weekdayAndClock(first.from, site.timeZone)), h('span', {}, weekdayAndClock(last.to, site.timeZone))));
}

function why(gap: CoverageGap, listed: (ids: readonly string[]) => string): string {
  const nobody = gap.state === 'nobodyOnShift' ? r.nobodyOnShift : r.cantBeReached(listed(gap.onShift));
  return gap.mayReach.length > 0 ? `${nobody}; ${r.goesOn(listed(gap.mayReach))}` : `${nobody}, ${r.nobodyElse}`;
}

function row(person: ManagerReach, at: (time: string | null) => string): HTMLElement {
  const isBad = person.state !== 'reachable' && person.state !== 'unknown';
  return h(
    'tr', { 'data-state': person.state },
    h('th', { scope: 'row' }, person.name), h('td', {}, person.onShift ? r.yes : r.no),
    h('td', { class: isBad ? 'bad' : '' }, r.states[person.state] ?? person.state), h('td', {}, at(person.since)),
    h('td', {}, person.drill === null ? '–' : person.drill.answered ? r.answeredIn(duration(person.drill.seconds)) : r.notAnswered));
}
