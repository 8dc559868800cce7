using ManagerBackup.Bot.Coaching;
using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>What coaching, configuration and people would have put on the sample cards, in the order of <see cref="CardLanguages.All"/>.</summary>
internal static class SampleWords
{
    public static string Backing(string language) => Pick(
        language,
        "The company stands behind you. You may say no and walk away.",
        "Het bedrijf staat achter je. Je mag nee zeggen en weglopen.",
        "Die Firma steht hinter dir. Du darfst Nein sagen und weggehen.",
        "L'entreprise te soutient. Tu peux dire non et t'éloigner.",
        "La empresa te respalda. Puedes decir que no y alejarte.",
        "L'azienda è dalla tua parte. Puoi dire di no e allontanarti.",
        "Firma stoi po twojej stronie. Wolno ci odmówić i odejść.",
        "Şirket arkanda. Hayır diyebilir ve uzaklaşabilirsin.",
        "A empresa está do teu lado. Podes dizer que não e afastar-te.");

    public static SayableLine[] Lines(string language) =>
    [
        new("ack-1", "acknowledge", Pick(
            language,
            "I can see you're upset.",
            "Ik zie dat u boos bent.",
            "Ich sehe, dass Sie verärgert sind.",
            "Je vois que vous êtes en colère.",
            "Veo que está enfadado.",
            "Vedo che è arrabbiato.",
            "Widzę, że jest pan zdenerwowany.",
            "Kızgın olduğunuzu görüyorum.",
            "Vejo que está zangado.")),
        new("bound-1", "boundary", Pick(
            language,
            "I want to help, and I'll do that when you stop shouting.",
            "Ik wil u helpen, en dat doe ik als u ophoudt met schreeuwen.",
            "Ich möchte helfen, und das tue ich, wenn Sie nicht mehr schreien.",
            "Je veux vous aider, et je le ferai quand vous ne crierez plus.",
            "Quiero ayudarle, y lo haré cuando deje de gritar.",
            "Voglio aiutarla, e lo farò quando smette di urlare.",
            "Chcę pomóc i zrobię to, gdy przestanie pan krzyczeć.",
            "Yardım etmek istiyorum; bağırmayı bıraktığınızda edeceğim.",
            "Quero ajudar, e é o que faço quando parar de gritar.")),
        new("hand-1", "handover", Pick(
            language,
            "My manager will take it from here.",
            "Mijn manager neemt het van me over.",
            "Meine Führungskraft übernimmt das jetzt.",
            "Mon responsable prend le relais.",
            "Mi responsable sigue con usted.",
            "Da qui continua il mio responsabile.",
            "Dalej zajmie się tym mój kierownik.",
            "Bundan sonra yöneticim ilgilenecek.",
            "A minha chefia trata disto a partir de agora.")),
    ];

    public static readonly string[] Languages = ["en", "de", "es", "fr", "it", "nl", "pl", "pt", "tr"];

    public static SayableLine[] Polish(string language) =>
    [
        new("bound-1", "boundary", "Proszę przestać.")
        {
            Aloud = Pick(
                language,
                "PRO-sheh PSHEH-stahch",
                "PRO-sje PSJE-statsj",
                "PRO-sche PSCHE-statsch",
                "PRO-chè PCHÈ-statch",
                "PRO-she PSHE-stach",
                "PRO-sce PSCE-staci",
                "PRO-sze PSZE-stać",
                "PRO-şe PŞE-staç",
                "PRÓ-ché PCHÉ-statch"),
            Meaning = Pick(
                language,
                "Please stop.",
                "Stop alstublieft.",
                "Hören Sie bitte auf.",
                "Arrêtez, s'il vous plaît.",
                "Pare, por favor.",
                "La smetta, per favore.",
                "Proszę przestać.",
                "Lütfen durun.",
                "Pare, por favor."),
        },
        new("hand-1", "handover", "To sprawa dla mojego kierownictwa.") { Meaning = Lines(language)[2].Text, Helped = true },
    ];

    public static string Right(string language) => Pick(
        language,
        "Refund up to €25 without a receipt",
        "Tot € 25 teruggeven zonder bon",
        "Bis 25 € ohne Beleg erstatten",
        "Rembourser jusqu'à 25 € sans ticket",
        "Devolver hasta 25 € sin recibo",
        "Rimborsare fino a 25 € senza scontrino",
        "Zwrócić do 100 zł bez paragonu",
        "Fişsiz 500 TL'ye kadar iade yapabilirsin",
        "Devolver até 25 € sem talão");

