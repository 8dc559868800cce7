using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>Whether people were really backed, in a few figures.</summary>
/// <param name="AcceptedWithinAMinute">Share (0 to 1) of the pages that were not withdrawn before somebody accepted; null without any.</param>
/// <param name="BothHeard">Of the closed ones, how many have both sides.</param>
/// <param name="FeltBacked">Average of the check-ins, 1 to 5.</param>
/// <param name="HelpfulLines">Which lines helped, the most helpful first.</param>
internal sealed record ReviewFigures(
    int Total,
    IReadOnlyDictionary<string, int> ByState,
    IReadOnlyDictionary<string, int> ByCategory,
    double? MedianSecondsToAccept,
    double? P90SecondsToAccept,
    double? AcceptedWithinAMinute,
    int Unanswered,
    int Closed,
    int BothHeard,
    double? FeltBacked,
    int CheckIns,
    IReadOnlyList<HelpfulLine> HelpfulLines)
{
    private const double AMinute = 60;

    // The review page is in English.
    private const string PageLanguage = "en";

    public static async Task<ReviewFigures> CountAsync(IAsyncEnumerable<TakeoverSummary> takeovers, Coach coach, CancellationToken cancellationToken)
    {
        var states = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var categories = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var helped = new Dictionary<string, int>(StringComparer.Ordinal);
        var waits = new List<double>();
        var feelings = new List<int>();
        var (total, awaited, heard) = (0, 0, 0);
        await foreach (var takeover in takeovers.WithCancellation(cancellationToken))
        {
            if (takeover.Practice)
            {
                continue;
            }

            total++;
            states[takeover.State] = states.GetValueOrDefault(takeover.State) + 1;
            categories[takeover.Category] = categories.GetValueOrDefault(takeover.Category) + 1;
            heard += takeover is { State: "closed", EmployeeHeard: true, CustomerHeard: true } ? 1 : 0;
            awaited += takeover is { PagedAt: not null } and ({ AcceptedAt: not null } or { State: not "withdrawn" }) ? 1 : 0;
            foreach (var line in takeover.HelpfulLines)
            {
                helped[line] = helped.GetValueOrDefault(line) + 1;
            }

            if (takeover.SecondsToAccept is { } wait)
            {
                waits.Add(wait);
            }

            if (takeover.FeltBacked is { } feeling)
            {
                feelings.Add(feeling);
            }
        }

        waits.Sort();
        return new(
            total, states, categories, Percentile(waits, 0.5), Percentile(waits, 0.9),
            awaited == 0 ? null : Math.Min(1, (double)waits.Count(wait => wait <= AMinute) / awaited),
            states.GetValueOrDefault("unanswered"), states.GetValueOrDefault("closed"), heard,
            feelings.Count == 0 ? null : feelings.Average(), feelings.Count,
            [.. helped.OrderByDescending(line => line.Value).ThenBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => new HelpfulLine(line.Key, coach.TextOf(line.Key, PageLanguage), line.Value))]);
    }

    // Nearest rank: a figure that really occurred, also among few.
    internal static double? Percentile(IReadOnlyList<double> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Count) - 1)];
}

/// <param name="Text">What the line says today; null when the files have it no more.</param>
/// <param name="Helped">In how many takeovers an employee said so.</param>
internal sealed record HelpfulLine(string Line, string? Text, int Helped);
