export type Language = 'en' | 'nl' | 'de';

export const locales: Record<Language, { locale: string; name: string; placeholder: string; tryThis: string; empty: string }> = {
  en: { locale: 'en-GB', name: 'English', placeholder: 'What is happening?', tryThis: 'Try one of these', empty: 'Type what is happening at the counter.' },
  nl: { locale: 'nl-NL', name: 'Nederlands', placeholder: 'Wat gebeurt er?', tryThis: 'Probeer er een', empty: 'Typ wat er aan de balie gebeurt.' },
  de: { locale: 'de-DE', name: 'Deutsch', placeholder: 'Was passiert gerade?', tryThis: 'Probier eines davon', empty: 'Schreib, was gerade am Tresen passiert.' },
};

/** What an employee may type, one for each kind of situation; then the small commands. */
export const suggestions: Record<Language, ReadonlyArray<readonly [category: string, text: string]>> = {
  en: [
    ['verbal', 'a customer is screaming at me and calling me names at till 3'],
    ['physical', 'he just pushed me against the counter'],
    ['threat', 'he says he will wait for me after closing'],
    ['sexual', 'this man keeps making sexual comments about my body'],
    ['discrimination', 'she says she does not want to be served by a foreigner'],
    ['refusing', 'he refuses to leave even though we are closed'],
    ['rude', 'customer is being really rude and snapping at me'],
    ['demand', 'she demands a full refund without a receipt'],
    ['complaint', 'a customer complains that the product is broken'],
    ['aftermath', 'he is gone but I am still shaking'],
    ['cancel', 'never mind, it is solved'],
    ['help', 'help'],
  ],
  nl: [
    ['verbal', 'een klant staat tegen me te schreeuwen en scheldt me uit bij kassa 3'],
    ['physical', 'hij duwde me net tegen de balie'],
    ['threat', 'hij zegt dat hij me na sluitingstijd opwacht'],
    ['sexual', 'deze man blijft seksuele opmerkingen maken over mijn lichaam'],
    ['discrimination', 'ze zegt dat ze niet door een buitenlander geholpen wil worden'],
    ['refusing', 'hij weigert weg te gaan terwijl we gesloten zijn'],
    ['rude', 'de klant doet heel onbeschoft tegen me'],
    ['demand', 'ze eist haar geld terug zonder bon'],
    ['complaint', 'een klant klaagt dat het product kapot is'],
    ['aftermath', 'hij is weg maar ik sta nog te trillen'],
    ['cancel', 'laat maar, het is opgelost'],
    ['help', 'help'],
  ],
  de: [
    ['verbal', 'ein Kunde schreit mich an und beschimpft mich an Kasse 3'],
    ['physical', 'er hat mich gerade gegen den Tresen gestoßen'],
    ['threat', 'er sagt, er wartet nach Feierabend auf mich'],
    ['sexual', 'dieser Mann macht ständig sexuelle Bemerkungen über meinen Körper'],
    ['discrimination', 'sie sagt, sie will nicht von einer Ausländerin bedient werden'],
    ['refusing', 'er weigert sich zu gehen, obwohl wir geschlossen haben'],
    ['rude', 'der Kunde ist richtig unverschämt zu mir'],
    ['demand', 'sie verlangt ihr Geld zurück ohne Kassenbon'],
    ['complaint', 'ein Kunde beschwert sich, dass das Produkt kaputt ist'],
    ['aftermath', 'er ist weg, aber ich zittere noch'],
    ['cancel', 'hat sich erledigt'],
    ['help', 'hilfe'],
  ],
};

const labels: Record<Language, Record<string, string>> = {
  en: {
    verbal: 'Shouting', physical: 'Violence', threat: 'Threat', sexual: 'Harassment', discrimination: 'Discrimination', refusing: 'Won’t leave',
    rude: 'Rude', demand: 'Demand', complaint: 'Complaint', aftermath: 'Afterwards', cancel: 'Solved', help: 'Help',
  },
  nl: {
    verbal: 'Schelden', physical: 'Geweld', threat: 'Dreiging', sexual: 'Intimidatie', discrimination: 'Discriminatie', refusing: 'Gaat niet weg',
    rude: 'Onbeschoft', demand: 'Eis', complaint: 'Klacht', aftermath: 'Naderhand', cancel: 'Opgelost', help: 'Hulp',
  },
  de: {
    verbal: 'Beschimpfung', physical: 'Gewalt', threat: 'Drohung', sexual: 'Belästigung', discrimination: 'Diskriminierung', refusing: 'Geht nicht',
    rude: 'Unverschämt', demand: 'Forderung', complaint: 'Beschwerde', aftermath: 'Danach', cancel: 'Erledigt', help: 'Hilfe',
  },
};

export const labelOf = (language: Language, category: string): string => labels[language][category] ?? category;

/** A manager's commands are few: chips show the words themselves. */
export const managerCommands = ['on shift', 'off shift', 'my log', 'help'];
