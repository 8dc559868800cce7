import type { Figures, HelpfulLine } from '../shared/api';
import { h } from '../shared/dom';
import { seconds } from '../shared/words';

/** The figures above the list: are people really backed? */
export function figures(of: Figures): HTMLElement {
  const share = of.acceptedWithinAMinute === null ? '–' : `${Math.round(of.acceptedWithinAMinute * 100)}%`;
  return h(
    'dl', { class: 'figures', 'data-testid': 'figures' },
    figure('Takeovers', String(of.total), null),
    figure('Accepted within a minute', share, null),
    figure('Time to accept', seconds(of.medianSecondsToAccept), of.p90SecondsToAccept === null ? null : `9 of 10 within ${seconds(of.p90SecondsToAccept)}`),
    figure('Nobody answered', String(of.unanswered), null, of.unanswered > 0),
    figure('Both sides heard', of.closed === 0 ? '–' : `${of.bothHeard} of ${of.closed}`, 'of those closed'),
    figure('Felt backed', of.feltBacked === null ? '–' : of.feltBacked.toFixed(1), of.checkIns === 0 ? 'no check-ins yet' : `of 5, ${of.checkIns} ${of.checkIns === 1 ? 'check-in' : 'check-ins'}`));
}

/** What employees said and marked as helpful; nothing while nobody has. */
export function linesThatHelped(lines: HelpfulLine[]): HTMLElement | null {
  return lines.length === 0 ? null : h(
    'details', { class: 'helpful', open: true, 'data-testid': 'helpful' },
    h('summary', {}, 'Lines that helped'),
    h('ol', {}, ...lines.map((line) => h(
      'li', {}, h('span', {}, line.text ? `“${line.text}”` : line.line), h('span', { class: 'quiet' }, line.helped === 1 ? 'once' : `${line.helped} times`)))));
}

function figure(name: string, value: string, more: string | null, isBad = false): HTMLElement {
  return h('div', { class: isBad ? 'bad' : '' }, h('dt', {}, name), h('dd', {}, value), more ? h('dd', { class: 'more' }, more) : null);
}
