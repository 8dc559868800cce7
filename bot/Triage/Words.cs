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
    // As much as is kept of a message; what is longer still is read at its beginning and its end.
    private const int Head = 6000;
    private const int Tail = 2000;

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
        SignsLast(words);
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

    // "he 😡 hit 😡 me": what stands next to what is a matter of words.
    private static void SignsLast(List<Word> words)
    {
        var signs = words.FindAll(IsSign);
        if (signs.Count > 0)
        {
            words.RemoveAll(IsSign);
            words.AddRange(signs.DistinctBy(sign => sign.Text));
        }
    }

    private static bool IsSign(Word word) => word.Text.Length > 0 && !char.IsLetterOrDigit(word.Text[0]) && word.Text[0] is not ('*' or '$' or '@');

    // "b i t c h" is one word; "f u" is too short to tell from "a b" and stands in the cue files.
    private static void JoinSpelledOut(List<Word> words, Func<string, bool> isKnown)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var end = i;
            while (end < words.Count && words[end].Text.Length == 1 && char.IsAsciiLetter(words[end].Text[0])
                && (end == i || words[end].From - words[end - 1].To == words[i + 1].From - words[i].To))
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
    // None of the languages is written in Cyrillic or Greek: a letter from there stands for the Latin one it looks like.
    private static readonly Dictionary<int, char> Lookalikes = "аaеeоoрpсcуyхxіiјjѕsԁdһhкkмmтtвbнhαaοoρpνvιiκkτt"
        .Chunk(2).SelectMany(pair => new[] { ((int)pair[0], pair[1]), (char.ToUpperInvariant(pair[0]), pair[1]) }).DistinctBy(pair => pair.Item1).ToDictionary();

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
        else if (Lookalikes.TryGetValue(rune.Value, out var latin))
        {
            folded.Append(latin);
        }
        else if (IsStyled(rune.Value))
        {
            folded.Append(rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant());
        }
        else if (!IsIgnored(rune))
        {
            folded.Append(Rune.ToLowerInvariant(rune).ToString());
        }
    }

    // Full-width letters, and the bold and script ones that people copy into messages.
    private static bool IsStyled(int value) => value is (>= 0xFF01 and <= 0xFF5E) or (>= 0x1D400 and <= 0x1D7FF);

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
