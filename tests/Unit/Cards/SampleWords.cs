using ManagerBackup.Cards;

namespace ManagerBackup.UnitTests.Cards;

/// <summary>What coaching, configuration and people would have put on the sample cards.</summary>
internal static class SampleWords
{
    public static string Backing(string language) => Pick(
        language,
        "The company stands behind you. You may say no and walk away.",
        "Het bedrijf staat achter je. Je mag nee zeggen en weglopen.",
        "Die Firma steht hinter dir. Du darfst Nein sagen und weggehen.");

    public static SayableLine[] Lines(string language) =>
    [
        new("ack-1", "acknowledge", Pick(language, "I can see you're upset.", "Ik zie dat u boos bent.", "Ich sehe, dass Sie verärgert sind.")),
        new("bound-1", "boundary", Pick(
            language,
            "I want to help, and I'll do that when you stop shouting.",
            "Ik wil u helpen, en dat doe ik als u ophoudt met schreeuwen.",
            "Ich möchte helfen, und das tue ich, wenn Sie nicht mehr schreien.")),
        new("hand-1", "handover", Pick(
            language, "My manager will take it from here.", "Mijn manager neemt het van me over.", "Meine Führungskraft übernimmt das jetzt.")),
    ];

    public static readonly string[] Languages = ["en", "de", "es", "fr", "it", "nl", "pl", "pt", "tr"];

    public static SayableLine[] Polish(string language) =>
    [
        new("bound-1", "boundary", "Proszę przestać.")
        {
            Aloud = Pick(language, "PRO-sheh PSHEH-stahch", "PRO-sje PSJE-statsj", "PRO-sche PSCHE-statsch"),
            Meaning = Pick(language, "Please stop.", "Stop alstublieft.", "Hören Sie bitte auf."),
        },
        new("hand-1", "handover", "To sprawa dla mojego kierownictwa.") { Meaning = Lines(language)[2].Text, Helped = true },
    ];

    public static string Right(string language) => Pick(
        language, "Refund up to €25 without a receipt", "Tot € 25 teruggeven zonder bon", "Bis 25 € ohne Beleg erstatten");

    public static string[] Steps(string language) =>
    [
        Pick(language, "Move away, behind a door you can lock.", "Ga weg, achter een deur die op slot kan.", "Geh weg, hinter eine Tür, die sich abschließen lässt."),
        Pick(language, "Leave the money and the goods.", "Laat het geld en de spullen.", "Lass Geld und Ware liegen."),
    ];

    public static string Shouting(string language) => Pick(
        language, "man shouting at me, he calls me *stupid*", "man staat te schreeuwen, noemt me *dom*", "Mann schreit mich an, nennt mich *dumm*");

    public static string Side(string language) => Pick(
        language,
        "He wanted money back without a receipt. I said no and he started _shouting_.",
        "Hij wilde geld terug zonder bon. Ik zei nee en toen ging hij _schreeuwen_.",
        "Er wollte Geld ohne Beleg zurück. Ich habe Nein gesagt, dann hat er _geschrien_.");

    public static string CustomerSide(string language) => Pick(
        language, "He says nobody listened to him.", "Hij zegt dat niemand naar hem luisterde.", "Er sagt, dass ihm niemand zugehört hat.");

    public static string Support(string language) => Pick(
        language, "a long break, then the back office", "een lange pauze, daarna achter", "eine lange Pause, danach ins Büro");

    public static string Gave(string language) => Pick(language, "nothing", "niets", "nichts");

    private static string Pick(string language, string en, string nl, string de) => language switch { "nl" => nl, "de" => de, _ => en };
}
