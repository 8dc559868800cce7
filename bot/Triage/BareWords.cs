using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>Messages that are nothing but a sign: the quick call, a help word, an emergency number, tears.</summary>
internal static class BareWords
{
    private const int Most = 5;

    // In these languages the lone word is also how people ask what the bot does; Dutch people write "help" too.
    private static readonly Dictionary<string, string?> Help = new(StringComparer.Ordinal) { ["help"] = null, ["hulp"] = "nl", ["hilfe"] = "de" };

    private static readonly Dictionary<string, string> Cries = new(StringComparer.Ordinal)
    {
        ["aide"] = "fr",
        ["secours"] = "fr",
        ["ayuda"] = "es",
        ["ayudadme"] = "es",
        ["ayudenme"] = "es",
        ["auxilio"] = "es",
        ["aiuto"] = "it",
        ["aiutatemi"] = "it",
        ["soccorso"] = "it",
        ["pomoc"] = "pl",
        ["pomocy"] = "pl",
        ["ratunku"] = "pl",
        ["yardim"] = "tr",
        ["imdat"] = "tr",
        ["ajuda"] = "pt",
        ["ajudem"] = "pt",
        ["socorro"] = "pt",
    };

    private static readonly HashSet<string> Calls = ["1", "sos", "🆘", "🚨", "mayday", "🚩", "🔴", "‼", "⚠"];

    // The European number, and those that people of the nine languages dial for police or ambulance at home.
    private static readonly HashSet<string> Numbers =
    [
        "112", "911", "999", "000", "110", "133", "144", "117", "118", "115", "061", "062", "091", "997", "998", "155", "156", "190", "192", "193",
    ];

    private static readonly HashSet<string> Tears = ["😭", "😢", "🥺", "😿", "😰", "😨", "😱", "💔"];

    public static Answer? Answer(List<Word> words, string text)
    {
        if (words.Count is 0 or > Most)
        {
            return null;
        }

        if (words.TrueForAll(word => Help.ContainsKey(word.Text)))
        {
            return words.Count == 1 && !text.Contains('!', StringComparison.Ordinal)
                ? new(TriageAction.Offer, TriageCategory.None, Cue.BareHelp)
                : Call();
        }

        return words.TrueForAll(word => Numbers.Contains(word.Text)) ? new(TriageAction.Emergency, TriageCategory.None, Cue.EmergencyNumber)
            : words.TrueForAll(word => Tears.Contains(word.Text)) ? new(TriageAction.Offer, TriageCategory.None, Cue.Crying)
            : words.TrueForAll(IsCall) ? Call()
            : null;
    }

    /// <summary>The language of a help word; null where the sign is the same in all.</summary>
    public static string? LanguageOf(List<Word> words)
    {
        foreach (var word in words)
        {
            if (Help.GetValueOrDefault(word.Text) is { } asked)
            {
                return asked;
            }

            if (Cries.GetValueOrDefault(word.Text) is { } cried)
            {
                return cried;
            }
        }

        return null;
    }

    private static bool IsCall(Word word) =>
        Calls.Contains(word.Text) || Help.ContainsKey(word.Text) || Cries.ContainsKey(word.Text) || Tears.Contains(word.Text);

    private static Answer Call() => new(TriageAction.Page, TriageCategory.None, Cue.BareCall);
}
