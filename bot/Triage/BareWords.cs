using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>Messages that are nothing but a sign: the quick call, a help word, an emergency number, tears.</summary>
internal static class BareWords
{
    private static readonly HashSet<string> Help = ["help", "hulp", "hilfe"];
    private static readonly HashSet<string> Calls = ["1", "sos", "🆘", "🚨", "mayday", "🚩", "🆘🆘", "🔴", "‼", "⚠"];
    private static readonly HashSet<string> Numbers = ["112", "110", "999", "911", "144", "133", "117"];
    private static readonly HashSet<string> Tears = ["😭", "😢", "🥺", "😿", "😰", "😨", "😱", "💔"];

    public static Answer? Answer(List<Word> words, string text)
    {
        if (words.Count is 0 or > 5)
        {
            return null;
        }

        if (words.TrueForAll(word => Help.Contains(word.Text)))
        {
            return words.Count == 1 && !text.Contains('!', StringComparison.Ordinal)
                ? new(TriageAction.Offer, TriageCategory.None, Cue.BareHelp)
                : Call();
        }

        return words.TrueForAll(word => Numbers.Contains(word.Text)) ? new(TriageAction.Emergency, TriageCategory.None, Cue.EmergencyNumber)
            : words.TrueForAll(word => Tears.Contains(word.Text)) ? new(TriageAction.Offer, TriageCategory.None, Cue.Crying)
            : words.TrueForAll(word => Calls.Contains(word.Text) || Help.Contains(word.Text) || Tears.Contains(word.Text)) ? Call()
            : null;
    }

    private static Answer Call() => new(TriageAction.Page, TriageCategory.None, Cue.BareCall);
}
