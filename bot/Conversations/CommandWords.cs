namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// What each language calls the commands. Every language's words work for everyone; accents and capitals don't matter. A word
/// must not be what somebody would type about a customer. The cards name some of them: see <c>cards/Texts/Answers.*.resx</c>.
/// </summary>
/// <param name="Help">Empty where <c>help</c> does: a lone "ayuda" is no question about the bot but a call, and pages.</param>
/// <param name="Until">What may stand before the time at which a shift ends.</param>
internal sealed record CommandWords(
    string Language,
    string[] Help,
    string[] Cancel,
    string[] Site,
    string[] MyLog,
    string[] Drill,
    string[] OnShift,
    string[] OffShift,
    string[] Until)
{
    public static readonly IReadOnlyList<CommandWords> All =
    [
        new(
            "en",
            Help: ["help", "?"],
            Cancel: ["cancel"],
            Site: ["site"],
            MyLog: ["my log"],
            Drill: ["drill"],
            OnShift: ["on shift"],
            OffShift: ["off shift"],
            Until: ["until", "till", "til"]),
        new(
            "nl",
            Help: ["hulp"],
            Cancel: ["annuleer", "annuleren"],
            Site: ["winkel", "vestiging", "locatie"],
            MyLog: ["mijn logboek", "mijn log"],
            Drill: ["oefening"],
            OnShift: ["in dienst", "op dienst"],
            OffShift: ["uit dienst", "niet in dienst"],
            Until: ["tot"]),
        new(
            "de",
            Help: ["hilfe"],
            Cancel: ["abbrechen"],
            Site: ["filiale", "standort"],
            MyLog: ["mein protokoll", "mein log"],
            Drill: ["übung"],
            OnShift: ["im dienst"],
            OffShift: ["dienstschluss", "außer dienst", "nicht im dienst"],
            Until: ["bis"]),
        new(
            "fr",
            Help: [],
            Cancel: ["annuler", "annule"],
            Site: ["mon site", "magasin"],
            MyLog: ["mon journal"],
            Drill: ["exercice"],
            OnShift: ["en service", "en poste"],
            OffShift: ["fin de service", "hors service"],
            Until: ["jusqu'à", "jusque"]),
        new(
            "es",
            Help: [],
            Cancel: ["cancelar", "anular"],
            Site: ["centro", "mi centro", "tienda"],
            MyLog: ["mi registro"],
            Drill: ["simulacro"],
            OnShift: ["en turno", "de turno"],
            OffShift: ["fuera de turno", "fin de turno"],
            Until: ["hasta las", "hasta la", "hasta"]),
        new(
            "it",
            Help: [],
            Cancel: ["annulla", "annullare"],
            Site: ["sede", "negozio"],
            MyLog: ["il mio registro", "mio registro"],
            Drill: ["esercitazione"],
            OnShift: ["in turno", "in servizio"],
            OffShift: ["fuori turno", "fine turno"],
            Until: ["fino alle", "fino all'", "fino a"]),
        new(
            "pl",
            Help: [],
            Cancel: ["anuluj", "odwołaj"],
            Site: ["placówka", "sklep"],
            MyLog: ["mój dziennik"],
            Drill: ["ćwiczenia", "ćwiczenie"],
            OnShift: ["na zmianie"],
            OffShift: ["po zmianie", "koniec zmiany"],
            Until: ["do"]),
        new(
            "tr",
            Help: [],
            Cancel: ["iptal", "iptal et"],
            Site: ["iş yeri", "işyeri", "şube"],
            MyLog: ["kayıtlarım", "kaydım"],
            Drill: ["tatbikat"],
            OnShift: ["vardiyadayım"],
            OffShift: ["vardiyam bitti", "vardiyada değilim"],
            Until: []),
        new(
            "pt",
            Help: [],
            Cancel: ["cancelar", "cancela"],
            Site: ["local", "loja"],
            MyLog: ["o meu registo", "meu registo", "meu registro"],
            Drill: ["simulacro", "simulado"],
            OnShift: ["de turno", "em turno"],
            OffShift: ["fim de turno", "fora de turno"],
            Until: ["até às", "até as", "até"]),
    ];
}
