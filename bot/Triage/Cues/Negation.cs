namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>Whether a "not" denies what was found.</summary>
/// <param name="not">The element of words such as "not", "never", "without".</param>
/// <param name="notNot">Words that lift it again: "not only", "won't stop".</param>
/// <param name="follows">What may stand between a verb and the "nicht" behind it.</param>
internal sealed class Negation(int not, int notNot, int follows, string language)
{
    private const int Before = 3;
    private readonly bool behindToo = language is "nl" or "de";

    public bool Denies(CueBook.Marked words, ReadOnlySpan<int> found) =>
        DeniedBefore(words, found[0]) || (behindToo && DeniedBehind(words, found[^1]));

    private bool DeniedBefore(CueBook.Marked words, int first)
    {
        var denied = false;
        for (var at = first; at > Math.Max(0, first - Before) && !words.Opens(at) && !words.AfterComma(at); at--)
        {
            if (words.Is(at - 1, notNot))
            {
                return false;
            }

            denied |= words.Is(at - 1, not);
        }

        return denied;
    }

    // "er schreit mich nicht an", but "er schreit und geht nicht".
    private bool DeniedBehind(CueBook.Marked words, int last)
    {
        for (var at = last + 1; at < words.Count && at <= last + 3 && !words.Opens(at) && !words.AfterComma(at); at++)
        {
            if (words.Is(at, not))
            {
                return at + 1 >= words.Count || !words.Is(at + 1, notNot);
            }

            if (!words.Is(at, follows))
            {
                return false;
            }
        }

        return false;
    }
}
