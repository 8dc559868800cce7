export interface PersonName { id: string; name: string }

export interface Takeover {
  id: string; site: string; openedAt: string; state: string; category: string; severity: number; language: string;
  place: string | null; employee: PersonName; words: string | null; manager: PersonName | null;
  pagedAt: string | null; acceptedAt: string | null; takenOverAt: string | null; closedAt: string | null;
  secondsToLines: number | null; secondsToAccept: number | null; escalations: number;
  outcome: string | null; customerDecision: string | null; excludedUntil: string | null; customerReason: string | null; gave: string | null;
  attended: string | null; support: string[]; employeeSide: 'asked' | 'given' | 'declined' | null; complaint: boolean; employeeHeard: boolean; customerHeard: boolean; feltBacked: number | null;
  helpfulLines: string[]; practice?: boolean; worse?: boolean; unansweredBecause?: string | null; followUpDueAt?: string | null; followUpDoneAt?: string | null;
}

export interface TimelineEntry { at: string; type: string; by?: unknown; [field: string]: unknown }

export interface TakeoverStory extends Takeover { timeline: TimelineEntry[] }

export interface TakeoverPage { items: Takeover[]; next: string | null }

export interface Figures {
  total: number; byState: Record<string, number>; byCategory: Record<string, number>;
  medianSecondsToAccept: number | null; p90SecondsToAccept: number | null; acceptedWithinAMinute: number | null;
  unanswered: number; closed: number; bothHeard: number; feltBacked: number | null; checkIns: number; helpfulLines: HelpfulLine[];
}

export interface HelpfulLine { line: string; text: string | null; helped: number }

export interface ManagerReach {
  id: string; name: string; state: string; reason: string | null; since: string | null; provedAt: string | null; lookedAt: string | null; onShift: boolean;
  drill: { at: string; answered: boolean; seconds: number | null } | null;
}

export interface CoverageSlot { from: string; to: string; state: string; onShift: string[] }

export interface CoverageGap extends CoverageSlot { mayReach: string[] }

export interface SiteCoverage { site: string; name: string; timeZone: string; at: string; people: ManagerReach[]; slots: CoverageSlot[]; gaps: CoverageGap[] }

export interface Coverage { sites: SiteCoverage[] }

/** What the server said when it refused. */
export class Refused extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}

export async function getJson<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
  return answer<T>(await fetch(path, { headers: { Accept: 'application/json', ...headers } }));
}

export async function postJson<T>(path: string, body: unknown): Promise<T> {
  return answer<T>(await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }));
}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) {
    throw new Refused(response.status, reason(text) ?? `The server answered ${response.status}.`);
  }
  return JSON.parse(text) as T;
}

function reason(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { error?: { message?: string } }).error?.message;
  } catch {
    return undefined;
  }
}
