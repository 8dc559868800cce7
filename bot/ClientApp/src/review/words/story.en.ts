import { happened, notices } from '../../shared/timeline';

/** Every kind of event that the page has words for; another one is told by its name. */
export type EventWords = Record<keyof typeof happened, string>;

/** The texts of one takeover's story. */
export const enStory = {
  back: 'Back to the list', print: 'Print', copy: 'Copy link', copied: 'Link copied', times: (zone: string) => `Times are those of the site’s clock (${zone}).`, printed: (at: string) => `Printed ${at} from Manager Backup`,
  gone: 'There is no takeover with this id, or you can’t see it.',
  employee: 'Employee', site: 'Site', severity: 'Severity', words: 'Words to say after', manager: 'Manager', accepted: 'Accepted after', arrived: 'Took over after', closed: 'Closed after', escalations: 'Escalations',
  outcome: 'Outcome', customer: 'The customer', until: (day: string) => `until ${day}`, reason: 'Reason', gave: 'The customer got', attended: 'Who came', support: 'The employee got', backed: 'Felt backed', of5: (n: number) => `${n} of 5`,
  worse: 'It got worse', complaint: 'The customer complains about the employee', practice: 'Practice', talk: 'Private talk', talkDue: (day: string) => `due by ${day}`, talkDone: (day: string) => `held on ${day}`,
  sides: 'Both sides', employeeSide: 'The employee’s side', customerSide: 'The customer’s side', notHeard: 'Not in the log yet.', declined: 'They would rather not say.', asked: 'Asked; no answer yet.', first: 'What the employee wrote',
  what: 'What happened', allSteps: (n: number) => `Show every step (${n} more)`, fewerSteps: 'Show only what matters', later: (time: string) => `${time} later`, after: (time: string) => `${time} after the request`,
  note: 'Add a note', noteAbout: 'A note becomes an entry of its own, with your name and the time. Nothing in the log is changed. Names and phone numbers of customers are taken out.', noteText: 'Note', noteSave: 'Add the note', noteSaved: 'The note is in the log.', noteFailed: 'The note was not saved.', noteEmpty: 'Write something first.',
  customerSaid: 'The customer’s side', noted: 'Note', system: 'Manager Backup', someone: 'Somebody',
  answeredAfter: (time: string) => `after ${time}`, newCard: 'Got a new card', rung: (who: string) => `rung: ${who}`, notRung: (who: string) => `not reached: ${who}`, step: (n: number) => `escalation step ${n}`, call: (n: number) => `call ${n}`,
  eta: (n: number) => `in about ${n} minutes`, now: 'now', felt: (n: string) => `felt backed: ${n} of 5`, mood: (n: string) => `how they are: ${n} of 5`, readAs: (category: string, severity: string) => `read as ${category}, severity ${severity}`, because: (cues: string) => `because of: ${cues}`,
  tryAgain: (at: string) => `trying again at ${at}`, noTry: 'not tried again', talkTo: (who: string) => `wants to talk to ${who}`, due: (day: string) => `due by ${day}`,
  people: { manager: 'the manager', opsLead: 'an ops lead', contact: 'a contact for support' } as Record<string, string>,
  happened: happened as EventWords, notices: notices as Record<keyof typeof notices, string>,
};

export type StoryWords = typeof enStory;
