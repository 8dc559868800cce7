using System.Collections.Frozen;

namespace ManagerBackup.Bot.Privacy;

/// <summary>
/// The words that a name stands beside, of all nine languages at once: an employee writes in the language of the moment. All in small
/// letters, without accents.
/// </summary>
internal static class NameCues
{
    /// <summary>What follows is a name, however it is written.</summary>
    private static readonly string[] Sure =
    [
        "named", "by the name of", "goes by", "name is", "name was", "name's", "calls himself", "calls herself", "is called", "was called", "surname is",
        "hij heet", "zij heet", "ze heet", "die heet", "klant heet", "man heet", "vrouw heet", "mevrouw heet", "meneer heet", "jongen heet", "meisje heet",
        "ik heet", "heette", "genaamd", "naam is", "naam was", "met de naam", "noemt zichzelf", "achternaam is", "voornaam is",
        "heisst", "heissen", "heisse", "hiess", "namens", "name ist", "name war", "mit namen", "nachname ist", "vorname ist", "nennt sich",
        "s'appelle", "s'appelait", "m'appelle", "nomme", "nommee", "prenomme", "prenommee", "nom est", "nom c'est", "du nom de", "prenom est",
        "se llama", "se llamaba", "nombre es", "de nombre", "apellido es", "llamarse", "apellida",
        "si chiama", "si chiamava", "mi chiamo", "di nome", "chiamarsi",
        "nazywa sie", "nazywal sie", "nazywala sie", "nazywam sie", "ma na imie", "mial na imie", "miala na imie", "o imieniu", "o nazwisku", "imie to",
        "na imie", "imieniem", "nazwisko to",
        "chama-se", "se chama", "chamava-se", "se chamava", "chamo-me", "me chamo", "de nome", "nome dele e", "nome dela e", "apelido e", "sobrenome e",
    ];

    /// <summary>What follows is a name when it has a capital: else they were called something, or it is hot.</summary>
    private static readonly string[] IfCapital =
    [
        "called", "names", "heet", "heten", "heisst", "appele", "appelee", "llamado", "llamada", "chiamato", "chiamata", "chamado", "chamada", "name",
        "naam", "nom", "nombre", "nome", "imie", "nazwisko", "achternaam", "nachname", "surname", "cognome", "apellido", "apelido", "zwany", "zwana",
        "adi", "ismi", "soyadi", "adim", "ismim", "me llamo", "nome e", "cognome e",
        "mr", "mrs", "ms", "mister", "meneer", "mevrouw", "mevr", "dhr", "herr", "monsieur", "madame", "mme", "mlle", "senor", "senora", "signor", "signora",
        "senhor", "senhora", "bay", "bayan", "pan", "pani", "pana", "panem", "panu", "pania",
    ];

    /// <summary>Before "called": then even a name without a capital is one.</summary>
    public static readonly FrozenSet<string> Somebody = Set(
        "man", "woman", "customer", "guy", "lady", "person", "someone", "somebody", "kid", "boy", "girl", "client", "bloke", "gentleman", "visitor", "shopper",
        "lad", "dude", "guest", "patient", "tenant", "passenger");

    /// <summary>What stands before these is a name: "Ahmet adında".</summary>
    public static readonly FrozenSet<string> Behind = Set("adinda", "adindaki", "adli", "isimli", "isminde", "ismindeki");

    /// <summary>Behind these, what follows is no name: "das heißt".</summary>
    public static readonly FrozenSet<string> NotBehind = Set("das", "was", "wie", "es", "het", "dit", "dat", "wat", "hoe", "bad", "rude", "horrible", "ugly");

