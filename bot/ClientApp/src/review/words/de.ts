import type { Words } from './en';

export const de: Words = {
  title: 'Übernahmen',
  motto: 'Stand wirklich jemand hinter ihnen?',
  views: { label: 'Ansichten', overview: 'Überblick', log: 'Protokoll', readiness: 'Bereitschaft', mine: 'Mein eigenes Protokoll' },
  practice: { label: 'Übung, als', everyone: 'Niemand (sieht alles)', employee: 'Mitarbeitende', manager: 'Leitung', opsLead: 'Ops Lead' },

  period: {
    label: 'Zeitraum', days: (n) => `${n} Tage`, custom: 'Datum', from: 'Von', to: 'Bis',
    shown: (from, to) => `${from} bis ${to}`,
    wrong: 'Der erste Tag liegt nach dem letzten.',
  },
  site: { label: 'Standort', all: 'Alle Standorte', allOf: (n) => `Alle ${n} Standorte`, search: 'Standort suchen', none: 'Kein Standort heißt so', more: (n) => `${n} weitere: tippe, um sie zu finden` },

  state: {
    loading: 'Wird geladen…', failed: 'Das konnte nicht geladen werden.', busy: 'Das Protokoll lässt sich gerade nicht lesen.', again: 'Noch einmal',
    offline: 'Es gibt keine Verbindung zum Protokoll. Prüfe dein Netz und versuche es noch einmal.',
    signIn: 'Du konntest nicht angemeldet werden. Öffne die Seite neu aus Teams, oder melde dich noch einmal an.',
    forbidden: 'Diese Seite ist für Ops Leads und Leitungen',
    forbiddenMore: 'Übernahmen eines Standorts lesen seine Leitungen und Ops Leads. Gehörst du dazu? Bitte, wer Manager Backup betreut, dich beim Standort einzutragen.',
    siteForbidden: 'Du darfst diesen Standort nicht sehen, oder es gibt ihn nicht.', allSites: 'Zeig die Standorte, die du siehst',
    asOf: (time) => `Zahlen von ${time}`, hidden: 'weniger als 5', hiddenShort: '<5',
  },

  live: {
    title: 'Jetzt offen', none: 'Gerade ist nichts offen.', waiting: 'Wartet', onTheWay: (name) => `${name} ist unterwegs`, there: (name) => `${name} hat übernommen`,
    someone: 'Jemand', stale: 'Nicht aktuell: Es kommt gerade keine Antwort.', wordsOnly: 'Keine Leitung gerufen',
    summary: (open, waiting) => open === 0 ? 'Gerade ist nichts offen.' : `Gerade ${open} offen, davon warten ${waiting} auf eine Leitung.`,
    more: (n) => `und ${n} weitere`, open: 'Lesen',
  },

  figures: {
    title: 'Kennzahlen', before: (value) => `davor: ${value}`, noBefore: 'kein Zeitraum davor zum Vergleichen', about: (name) => `Was heißt „${name}“?`, close: 'Schließen',
    now: 'Jetzt', then: 'Davor', figure: 'Zahl',
    more: 'mehr', fewer: 'weniger', same: 'gleich', higher: 'höher', lower: 'niedriger', faster: 'schneller', slower: 'langsamer',
    total: 'Übernahmen', totalAbout: 'Jedes Mal, wenn jemand wegen eines Kunden um Hilfe bat, ob eine Leitung gerufen wurde oder nicht. Übungen zählen nicht.',
    wordsOnly: 'ohne Ruf',
    accept: 'Zeit bis „Ich komme“', acceptAbout: 'Vom ersten Ruf bis eine Leitung sagte „Ich komme“. Die große Zahl ist die mittlere: Die Hälfte war schneller, die Hälfte langsamer. „9 von 10“ erzählt von den langsamen. Der Anteil binnen 60 Sekunden zählt jeden Ruf, der nicht zurückgezogen wurde, bevor jemand antwortete; ein unbeantworteter Ruf zählt also dagegen.',
    p90: '9 von 10 binnen', minute: 'binnen 60 Sekunden',
    unanswered: 'Niemand antwortete', unansweredAbout: 'Niemand sagte „Ich komme“ in der Zeit, die der Standort festgelegt hat, und das wurde gesagt, mit der Nummer zum Anrufen. Später kann noch eine Leitung gekommen sein.',
    nobodyOnShift: 'niemand im Dienst', notReachable: 'nicht erreichbar', declined: 'konnte nicht', timedOut: 'keine Antwort in der Zeit',
    becauseAbout: {
      nobodyOnShift: 'Niemand war im Dienst, den man rufen konnte.', notReachable: 'Rufe konnten nicht zugestellt werden: Die App fehlt oder ist blockiert.',
      declined: 'Alle Gerufenen sagten, dass sie nicht kommen können.', timedOut: 'Rufe kamen an, und niemand antwortete in der Zeit.',
    },
    heard: 'Beide Seiten gehört', heardAbout: 'Von den abgeschlossenen Übernahmen: bei wie vielen die Seite der Mitarbeitenden und die des Kunden im Protokoll stehen.', heardOf: (n, of) => `${n} von ${of} abgeschlossen`,
    felt: 'Fühlte Rückhalt', feltAbout: 'Nach einer Übernahme wird gefragt, wie viel Rückhalt zu spüren war, von 1 (gar keiner) bis 5 (voll und ganz). Das ist der Durchschnitt der Antworten. Eine Leitung liest nie die Antwort einer einzelnen Person.',
    feltOf: 'von 5', checkIns: (n) => n === 1 ? '1 Antwort' : `${n} Antworten`, noCheckIns: 'noch keine Antworten', feltNotYours: 'Das lesen Ops Leads',
    aftercare: 'Nachsorge pünktlich', aftercareAbout: 'Das persönliche Gespräch, das eine Leitung nach einer Übernahme führt, gehalten bis zum Tag, an dem es fällig war. Was noch nicht fällig ist, zählt nicht.',
    aftercareOf: (n, of) => `${n} von ${of} fälligen`, noneDue: 'keine war fällig', noneClosed: 'noch keine abgeschlossen', nonePaged: 'kein Ruf beantwortet',
  },

  pictures: {
    asTable: 'Als Tabelle zeigen', asChart: 'Als Diagramm zeigen', nothing: 'Nichts in diesem Zeitraum.', number: 'Übernahmen', share: 'Anteil',
    waits: 'Wie lange, bis jemand „Ich komme“ sagte', waitsAbout: (n) => `Jeder Balken ist eine Zeitspanne; ${n === 1 ? 'ein beantworteter Ruf ist' : `${n} beantwortete Rufe sind`} darin.`, wait: 'Angenommen nach',
    upTo: (to) => `bis ${to}`, between: (from, to) => `${from} bis ${to}`, longer: (than) => `über ${than}`,
    hours: 'Wann es passiert', hoursAbout: 'Nach Stunde und Wochentag, auf der Uhr jedes Standorts. Stunden mit 1 bis 4 Fällen stehen nicht als Zahl da, damit niemand daraus zu erkennen ist.', hour: 'Stunde', lessMore: ['keine', 'viele'],
    trend: 'Worum es ging, im Lauf der Zeit', trendAbout: { day: 'Nach Tagen.', week: 'Nach Wochen; jede beginnt am Montag.' }, day: 'Tag', week: 'Woche vom', others: 'Andere', total: 'Alle',
    outcomes: 'Wie es ausging', outcomesAbout: 'Von den abgeschlossenen Übernahmen.', outcome: 'Ausgang',
    decisions: 'Die Zukunft des Kunden', decisionsAbout: 'Was die Leitung beim Abschließen entschied.', decision: 'Entscheidung',
    support: 'Was Mitarbeitende gleich danach bekamen', supportAbout: 'Von der Leitung beim Abschließen gewählt; eine Übernahme kann mehrere haben.', supportName: 'Was sie bekamen',
    silent: 'Was vielleicht nicht gemeldet wird', silentAbout: 'Dahinter kann Not stecken, für die niemand kam. Eine Zahl ist hier niemandes Schuld: Sie ist ein Ort zum Nachfragen.',
    wordsOnly: 'Nur Worte, keine Leitung gerufen', wordsOnlyAbout: 'Es gab Worte zum Sagen, und niemand wurde gebeten zu kommen. Viele an einem Standort können heißen, dass man sich dort nicht zu fragen traut oder nicht erwartet, dass jemand kommt.',
    withdrawn: 'Zurückgezogen', withdrawnAbout: 'Von der Person abgesagt, die gefragt hatte. Oft ist es von selbst vorbei; viele können heißen, dass Fragen als Umstand gilt oder dass es zu lange dauert.',
    worse: 'Es wurde schlimmer', worseAbout: 'Das wurde nach dem Fragen gesagt. Sieh nach, wie lange gewartet wurde, und ob jemand dabei war.', seeThem: 'Im Protokoll ansehen', ofAll: (share) => `${share} von allen`,
    sites: 'Standorte nebeneinander', sitesAbout: 'Standorte mit weniger als fünf Übernahmen zeigen keine Zahlen. Niemand wird gereiht, und es ist kein Wettbewerb: Sieh nach, wo Hilfe spät kommt.',
    siteName: 'Standort', sortedBy: (name, down) => `Sortiert nach ${name}, ${down ? 'höchste zuerst' : 'niedrigste zuerst'}`, search: 'Standort suchen', showAll: (n) => `Alle ${n} zeigen`, noSite: 'Kein Standort heißt so.',
    helpful: 'Sätze, die halfen', helpfulAbout: 'Was zum Kunden gesagt und als hilfreich markiert wurde.', line: 'Satz', times: 'Markiert',
  },

  readiness: {
    coverage: 'Wer in den nächsten 24 Stunden gerufen werden kann', coverageAbout: 'Zuerst die Lücken. Eine Lücke ist eine Zeit, in der ein Ruf nicht sofort jemanden erreicht.', noGaps: 'Keine Lücken: Den ganzen Tag kann jemand gerufen werden.', calm: (n) => n === 1 ? 'An einem weiteren Standort kann den ganzen Tag jemand gerufen werden.' : `An ${n} weiteren Standorten kann den ganzen Tag jemand gerufen werden.`,
    gaps: (n) => n === 1 ? '1 Lücke' : `${n} Lücken`, time: (from, to) => `${from} bis ${to}`, nobodyOnShift: 'niemand ist im Dienst', cantBeReached: (names) => `${names}: nicht erreichbar`,
    goesOn: (names) => `ein Ruf geht weiter an ${names}`, nobodyElse: 'und sonst auch niemand', manager: 'Leitung', onShift: 'Jetzt im Dienst', canBePaged: 'Kann gerufen werden', since: 'Seit', lastDrill: 'Letzte Übung', yes: 'ja', no: 'nein',
    answeredIn: (time) => `antwortete in ${time}`, notAnswered: 'nicht beantwortet', covered: 'abgedeckt', gap: 'Lücke', bar: (site) => `Die nächsten 24 Stunden in ${site}`,
    states: {
      unknown: 'Noch nicht bekannt', reachable: 'Erreichbar', notInstalled: 'App nicht installiert', blocked: 'App blockiert oder entfernt', disabled: 'App von der Verwaltung abgeschaltet', gone: 'Nicht mehr in Teams', refused: 'Teams lehnt Nachrichten ab',
    },
    drills: 'Übungen, mit Nachweis', drillsAbout: 'Ein Übungsruf zeigt, dass ein Ruf ankommt und jemand antwortet. Übungen bleiben aus allen Zahlen heraus.', noDrills: 'Keine Übungen in diesem Zeitraum. Eine Leitung oder ein Ops Lead beginnt eine, indem sie dem Bot in Teams „Übung“ schreibt.',
    when: 'Wann', startedBy: 'Begonnen von', itself: 'dem Kalender', answeredBy: 'Beantwortet von', nobody: 'Niemand', after: 'Nach', paged: 'Gerufen', delivered: 'Zugestellt', failed: 'Nicht zugestellt',
  },

  log: {
    title: 'Das Protokoll', filter: 'Filter', any: 'Alle', anyone: 'Alle', clear: 'Filter löschen', found: (n, more) => `${n}${more ? ' oder mehr' : ''} gefunden`,
    category: 'Art', severity: 'Schwere', outcome: 'Ausgang', state: 'Stand', manager: 'Leitung', paged: 'Leitung gerufen', worse: 'Wurde schlimmer', yes: 'Ja', no: 'Nein',
    more: 'Mehr zeigen', searching: 'Wird gesucht…', searchedTo: (day) => `Gesucht bis zum ${day}.`, end: 'Das ist alles in diesem Zeitraum.',
    empty: 'Nichts in diesem Zeitraum passt dazu.', emptyAll: 'Keine Übernahmen in diesem Zeitraum.', emptyEver: 'Die erste erscheint hier, sobald jemand in Teams um Hilfe bittet.', longer: 'Die letzten 90 Tage ansehen',
    csv: 'Tabelle (CSV)', sb553: 'SB-553-Protokoll (CSV)', reading: 'Wie Power BI und Excel das Protokoll lesen (Englisch)', saveFailed: 'Die Datei konnte nicht gespeichert werden. Bitte versuche es noch einmal.', latest: 'Neueste Übernahmen', all: 'Alle im Protokoll', practice: 'Übung', takeAlong: 'Zum Mitnehmen',
    bothHeard: 'beide Seiten gehört', employeeHeard: 'Mitarbeitende gehört', customerHeard: 'Kunde gehört', unreadable: 'Diese lässt sich nicht lesen.', filters: (n) => n === 0 ? 'Filter' : `Filter (${n})`,
  },

  mine: {
    title: 'Was von deinen eigenen Anfragen gespeichert ist', about: 'Alles, was das Produkt über die Male aufbewahrt, in denen du um Hilfe gebeten hast, so wie es im Protokoll steht. Fragen ist immer in Ordnung. Du kannst es mitnehmen.', json: 'Mitnehmen (JSON)', csv: 'Mitnehmen (CSV)',
    empty: 'Über dich ist nichts gespeichert. Wenn du um Hilfe bittest, erscheint es hier.',
  },

  states: { open: 'Wartet auf eine Leitung', accepted: 'Leitung unterwegs', takenOver: 'Leitung hat übernommen', closed: 'Abgeschlossen', withdrawn: 'Zurückgezogen', unanswered: 'Niemand antwortete' },
  categories: { physical: 'Körperliche Gewalt', threat: 'Drohung', sexual: 'Sexuelle Belästigung', discrimination: 'Diskriminierung', verbal: 'Beschimpfung', refusing: 'Geht nicht oder hört nicht', rude: 'Unhöflich', demand: 'Unangemessene Forderung', complaint: 'Beschwerde', aftermath: 'Nachwirkung', other: 'Anderes' },
  outcomes: { resolved: 'Gelöst', apologised: 'Kunde entschuldigte sich', customerLeft: 'Kunde ging', askedToLeave: 'Zum Gehen aufgefordert', excluded: 'Hausverbot', accountEnded: 'Konto beendet', policeCalled: 'Polizei gerufen', transferred: 'Übergeben', other: 'Anderes' },
  severities: { 1: '1 · unangenehm', 2: '2 · beleidigend', 3: '3 · ernst', 4: '4 · Gefahr' },
  decisions: { keep: 'Bleibt Kunde', warned: 'Verwarnt', excluded: 'Hausverbot', accountEnded: 'Konto beendet', undecided: 'Noch nicht entschieden' },
  supports: { break: 'Eine Pause', otherStation: 'Ein anderer Platz', someoneBeside: 'Jemand daneben', homeEarly: 'Früher nach Hause', contact: 'Ein Kontakt für Unterstützung' },
  attended: { security: 'Der Sicherheitsdienst kam', police: 'Die Polizei kam' },
  marks: { phone: 'Telefonnummer entfernt', 'e-mail': 'E-Mail-Adresse entfernt', card: 'Kartennummer entfernt', account: 'Kontonummer entfernt', plate: 'Kennzeichen entfernt', name: 'Name entfernt', erased: 'gelöscht' },
};
