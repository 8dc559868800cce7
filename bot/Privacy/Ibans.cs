namespace ManagerBackup.Bot.Privacy;

/// <summary>Bank accounts by their international number, whose check digits tell them from anything else.</summary>
internal static class Ibans
{
    private const int Shortest = 15;
    private const int Longest = 34;

    public static void Find(string text, Findings findings)
    {
        for (var i = 0; i + Shortest <= text.Length; i++)
        {
            if (char.IsAsciiLetter(text[i]) && char.IsAsciiLetter(text[i + 1]) && char.IsAsciiDigit(text[i + 2])
                && (i == 0 || !char.IsLetterOrDigit(text[i - 1])) && EndOf(text, i) is > 0 and var end)
            {
                findings.TryAdd(i, end, Mark.Account);
                i = end - 1;
            }
        }
    }

    // The longest that adds up: one that is cut short hardly ever does.
    private static int EndOf(string text, int start)
    {
        Span<char> read = stackalloc char[Longest];
        var (count, end) = (0, 0);
        for (var i = start; i < text.Length && count < Longest; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c))
            {
                read[count++] = c;
                if (count >= Shortest && (i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1])) && AddsUp(read[..count]))
                {
                    end = i + 1;
                }
            }
            else if (!(c is ' ' or '\u00A0' or '-' or '.') || !char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                break;
            }
        }

        return end;
    }

    // ISO 13616: the first four to the end, letters as 10 to 35, modulo 97 leaves one.
    private static bool AddsUp(ReadOnlySpan<char> iban)
    {
        if (!char.IsAsciiDigit(iban[2]) || !char.IsAsciiDigit(iban[3]))
        {
            return false;
        }

        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + ((c | 0x20) - 'a' + 10)) % 97;
        }

        return rest == 1;
    }
}
