namespace ManagerBackup.Bot.Triage.Cues;

/// <summary>
/// The numbered elements of a language's phrases, and which of them a word is: by the whole word, by how it begins
/// (<c>schrei*</c>), how it ends (<c>*mes</c>), or as any number (<c>#</c>), a word with hidden letters (<c>*</c>), or any word at all.
/// </summary>
internal sealed class Elements
{
    private const int Longest = 24;
    public const string AnyWord = "<any-word>";
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> beginnings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> endings = new(StringComparer.Ordinal);
    private readonly List<int> figures = [];
    private readonly List<int> obscured = [];
    private readonly List<int> any = [];

    // Which lengths the beginnings and endings have: most need no looking up.
    private ulong lengths;

    public int Count => numbers.Count;

    public IEnumerable<string> WholeWords => whole.Keys;

    public bool IsWord(string word) => whole.ContainsKey(word);

    public int Number(string written, IEnumerable<string> words)
    {
        if (numbers.TryGetValue(written, out var number))
        {
            return number;
        }

        number = numbers.Count;
        numbers.Add(written, number);
        foreach (var word in words)
        {
            Register(word, number);
        }

        return number;
    }

    /// <summary>Sets the bit of every element that the word is.</summary>
    public void Mark(Word word, Span<ulong> row)
    {
        var text = word.Text;
        Mark(whole.GetValueOrDefault(text), row);
        Mark(word.IsNumber ? figures : null, row);
        Mark(word.Obscured ? obscured : null, row);
        Mark(any, row);
        var begins = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        var ends = endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = 1; length <= Math.Min(text.Length, Longest); length++)
        {
            if ((lengths & (1UL << length)) == 0)
            {
                continue;
            }

            Mark(begins.TryGetValue(text.AsSpan(0, length), out var begun) ? begun : null, row);
            Mark(ends.TryGetValue(text.AsSpan(text.Length - length), out var ended) ? ended : null, row);
        }
    }

    private static void Mark(List<int>? elements, Span<ulong> row)
    {
        if (elements is null)
        {
            return;
        }

        foreach (var element in elements)
        {
            row[element >> 6] |= 1UL << (element & 63);
        }
    }

    private void Register(string word, int number)
    {
        switch (word)
        {
            case "#": figures.Add(number); return;
            case "*": obscured.Add(number); return;
            case AnyWord: any.Add(number); return;
        }

        foreach (var spelling in Spellings(word))
        {
            var (table, key) = spelling switch
            {
                [.., '*'] => (beginnings, spelling[..^1]),
                ['*', ..] => (endings, spelling[1..]),
                _ => (whole, spelling),
            };
            if (!table.TryGetValue(key, out var list))
            {
                table.Add(key, list = []);
            }

            list.Add(number);
            lengths |= table == whole ? 0 : 1UL << Math.Min(key.Length, Longest);
        }
    }

    // Without the key for an umlaut people type "ae" as often as "a".
    private static IEnumerable<string> Spellings(string word)
    {
        var lower = word.ToLowerInvariant().Replace("'", "", StringComparison.Ordinal);
        var plain = Words.Fold(lower);
        var typed = Words.Fold(lower.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal));
        return plain == typed ? [plain] : [plain, typed];
    }
}
