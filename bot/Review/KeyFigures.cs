using System.Globalization;
using ManagerBackup.Bot.Figures;

namespace ManagerBackup.Bot.Review;

/// <summary>The figures at the top.</summary>
/// <param name="AcceptedWithinAMinute">Share (0 to 1) of the pages that were not withdrawn before somebody accepted; null without any.</param>
/// <param name="BothHeard">Of the closed ones, how many have both sides.</param>
/// <param name="FeltBacked">Average of the check-ins, 1 to 5.</param>
internal sealed record KeyFigures(
    int Total,
    double? MedianSecondsToAccept,
    double? P90SecondsToAccept,
    double? AcceptedWithinAMinute,
    int Unanswered,
    int Closed,
    int BothHeard,
    double? FeltBacked,
    int CheckIns,
    int AftercareDue,
    int AftercareOnTime)
{
    /// <summary>Of one site or one hour, fewer say something of people rather than of how it goes.</summary>
    public const int Fewest = 5;

    internal bool AreHidden { get; private init; }

    /// <param name="now">What a day is over by.</param>
    /// <param name="isOneSite">Averages and shares of a few cases are left out.</param>
    public static KeyFigures Of(Counts counts, DateTimeOffset now, bool isOneSite)
    {
        var (total, checkIns, awaited) = (counts.Total(Count.Day), counts.Total(Count.Felt), counts[Count.Of, Counting.Awaited]);
        var hidden = isOneSite && total < Fewest;
        var waits = hidden ? [] : Waits(counts);
        var had = counts[Count.Of, Counting.TalksHad];
        return new(
            (int)total, Percentile(waits, 0.5), Percentile(waits, 0.9),
            awaited == 0 || hidden ? null : Math.Min(1, (double)counts[Count.Of, Counting.WithinAMinute] / awaited),
            (int)counts[Count.State, "unanswered"], (int)counts[Count.State, "closed"], (int)counts[Count.Of, Counting.BothHeard],
            checkIns == 0 || (isOneSite && checkIns < Fewest) ? null
                : (double)Counting.FeltSum(counts) / checkIns,
            (int)checkIns,
            (int)(had + Counting.TalksOverdue(counts, now)),
            (int)counts[Count.Of, Counting.TalksInTime])
        {
            AreHidden = hidden,
        };
    }

    /// <summary>Acceptances by the milliseconds they took, the quickest first.</summary>
    internal static IReadOnlyList<(long Milliseconds, long Number)> Waits(Counts counts) =>
        [.. counts.Unsorted(Count.Wait).Select(wait => (long.Parse(wait.Name, CultureInfo.InvariantCulture), wait.Number)).OrderBy(wait => wait.Item1)];

    // Nearest rank: a figure that really occurred, also among few.
    internal static double? Percentile(IReadOnlyList<(long Milliseconds, long Number)> sorted, double share)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(share * sorted.Sum(wait => wait.Number)));
        foreach (var (milliseconds, number) in sorted)
        {
            rank -= number;
            if (rank <= 0)
            {
                return milliseconds / 1000.0;
            }
        }

        return null;
    }
}
