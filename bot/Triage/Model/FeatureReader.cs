using ManagerBackup.Bot.Triage.Lexicon;

namespace ManagerBackup.Bot.Triage.Model;

/// <summary>Reads the features off a message: first those of its spelling, then those of its meaning.</summary>
internal static class FeatureReader
{
    public const int MostWords = 120;
    private const int ShortestPiece = 3;
    private const int LongestPiece = 5;
    private const int LongestWord = 24;
    private const int MostMentions = 24;
    private const int NextConcepts = 3;
    private const int NextGroups = 2;
    private const uint Border = 0x27d4eb2f;
    private const uint ConceptMark = 0x51000000;

    /// <summary>The words and their pieces, which need no lexicon.</summary>
    public static void ReadSpelling(List<Word> words, List<Feature> features)
    {
        for (var i = 0; i < Math.Min(words.Count, MostWords); i++)
        {
            features.Add(new(FeatureKey.Of(FeatureKind.Word, FeatureKey.Hash(words[i].Text)), FeatureKind.Word, (short)i, (short)i));
            ReadPieces(words[i].Text, (short)i, features);
        }
    }

    /// <summary>What the words stand for, and next to what.</summary>
    public static void ReadMeaning(List<Word> words, List<Mention> mentions, Concepts concepts, Shape shape, List<Feature> features)
    {
        ReadNeighbours(words, mentions, features);
        var count = Math.Min(mentions.Count, MostMentions);
        for (var i = 0; i < count; i++)
        {
            var one = mentions[i];
            Add(features, FeatureKind.Concept, one, one, (uint)one.Concept);
            Add(features, FeatureKind.Group, one, one, (uint)concepts.GroupOf(one.Concept));
            ReadPairs(mentions, i, count, concepts, features);
        }

        shape.Read(words.Count, features);
    }

    private static void ReadPieces(string word, short at, List<Feature> features)
    {
        // A border, the word, a border: "_hit_".
        var length = Math.Min(word.Length, LongestWord) + 2;
        for (var from = 0; from < length; from++)
        {
            var hash = FeatureKey.Start;
            for (var to = from; to < Math.Min(length, from + LongestPiece); to++)
            {
                hash = FeatureKey.Next(hash, to == 0 || to == length - 1 ? '_' : word[to - 1]);
                if (to - from + 1 >= ShortestPiece)
                {
                    features.Add(new(FeatureKey.Of(FeatureKind.Piece, hash), FeatureKind.Piece, at, at));
                }
            }
        }
    }

    private static void ReadNeighbours(List<Word> words, List<Mention> mentions, List<Feature> features)
    {
        var before = Border;
        var beforeAt = 0;
        var mention = 0;
        for (var at = 0; at < Math.Min(words.Count, MostWords);)
        {
            while (mention < mentions.Count && mentions[mention].First < at)
            {
                mention++;
            }

            var longest = -1;
            for (var i = mention; i < mentions.Count && mentions[i].First == at; i++)
            {
                longest = longest < 0 || mentions[i].Last > mentions[longest].Last ? i : longest;
            }

            var sign = longest < 0 ? FeatureKey.Hash(words[at].Text) : ConceptMark + (uint)mentions[longest].Concept;
            var last = longest < 0 ? at : mentions[longest].Last;
            features.Add(new(FeatureKey.Of(FeatureKind.Neighbours, before, sign), FeatureKind.Neighbours, (short)beforeAt, (short)last));
            (before, beforeAt) = (sign, at);
            at = last + 1;
        }

        features.Add(new(FeatureKey.Of(FeatureKind.Neighbours, before, Border), FeatureKind.Neighbours, (short)beforeAt, (short)beforeAt));
    }

    private static void ReadPairs(List<Mention> mentions, int at, int count, Concepts concepts, List<Feature> features)
    {
        var one = mentions[at];
        var oneGroup = (uint)concepts.GroupOf(one.Concept);
        var next = 0;
        for (var i = at + 1; i < count; i++)
        {
            var other = mentions[i];
            if (other.First <= one.Last)
            {
                continue;
            }

            var otherGroup = (uint)concepts.GroupOf(other.Concept);
            if (next < NextConcepts)
            {
                Add(features, FeatureKind.ConceptNext, one, other, (uint)one.Concept, (uint)other.Concept);
            }

            if (next < NextGroups)
            {
                Add(features, FeatureKind.GroupNext, one, other, oneGroup, otherGroup);
            }

            next++;
            Add(features, FeatureKind.ConceptPair, one, other, (uint)Math.Min(one.Concept, other.Concept), (uint)Math.Max(one.Concept, other.Concept));
            Add(features, FeatureKind.GroupPair, one, other, Math.Min(oneGroup, otherGroup), Math.Max(oneGroup, otherGroup));
        }
    }

    private static void Add(List<Feature> features, FeatureKind kind, Mention one, Mention other, uint first, uint second = 0) =>
        features.Add(new(FeatureKey.Of(kind, first, second), kind, one.First, other.Last));
}

/// <summary>How a message looks as a whole.</summary>
internal readonly record struct Shape(bool Asks, bool Loud)
{
    private const int LongestStep = 6;
    private const int Looked = 500;

    public static Shape Of(string text)
    {
        var upper = 0;
        var lower = 0;
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Looked)))
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return new(text.AsSpan().TrimEnd().EndsWith('?'), (upper > 6 && upper > lower * 2) || text.Contains("!!", StringComparison.Ordinal));
    }

    public void Read(int words, List<Feature> features)
    {
        Add(features, 0);
        Add(features, 10 + (uint)Math.Min(words / 3, LongestStep));
        if (Asks)
        {
            Add(features, 1);
        }

        if (Loud)
        {
            Add(features, 2);
        }
    }

    private static void Add(List<Feature> features, uint sign) =>
        features.Add(new(FeatureKey.Of(FeatureKind.Shape, sign), FeatureKind.Shape, -1, -1));
}
