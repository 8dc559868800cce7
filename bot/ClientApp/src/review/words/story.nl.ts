import type { StoryWords } from './story.en';

export const nlStory: StoryWords = {
  back: 'Terug naar de lijst', print: 'Afdrukken', copy: 'Link kopiëren', copied: 'Link gekopieerd', times: (zone) => `Tijden zijn die van de klok van de vestiging (${zone}).`, printed: (at) => `Afgedrukt ${at} uit Manager Backup`,
  gone: 'Er is geen overname met dit nummer, of je mag die niet zien.',
  employee: 'Medewerker', site: 'Vestiging', severity: 'Ernst', words: 'Woorden om te zeggen na', manager: 'Manager', accepted: 'Aangenomen na', arrived: 'Overgenomen na', closed: 'Gesloten na', escalations: 'Escalaties',
  outcome: 'Afloop', customer: 'De klant', until: (day) => `tot ${day}`, reason: 'Reden', gave: 'De klant kreeg', attended: 'Wie er kwam', support: 'De medewerker kreeg', backed: 'Voelde zich gesteund', of5: (n) => `${n} van 5`,
  worse: 'Het werd erger', complaint: 'De klant klaagt over de medewerker', practice: 'Oefening', talk: 'Persoonlijk gesprek', talkDue: (day) => `moet voor ${day}`, talkDone: (day) => `gehouden op ${day}`,
  sides: 'Beide kanten', employeeSide: 'De kant van de medewerker', customerSide: 'De kant van de klant', notHeard: 'Nog niet in het logboek.', declined: 'Zegt er liever niets over.', asked: 'Gevraagd; nog geen antwoord.', first: 'Wat de medewerker schreef',
  what: 'Wat er gebeurde', allSteps: (n) => `Toon elke stap (nog ${n})`, fewerSteps: 'Toon alleen wat ertoe doet', later: (time) => `${time} later`, after: (time) => `${time} na het verzoek`,
  note: 'Voeg een notitie toe', noteAbout: 'Een notitie wordt een eigen regel, met je naam en de tijd. Aan het logboek verandert niets. Namen en telefoonnummers van klanten worden eruit gehaald.', noteText: 'Notitie', noteSave: 'Notitie toevoegen', noteSaved: 'De notitie staat in het logboek.', noteFailed: 'De notitie is niet bewaard.', noteEmpty: 'Schrijf eerst iets.',
  customerSaid: 'De kant van de klant', noted: 'Notitie', system: 'Manager Backup', someone: 'Iemand',
  answeredAfter: (time) => `na ${time}`, newCard: 'Kreeg een nieuwe kaart', rung: (who) => `gebeld: ${who}`, notRung: (who) => `niet bereikt: ${who}`, step: (n) => `escalatiestap ${n}`, call: (n) => `oproep ${n}`,
  eta: (n) => `over ongeveer ${n} minuten`, now: 'nu', felt: (n) => `voelde zich gesteund: ${n} van 5`, mood: (n) => `hoe het gaat: ${n} van 5`, readAs: (category, severity) => `gelezen als ${category}, ernst ${severity}`, because: (cues) => `vanwege: ${cues}`,
  tryAgain: (at) => `nieuwe poging om ${at}`, noTry: 'geen nieuwe poging', talkTo: (who) => `wil praten met ${who}`, due: (day) => `moet voor ${day}`,
  people: { manager: 'de manager', opsLead: 'een ops lead', contact: 'een contact voor steun' },
  happened: {
    requested: 'Vroeg om hulp', said: 'Zei meer', reconsidered: 'Nog eens gelezen, en als ernstiger', pageAsked: 'Vroeg om een manager', worsened: 'Zei: het wordt erger',
    answered: 'Kreeg woorden om te zeggen', answering: 'Woorden worden opnieuw gestuurd', answerFailed: 'Woorden konden niet worden bezorgd', moreLinesAsked: 'Vroeg om andere woorden',
    languageChosen: 'Wilde de woorden in een andere taal', lineHelped: 'Merkte een zin aan als nuttig',
    paged: 'Opgeroepen', pageRetried: 'Oproep opnieuw geprobeerd', claimantLost: 'Een server viel uit: wat die stuurde gaat opnieuw', pageDelivered: 'Oproep bezorgd', pageFailed: 'Oproep kon niet worden bezorgd',
    declined: 'Kan niet komen', accepted: 'Onderweg', joined: 'Komt mee', acceptedLate: 'Toch onderweg', statementAsked: 'Medewerker naar diens kant gevraagd',
    handedBack: 'Gaf het terug', notArrived: 'Niet op tijd', arrived: 'Was er en nam over', here: 'Er is iemand', nobodyHere: 'Er is toch niemand',
    withdrawn: 'Zegde af', unanswered: 'Niemand antwoordde', statementGiven: 'Vertelde de eigen kant', checkedIn: 'Zei hoe het voelde',
    closed: 'Gesloten', reminded: 'Herinnerd om te sluiten', lapsed: 'Vanzelf geëindigd', erased: 'Woorden eruit gehaald', telling: 'Bericht wordt gestuurd', told: 'Bericht gestuurd', tellFailed: 'Bericht kon niet worden bezorgd',
    signalling: 'Tweede kanaal wordt gebeld', signalled: 'Tweede kanaal',
  },
  notices: {
    accepted: 'wie er onderweg is', reopened: 'anderen worden gevraagd', unanswered: 'niemand antwoordde; het nummer om te bellen',
    closed: 'het is gesloten', withdrawn: 'het is afgezegd', worse: 'het werd erger',
    overdue: 'niet op tijd; anderen worden ook gevraagd', closeReminder: 'moet nog gesloten worden', drillDone: 'de oefening is voorbij',
  },
};
