const states: Record<string, string> = {
  open: 'Waiting for a manager', accepted: 'Manager on the way', takenOver: 'Manager took over',
  closed: 'Closed', withdrawn: 'Withdrawn', unanswered: 'Nobody answered',
};

export const categories: Record<string, string> = {
  physical: 'Physical violence', threat: 'Threat', sexual: 'Sexual harassment', discrimination: 'Discrimination',
  verbal: 'Verbal abuse', refusing: 'Won’t leave or comply', rude: 'Rude', demand: 'Unreasonable demand',
  complaint: 'Complaint', aftermath: 'Aftermath', other: 'Other',
};

export const outcomes: Record<string, string> = {
  resolved: 'Resolved', apologised: 'Customer apologised', customerLeft: 'Customer left', askedToLeave: 'Asked to leave',
  excluded: 'Excluded', accountEnded: 'Account ended', policeCalled: 'Police called', transferred: 'Transferred', other: 'Other',
};

const decisions: Record<string, string> = {
  keep: 'Stays a customer', warned: 'Warned', excluded: 'Excluded', accountEnded: 'Account ended', undecided: 'Not decided yet',
};

export const severities: Record<string, string> = { 1: '1 · unpleasant', 2: '2 · abusive', 3: '3 · serious', 4: '4 · danger' };

const supports: Record<string, string> = {
  break: 'a break', otherStation: 'another station', someoneBeside: 'someone beside them', homeEarly: 'home early', contact: 'a contact for support',
};

/** What the employee gets now, as an entry (`break, homeEarly`) or a summary has it. */
export function supportWords(support: string | readonly string[] | undefined): string | null {
  const codes = typeof support === 'string' ? support.split(', ') : support ?? [];
  const words = codes.filter((code) => code && code !== 'none').map((code) => supports[code] ?? plain(code));
  return words.length > 0 ? `for the employee: ${words.join(', ')}` : null;
}

export const stateWords = (state: string): string => states[state] ?? plain(state);
export const categoryWords = (category: string): string => categories[category] ?? plain(category);
export const outcomeWords = (outcome: string): string => outcomes[outcome] ?? plain(outcome);
export const decisionWords = (decision: string): string => decisions[decision] ?? plain(decision);

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** `pl` → "Polish". */
export function languageWords(code: string): string {
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** `pageDelivered` → "Page delivered": for names that this page does not know yet. */
export function plain(name: string): string {
  const words = name.replace(/[._-]+/g, ' ').replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

let clock: Intl.DateTimeFormat;
let short: Intl.DateTimeFormat;
let day: Intl.DateTimeFormat;
showTimesOf(undefined);

/** Times as on the wall of a site, as its cards show them; without a zone, as on the reader's own wall. */
export function showTimesOf(timeZone: string | undefined): void {
  clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone });
  short = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone });
}

export const timeOf = (at: string): string => clock.format(new Date(at));
export const shortTime = (at: string | Date): string => short.format(new Date(at));
export const dayOf = (at: string): string => day.format(new Date(at));

export function seconds(value: number | null): string {
  if (value === null) {
    return '–';
  }
  if (value < 1) {
    return `${Math.round(value * 1000)} ms`;
  }
  return value < 120 ? `${value < 10 ? Number(value.toFixed(1)) : Math.round(value)} s` : `${Math.floor(value / 60)} min ${Math.round(value % 60)} s`;
}
