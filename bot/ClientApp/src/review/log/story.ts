import type { TakeoverStory } from '../../shared/api';
import { h } from '../../shared/dom';
import { follow, linkTo } from '../address';
import { calendarDay, date, dateAndClock, duration } from '../numbers';
import type { Reader } from '../reader';
import { categoryOf, decisionOf, outcomeOf, readable, severityOf, stateOf, storyWords, supportOf, words } from '../words';
import { sides } from './sides';
import { timeline } from './timeline';

const s = storyWords;

export const backLink = (): HTMLElement =>
  h('a', { class: 'back no-print', href: linkTo({ view: 'log', id: null }), 'data-testid': 'close-story', onclick: follow }, h('span', { 'aria-hidden': 'true' }, '← '), s.back);

/** One takeover, told: what it was, both sides, and who did what when. On paper it is a page of its own. */
export function story(takeover: TakeoverStory, reader: Reader): HTMLElement {
  const zone = reader.zoneOf(takeover.site);
  return h(
    'article', { class: 'story', 'data-testid': 'story' },
    h('div', { class: 'story-tools no-print' }, backLink(), copyButton(), h('button', { type: 'button', class: 'button', 'data-testid': 'print', onclick: () => window.print() }, s.print)),
    h(
      'header', {},
      h('h2', { tabindex: '-1' }, categoryOf(takeover.category)),
      h('p', { class: 'quiet' }, `${dateAndClock(takeover.openedAt, zone)} · ${[reader.nameOf(takeover.site), takeover.place].filter(Boolean).join(' · ')}`),
      h('p', { class: 'badges' },
        h('span', { class: 'badge', 'data-state': takeover.state }, stateOf(takeover.state)), h('span', { class: 'severity', 'data-severity': String(takeover.severity) }, severityOf(takeover.severity)),
        takeover.practice ? h('span', { class: 'badge', 'data-tone': 'info' }, s.practice) : null,
        takeover.worse ? h('span', { class: 'badge', 'data-tone': 'warn' }, s.worse) : null,
        takeover.complaint ? h('span', { class: 'badge', 'data-tone': 'warn' }, s.complaint) : null)),
    takeover.words ? h('figure', { class: 'said' }, h('figcaption', { class: 'label' }, s.first), h('blockquote', {}, readable(takeover.words))) : null,
    facts(takeover, reader), sides(takeover),
    h('h3', {}, s.what), timeline(takeover, zone),
    zone ? h('p', { class: 'quiet' }, s.times(zone)) : null,
    h('p', { class: 'print-only quiet' }, s.printed(dateAndClock(new Date())), ` · ${takeover.id}`));
}

function facts(takeover: TakeoverStory, reader: Reader): HTMLElement {
  const zone = reader.zoneOf(takeover.site);
  const since = (at: string | null): string | null => at === null ? null : duration((Date.parse(at) - Date.parse(takeover.openedAt)) / 1000);
  const future = [takeover.customerDecision && decisionOf(takeover.customerDecision), takeover.excludedUntil && s.until(calendarDay(takeover.excludedUntil))].filter(Boolean).join(' ');
  const support = takeover.support?.map(supportOf).join(', ');
  const all: [string, string | null | undefined][] = [
    [s.employee, takeover.employee.name], [s.manager, takeover.manager?.name],
    [s.words, takeover.secondsToLines === null ? null : duration(takeover.secondsToLines)], [s.accepted, takeover.secondsToAccept === null ? null : duration(takeover.secondsToAccept)],
    [s.arrived, since(takeover.takenOverAt)], [s.closed, since(takeover.closedAt)], [s.escalations, takeover.pagedAt ? String(takeover.escalations) : null],
    [s.outcome, takeover.outcome && outcomeOf(takeover.outcome)], [s.customer, future], [s.reason, takeover.customerReason && readable(takeover.customerReason)], [s.gave, takeover.gave && readable(takeover.gave)],
    [s.attended, takeover.attended && (words.attended[takeover.attended] ?? takeover.attended)], [s.support, support], [s.backed, takeover.feltBacked === null ? null : s.of5(takeover.feltBacked)],
    [s.talk, takeover.followUpDoneAt ? s.talkDone(date(takeover.followUpDoneAt, zone)) : takeover.followUpDueAt ? s.talkDue(date(takeover.followUpDueAt, zone)) : null],
  ];
  return h('dl', { class: 'facts' }, ...all.filter(([, value]) => value).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

function copyButton(): HTMLElement {
  const said = h('span', { role: 'status' }, s.copy);
  const link = h('button', {
    type: 'button', class: 'button', 'data-testid': 'copy',
    onclick: () => void navigator.clipboard.writeText(location.href).then(() => { said.textContent = s.copied; }, () => undefined),
  }, said);
  return link;
}
