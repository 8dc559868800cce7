using System.Text;

namespace ManagerBackup.Bot.Privacy;

/// <summary>
/// Takes out of free text what could name a customer. Pure, and linear in the text's length: it runs before anything is stored, on
/// whatever anybody types.
/// </summary>
internal static class Scrubber
{
    // What is taken out may bring together what stood apart. Nobody types what needs more looks than two.
    private const int MostLooks = 6;

    /// <summary>The text with a <see cref="Mark"/> in the place of each thing taken out; the same text when there is nothing.</summary>
    public static string Scrub(string text)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var found = Find(text);
            if (found.Count == 0)
            {
                return text;
            }

            text = Without(text, found);
        }

        return text;
    }

    /// <inheritdoc cref="Scrub"/>
    public static string? ScrubIfAny(string? text) => text is null ? null : Scrub(text);

    /// <summary>Whether something was taken out of this text.</summary>
    public static bool HasMark(string text)
    {
        for (var at = text.IndexOf('[', StringComparison.Ordinal); at >= 0; at = text.IndexOf('[', at + 1))
        {
            if (Mark.LengthAt(text, at) > 0)
            {
                return true;
            }
        }

        return false;
    }

    // The surest first: what one has found, the next leaves alone.
    private static List<Finding> Find(string text)
    {
        var findings = new Findings(text.Length);
        Emails.Find(text, findings);
        Ibans.Find(text, findings);
        var words = Word.In(text);
        Plates.Find(text, words, findings);
        Numbers.Find(text, words, findings);
        Names.Find(text, words, findings);
        return findings.InOrder();
    }

    private static string Without(string text, List<Finding> found)
    {
        var rest = new StringBuilder(text.Length);
        var from = 0;
        foreach (var (start, end, mark) in found)
        {
            rest.Append(text, from, start - from).Append(mark);
            from = end;
        }

        return rest.Append(text, from, text.Length - from).ToString();
    }
}
