import type { Takeover } from '../../shared/api';
import { h } from '../../shared/dom';
import { follow, linkTo } from '../address';
import { clock, date, duration } from '../numbers';
import type { Reader } from '../reader';
import { categoryOf, outcomeOf, readable, severityOf, stateOf, words } from '../words';

const l = words.log;

/** One takeover in a list, which leads to its story. The employee's name is not here: nobody is to be counted by it. */
export function row(item: Takeover, reader: Reader, open: string | null): HTMLElement {
  const { zone } = reader;
  const heard = item.employeeHeard && item.customerHeard ? l.bothHeard : item.employeeHeard ? l.employeeHeard : item.customerHeard ? l.customerHeard : null;
  return h(
    'li', {},
    h(
      'a', { class: 'row', href: linkTo({ view: 'log', id: item.id }), 'data-testid': 'takeover', 'data-id': item.id, 'aria-current': item.id === open ? 'true' : undefined, onclick: follow },
      h('span', { class: 'when' }, h('strong', {}, date(item.openedAt, zone)), h('time', { datetime: item.openedAt }, clock(item.openedAt, zone))),
      h(
        'span', { class: 'what' },
        h(
          'strong', {}, categoryOf(item.category), ' ', h('span', { class: 'severity', 'data-severity': String(item.severity) }, severityOf(item.severity)),
          item.practice ? h('span', { class: 'badge', 'data-tone': 'info' }, l.practice) : null, item.worse ? h('span', { class: 'badge', 'data-tone': 'warn' }, l.worse) : null),
        h('span', { class: 'quiet' }, [reader.nameOf(item.site), item.place].filter(Boolean).join(' · ')),
        item.words ? h('span', { class: 'words' }, `“${readable(item.words)}”`) : null),
      h(
        'span', { class: 'how' },
        h('span', { class: 'badge', 'data-state': item.state }, stateOf(item.state)),
        item.manager ? h('span', { class: 'quiet' }, `${item.manager.name} · ${duration(item.secondsToAccept)}`) : null,
        h('span', { class: 'quiet' }, [item.outcome && outcomeOf(item.outcome), heard].filter(Boolean).join(' · ')))));
}
