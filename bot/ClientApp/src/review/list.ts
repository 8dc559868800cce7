import type { Takeover } from '../shared/api';
import { h } from '../shared/dom';
import { categoryWords, dayOf, outcomeWords, seconds, severities, shortTime, stateWords } from '../shared/words';
import { go } from './address';

/** One takeover in the list; the whole row opens it. */
export function row(item: Takeover, isOpen: boolean): HTMLElement {
  const heard = item.employeeHeard && item.customerHeard ? 'Both heard' : item.employeeHeard ? 'Employee heard' : item.customerHeard ? 'Customer heard' : null;
  return h(
    'li', {},
    h(
      'button', { type: 'button', class: 'row', 'data-testid': 'takeover', 'data-id': item.id, 'aria-pressed': String(isOpen), onclick: () => go({ id: isOpen ? null : item.id }) },
      h('span', { class: 'when' }, h('strong', {}, shortTime(item.openedAt)), h('span', {}, dayOf(item.openedAt))),
      h(
        'span', { class: 'what' },
        h('strong', {}, categoryWords(item.category), h('span', { class: 'severity', 'data-severity': String(item.severity), title: severities[item.severity] ?? '' }, String(item.severity))),
        h('span', {}, [item.employee.name, item.place, item.site].filter(Boolean).join(' · ')),
        item.words ? h('span', { class: 'words' }, `“${item.words}”`) : null),
      h(
        'span', { class: 'how' },
        h('span', { class: 'badge', 'data-state': item.state }, stateWords(item.state)),
        h('span', {}, item.manager ? `${item.manager.name} · ${seconds(item.secondsToAccept)}` : ''),
        h('span', {}, [item.outcome && outcomeWords(item.outcome), heard].filter(Boolean).join(' · ')))));
}
