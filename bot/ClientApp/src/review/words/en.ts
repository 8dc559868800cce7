import { categories, outcomes, severities } from '../../shared/words';

/** Every text of the page but those of a story. The other languages have the same names: a missing one fails the build. */
export const en = {
  title: 'Takeovers',
  motto: 'Were people really backed?',
  views: { label: 'Views', overview: 'Overview', log: 'Log', readiness: 'Readiness', mine: 'My own log' },
  practice: { label: 'Practice, as', everyone: 'Nobody (sees everything)', employee: 'employee', manager: 'manager', opsLead: 'ops lead' },

  period: {
    label: 'Period', days: (n: number) => `${n} days`, custom: 'Dates', from: 'From', to: 'To',
    shown: (from: string, to: string) => `${from} to ${to}`,
    wrong: 'The first day is later than the last one.',
  },
  site: { label: 'Site', all: 'All sites', allOf: (n: number) => `All ${n} sites`, search: 'Search a site', none: 'No site has this name', more: (n: number) => `${n} more: type to find them` },

  state: {
    loading: 'Loading…', failed: 'This could not be loaded.', busy: 'The log can’t be read just now.', again: 'Try again',
    offline: 'There is no connection to the log. Check your network and try again.',
    signIn: 'You could not be signed in. Open this page again from Teams, or sign in once more.',
    forbidden: 'This page is for ops leads and managers',
    forbiddenMore: 'Takeovers of a site are read by its managers and its ops leads. If you are one of them, ask whoever runs Manager Backup to add you to the site.',
    siteForbidden: 'You can’t see this site, or it does not exist.', allSites: 'Show the sites you see',
    asOf: (time: string) => `Figures as of ${time}`, hidden: 'fewer than 5', hiddenShort: '<5',
  },

  live: {
    title: 'Open right now', none: 'Nothing is open right now.', waiting: 'Waiting', onTheWay: (name: string) => `${name} is on the way`, there: (name: string) => `${name} took over`,
    someone: 'Somebody', stale: 'Not up to date: no answer at the moment.', wordsOnly: 'No manager asked for',
    summary: (open: number, waiting: number) => open === 0 ? 'Nothing is open right now.' : `${open} open right now, ${waiting} waiting for a manager.`,
    more: (n: number) => `and ${n} more`, open: 'Read it',
  },

  figures: {
    title: 'Key figures', before: (value: string) => `before: ${value}`, noBefore: 'no period before to compare with', about: (name: string) => `What does “${name}” mean?`, close: 'Close',
    now: 'Now', then: 'Before', figure: 'Figure',
    more: 'more', fewer: 'fewer', same: 'the same', higher: 'higher', lower: 'lower', faster: 'faster', slower: 'slower',
    total: 'Takeovers', totalAbout: 'Every time an employee asked for help because of a customer, with or without a manager being paged. Practice pages are not counted.',
    wordsOnly: 'without a page',
    accept: 'Time to accept', acceptAbout: 'From the first page to the moment a manager said “I’m coming”. The large figure is the middle one: half were faster, half were slower. “9 of 10” tells about the slow ones. The share within 60 seconds counts every page that was not withdrawn before somebody answered, so an unanswered page counts against it.',
    p90: '9 of 10 within', minute: 'within 60 seconds',
    unanswered: 'Nobody answered', unansweredAbout: 'Nobody said “I’m coming” within the time that the site has set, and the employee was told so, with the number to call. A manager may still have come later.',
    nobodyOnShift: 'nobody on shift', notReachable: 'not reachable', declined: 'declined', timedOut: 'no answer in time',
    becauseAbout: {
      nobodyOnShift: 'Nobody was on shift who could be paged.', notReachable: 'Pages could not be delivered: the app is missing or blocked.',
      declined: 'Everybody who was paged said that they can’t come.', timedOut: 'Pages arrived, and nobody answered in time.',
    },
    heard: 'Both sides heard', heardAbout: 'Of the takeovers that were closed: in how many both the employee’s side and the customer’s side are in the log.', heardOf: (n: string, of: string) => `${n} of ${of} closed`,
    felt: 'Felt backed', feltAbout: 'After a takeover the employee is asked how backed they felt, from 1 (not at all) to 5 (fully). This is the average of their answers. A manager never reads the answer of a single employee.',
    feltOf: 'of 5', checkIns: (n: number) => n === 1 ? '1 answer' : `${n} answers`, noCheckIns: 'no answers yet', feltNotYours: 'Ops leads read this',
    aftercare: 'Aftercare on time', aftercareAbout: 'The private talk that a manager owes the employee after a takeover, held by the day it was due. Talks that are not due yet are not counted.',
    aftercareOf: (n: string, of: string) => `${n} of ${of} due`, noneDue: 'none was due', noneClosed: 'none closed yet', nonePaged: 'no page was answered',
  },

  pictures: {
    asTable: 'Show as table', asChart: 'Show as chart', nothing: 'Nothing in this period.', number: 'Takeovers', share: 'Share',
    waits: 'How long until somebody accepted', waitsAbout: (n: number) => `Each bar is a stretch of time; ${n === 1 ? 'one answered page is' : `${n} answered pages are`} in it.`, wait: 'Accepted after',
    upTo: (to: string) => `up to ${to}`, between: (from: string, to: string) => `${from} to ${to}`, longer: (than: string) => `over ${than}`,
    hours: 'When it happens', hoursAbout: 'By hour and weekday, on the clock of each site. Hours with 1 to 4 cases are not shown as a number, so that nobody can be told from it.', hour: 'Hour', lessMore: ['none', 'many'],
    trend: 'What it was about, over time', trendAbout: { day: 'By day.', week: 'By week; each begins on Monday.' }, day: 'Day', week: 'Week of', others: 'Others', total: 'All',
    outcomes: 'How it ended', outcomesAbout: 'Of the takeovers that were closed.', outcome: 'Outcome',
    decisions: 'The customer’s future', decisionsAbout: 'What the manager decided when closing.', decision: 'Decision',
    support: 'What employees got right after', supportAbout: 'Chosen by the manager when closing; one takeover may have several.', supportName: 'What they got',
    silent: 'What may go unreported', silentAbout: 'These can hide trouble that nobody came for. A number here is no fault of anybody: it is a place to ask.',
    wordsOnly: 'Only words, no manager paged', wordsOnlyAbout: 'The employee got words to say and asked nobody to come. Many at one site may mean that people there do not dare to ask, or do not expect anyone to come.',
    withdrawn: 'Withdrawn', withdrawnAbout: 'Called off by the employee. Often it is over by itself; many may mean that asking feels like a fuss, or that it takes too long.',
    worse: 'It got worse', worseAbout: 'The employee said so after asking. Look at how long they waited, and whether somebody was with them.', seeThem: 'See them in the log', ofAll: (share: string) => `${share} of all`,
    sites: 'Sites side by side', sitesAbout: 'Sites with fewer than five takeovers show no figures. No person is ranked, and no site is a contest: look for where help comes late.',
    siteName: 'Site', sortedBy: (name: string, down: boolean) => `Sorted by ${name}, ${down ? 'highest first' : 'lowest first'}`, search: 'Find a site', showAll: (n: number) => `Show all ${n}`, noSite: 'No site has this name.',
    helpful: 'Lines that helped', helpfulAbout: 'What employees said to the customer and marked as helpful.', line: 'Line', times: 'Marked',
  },

  readiness: {
    coverage: 'Who can be paged in the next 24 hours', coverageAbout: 'The gaps first. A gap is a time in which a page would reach nobody at once.', noGaps: 'No gaps: somebody can be paged all day.', calm: (n: number) => n === 1 ? 'At one more site somebody can be paged all day.' : `At ${n} more sites somebody can be paged all day.`,
    gaps: (n: number) => n === 1 ? '1 gap' : `${n} gaps`, time: (from: string, to: string) => `${from} to ${to}`, nobodyOnShift: 'nobody is on shift', cantBeReached: (names: string) => `${names} can’t be reached`,
    goesOn: (names: string) => `a page goes on to ${names}`, nobodyElse: 'and nobody else either', manager: 'Manager', onShift: 'On shift now', canBePaged: 'Can be paged', since: 'Since', lastDrill: 'Last drill', yes: 'yes', no: 'no',
    answeredIn: (time: string) => `answered in ${time}`, notAnswered: 'not answered', covered: 'covered', gap: 'gap', bar: (site: string) => `The next 24 hours at ${site}`,
    states: {
      unknown: 'Not known yet', reachable: 'Reachable', notInstalled: 'App not installed', blocked: 'App blocked or removed', disabled: 'App switched off by the administrator', gone: 'Not in Teams any more', refused: 'Teams refuses messages',
    } as Record<string, string>,
    drills: 'Drills, with evidence', drillsAbout: 'A practice page shows that a page arrives and somebody answers. Drills are kept out of all figures.', noDrills: 'No drills in this period. A manager or an ops lead starts one by typing “drill” to the bot in Teams.',
    when: 'When', startedBy: 'Started by', itself: 'the calendar', answeredBy: 'Answered by', nobody: 'Nobody', after: 'After', paged: 'Paged', delivered: 'Delivered', failed: 'Not delivered',
  },

  log: {
    title: 'The log', filter: 'Filter', any: 'Any', anyone: 'Anyone', clear: 'Clear filters', found: (n: number, more: boolean) => `${n}${more ? ' or more' : ''} found`,
    category: 'Category', severity: 'Severity', outcome: 'Outcome', state: 'State', manager: 'Manager', paged: 'Manager paged', worse: 'Got worse', yes: 'Yes', no: 'No',
    more: 'Show more', searching: 'Searching…', searchedTo: (day: string) => `Searched back to ${day}.`, end: 'That is everything in this period.',
    empty: 'Nothing in this period matches.', emptyAll: 'No takeovers in this period.', emptyEver: 'The first one appears here as soon as an employee asks for backup in Teams.', longer: 'Look at the last 90 days',
    csv: 'Spreadsheet (CSV)', sb553: 'SB 553 log (CSV)', reading: 'How Power BI and Excel read the log (in English)', saveFailed: 'The file could not be saved. Please try again.', latest: 'Latest takeovers', all: 'See all in the log', practice: 'Practice', takeAlong: 'To take along',
    bothHeard: 'both sides heard', employeeHeard: 'employee heard', customerHeard: 'customer heard', unreadable: 'This one can’t be read.', filters: (n: number) => n === 0 ? 'Filters' : `Filters (${n})`,
  },

  mine: {
    title: 'What is stored of your own requests', about: 'Everything the product keeps about the times you asked for help, as it is in the log. Asking is always fine. You can take it along.', json: 'Take it along (JSON)', csv: 'Take it along (CSV)',
    empty: 'Nothing is stored about you. When you ask for help, it appears here.',
  },

  states: { open: 'Waiting for a manager', accepted: 'Manager on the way', takenOver: 'Manager took over', closed: 'Closed', withdrawn: 'Withdrawn', unanswered: 'Nobody answered' } as Record<string, string>,
  categories, outcomes, severities,
  decisions: { keep: 'Stays a customer', warned: 'Warned', excluded: 'Excluded', accountEnded: 'Account ended', undecided: 'Not decided yet' } as Record<string, string>,
  supports: { break: 'A break', otherStation: 'Another station', someoneBeside: 'Someone beside them', homeEarly: 'Home early', contact: 'A contact for support' } as Record<string, string>,
  attended: { security: 'Security came', police: 'The police came' } as Record<string, string>,
  marks: { phone: 'phone number removed', 'e-mail': 'e-mail address removed', card: 'card number removed', account: 'account number removed', plate: 'number plate removed', name: 'name removed', erased: 'erased' } as Record<string, string>,
};

export type Words = typeof en;
