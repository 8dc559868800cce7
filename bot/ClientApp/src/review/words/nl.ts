import type { Words } from './en';

export const nl: Words = {
  title: 'Overnames',
  motto: 'Stond er echt iemand achter ze?',
  views: { label: 'Weergaven', overview: 'Overzicht', log: 'Logboek', readiness: 'Paraatheid', mine: 'Mijn eigen logboek' },
  practice: { label: 'Oefening, als', everyone: 'Niemand (ziet alles)', employee: 'medewerker', manager: 'manager', opsLead: 'ops lead' },

  period: {
    label: 'Periode', days: (n) => `${n} dagen`, custom: 'Datum', from: 'Van', to: 'Tot en met',
    shown: (from, to) => `${from} tot en met ${to}`,
    wrong: 'De eerste dag ligt na de laatste.',
  },
  site: { label: 'Vestiging', all: 'Alle vestigingen', allOf: (n) => `Alle ${n} vestigingen`, search: 'Zoek een vestiging', none: 'Geen vestiging heet zo', more: (n) => `Nog ${n}: typ om ze te vinden` },

  state: {
    loading: 'Laden…', failed: 'Dit kon niet worden geladen.', busy: 'Het logboek is nu niet te lezen.', again: 'Probeer opnieuw',
    offline: 'Er is geen verbinding met het logboek. Kijk je netwerk na en probeer het opnieuw.',
    signIn: 'Je kon niet worden aangemeld. Open deze pagina opnieuw vanuit Teams, of meld je nog eens aan.',
    forbidden: 'Deze pagina is voor ops leads en managers',
    forbiddenMore: 'Overnames van een vestiging worden gelezen door haar managers en ops leads. Ben je er een van? Vraag wie Manager Backup beheert om je bij de vestiging te zetten.',
    siteForbidden: 'Je mag deze vestiging niet zien, of ze bestaat niet.', allSites: 'Toon de vestigingen die je ziet',
    asOf: (time) => `Cijfers van ${time}`, hidden: 'minder dan 5', hiddenShort: '<5',
  },

  live: {
    title: 'Nu open', none: 'Er is nu niets open.', waiting: 'Wacht', onTheWay: (name) => `${name} is onderweg`, there: (name) => `${name} heeft het overgenomen`,
    someone: 'Iemand', stale: 'Niet actueel: er komt nu geen antwoord.', wordsOnly: 'Geen manager gevraagd',
    summary: (open, waiting) => open === 0 ? 'Er is nu niets open.' : `Nu ${open} open, waarvan ${waiting} wachten op een manager.`,
    more: (n) => `en nog ${n}`, open: 'Lees het',
  },

  figures: {
    title: 'Kerncijfers', before: (value) => `daarvoor: ${value}`, noBefore: 'geen eerdere periode om mee te vergelijken', about: (name) => `Wat betekent “${name}”?`, close: 'Sluiten',
    now: 'Nu', then: 'Daarvoor', figure: 'Cijfer',
    more: 'meer', fewer: 'minder', same: 'gelijk', higher: 'hoger', lower: 'lager', faster: 'sneller', slower: 'trager',
    total: 'Overnames', totalAbout: 'Elke keer dat een medewerker om hulp vroeg vanwege een klant, met of zonder oproep aan een manager. Oefeningen tellen niet mee.',
    wordsOnly: 'zonder oproep',
    accept: 'Tijd tot “ik kom”', acceptAbout: 'Van de eerste oproep tot een manager zei “ik kom”. Het grote cijfer is het middelste: de helft was sneller, de helft trager. “9 van 10” zegt iets over de trage. Het deel binnen 60 seconden telt elke oproep die niet was ingetrokken voordat iemand antwoordde; een onbeantwoorde oproep telt dus tegen.',
    p90: '9 van 10 binnen', minute: 'binnen 60 seconden',
    unanswered: 'Niemand antwoordde', unansweredAbout: 'Niemand zei “ik kom” binnen de tijd die de vestiging heeft ingesteld, en dat is de medewerker verteld, met het nummer om te bellen. Later kan er nog een manager zijn gekomen.',
    nobodyOnShift: 'niemand in dienst', notReachable: 'niet bereikbaar', declined: 'kon niet', timedOut: 'geen antwoord op tijd',
    becauseAbout: {
      nobodyOnShift: 'Er was niemand in dienst die opgeroepen kon worden.', notReachable: 'Oproepen konden niet worden bezorgd: de app ontbreekt of is geblokkeerd.',
      declined: 'Iedereen die was opgeroepen zei niet te kunnen komen.', timedOut: 'Oproepen kwamen aan, en niemand antwoordde op tijd.',
    },
    heard: 'Beide kanten gehoord', heardAbout: 'Van de overnames die zijn gesloten: bij hoeveel zowel de kant van de medewerker als die van de klant in het logboek staat.', heardOf: (n, of) => `${n} van ${of} gesloten`,
    felt: 'Voelde zich gesteund', feltAbout: 'Na een overname wordt de medewerker gevraagd hoe gesteund die zich voelde, van 1 (helemaal niet) tot 5 (helemaal). Dit is het gemiddelde van de antwoorden. Een manager leest nooit het antwoord van één medewerker.',
    feltOf: 'van 5', checkIns: (n) => n === 1 ? '1 antwoord' : `${n} antwoorden`, noCheckIns: 'nog geen antwoorden', feltNotYours: 'Dit lezen ops leads',
    aftercare: 'Nazorg op tijd', aftercareAbout: 'Het persoonlijke gesprek dat een manager na een overname met de medewerker voert, gehouden voor de dag waarop het moest. Gesprekken die nog niet hoeven tellen niet mee.',
    aftercareOf: (n, of) => `${n} van ${of} die moesten`, noneDue: 'er hoefde geen', noneClosed: 'nog geen gesloten', nonePaged: 'geen oproep beantwoord',
  },

  pictures: {
    asTable: 'Toon als tabel', asChart: 'Toon als grafiek', nothing: 'Niets in deze periode.', number: 'Overnames', share: 'Deel',
    waits: 'Hoe lang tot iemand zei “ik kom”', waitsAbout: (n) => `Elke balk is een tijdspanne; ${n === 1 ? 'er zit één beantwoorde oproep in' : `er zitten ${n} beantwoorde oproepen in`}.`, wait: 'Aangenomen na',
    upTo: (to) => `tot ${to}`, between: (from, to) => `${from} tot ${to}`, longer: (than) => `meer dan ${than}`,
    hours: 'Wanneer het gebeurt', hoursAbout: 'Per uur en weekdag, op de klok van elke vestiging. Uren met 1 tot 4 gevallen staan er niet als getal, zodat niemand eruit te herkennen is.', hour: 'Uur', lessMore: ['geen', 'veel'],
    trend: 'Waar het om ging, door de tijd', trendAbout: { day: 'Per dag.', week: 'Per week; elke begint op maandag.' }, day: 'Dag', week: 'Week van', others: 'Overige', total: 'Alle',
    outcomes: 'Hoe het afliep', outcomesAbout: 'Van de overnames die zijn gesloten.', outcome: 'Afloop',
    decisions: 'De toekomst van de klant', decisionsAbout: 'Wat de manager bij het sluiten besloot.', decision: 'Besluit',
    support: 'Wat medewerkers meteen daarna kregen', supportAbout: 'Gekozen door de manager bij het sluiten; één overname kan er meer hebben.', supportName: 'Wat ze kregen',
    silent: 'Wat misschien niet gemeld wordt', silentAbout: 'Hierachter kan ellende schuilgaan waar niemand voor kwam. Een getal is hier niemands schuld: het is een plek om te vragen.',
    wordsOnly: 'Alleen woorden, geen manager opgeroepen', wordsOnlyAbout: 'De medewerker kreeg woorden om te zeggen en vroeg niemand te komen. Veel op één vestiging kan betekenen dat mensen daar niet durven vragen, of niet verwachten dat er iemand komt.',
    withdrawn: 'Ingetrokken', withdrawnAbout: 'Afgezegd door de medewerker. Vaak is het vanzelf voorbij; veel kan betekenen dat vragen als gedoe voelt, of dat het te lang duurt.',
    worse: 'Het werd erger', worseAbout: 'Dat zei de medewerker na het vragen. Kijk hoe lang die wachtte, en of er iemand bij was.', seeThem: 'Bekijk ze in het logboek', ofAll: (share) => `${share} van alle`,
    sites: 'Vestigingen naast elkaar', sitesAbout: 'Vestigingen met minder dan vijf overnames tonen geen cijfers. Niemand wordt gerangschikt en het is geen wedstrijd: kijk waar hulp laat komt.',
    siteName: 'Vestiging', sortedBy: (name, down) => `Gesorteerd op ${name}, ${down ? 'hoogste eerst' : 'laagste eerst'}`, search: 'Zoek een vestiging', showAll: (n) => `Toon alle ${n}`, noSite: 'Geen vestiging heet zo.',
    helpful: 'Zinnen die hielpen', helpfulAbout: 'Wat medewerkers tegen de klant zeiden en als nuttig aanmerkten.', line: 'Zin', times: 'Aangemerkt',
  },

  readiness: {
    coverage: 'Wie er de komende 24 uur kan worden opgeroepen', coverageAbout: 'Eerst de gaten. Een gat is een tijd waarin een oproep niet meteen iemand bereikt.', noGaps: 'Geen gaten: de hele dag kan iemand worden opgeroepen.', calm: (n) => n === 1 ? 'Op nog één vestiging kan de hele dag iemand worden opgeroepen.' : `Op nog ${n} vestigingen kan de hele dag iemand worden opgeroepen.`,
    gaps: (n) => n === 1 ? '1 gat' : `${n} gaten`, time: (from, to) => `${from} tot ${to}`, nobodyOnShift: 'niemand is in dienst', cantBeReached: (names) => `${names}: niet bereikbaar`,
    goesOn: (names) => `een oproep gaat door naar ${names}`, nobodyElse: 'en verder ook niemand', manager: 'Manager', onShift: 'Nu in dienst', canBePaged: 'Oproepbaar', since: 'Sinds', lastDrill: 'Laatste oefening', yes: 'ja', no: 'nee',
    answeredIn: (time) => `antwoordde in ${time}`, notAnswered: 'niet beantwoord', covered: 'gedekt', gap: 'gat', bar: (site) => `De komende 24 uur in ${site}`,
    states: {
      unknown: 'Nog niet bekend', reachable: 'Bereikbaar', notInstalled: 'App niet geïnstalleerd', blocked: 'App geblokkeerd of verwijderd', disabled: 'App uitgezet door de beheerder', gone: 'Niet meer in Teams', refused: 'Teams weigert berichten',
    },
    drills: 'Oefeningen, met bewijs', drillsAbout: 'Een oefenoproep laat zien dat een oproep aankomt en dat iemand antwoordt. Oefeningen blijven buiten alle cijfers.', noDrills: 'Geen oefeningen in deze periode. Een manager of ops lead begint er een door de bot in Teams “oefening” te typen.',
    when: 'Wanneer', startedBy: 'Begonnen door', itself: 'de kalender', answeredBy: 'Beantwoord door', nobody: 'Niemand', after: 'Na', paged: 'Opgeroepen', delivered: 'Bezorgd', failed: 'Niet bezorgd',
  },

  log: {
    title: 'Het logboek', filter: 'Filter', any: 'Alle', anyone: 'Iedereen', clear: 'Filters wissen', found: (n, more) => `${n}${more ? ' of meer' : ''} gevonden`,
    category: 'Soort', severity: 'Ernst', outcome: 'Afloop', state: 'Stand', manager: 'Manager', paged: 'Manager opgeroepen', worse: 'Werd erger', yes: 'Ja', no: 'Nee',
    more: 'Toon meer', searching: 'Zoeken…', searchedTo: (day) => `Gezocht tot en met ${day}.`, end: 'Dat is alles in deze periode.',
    empty: 'Niets in deze periode past hierbij.', emptyAll: 'Geen overnames in deze periode.', emptyEver: 'De eerste verschijnt hier zodra een medewerker in Teams om hulp vraagt.', longer: 'Kijk naar de laatste 90 dagen',
    csv: 'Rekenblad (CSV)', sb553: 'SB 553-log (CSV)', reading: 'Hoe Power BI en Excel het logboek lezen (Engels)', saveFailed: 'Het bestand kon niet worden opgeslagen. Probeer het opnieuw.', latest: 'Laatste overnames', all: 'Alles in het logboek', practice: 'Oefening', takeAlong: 'Om mee te nemen',
    bothHeard: 'beide kanten gehoord', employeeHeard: 'medewerker gehoord', customerHeard: 'klant gehoord', unreadable: 'Deze is niet te lezen.', filters: (n) => n === 0 ? 'Filters' : `Filters (${n})`,
  },

  mine: {
    title: 'Wat er van je eigen verzoeken is bewaard', about: 'Alles wat het product bewaart over de keren dat je om hulp vroeg, zoals het in het logboek staat. Vragen mag altijd. Je kunt het meenemen.', json: 'Neem het mee (JSON)', csv: 'Neem het mee (CSV)',
    empty: 'Er is niets over jou bewaard. Als je om hulp vraagt, verschijnt het hier.',
  },

  states: { open: 'Wacht op een manager', accepted: 'Manager onderweg', takenOver: 'Manager heeft overgenomen', closed: 'Gesloten', withdrawn: 'Ingetrokken', unanswered: 'Niemand antwoordde' },
  categories: { physical: 'Lichamelijk geweld', threat: 'Bedreiging', sexual: 'Seksuele intimidatie', discrimination: 'Discriminatie', verbal: 'Uitschelden', refusing: 'Gaat niet weg of luistert niet', rude: 'Onbeschoft', demand: 'Onredelijke eis', complaint: 'Klacht', aftermath: 'Nasleep', other: 'Anders' },
  outcomes: { resolved: 'Opgelost', apologised: 'Klant bood excuses aan', customerLeft: 'Klant ging weg', askedToLeave: 'Gevraagd te gaan', excluded: 'Geweigerd', accountEnded: 'Account beëindigd', policeCalled: 'Politie gebeld', transferred: 'Overgedragen', other: 'Anders' },
  severities: { 1: '1 · vervelend', 2: '2 · grensoverschrijdend', 3: '3 · ernstig', 4: '4 · gevaar' },
  decisions: { keep: 'Blijft klant', warned: 'Gewaarschuwd', excluded: 'Geweigerd', accountEnded: 'Account beëindigd', undecided: 'Nog niet besloten' },
  supports: { break: 'Een pauze', otherStation: 'Een andere plek', someoneBeside: 'Iemand erbij', homeEarly: 'Eerder naar huis', contact: 'Een contact voor steun' },
  attended: { security: 'Beveiliging kwam', police: 'De politie kwam' },
  marks: { phone: 'telefoonnummer verwijderd', 'e-mail': 'e-mailadres verwijderd', card: 'kaartnummer verwijderd', account: 'rekeningnummer verwijderd', plate: 'kenteken verwijderd', name: 'naam verwijderd', erased: 'gewist' },
};
