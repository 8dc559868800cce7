namespace ManagerBackup.Bot.Privacy;

/// <summary>Dates look like numbers to call: they are known by their shape, and stay.</summary>
internal static class Dates
{
    /// <returns>The end of the date that starts here; 0 when none does.</returns>
    public static int EndOf(string text, int start)
    {
        if (start > 0 && (char.IsDigit(text[start - 1]) || text[start - 1] is '+' or '-' or '.' or '/'))
        {
            return 0;
        }

        var i = start;
        var (first, firstLength) = Read(text, ref i);
        if (i >= text.Length || text[i] is not ('-' or '.' or '/'))
        {
            return 0;
        }

        var separator = text[i++];
        var (second, secondLength) = Read(text, ref i);
        if (secondLength is not (1 or 2) || i >= text.Length || text[i++] != separator)
        {
            return 0;
        }

        var (third, thirdLength) = Read(text, ref i);
        var isWhole = i >= text.Length || !(char.IsLetterOrDigit(text[i]) || (text[i] is '-' or '.' or '/' && i + 1 < text.Length && char.IsDigit(text[i + 1])));
        return isWhole && IsDate((first, firstLength), second, (third, thirdLength)) ? i : 0;
    }

    private static bool IsDate((int Value, int Length) first, int second, (int Value, int Length) third) => (first.Length, third.Length) switch
    {
        (4, 1 or 2) => first.Value is >= 1900 and < 2200 && second is >= 1 and <= 12 && third.Value is >= 1 and <= 31,
        (1 or 2, 4) => third.Value is >= 1900 and < 2200 && IsDay(first.Value, second),
        (1 or 2, 2) => IsDay(first.Value, second),
        _ => false,
    };

    // The day first, or as Americans write it.
    private static bool IsDay(int one, int other) => (one is >= 1 and <= 31 && other is >= 1 and <= 12) || (one is >= 1 and <= 12 && other is >= 1 and <= 31);

    private static (int Value, int Length) Read(string text, ref int i)
    {
        var (start, value) = (i, 0);
        while (i < text.Length && i - start < 5 && char.IsAsciiDigit(text[i]))
        {
            value = (value * 10) + (text[i++] - '0');
        }

        return (value, i - start);
    }
}
