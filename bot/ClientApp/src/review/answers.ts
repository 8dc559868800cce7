/** What the server's paths answer. A field that an older server does not send is simply not there. */
export interface Previous {
  total: number | null; medianSecondsToAccept: number | null; p90SecondsToAccept: number | null; acceptedWithinAMinute: number | null; unanswered: number | null;
  closed: number | null; bothHeard: number | null; feltBacked: number | null; checkIns: number | null; aftercareDue: number | null; aftercareOnTime: number | null;
}

export interface DayCount { day: string; total: number; byCategory: Record<string, number> }

export interface Summary extends Partial<Previous> {
  asOf?: string; previous?: Partial<Previous> | null; byState?: Record<string, number>; byCategory?: Record<string, number>;
  unansweredBecause?: Record<string, number>; waits?: { upTo: number | null; count: number }[]; hours?: (number | null)[][]; days?: DayCount[];
  outcomes?: Record<string, number>; decisions?: Record<string, number>; wordsOnly?: number; withdrawn?: number; worse?: number; support?: Record<string, number>;
  helpfulLines?: { line: string; text: string | null; helped: number }[];
}

export interface SiteFigures extends Partial<Previous> { site: string; name: string; total: number | null }

export interface SiteComparison { items: SiteFigures[]; fewest: number }

/** A site that the reader sees; `whole`: also what employees said of how backed they felt. */
export interface SeenSite { site: string; name: string; timeZone: string; whole: boolean }

export interface Player { id: string; name: string | null; role: 'employee' | 'manager' | 'opsLead'; site: string | null }

export interface LiveItem {
  id: string; site: string; siteName: string; state: string; category: string; severity: number; place: string | null;
  openedAt: string; pagedAt: string | null; acceptedAt: string | null; takenOverAt: string | null; manager: string | null;
}

export interface Live { asOf: string; items: LiveItem[] }

export interface Drill {
  id: string; site: string; openedAt: string; startedBy: string | null; answeredBy: string | null; secondsToAccept: number | null;
  pagedPeople: number; delivered: number; failed: string[];
}
