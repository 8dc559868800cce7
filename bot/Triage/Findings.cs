using ManagerBackup.Bot.Triage.Cues;

namespace ManagerBackup.Bot.Triage;

/// <summary>What was found in one message, added up by meaning.</summary>
internal sealed class Findings(IReadOnlyList<Hit> hits, int words, bool asks, bool loud)
{
    public int Words { get; } = words;

    /// <summary>It ends with a question mark or begins with a question word.</summary>
    public bool Asks => asks || First(Meaning.Asking) == 0;

    /// <summary>Typed in capitals or with several exclamation marks.</summary>
    public bool Loud { get; } = loud;

    public IReadOnlyList<Hit> Hits => hits;

    public bool Has(Meaning meaning) => Weight(meaning) > 0;

    /// <summary>The cues of one meaning weigh enough together to be taken as certain.</summary>
    public bool IsClear(Meaning meaning) => Weight(meaning) >= 2;

    public bool HasNegated(Meaning meaning) => hits.Any(hit => hit.Negated && hit.Meaning == meaning);

    public int Weight(Meaning meaning)
    {
        var sum = 0;
        foreach (var hit in hits)
        {
            sum += hit.Meaning == meaning && !hit.Negated ? hit.Weight : 0;
        }

        return sum;
    }

    /// <summary>Where a meaning is first found, or past the end.</summary>
    public int First(Meaning meaning)
    {
        var first = int.MaxValue;
        foreach (var hit in hits)
        {
            first = hit.Meaning == meaning && !hit.Negated && hit.First < first ? hit.First : first;
        }

        return first;
    }
}
