import type { TimelineEntry } from '../../shared/api';
import { calendarDay, clock, date, duration } from '../numbers';
import { categoryOf, decisionOf, language, outcomeOf, readable, reasonOf, severityOf, storyWords, supportOf, words } from '../words';

export type Names = ReadonlyMap<string, string>;

const s = storyWords;

/** What else is known of an entry, in short words. */
export function factsOf(entry: TimelineEntry, names: Names, zone: string | undefined): (string | null)[] {
  switch (entry.type) {
    case 'requested':
    case 'said':
    case 'reconsidered':
      return understood(entry.read as Record<string, unknown> | undefined);
    case 'answered':
      return [Number(entry.seconds) > 0 ? s.answeredAfter(duration(Number(entry.seconds))) : null];
    case 'signalled':
      return [entry.reached ? s.rung(String(entry.reached)) : null, entry.failed ? s.notRung(String(entry.failed)) : null];
    case 'paged':
      return [people(entry.to), Number(entry.step) > 0 ? s.step(Number(entry.step)) : null, Number(entry.round) > 1 ? s.call(Number(entry.round)) : null];
    case 'accepted':
    case 'acceptedLate':
      return [Number(entry.etaMinutes) > 0 ? s.eta(Number(entry.etaMinutes)) : s.now];
    case 'closed':
      return closed(entry.closing as Record<string, unknown> | undefined);
    case 'closeHeld':
      return [s.holds[String(entry.why)] ?? null, ...closed(entry.closing as Record<string, unknown> | undefined)];
    case 'aftercarePlanned':
      return [s.checkIns(day(entry.firstCheckInAt, zone), day(entry.secondCheckInAt, zone)), s.talkBy(day(entry.followUpBy, zone))];
    case 'moodTold':
      return [s.of5(Number(entry.mood))];
    case 'talkWished':
      return [s.talkTo(s.people[String(entry.with)] ?? String(entry.with)), entry.allows === 'answers' ? s.allowsAnswers : s.allowsNothing];
    case 'languageChosen':
      return [String(entry.language)];
    case 'checkedIn':
      return [entry.feltBacked ? s.felt(String(entry.feltBacked)) : null, entry.mood ? s.mood(String(entry.mood)) : null, typeof entry.talkTo === 'string' ? s.talkTo(s.people[entry.talkTo] ?? entry.talkTo) : null];
    default:
      return [nameOf(entry.manager ?? entry.person, names), (s.notices as Record<string, string>)[String(entry.notice)] ?? null, failure(entry, zone), due(entry, zone)];
  }
}

const nameOf = (value: unknown, names: Names): string | null => typeof value === 'string' && value ? names.get(value) ?? s.someone : null;

const people = (to: unknown): string | null => Array.isArray(to) ? to.map((person: { name: string }) => person.name).join(', ') : null;

function failure(entry: TimelineEntry, zone: string | undefined): string | null {
  return typeof entry.reason !== 'string' ? null
    : `${reasonOf(entry.reason)}, ${typeof entry.retryAt === 'string' ? s.tryAgain(clock(entry.retryAt, zone)) : s.noTry}`;
}

const day = (at: unknown, zone: string | undefined): string => typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? date(at, zone) : '–';

function due(entry: TimelineEntry, zone: string | undefined): string | null {
  const at = entry.dueAt ?? entry.followUpDueAt ?? entry.due;
  return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? s.due(date(at, zone)) : null;
}

// German writes nouns with a capital wherever they stand.
const inASentence = (name: string): string => language === 'de' ? name : name.charAt(0).toLowerCase() + name.slice(1);

function understood(read: Record<string, unknown> | undefined): (string | null)[] {
  return read
    ? [s.readAs(inASentence(categoryOf(String(read.category))), severityOf(String(read.severity))),
      read.cues ? s.because(String(read.cues).trim().replace(/:? +/g, ', ').replace(/:$/, '')) : null]
    : [];
}

function closed(closing: Record<string, unknown> | undefined): (string | null)[] {
  if (!closing) {
    return [];
  }
  const support = supports(closing.support) || (typeof closing.employeeSupport === 'string' ? readable(closing.employeeSupport) : '');
  const decided = [outcomeOf(String(closing.outcome ?? 'other')), decisionOf(String(closing.customerDecision ?? 'undecided'))];
  return [
    ...new Set(decided), typeof closing.excludedUntil === 'string' ? s.until(calendarDay(closing.excludedUntil)) : null, closing.gave ? `${s.gave}: ${readable(String(closing.gave))}` : null,
    typeof closing.attended === 'string' ? words.attended[closing.attended] ?? closing.attended : null, String(closing.complaint) === 'true' ? s.complaint : null,
    s.withoutStatement[String(closing.withoutStatement)] ?? null, support ? `${s.support}: ${support}` : null,
  ];
}

// Several in one text, as it is stored, or a list.
function supports(all: unknown): string {
  const each = Array.isArray(all) ? all.map(String) : typeof all === 'string' ? all.split(/[ ,]+/) : [];
  return each.filter((one) => one && one !== 'none').map(supportOf).join(', ');
}
