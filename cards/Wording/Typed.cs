using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace ManagerBackup.Cards.Wording;

/// <summary>What people typed, made fit to show: one paragraph, no invisible tricks, cut where it would burst the card.</summary>
internal static class Typed
{
    public const string CutMark = " […]";

    public static string Name(string text) => Fit(text, 80);

    /// <summary>Cuts after <paramref name="maxBytes"/> of JSON, visibly, and never inside a letter or an emoji.</summary>
    public static string Fit(string text, int maxBytes)
    {
        var clean = Tidy(text);
        if (clean.Length * MostBytesOfOneChar <= maxBytes || JsonBytes(clean) <= maxBytes)
        {
            return clean;
        }

        var left = maxBytes - CutMark.Length - 2;
        var end = 0;
        var letters = StringInfo.GetTextElementEnumerator(clean);
        while (letters.MoveNext())
        {
            var letter = letters.GetTextElement();
            left -= JsonBytes(letter);
            if (left < 0)
            {
                break;
            }

            end += letter.Length;
        }

        return clean[..end].TrimEnd() + CutMark;
    }

    /// <summary>As many of the newest texts as the budget holds, oldest first; the rest is counted, not shown.</summary>
    public static (IReadOnlyList<string> Shown, int Hidden) FitNewest(IReadOnlyList<string> texts, int maxBytes, int maxEach)
    {
        var shown = new List<string>();
        for (var i = texts.Count - 1; i >= 0; i--)
        {
            var text = Fit(texts[i], maxEach);
            maxBytes -= JsonBytes(text) + ElementBytes;
            if (maxBytes < 0)
            {
                return (shown, i + 1);
            }

            shown.Insert(0, text);
        }

        return (shown, 0);
    }

    /// <summary>What a text takes in the card's JSON: an emoji beyond the basic plane is written as two escapes of six bytes.</summary>
    public static int JsonBytes(string text) => Encoding.UTF8.GetByteCount(JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text));

    private const int MostBytesOfOneChar = 6;

    // The element around a quoted text, roughly.
    private const int ElementBytes = 120;

    private static string Tidy(string text)
    {
        if (IsTidy(text))
        {
            return text;
        }

        var tidy = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (tidy.Length > 0 && tidy[^1] != ' ')
                    tidy.Append(' ');
            }
            else if (!TurnsTextAround(rune.Value))
            {
                tidy.Append(rune.ToString());
            }
        }

        return tidy.ToString().TrimEnd();
    }

    // Nearly every text is; it costs no copy.
    private static bool IsTidy(string text)
    {
        var before = ' ';
        foreach (var c in text)
        {
            var odd = c == ' ' ? before == ' ' : char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || TurnsTextAround(c);
            if (odd)
            {
                return false;
            }

            before = c;
        }

        return text.Length == 0 || before != ' ';
    }

    // Embedding and override marks can make a card read differently from what it holds.
    private static bool TurnsTextAround(int rune) => rune is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
