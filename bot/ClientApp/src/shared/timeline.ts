import type { TakeoverStory, TimelineEntry } from './api';
import { h } from './dom';
import { categoryWords, dayOf, decisionWords, languageWords, outcomeWords, plain, seconds, severities, shortTime, supportWords, timeOf } from './words';

type Names = ReadonlyMap<string, string>;

/** A sentence for every kind of event that bot/Backup/Events.cs knows. */
export const happened = {
  requested: 'Asked for help', said: 'Said more', reconsidered: 'Read once more, and as graver', pageAsked: 'Asked for a manager', worsened: 'Said: it’s getting worse',
  answered: 'Got words to say', answering: 'Words are sent again', answerFailed: 'Words could not be delivered', moreLinesAsked: 'Asked for other words',
  languageChosen: 'Wanted the words in another language', lineHelped: 'Marked a line as helpful',
  paged: 'Paged', pageRetried: 'Paging tried again', claimantLost: 'A server went down: what it was sending is sent again', pageDelivered: 'Page delivered', pageFailed: 'Page could not be delivered',
  declined: 'Can’t come', accepted: 'On the way', joined: 'Comes along', acceptedLate: 'On the way after all', statementAsked: 'Employee asked for their side',
  handedBack: 'Handed it back', notArrived: 'Not there in time', arrived: 'Arrived and took over', here: 'Someone is there', nobodyHere: 'Nobody is there after all',
  withdrawn: 'Called it off', unanswered: 'Nobody answered', statementGiven: 'Told their side', statementDeclined: 'Would rather not tell their side', checkedIn: 'Said how it felt',
  noted: 'Added a note', closed: 'Closed', closeHeld: 'Filled in how it ended', customerSideAdded: 'Added to the customer’s side', reminded: 'Reminded to close it', lapsed: 'Ended by itself', erased: 'Words taken out', telling: 'Sending a message', told: 'Message sent', tellFailed: 'Message could not be delivered',
  signalling: 'Ringing the second channel', signalled: 'Second channel',
  aftercarePlanned: 'Planned what follows', checkInAsked: 'Asked how they are', moodTold: 'Said how they are', talkWished: 'Would like to talk',
  checkInsStopped: 'Does not want to be asked again', followUpReminded: 'Reminded of the private talk', followedUp: 'Says they have talked',
} satisfies Record<string, string>;

export const notices = {
  accepted: 'who is on the way', reopened: 'others are being asked', unanswered: 'nobody answered; the number to call',
  closed: 'it is closed', withdrawn: 'it was called off', worse: 'it got worse',
  checkIn: 'how they are', followUpDue: 'a private talk is due', talkWished: 'somebody would like to talk', talkUnreached: 'whom they chose could not be reached',
  overdue: 'not there in time; others are asked too', closeReminder: 'still to be closed', drillDone: 'the practice is over',
  statementWanted: 'the customer complains about them; their side is asked for first', statementIn: 'the employee’s side is in',
} satisfies Record<string, string>;

const holds: Record<string, string> = { confirmation: 'to be looked at once more', statement: 'the employee is asked first', takenBack: 'taken back to change it' };

const withoutStatement: Record<string, string> = {
  later: 'without the employee’s side, which may come later', notAnswered: 'the employee was asked and did not answer within a day',
};

const talks: Record<string, string> = { manager: 'with the manager who came', opsLead: 'with an ops lead', contact: 'with the contact for support' };

/** The story of one takeover, oldest first. `names` turns Entra ids into names. */
export function timeline(story: TakeoverStory, names: Names): HTMLElement {
  const known = new Map(names);
  for (const person of [story.employee, story.manager, ...story.timeline.flatMap((entry) => (entry.to as { id: string; name: string }[] | undefined) ?? [])]) {
    if (person) {
      known.set(person.id, person.name);
    }
  }
  for (const entry of story.timeline) {
    if (typeof entry.name === 'string' && typeof entry.by === 'string' && entry.by !== 'system') {
      known.set(entry.by, entry.name);
    }
  }
  return h('ol', { class: 'timeline', 'data-testid': 'timeline' }, ...story.timeline.map((entry) => row(entry, known)));
}

function row(entry: TimelineEntry, names: Names): HTMLElement {
  const by = entry.by === 'system' ? null : nameOf(entry.by, names);
  const shown = facts(entry, names).filter(Boolean).join(' · ');
  return h(
    'li', { class: 'timeline-entry', 'data-type': entry.type },
    h('time', { datetime: entry.at }, timeOf(entry.at)),
    h(
      'div', {},
      h('strong', {}, title(entry)), by ? h('span', { class: 'by' }, ` · ${by}`) : null,
      ...quotes(entry).map((quote) => h('blockquote', {}, quote)),
      shown ? h('div', { class: 'facts' }, shown) : null));
}