    /// <summary>No names, and what people are called or what people call most.</summary>
    public static readonly FrozenSet<string> NoNames = Set(
        // en
        "a", "an", "the", "me", "my", "us", "our", "him", "her", "his", "them", "their", "you", "your", "it", "its", "i", "we", "he", "she", "they", "this",
        "that", "these", "those", "some", "all", "both", "everyone", "everybody", "someone", "somebody", "no", "not", "on", "in", "at", "to", "for", "from", "by",
        "with", "about", "again", "back", "out", "off", "over", "up", "names", "name", "police", "security", "cops", "ambulance", "manager", "managers",
        "management", "head", "help", "reception", "headquarters", "colleagues", "customer", "customers", "service", "because", "and", "or", "but", "as", "is",
        "was", "are", "twice", "yesterday", "today", "earlier", "when", "who", "after", "before", "later", "then", "so", "if", "every", "each", "one", "two",
        "stupid", "liar", "thief", "racist", "bitch", "idiot", "unknown", "something", "nothing", "what", "like", "just", "even", "already", "now", "here",
        "written", "not", "never", "very", "really", "several", "many", "dumb", "fat", "ugly", "useless", "angry", "drunk", "tonight", "first", "last",
        // nl
        "de", "het", "een", "mij", "mijn", "ons", "onze", "hem", "haar", "hun", "ze", "hij", "zij", "ik", "je", "jij", "u", "uw", "dat", "dit", "die", "niet",
        "geen", "en", "of", "maar", "van", "voor", "met", "op", "aan", "bij", "naar", "water", "koffie", "thee", "soep", "eten", "weer", "politie",
        "beveiliging", "hier", "daar", "nu", "wil", "was", "bekend", "onbekend", "weet", "ook", "nog", "er", "iets", "welkom", "zo", "dus",
        // de
        "der", "die", "das", "ein", "eine", "einen", "einer", "einem", "mich", "mir", "mein", "meine", "uns", "unser", "ihn", "ihm", "ihr", "sie", "er", "es",
        "wir", "ich", "du", "nicht", "kein", "keine", "und", "oder", "aber", "dass", "wie", "mit", "auf", "an", "bei", "von", "zu", "im", "am", "polizei",
        "sicherheit", "unbekannt", "so", "mann", "frau", "herr", "kunde", "kundin", "mitte", "anfang", "ende", "willkommen",
        // fr
        "le", "la", "les", "un", "une", "des", "du", "moi", "mon", "ma", "mes", "nous", "notre", "lui", "elle", "il", "ils", "elles", "je", "tu", "vous",
        "ce", "cette", "pas", "et", "ou", "mais", "pour", "avec", "sur", "dans", "chez", "police", "securite", "comment", "inconnu", "plusieurs", "encore",
        // es
        "el", "los", "las", "una", "uno", "mi", "me", "nos", "nuestro", "su", "sus", "yo", "ella", "ellos", "usted", "y", "o", "pero", "para", "con", "por",
        "en", "del", "al", "policia", "seguridad", "como", "desconocido", "que", "se", "si", "te", "lo",
        "nombre", "apellido", "apelido",
        // it
        "il", "cognome", "nome", "gli", "i", "uno", "mio", "mia", "noi", "nostro", "lui", "lei", "loro", "io", "voi", "e", "ma", "per", "con", "su", "da", "di", "polizia",
        "carabinieri", "sicurezza", "come", "sconosciuto", "che", "non", "non", "ci", "vi",
        // pl
        "mnie", "mi", "moj", "moja", "nas", "nam", "go", "mu", "ja", "jej", "ich", "im", "on", "ona", "oni", "nie", "i", "lub", "ale", "dla", "z", "na", "w",
        "do", "policja", "policje", "ochrona", "ochrone", "jak", "nieznane", "jest", "to", "tak", "ze", "kierownik", "kierowniczka", "ktory", "ktora", "krzyczy",
        // tr
        "bir", "bu", "su", "o", "ben", "beni", "bana", "biz", "sen", "siz", "onlar", "ve", "ama", "icin", "ile", "polis", "guvenlik", "ne", "nedir",
        "bilinmiyor", "yok", "var", "neydi", "soyadi", "adi", "gibi", "da", "de", "ki", "musteri", "adam", "kadin", "diye",
        // pt
        "os", "as", "um", "uma", "meu", "minha", "nos", "nosso", "ele", "ela", "eles", "eu", "voce", "mas", "para", "com", "por", "em", "no", "na", "do",
        "da", "policia", "seguranca", "desconhecido", "nao", "que", "gerente", "cliente", "klant", "client", "cliente", "clienta");

    /// <summary>Inside a name: "Sam de Vries", "Ludwig van Beethoven".</summary>
    public static readonly FrozenSet<string> Joining = Set(
        "van", "de", "den", "der", "ten", "ter", "von", "zu", "zum", "vom", "da", "do", "dos", "das", "di", "del", "della", "la", "le", "el", "al", "bin", "ben",
        "mc", "mac", "st");

    /// <summary>The cues by their last word; each is its words from last to first.</summary>
    public static readonly FrozenDictionary<string, Cue[]> ByLastWord =
        Sure.Select(cue => new Cue([.. cue.Split(' ').Reverse()], true)).Concat(IfCapital.Select(cue => new Cue([.. cue.Split(' ').Reverse()], false)))
            .GroupBy(cue => cue.Words[0], StringComparer.Ordinal)
            .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(cue => cue.IsSure).ToArray(), StringComparer.Ordinal);

    internal sealed record Cue(string[] Words, bool IsSure);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
