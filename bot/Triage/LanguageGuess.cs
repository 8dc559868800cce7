namespace ManagerBackup.Bot.Triage;

/// <summary>
/// Tells the language a message is written in: by its everyday words and, for the others, by three-letter pieces
/// counted over the words of each language's cue file.
/// </summary>
internal sealed class LanguageGuess
{
    private const double EverydayWord = 3;
    private const double KnownWord = 1.2;
    private const double MostOfPieces = 1.5;
    private const double Certain = 0.9;
    private const double ProfileHead = 0.3;
    private const double NearlyAsLikely = 0.6;
    private readonly string[] languages;
    private readonly Dictionary<string, double[]> words = new(StringComparer.Ordinal);
    private readonly Dictionary<int, double[]> pieces = [];

    public LanguageGuess(IReadOnlyList<(string Language, IEnumerable<string> Everyday, IEnumerable<string> Vocabulary)> sources)
    {
        languages = [.. sources.Select(source => source.Language)];
        for (var i = 0; i < sources.Count; i++)
        {
            foreach (var word in sources[i].Vocabulary.Concat(sources[i].Everyday))
            {
                Learn(word, i);
            }

            foreach (var word in sources[i].Everyday)
            {
                Scores(words, word)[i] = EverydayWord;
            }
        }

        Share();
    }

    /// <summary>The languages the words may be in, most likely first; empty when they have none.</summary>
    public List<string> Of(List<Word> message, string profileLanguage)
    {
        var scores = new double[languages.Length];
        var ownWords = message.Any(word => !word.Quoted && IsText(word));
        foreach (var word in message)
        {
            if (IsText(word) && (!word.Quoted || !ownWords))
            {
                Add(word.Text, scores);
            }
        }

        if (scores.Max() < Certain)
        {
            return [];
        }

        var profile = Array.IndexOf(languages, profileLanguage);
        if (profile >= 0)
        {
            scores[profile] += ProfileHead;
        }

        var best = scores.Max();
        return [.. languages.Zip(scores).Where(pair => pair.Second > best * NearlyAsLikely).OrderByDescending(pair => pair.Second).Select(pair => pair.First)];
    }

    private static bool IsText(Word word) => word.Text.Length > 0 && char.IsLetter(word.Text[0]);

    private static double[] Scores<TKey>(Dictionary<TKey, double[]> table, TKey key, int count)
        where TKey : notnull
    {
        if (!table.TryGetValue(key, out var scores))
        {
            table.Add(key, scores = new double[count]);
        }

        return scores;
    }

    private double[] Scores(Dictionary<string, double[]> table, string key) => Scores(table, key, languages.Length);

    private void Learn(string word, int language)
    {
        Scores(words, word)[language] = KnownWord;
        foreach (var piece in Pieces(word))
        {
            Scores(pieces, piece, languages.Length)[language]++;
        }
    }

    // What several languages have says nothing: each keeps its share above the smallest.
    private void Share()
    {
        var totals = new double[languages.Length];
        foreach (var counts in pieces.Values)
        {
            for (var i = 0; i < totals.Length; i++)
            {
                totals[i] += counts[i];
            }
        }

        foreach (var counts in pieces.Values)
        {
            var rates = counts.Select((count, i) => Math.Log((count + 0.3) / (totals[i] + 300))).ToArray();
            var mean = rates.Average();
            for (var i = 0; i < rates.Length; i++)
            {
                counts[i] = rates[i] - mean;
            }
        }

        foreach (var scores in words.Values)
        {
            var least = scores.Min();
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] -= least;
            }
        }
    }

    private void Add(string word, double[] scores)
    {
        if (words.TryGetValue(word, out var known))
        {
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += known[i];
            }

            return;
        }

        Span<double> sums = stackalloc double[scores.Length];
        foreach (var piece in Pieces(word))
        {
            if (pieces.TryGetValue(piece, out var shares))
            {
                for (var i = 0; i < scores.Length; i++)
                {
                    sums[i] += shares[i];
                }
            }
        }

        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += Math.Clamp(sums[i] / 3, 0, MostOfPieces);
        }
    }

    private static IEnumerable<int> Pieces(string word)
    {
        const int base32 = 32;
        var piece = 0;
        for (var i = 0; i <= Math.Min(word.Length, 24); i++)
        {
            var letter = i < word.Length && word[i] is >= 'a' and <= 'z' ? word[i] - 'a' + 1 : 0;
            piece = ((piece * base32) + letter) % (base32 * base32 * base32);
            if (i >= 1)
            {
                yield return piece;
            }
        }
    }
}
