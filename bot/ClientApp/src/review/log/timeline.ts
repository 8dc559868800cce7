import type { TakeoverStory, TimelineEntry } from '../../shared/api';
import { fill, h } from '../../shared/dom';
import { plain } from '../../shared/words';
import { date, duration, exact } from '../numbers';
import { readable, storyWords, words } from '../words';
import { factsOf, type Names } from './facts';

const s = storyWords;

// What the machine did so that the rest could happen; there for whoever asks.
const technical = new Set(['answering', 'pageRetried', 'claimantLost', 'pageDelivered', 'statementAsked', 'telling', 'told', 'signalling', 'reminded', 'checkInAsked', 'followUpReminded', 'closeHeld']);
// Only ops leads are without a name in the settings.
const byLeads = new Set(['noted', 'erased']);
const aPause = 60;

/** Who did what when, oldest first, with the pauses between. */
export function timeline(takeover: TakeoverStory, zone: string | undefined): HTMLElement {
  const names = namesIn(takeover);
  const main = takeover.timeline.filter((entry) => !isTechnical(entry));
  const hidden = takeover.timeline.length - main.length;
  const list = h('ol', { class: 'timeline', 'data-testid': 'timeline' });
  const draw = (all: boolean): void => fill(list, ...rows(all ? takeover.timeline : main, names, zone));
  draw(false);
  const button = h('button', {
    type: 'button', class: 'link no-print', 'aria-pressed': 'false', 'data-testid': 'every-step',
    onclick: () => {
      const all = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(all));
      draw(all);
    },
  }, s.allSteps(hidden));
  return h('div', {}, list, hidden > 0 ? button : null);
}

/** People by their ids: whoever the story names anywhere. */
export function namesIn(takeover: TakeoverStory): Names {
  const names = new Map<string, string>();
  const people = takeover.timeline.flatMap((entry) => Array.isArray(entry.to) ? entry.to as { id: string; name: string }[] : []);
  for (const person of [...people, takeover.employee, takeover.manager]) {
    if (person) {
      names.set(person.id, person.name);
    }
  }
  for (const entry of takeover.timeline) {
    if (typeof entry.by === 'string' && typeof entry.name === 'string' && entry.by !== 'system') {
      names.set(entry.by, entry.name);
    }
  }
  return names;
}

// Later cards of a request are noted as answers too; only the first one was waited for.
const isNewCard = (entry: TimelineEntry): boolean => entry.type === 'answered' && !(Number(entry.seconds) > 0);
const isTechnical = (entry: TimelineEntry): boolean => technical.has(entry.type) || isNewCard(entry);

function rows(entries: readonly TimelineEntry[], names: Names, zone: string | undefined): HTMLElement[] {
  return entries.flatMap((entry, i) => {
    const before = entries[i - 1];
    const pause = before ? (Date.parse(entry.at) - Date.parse(before.at)) / 1000 : 0;
    const anotherDay = before !== undefined && date(before.at, zone) !== date(entry.at, zone);
    return [
      pause >= aPause ? h('li', { class: 'pause' }, `${s.later(duration(Math.floor(pause)))}${anotherDay ? ` · ${date(entry.at, zone)}` : ''}`) : null,
      row(entry, names, zone),
    ].filter((one) => one !== null);
  });
}

function row(entry: TimelineEntry, names: Names, zone: string | undefined): HTMLElement {
  const by = typeof entry.by === 'string' && entry.by !== 'system' ? names.get(entry.by) ?? (byLeads.has(entry.type) ? words.practice.opsLead : s.someone) : null;
  const told = factsOf(entry, names, zone).filter(Boolean).join(' · ');
  return h(
    'li', { class: 'timeline-entry', 'data-type': entry.type },
    h('time', { datetime: entry.at }, exact(entry.at, zone)),
    h(
      'div', {}, h('strong', {}, title(entry)), by ? h('span', { class: 'by' }, ` · ${by}`) : null,
      ...quotes(entry).map((quote) => h('blockquote', {}, quote)), told ? h('div', { class: 'told' }, told) : null));
}

function title(entry: TimelineEntry): string {
  return isNewCard(entry) ? s.newCard : (s.happened as Record<string, string>)[entry.type] ?? plain(entry.type);
}

function quotes(entry: TimelineEntry): string[] {
  const closing = entry.closing as Record<string, unknown> | undefined;
  const side = closing?.customerSide ?? (entry.type === 'closed' ? undefined : entry.customerSide);
  return [entry.words, entry.text, entry.note, closing?.customerReason && `${s.reason}: ${String(closing.customerReason)}`, side && `${s.customerSaid}: ${String(side)}`, closing?.note && `${s.noted}: ${String(closing.note)}`]
    .filter((text): text is string => typeof text === 'string' && text !== '').map(readable);
}
