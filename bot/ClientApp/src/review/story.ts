import type { TakeoverStory } from '../shared/api';
import { h } from '../shared/dom';
import { timeline } from '../shared/timeline';
import { categoryWords, dayOf, decisionWords, outcomeWords, seconds, severities, shortTime, stateWords } from '../shared/words';
import { go } from './address';

/** One takeover, told. */
export function story(takeover: TakeoverStory): HTMLElement {
  const facts: [string, string | null][] = [
    ['Employee', takeover.employee.name],
    ['Site', [takeover.site, takeover.place].filter(Boolean).join(' · ')],
    ['Severity', severities[takeover.severity] ?? String(takeover.severity)],
    ['Words to say after', seconds(takeover.secondsToLines)],
    ['Manager', takeover.manager?.name ?? null],
    ['Accepted after', takeover.secondsToAccept === null ? null : seconds(takeover.secondsToAccept)],
    ['Escalations', String(takeover.escalations)],
    ['Outcome', takeover.outcome && outcomeWords(takeover.outcome)],
    ['The customer', takeover.customerDecision && decisionWords(takeover.customerDecision)],
    ['Employee’s side', takeover.employeeHeard ? 'Heard' : 'Not heard yet'],
    ['Customer’s side', takeover.customerHeard ? 'Recorded' : 'Not recorded yet'],
    ['Felt backed', takeover.feltBacked === null ? null : `${takeover.feltBacked} of 5`],
  ];
  return h(
    'article', { class: 'story', 'data-testid': 'story' },
    h(
      'header', {},
      h('div', {}, h('h2', { tabindex: '-1' }, categoryWords(takeover.category)), h('p', {}, `${dayOf(takeover.openedAt)}, ${shortTime(takeover.openedAt)}`)),
      h('span', { class: 'badge', 'data-state': takeover.state }, stateWords(takeover.state)),
      h('button', { type: 'button', class: 'button', 'data-testid': 'close-story', onclick: () => go({ id: null }) }, 'Back to the list')),
    takeover.words ? h('blockquote', { class: 'said' }, takeover.words) : null,
    h('dl', { class: 'facts' }, ...facts.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value)))),
    h('h3', {}, 'What happened'),
    timeline(takeover, new Map()));
}
