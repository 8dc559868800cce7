import { happened, notices } from '../../shared/timeline';

/** Every kind of event, and of notice, that the pages have words for; another one is told by its name. */
type Told<Known> = Record<keyof Known, string> & Record<string, string>;

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
  holds: { confirmation: 'to be looked at once more', statement: 'the employee is asked first', takenBack: 'taken back to change it' } as Record<string, string>,
  withoutStatement: { later: 'without the employee’s side, which may come later', notAnswered: 'the employee was asked and did not answer within a day' } as Record<string, string>,
  checkIns: (first: string, second: string) => `asked how they are on ${first} and ${second}`, talkBy: (day: string) => `private talk by ${day}`, allowsAnswers: 'their answers may be told', allowsNothing: 'nothing else may be told',
  happened: happened as Told<typeof happened>, notices: notices as Told<typeof notices>,
};

export type StoryWords = typeof enStory;
