import type { StoryWords } from './story.en';

export const deStory: StoryWords = {
  back: 'Zurück zur Liste', print: 'Drucken', copy: 'Link kopieren', copied: 'Link kopiert', times: (zone) => `Zeiten sind die der Uhr des Standorts (${zone}).`, printed: (at) => `Gedruckt ${at} aus Manager Backup`,
  gone: 'Es gibt keine Übernahme mit dieser Nummer, oder du darfst sie nicht sehen.',
  employee: 'Mitarbeitende', site: 'Standort', severity: 'Schwere', words: 'Worte zum Sagen nach', manager: 'Leitung', accepted: 'Angenommen nach', arrived: 'Übernommen nach', closed: 'Abgeschlossen nach', escalations: 'Eskalationen',
  outcome: 'Ausgang', customer: 'Der Kunde', until: (day) => `bis ${day}`, reason: 'Grund', gave: 'Der Kunde bekam', attended: 'Wer kam', support: 'Danach gab es', backed: 'Fühlte Rückhalt', of5: (n) => `${n} von 5`,
  worse: 'Es wurde schlimmer', complaint: 'Der Kunde beschwert sich über die Person', practice: 'Übung', talk: 'Persönliches Gespräch', talkDue: (day) => `fällig bis ${day}`, talkDone: (day) => `gehalten am ${day}`,
  sides: 'Beide Seiten', employeeSide: 'Die Seite der Mitarbeitenden', customerSide: 'Die Seite des Kunden', notHeard: 'Noch nicht im Protokoll.', declined: 'Möchte lieber nichts dazu sagen.', asked: 'Gefragt; noch keine Antwort.', first: 'Was geschrieben wurde',
  what: 'Was geschah', allSteps: (n) => `Jeden Schritt zeigen (${n} weitere)`, fewerSteps: 'Nur zeigen, was zählt', later: (time) => `${time} später`, after: (time) => `${time} nach der Anfrage`,
  note: 'Notiz hinzufügen', noteAbout: 'Eine Notiz wird ein eigener Eintrag, mit deinem Namen und der Zeit. Am Protokoll ändert sich nichts. Namen und Telefonnummern von Kunden werden entfernt.', noteText: 'Notiz', noteSave: 'Notiz hinzufügen', noteSaved: 'Die Notiz steht im Protokoll.', noteFailed: 'Die Notiz wurde nicht gespeichert.', noteEmpty: 'Schreib erst etwas.',
  customerSaid: 'Die Seite des Kunden', noted: 'Notiz', system: 'Manager Backup', someone: 'Jemand',
  answeredAfter: (time) => `nach ${time}`, newCard: 'Bekam eine neue Karte', rung: (who) => `geklingelt: ${who}`, notRung: (who) => `nicht erreicht: ${who}`, step: (n) => `Eskalationsstufe ${n}`, call: (n) => `Ruf ${n}`,
  eta: (n) => `in etwa ${n} Minuten`, now: 'jetzt', felt: (n) => `fühlte Rückhalt: ${n} von 5`, mood: (n) => `wie es geht: ${n} von 5`, readAs: (category, severity) => `gelesen als ${category}, Schwere ${severity}`, because: (cues) => `wegen: ${cues}`,
  tryAgain: (at) => `neuer Versuch um ${at}`, noTry: 'kein neuer Versuch', talkTo: (who) => `möchte mit ${who} sprechen`, due: (day) => `fällig bis ${day}`,
  people: { manager: 'der Leitung', opsLead: 'einem Ops Lead', contact: 'einem Kontakt für Unterstützung' },
  happened: {
    requested: 'Bat um Hilfe', said: 'Sagte mehr', reconsidered: 'Noch einmal gelesen, und als ernster', pageAsked: 'Bat um eine Leitung', worsened: 'Sagte: Es wird schlimmer',
    answered: 'Bekam Worte zum Sagen', answering: 'Worte werden noch einmal gesendet', answerFailed: 'Worte konnten nicht zugestellt werden', moreLinesAsked: 'Bat um andere Worte',
    languageChosen: 'Wollte die Worte in einer anderen Sprache', lineHelped: 'Markierte einen Satz als hilfreich',
    paged: 'Gerufen', pageRetried: 'Ruf noch einmal versucht', claimantLost: 'Ein Server fiel aus: Was er sendete, geht noch einmal', pageDelivered: 'Ruf zugestellt', pageFailed: 'Ruf konnte nicht zugestellt werden',
    declined: 'Kann nicht kommen', accepted: 'Unterwegs', joined: 'Kommt mit', acceptedLate: 'Doch unterwegs', statementAsked: 'Nach der eigenen Seite gefragt',
    handedBack: 'Gab es zurück', notArrived: 'Nicht rechtzeitig da', arrived: 'War da und übernahm', here: 'Jemand ist da', nobodyHere: 'Es ist doch niemand da',
    withdrawn: 'Sagte ab', unanswered: 'Niemand antwortete', statementGiven: 'Erzählte die eigene Seite', checkedIn: 'Sagte, wie es sich anfühlte',
    closed: 'Abgeschlossen', reminded: 'Ans Abschließen erinnert', lapsed: 'Von selbst beendet', erased: 'Worte entfernt', telling: 'Nachricht wird gesendet', told: 'Nachricht gesendet', tellFailed: 'Nachricht konnte nicht zugestellt werden',
    signalling: 'Zweiter Kanal wird gerufen', signalled: 'Zweiter Kanal',
  },
  notices: {
    accepted: 'wer unterwegs ist', reopened: 'andere werden gefragt', unanswered: 'niemand antwortete; die Nummer zum Anrufen',
    closed: 'es ist abgeschlossen', withdrawn: 'es wurde abgesagt', worse: 'es wurde schlimmer',
    overdue: 'nicht rechtzeitig da; andere werden auch gefragt', closeReminder: 'noch abzuschließen', drillDone: 'die Übung ist vorbei',
  },
};
