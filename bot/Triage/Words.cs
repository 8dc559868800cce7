using System.Globalization;
using System.Text;

namespace ManagerBackup.Bot.Triage;

/// <summary>One word as the cues see it, and where it stands in what was typed.</summary>
/// <param name="Opens">It is the first of a sentence; a phrase never reaches over it.</param>
/// <param name="AfterComma">A comma stands before it: a "not" on the other side says nothing about it.</param>
/// <param name="Quoted">It stands between quotation marks: somebody else's words.</param>
/// <param name="Obscured">Letters were replaced by signs, as people do with swear words.</param>
internal readonly record struct Word(string Text, int From, int To, bool Opens, bool AfterComma, bool Quoted, bool Obscured)
{
    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);
}

/// <summary>Splits a message into words: lower case, without accents, apostrophes, drawn-out letters or disguise.</summary>
internal static class Words
{
    // Teams allows far longer messages; what matters stands at the beginning or the end.
    private const int Head = 2000;
    private const int Tail = 1000;

    public static List<Word> Of(string text, Func<string, bool> isKnown)
    {
        var words = new List<Word>();
        var reader = new WordReader(text, isKnown, words);
        if (text.Length <= Head + Tail)
        {
            reader.Read(0, text.Length);
        }
        else
        {
            reader.Read(0, Head);
            reader.Read(text.Length - Tail, text.Length);
        }

        JoinSpelledOut(words, isKnown);
        return words;
    }

    /// <summary>Something written down beforehand, folded as a message is.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Folding.Append(folded, rune);
        }

        return folded.ToString();
    }

    // "b i t c h" is one word; "f u" is too short to tell from "a b" and stands in the cue files.
    private static void JoinSpelledOut(List<Word> words, Func<string, bool> isKnown)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            while (end < words.Count && words[end].Text.Length == 1 && char.IsAsciiLetter(words[end].Text[0]))
            {
                end++;
            }

            if (end - i < 3)
            {
                continue;
            }

            var joined = string.Concat(words.Skip(i).Take(end - i).Select(word => word.Text));
            if (!isKnown(joined) && isKnown(joined[1..]))
            {
                // "a b i t c h": the article is a word of its own.
                i++;
                joined = joined[1..];
            }

            words[i] = words[i] with { Text = joined, To = words[end - 1].To };
            words.RemoveRange(i + 1, end - i - 1);
        }
    }
}

/// <summary>How single characters are folded.</summary>
internal static class Folding
{
    private static readonly string?[] Latin = [.. Enumerable.Range(0, 0x250).Select(Decompose)];

    public static bool IsIgnored(Rune rune) =>
        rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.SpacingCombiningMark;

    /// <summary>What a character becomes: lower case, without its accent.</summary>
    public static string Letters(char c) =>
        c < Latin.Length ? Latin[c] ?? "" : Rune.TryCreate(c, out var rune) && IsIgnored(rune) ? "" : char.ToLowerInvariant(c).ToString();

    public static void Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value < Latin.Length)
        {
            folded.Append(Latin[rune.Value]);
        }
        else if (!IsIgnored(rune))
        {
            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
    }

    private static string? Decompose(int value) => value switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'ı' => "i",
        'đ' or 'Đ' => "d",
        _ => string.Concat(((char)value).ToString().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant(),
    };
}

/// <summary>A word shortened before a vowel: "l'accueil", "m'insulte", "dell'ufficio" are two words, "don't" is one.</summary>
internal static class Elision
{
    private static readonly HashSet<string> Shortened =
    [
        "l", "d", "m", "t", "s", "n", "c", "j", "qu", "lorsqu", "jusqu", "puisqu", "quelqu",
        "un", "dell", "all", "nell", "sull", "dall", "quell", "bell", "dov", "com", "cos",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Shortened.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Ends(ReadOnlySpan<char> before, char next) =>
        char.ToLowerInvariant(next) is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'h' or (>= 'à' and <= 'ü')
        && Lookup.Contains(before);
}