// Later cards of a request are noted as answers too; only the first one was waited for.
function title(entry: TimelineEntry): string {
  return entry.type === 'answered' && !(Number(entry.seconds) > 0) ? 'Got a new card' : (happened as Record<string, string>)[entry.type] ?? plain(entry.type);
}

function nameOf(value: unknown, names: Names): string | null {
  return typeof value === 'string' && value ? names.get(value) ?? value : null;
}

function quotes(entry: TimelineEntry): string[] {
  const closing = entry.closing as Record<string, string> | undefined;
  return [entry.words, entry.text, closing?.customerSide && `The customer’s side: ${closing.customerSide}`, closing?.customerReason && `Why: ${closing.customerReason}`, closing?.note && `Note: ${closing.note}`]
    .filter((text): text is string => typeof text === 'string' && text !== '');
}

function facts(entry: TimelineEntry, names: Names): (string | null)[] {
  switch (entry.type) {
    case 'requested':
    case 'said':
    case 'reconsidered':
      return understood(entry.read as Record<string, unknown> | undefined);
    case 'answered':
      return [Number(entry.seconds) > 0 ? `after ${seconds(Number(entry.seconds))}` : null];
    case 'signalled':
      return [String(entry.signal), entry.reached ? `rung: ${entry.reached}` : null, entry.failed ? `not reached: ${entry.failed}` : null];
    case 'paged':
      return [people(entry.to), Number(entry.step) > 0 ? `escalation step ${entry.step}` : null, Number(entry.round) > 1 ? `call ${entry.round}` : null];
    case 'accepted':
    case 'acceptedLate':
      return [Number(entry.etaMinutes) > 0 ? `in about ${entry.etaMinutes} minutes` : 'now'];
    case 'closeHeld':
      return [holds[String(entry.why)] ?? null, ...closed(entry.closing as Record<string, string> | undefined)];
    case 'closed':
      return closed(entry.closing as Record<string, string> | undefined);
    case 'languageChosen':
      return [languageWords(String(entry.language))];
    case 'checkedIn':
      return [`felt backed: ${entry.feltBacked} of 5`];
    case 'aftercarePlanned':
      return [`asked how they are on ${moment(entry.firstCheckInAt)} and ${moment(entry.secondCheckInAt)}`, `private talk by ${moment(entry.followUpBy)}`];
    case 'moodTold':
      return [`${entry.mood} of 5`];
    case 'talkWished':
      return [talks[String(entry.with)] ?? null, entry.allows === 'answers' ? 'their answers may be told' : 'nothing else may be told'];
    default:
      return [nameOf(entry.manager ?? entry.person, names), (notices as Record<string, string>)[String(entry.notice)] ?? null, failure(entry)];
  }
}

const moment = (at: unknown): string => `${dayOf(String(at))} ${shortTime(String(at))}`;

function failure(entry: TimelineEntry): string | null {
  if (typeof entry.reason !== 'string') {
    return null;
  }
  return `${entry.reason}, ${typeof entry.retryAt === 'string' ? `trying again at ${timeOf(entry.retryAt)}` : 'not tried again'}`;
}

function understood(read: Record<string, unknown> | undefined): (string | null)[] {
  return read
    ? [`read as ${categoryWords(String(read.category)).toLowerCase()}, severity ${severities[String(read.severity)] ?? read.severity}`,
      read.cues ? `because of: ${String(read.cues).trim().replace(/:? +/g, ', ').replace(/:$/, '')}` : null]
    : [];
}

function closed(closing: Record<string, string> | undefined): (string | null)[] {
  return closing
    ? [outcomeWords(closing.outcome ?? 'other'),
      decisionWords(closing.customerDecision ?? 'undecided') + (closing.excludedUntil ? ` until ${closing.excludedUntil}` : ''),
      closing.attended ? `came: ${closing.attended}` : null, String(closing.complaint) === 'true' ? 'the customer complains about the employee' : null,
      withoutStatement[closing.withoutStatement ?? ''] ?? null, supportWords(closing.support),
      closing.gave ? `the customer got: ${closing.gave}` : null, closing.employeeSupport ? `for the employee: ${closing.employeeSupport}` : null]
    : [];
}

function people(to: unknown): string | null {
  return Array.isArray(to) ? to.map((person: { name: string }) => person.name).join(', ') : null;
}
