import type { CoverageGap, ManagerReach, SiteCoverage } from '../shared/api';
import { h } from '../shared/dom';
import { seconds } from '../shared/words';

const states: Record<string, string> = {
  unknown: 'Not known yet', reachable: 'Reachable', notInstalled: 'App not installed', blocked: 'App blocked or removed',
  disabled: 'App switched off by the administrator', gone: 'Not in Teams any more', refused: 'Teams refuses messages',
};

// More are not read; the filter shows one of them.
const mostCalmSites = 10;

/** Who can be paged in the next 24 hours: the gaps first, then everybody who takes pages. Open when there is something to see to. */
export function coverage(sites: SiteCoverage[]): HTMLElement {
  const gaps = sites.reduce((count, site) => count + site.gaps.length, 0);
  return h(
    'details', { class: 'coverage', open: gaps > 0, 'data-testid': 'coverage' },
    h('summary', {}, 'Coverage of the next 24 hours ', h('span', { class: gaps > 0 ? 'bad' : 'quiet' }, gaps > 0 ? `${gaps} ${gaps === 1 ? 'gap' : 'gaps'}` : 'no gaps')),
    ...sites.filter((site) => sites.length <= mostCalmSites || site.gaps.length > 0).flatMap(section));
}

function section(site: SiteCoverage): HTMLElement[] {
  const names = new Map(site.people.map((person) => [person.id, person.name]));
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: site.timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' });
  const at = (time: string | null): string => time === null ? '–' : clock.format(new Date(time));
  const listed = (ids: string[]): string => ids.map((id) => names.get(id) ?? id).join(', ');
  return [
    h('h3', {}, site.name),
    h('ul', {}, ...site.gaps.map((gap) => h('li', { class: 'bad', 'data-testid': 'gap' }, `${at(gap.from)} to ${at(gap.to)}: ${why(gap, listed)}`))),
    h('div', { class: 'scroll' }, h(
      'table', {},
      h('thead', {}, h('tr', {}, ...['Manager', 'On shift', 'Can be paged', 'Since', 'Last drill'].map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', {}, ...site.people.map((person) => row(person, at))))),
  ];
}

function why(gap: CoverageGap, listed: (ids: string[]) => string): string {
  const nobody = gap.state === 'nobodyOnShift' ? 'nobody is on shift' : `${listed(gap.onShift)} can’t be reached`;
  return `${nobody}${gap.mayReach.length > 0 ? `; a page goes on to ${listed(gap.mayReach)}` : ', and nobody else either'}`;
}

function row(person: ManagerReach, at: (time: string | null) => string): HTMLElement {
  const isBad = person.state !== 'reachable' && person.state !== 'unknown';
  return h(
    'tr', { 'data-state': person.state },
    h('th', { scope: 'row' }, person.name),
    h('td', {}, person.onShift ? 'yes' : 'no'),
    h('td', { class: isBad ? 'bad' : '' }, states[person.state] ?? person.state),
    h('td', {}, at(person.since)),
    h('td', {}, person.drill === null ? '–' : person.drill.answered ? `answered in ${seconds(person.drill.seconds)}` : 'not answered'));
}
