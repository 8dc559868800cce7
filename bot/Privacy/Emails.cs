namespace ManagerBackup.Bot.Privacy;

internal static class Emails
{
    private const int LongestPart = 80;

    public static void Find(string text, Findings findings)
    {
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && at - start < LongestPart && IsOfName(text[start - 1]) && !findings.IsTaken(start - 1))
            {
                start--;
            }

            while (end < text.Length && end - at < LongestPart && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            while (end > at + 1 && text[end - 1] is '.' or '-')
            {
                end--;
            }

            // "3 @ 5 each" and "@manager" are none; "jan@gmail" is one, typed in a hurry.
            if (start < at && end - at > 3 && HasLetter(text.AsSpan(at + 1, end - at - 1)))
            {
                findings.TryAdd(start, end, Mark.Email);
            }
        }
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'';

    private static bool HasLetter(ReadOnlySpan<char> domain)
    {
        foreach (var c in domain)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