    public static string[] Steps(string language) =>
    [
        Pick(
            language,
            "Move away, behind a door you can lock.",
            "Ga weg, achter een deur die op slot kan.",
            "Geh weg, hinter eine Tür, die sich abschließen lässt.",
            "Va derrière une porte qui ferme à clé.",
            "Aléjate, detrás de una puerta con llave.",
            "Allontanati, dietro una porta che si chiude a chiave.",
            "Odejdź za drzwi, które da się zamknąć na klucz.",
            "Uzaklaş, kilitlenebilen bir kapının arkasına geç.",
            "Afasta-te, para trás de uma porta que feche à chave."),
        Pick(
            language,
            "Leave the money and the goods.",
            "Laat het geld en de spullen.",
            "Lass Geld und Ware liegen.",
            "Laisse l'argent et la marchandise.",
            "Deja el dinero y la mercancía.",
            "Lascia stare soldi e merce.",
            "Zostaw pieniądze i towar.",
            "Parayı ve ürünleri bırak.",
            "Deixa o dinheiro e a mercadoria."),
    ];

    public static string Shouting(string language) => Pick(
        language,
        "man shouting at me, he calls me *stupid*",
        "man staat te schreeuwen, noemt me *dom*",
        "Mann schreit mich an, nennt mich *dumm*",
        "un homme me crie dessus, il me traite d'*idiote*",
        "un hombre me grita, me llama *tonta*",
        "un uomo mi urla contro, mi chiama *stupida*",
        "mężczyzna na mnie krzyczy, nazywa mnie *głupią*",
        "bir adam bana bağırıyor, *aptal* diyor",
        "um homem grita comigo, chama-me *estúpida*");

    public static string Side(string language) => Pick(
        language,
        "He wanted money back without a receipt. I said no and he started _shouting_.",
        "Hij wilde geld terug zonder bon. Ik zei nee en toen ging hij _schreeuwen_.",
        "Er wollte Geld ohne Beleg zurück. Ich habe Nein gesagt, dann hat er _geschrien_.",
        "Il voulait être remboursé sans ticket. J'ai dit non et il s'est mis à _crier_.",
        "Quería su dinero sin recibo. Le dije que no y empezó a _gritar_.",
        "Voleva i soldi indietro senza scontrino. Ho detto di no e si è messo a _urlare_.",
        "Chciał zwrotu bez paragonu. Odmówiłam i zaczął _krzyczeć_.",
        "Fişsiz para iadesi istedi. Hayır dedim, _bağırmaya_ başladı.",
        "Queria o dinheiro de volta sem talão. Eu disse que não e ele começou a _gritar_.");

    public static string CustomerSide(string language) => Pick(
        language,
        "He says nobody listened to him.",
        "Hij zegt dat niemand naar hem luisterde.",
        "Er sagt, dass ihm niemand zugehört hat.",
        "Il dit que personne ne l'a écouté.",
        "Dice que nadie le escuchó.",
        "Dice che nessuno lo ha ascoltato.",
        "Mówi, że nikt go nie słuchał.",
        "Kimsenin onu dinlemediğini söylüyor.",
        "Diz que ninguém o ouviu.");

    public static string Support(string language) => Pick(
        language,
        "a long break, then the back office",
        "een lange pauze, daarna achter",
        "eine lange Pause, danach ins Büro",
        "une longue pause, puis l'arrière-boutique",
        "un descanso largo, luego la oficina",
        "una lunga pausa, poi l'ufficio",
        "długa przerwa, potem zaplecze",
        "uzun bir mola, sonra arka ofis",
        "uma pausa longa, depois o escritório");

    /// <summary>For a customer who speaks Polish, or Dutch to a reader in Polish.</summary>
    public static CustomerWording Wording(string language)
    {
        var customers = language == "pl" ? "nl" : "pl";
        return new(customers, Wordings.Of("excluded", customers, "Demo store", LastDay), Wordings.Of("excluded", language, "Demo store", LastDay));
    }

    public static string Until(string language) => Wordings.Day(language, LastDay);

    private static readonly DateOnly LastDay = new(2027, 11, 22);

    private static readonly Wordings Wordings = new(Path.Combine(AppContext.BaseDirectory, "Coaching", "Wordings"));

    public static string Gave(string language) =>
        Pick(language, "nothing", "niets", "nichts", "rien", "nada", "niente", "nic", "hiçbir şey", "nada");

    private static string Pick(string language, params ReadOnlySpan<string> texts)
    {
        Assert.Equal(CardLanguages.All.Count, texts.Length);
        return texts[CardLanguages.All.ToList().IndexOf(language)];
    }
}
