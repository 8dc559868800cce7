using System.Buffers;

namespace ManagerBackup.Bot.Privacy;

/// <summary>
/// The name behind "called" and its like. "He called me a stupid cow" holds none: who reads it later has to know what was said.
/// </summary>
internal static class Names
{
    private const int MostWords = 4;
    private const int MostTitles = 3;

    private static readonly SearchValues<char> Ends = SearchValues.Create(".!?\n\r;,");

    public static void Find(string text, List<Word> words, Findings findings)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (NameCues.Behind.Contains(words[i].Plain))
            {
                FindBefore(text, words, i, findings);
            }

            if (NameCues.ByLastWord.TryGetValue(words[i].Plain, out var cues) && IsCue(text, words, i, cues, out var isSure))
            {
                FindAfter(text, words, i + 1, isSure, findings);
            }
        }
    }

    private static bool IsCue(string text, List<Word> words, int last, NameCues.Cue[] cues, out bool isSure)
    {
        isSure = false;
        if (last > 0 && NameCues.NotBehind.Contains(words[last - 1].Plain) && AreOneSentence(text, words[last - 1].End, words[last].Start))
        {
            return false;
        }

        foreach (var cue in cues)
        {
            if (Fits(words, last, cue.Words))
            {
                isSure = cue.IsSure || (cue.Words[0] == "called" && last > 0 && NameCues.Somebody.Contains(words[last - 1].Plain));
                return true;
            }
        }

        return false;
    }

    private static bool Fits(List<Word> words, int last, string[] cue)
    {
        for (var i = 0; i < cue.Length; i++)
        {
            if (last - i < 0 || words[last - i].Plain != cue[i])
            {
                return false;
            }
        }

        return true;
    }

    private static void FindAfter(string text, List<Word> words, int first, bool isSure, Findings findings)
    {
        // "named Mr Smith": the title says who follows.
        var titles = 0;
        while (first < words.Count && titles < MostTitles && IsTitle(words[first]) && Stands(text, words, first))
        {
            (first, titles) = (first + 1, titles + 1);
        }

        if (first >= words.Count || !Stands(text, words, first) || !IsName(text, words[first], isSure))
        {
            return;
        }

        // Where everything is in capitals, or nothing is, only the first is known to be one.
        var end = first + 1;
        var maySayMore = words[first].IsCapitalised(text) && !words[first].IsAllCapitals(text);
        for (var next = end; maySayMore && next < words.Count && next - first < MostWords && IsBeside(text, words[next - 1].End, words[next].Start); next++)
        {
            if (words[next].IsCapitalised(text) && !NameCues.NoNames.Contains(words[next].Plain))
            {
                end = next + 1;
            }
            else if (!NameCues.Joining.Contains(words[next].Plain))
            {
                break;
            }
        }

        var last = words[end - 1];
        findings.TryAdd(words[first].Start, last.Plain.EndsWith("'s", StringComparison.Ordinal) ? last.End - 2 : last.End, Mark.Name);
    }

    private static void FindBefore(string text, List<Word> words, int cue, Findings findings)
    {
        var last = cue - 1;
        if (last < 0 || !IsBeside(text, words[last].End, words[cue].Start) || !IsName(text, words[last], isSure: true))
        {
            return;
        }

        var first = last;
        while (first > 0 && last - first < MostWords && words[first].IsCapitalised(text) && !words[first].IsAllCapitals(text)
            && words[first - 1].IsCapitalised(text) && IsName(text, words[first - 1], isSure: false)
            && IsBeside(text, words[first - 1].End, words[first].Start))
        {
            first--;
        }

        findings.TryAdd(words[first].Start, words[last].End, Mark.Name);
    }

    private static bool IsTitle(Word word) =>
        NameCues.ByLastWord.TryGetValue(word.Plain, out var title) && title.Any(cue => !cue.IsSure && cue.Words.Length == 1);

    private static bool IsName(string text, Word word, bool isSure) =>
        !NameCues.NoNames.Contains(word.Plain)
        && (word.IsCapitalised(text) || (isSure && word.Plain.Length > 1 && !word.Plain.EndsWith("ing", StringComparison.Ordinal)));

    // Nothing but blanks, a colon or a quotation mark since the cue; the end of a sentence ends it.
    private static bool Stands(string text, List<Word> words, int word)
    {
        if (word == 0)
        {
            return false;
        }

        var (from, to) = (words[word - 1].End, words[word].Start);
        return to - from is >= 1 and <= 6 && Only(text, from, to, " \u00A0\u202F:.\"'“”„«»‘’*_(=-") && AreOneSentence(text, from, to);
    }

    // A title may have a full stop of its own.
    private static bool AreOneSentence(string text, int from, int to)
    {
        var gap = text.AsSpan(from, to - from);
        var dot = gap.IndexOfAny(Ends);
        return dot < 0 || (gap[dot] == '.' && dot == 0 && IsShort(text, from));
    }

    private static bool IsShort(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 5 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return end - start <= 4 && NameCues.ByLastWord.ContainsKey(text[start..end].ToLowerInvariant());
    }

    private static bool IsBeside(string text, int from, int to) => to - from is 1 or 2 && Only(text, from, to, " \u00A0.-");

    private static bool Only(string text, int from, int to, string allowed) => text.AsSpan(from, to - from).IndexOfAnyExcept(allowed) < 0;
}
