import type { TakeoverStory, TimelineEntry } from './api';
import { h } from './dom';
import { decisionWords, outcomeWords, plain, timeOf } from './words';

const happened: Record<string, string> = {
  requested: 'Asked for help', opened: 'Asked for help', paged: 'Paged', pageRequested: 'Asked for a manager', pageSent: 'Page sent',
  pageDelivered: 'Page delivered', pageFailed: 'Page could not be delivered', escalated: 'Escalated', declined: 'Can’t come',
  accepted: 'On the way', acceptedLate: 'On the way (late)', arrived: 'Arrived and took over', here: 'Someone is there',
  worse: 'It got worse', withdrawn: 'Withdrew the request', unanswered: 'Nobody answered', statementGiven: 'Told their side',
  checkedIn: 'Said how it felt', checkInGiven: 'Said how it felt', closed: 'Closed',
};

const skipped = new Set(['at', 'type', 'by', 'requestId', 'id', 'version', 'activityId', 'conversationId']);
const quoted = new Set(['text', 'words', 'customerSide', 'note']);

/** The story of one takeover, oldest first. `names` turns Entra ids into names. */
export function timeline(story: TakeoverStory, names: ReadonlyMap<string, string>): HTMLElement {
  const known = new Map(names);
  for (const person of [story.employee, story.manager]) {
    if (person) {
      known.set(person.id, person.name);
    }
  }
  return h('ol', { class: 'timeline', 'data-testid': 'timeline' }, ...story.timeline.map((entry) => row(entry, known)));
}

function row(entry: TimelineEntry, names: ReadonlyMap<string, string>): HTMLElement {
  const by = who(entry.by, names);
  return h(
    'li', { class: 'timeline-entry', 'data-type': entry.type },
    h('time', { datetime: entry.at }, timeOf(entry.at)),
    h('div', {}, h('strong', {}, happened[entry.type] ?? plain(entry.type)), by ? h('span', { class: 'by' }, ` · ${by}`) : null, ...details(entry, names)));
}

function who(value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (typeof value === 'string' && value) {
    return names.get(value) ?? value;
  }
  return value && typeof value === 'object' && 'name' in value ? String(value.name) : null;
}

function details(entry: TimelineEntry, names: ReadonlyMap<string, string>): HTMLElement[] {
  const quotes: HTMLElement[] = [];
  const facts: string[] = [];
  for (const [name, value] of Object.entries(entry)) {
    if (skipped.has(name) || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
      continue;
    }
    if (quoted.has(name) && typeof value === 'string') {
      quotes.push(h('blockquote', {}, value));
    } else {
      facts.push(`${plain(name)}: ${inWords(name, value, names)}`);
    }
  }
  return facts.length > 0 ? [...quotes, h('div', { class: 'facts' }, facts.join(' · '))] : quotes;
}

function inWords(name: string, value: unknown, names: ReadonlyMap<string, string>): string {
  if (Array.isArray(value)) {
    return value.map((one) => inWords(name, one, names)).join(', ');
  }
  if (value && typeof value === 'object') {
    return who(value, names) ?? JSON.stringify(value);
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  const text = String(value);
  return name === 'outcome' ? outcomeWords(text) : name === 'customerDecision' ? decisionWords(text) : names.get(text) ?? text;
}
