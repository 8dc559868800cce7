using System.Collections.Immutable;
using ManagerBackup.Bot.Triage.Lexicon;
using ManagerBackup.Bot.Triage.Model;

namespace ManagerBackup.Bot.Triage;

/// <summary>Names what led to an answer, so that a person can see why: <c>hit:punched</c>, <c>past-day:yesterday</c>, <c>phone</c>.</summary>
internal sealed class CueNames
{
    private const int Most = 4;
    private const float Least = 0.15f;
    private readonly Concepts concepts;
    private readonly short[] robbery;
    private readonly (string Cue, short[] Concepts)[] told;

    public CueNames(Concepts concepts)
    {
        this.concepts = concepts;
        robbery = Numbers("robbery");
        told =
        [
            (Cue.Phone, Numbers("phone", "caller", "hung-up")),
            (Cue.Chat, Numbers("chat")),
            (Cue.MayI, Numbers("may-i", "say-no")),
            (Cue.Drunk, Numbers("drunk")),
        ];
    }

    public ImmutableArray<string> Of(Answer answer, Tally tally, List<Word> words, List<Mention> mentions)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        if (answer.Cue is not null)
        {
            names.Add(answer.Cue);
        }

        if (answer is { Action: TriageAction.Emergency, Category: TriageCategory.Threat } && Mentions(mentions, robbery))
        {
            names.Add(Cue.Robbery);
        }

        foreach (var (cue, numbers) in told)
        {
            if (Mentions(mentions, numbers))
            {
                names.Add(cue);
            }
        }

        AddReasons(answer, tally, words, mentions, names);
        return names.ToImmutable();
    }

    private short[] Numbers(params string[] names) => [.. names.Select(concepts.Find)];

    private static bool Mentions(List<Mention> mentions, short[] numbers)
    {
        foreach (var mention in mentions)
        {
            if (Array.IndexOf(numbers, mention.Concept) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Each feature's part in the answer, against the mean of all answers, is shared by the words it was read from.
    private void AddReasons(Answer answer, Tally tally, List<Word> words, List<Mention> mentions, ImmutableArray<string>.Builder names)
    {
        if (answer is { Action: TriageAction.None, Cue: null })
        {
            return;
        }

        Span<float> parts = stackalloc float[FeatureReader.MostWords];
        parts.Clear();
        AddParts(answer.Number, tally, parts);
        for (var i = 0; i < Most; i++)
        {
            var best = 0;
            for (var at = 1; at < Math.Min(words.Count, parts.Length); at++)
            {
                best = parts[at] > parts[best] ? at : best;
            }

            if (words.Count == 0 || parts[best] < Least)
            {
                return;
            }

            names.Add(NameOf(best, words, mentions, parts));
        }
    }

    private static void AddParts(int column, Tally tally, Span<float> parts)
    {
        for (var i = 0; i < tally.Features.Count; i++)
        {
            var feature = tally.Features[i];
            if (feature.First < 0 || feature.Last >= parts.Length)
            {
                continue;
            }

            var part = tally.Contribution(i, column) / 2;
            parts[feature.First] += part;
            parts[feature.Last] += part;
        }
    }

    private string NameOf(int at, List<Word> words, List<Mention> mentions, Span<float> parts)
    {
        foreach (var mention in mentions)
        {
            if (mention.First <= at && at <= mention.Last)
            {
                parts[mention.First..(Math.Min((int)mention.Last, parts.Length - 1) + 1)].Clear();
                return $"{concepts.Names[mention.Concept]}:{string.Join('-', words.Skip(mention.First).Take(mention.Last - mention.First + 1).Select(word => word.Text))}";
            }
        }

        parts[at] = 0;
        return words[at].Text;
    }
}
