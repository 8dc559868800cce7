namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>One step of a phrase: up to <see cref="Skip"/> words may stand before a word that is <see cref="Element"/>.</summary>
internal sealed record Step(int Element, int Skip);

/// <summary>A phrase made ready for comparing. A cue that ends with a colon is completed with the word found at <see cref="Named"/>.</summary>
internal sealed record Phrase(CueLine Line, Step[] Steps, int Named)
{
    /// <summary>Where the steps were found, or false. Backtracking is bounded: at most six words a gap, three gaps a phrase.</summary>
    public bool Matches(CueBook.Marked words, int first, Span<int> found)
    {
        // Most phrases fail here, on a word that stands nowhere in the message.
        foreach (var step in Steps)
        {
            if (!words.HasAnywhere(step.Element))
            {
                return false;
            }
        }

        found[0] = first;
        return MatchesFrom(words, 1, first, found);
    }

    private bool MatchesFrom(CueBook.Marked words, int step, int previous, Span<int> found)
    {
        if (step == Steps.Length)
        {
            return true;
        }

        for (var at = previous + 1; at <= previous + 1 + Steps[step].Skip && at < words.Count && !words.Opens(at); at++)
        {
            found[step] = at;
            if (words.Is(at, Steps[step].Element) && MatchesFrom(words, step + 1, at, found))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Turns the written form of a phrase into steps.</summary>
internal sealed class PhraseWriter(IReadOnlyDictionary<string, IReadOnlyList<string>> classes, Elements elements)
{
    public const int LongestPhrase = 10;
    private const int ShortGap = 3;
    private const int LongGap = 6;

    public IEnumerable<Phrase> Write(CueLine line, string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var variant in Variants(parts, 0))
        {
            yield return Compile(line, text, variant);
        }
    }

    // "the? till" is two phrases, so that a phrase's first word always stands.
    private static IEnumerable<string[]> Variants(string[] parts, int from)
    {
        var optional = Array.FindIndex(parts, from, part => part.EndsWith('?'));
        if (optional < 0)
        {
            return [parts];
        }

        string[] with = [.. parts[..optional], parts[optional][..^1], .. parts[(optional + 1)..]];
        string[] without = [.. parts[..optional], .. parts[(optional + 1)..]];
        return Variants(with, optional + 1).Concat(Variants(without, optional));
    }

    private Phrase Compile(CueLine line, string text, string[] parts)
    {
        var steps = new List<Step>();
        var named = -1;
        var skip = 0;
        foreach (var part in parts)
        {
            if (part is ".." or "...")
            {
                skip = part.Length == 2 ? ShortGap : LongGap;
                continue;
            }

            named = line.Cue.EndsWith(':') && part.Contains('<' + line.Cue[..^1] + '>', StringComparison.Ordinal) ? steps.Count : named;
            steps.Add(new(elements.Number(part, Expand(part, line.Where)), steps.Count == 0 ? 0 : skip));
            skip = 0;
        }

        if (steps.Count is 0 or > LongestPhrase)
        {
            throw new InvalidDataException($"{line.Where}: the phrase '{text}' has {steps.Count} words, should have 1 to {LongestPhrase}.");
        }

        return new(line, [.. steps], named);
    }

    private IEnumerable<string> Expand(string part, string where)
    {
        foreach (var choice in part.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            if (choice[0] != '<' || choice == Elements.AnyWord)
            {
                yield return choice;
                continue;
            }

            var name = choice.Trim('<', '>');
            if (!classes.TryGetValue(name, out var words))
            {
                throw new InvalidDataException($"{where}: <{name}> is not defined; a line 'words' with that name must stand in the file.");
            }

            foreach (var word in words.SelectMany(word => Expand(word, where)))
            {
                yield return word;
            }
        }
    }
}
