using System.Globalization;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Figures;

namespace ManagerBackup.Bot.Review;

/// <summary>Whether people were really backed, in a few figures, and what lies behind them.</summary>
/// <param name="AsOf">What happened since may not be counted.</param>
/// <param name="Previous">The same over as long a time just before; null when no beginning was asked for.</param>
/// <param name="HelpfulLines">Which lines helped, the most helpful first.</param>
/// <param name="AftercareDue">Private talks that were had, or whose day is over.</param>
/// <param name="Hours">By weekday, Monday first, and hour of the site's day; null where there are fewer than <see cref="KeyFigures.Fewest"/>, and some.</param>
/// <param name="WordsOnly">Nobody was paged, and nobody was to be.</param>
internal sealed record ReviewFigures(
    string? From,
    string? To,
    DateTimeOffset AsOf,
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
    IReadOnlyList<HelpfulLine> HelpfulLines,
    KeyFigures? Previous,
    IReadOnlyDictionary<string, int> UnansweredBecause,
    int AftercareDue,
    int AftercareOnTime,
    IReadOnlyList<WaitStep> Waits,
    IReadOnlyList<IReadOnlyList<int?>> Hours,
    IReadOnlyList<DayCount> Days,
    IReadOnlyDictionary<string, int> Outcomes,
    IReadOnlyDictionary<string, int> Decisions,
    int WordsOnly,
    int Withdrawn,
    int Worse,
    IReadOnlyDictionary<string, int> Support)
{
    // Lines are told in English; what they say in another language, their id leads to.
    private const string PageLanguage = "en";

    private static readonly string[] Causes = ["nobodyOnShift", "notReachable", "declined", "timedOut"];

    public static ReviewFigures Of(Counts counts, Counts? previous, Asked asked, DateTimeOffset asOf, Coach coach)
    {
        var key = KeyFigures.Of(counts, asOf, asked.IsOneSite);
        return new(
            asked.From, asked.To, asOf, key.Total, Named(counts, Count.State), Categories(counts.All(Count.Day)),
            key.MedianSecondsToAccept, key.P90SecondsToAccept, key.AcceptedWithinAMinute, key.Unanswered, key.Closed, key.BothHeard, key.FeltBacked, key.CheckIns,
            [.. counts.All(Count.Line).OrderByDescending(line => line.Number).Select(line => new HelpfulLine(line.Name, coach.TextOf(line.Name, PageLanguage), (int)line.Number))],
            previous is null ? null : KeyFigures.Of(previous, asOf, asked.IsOneSite),
            Causes.ToDictionary(cause => cause, cause => (int)counts[Count.Because, cause]),
            key.AftercareDue, key.AftercareOnTime, WaitStep.Of(key.AreHidden ? Counts.Zero : counts), HoursOf(counts), DaysOf(counts),
            Named(counts, Count.Outcome), Named(counts, Count.Decision),
            (int)counts[Count.Of, Counting.WordsOnly], (int)counts[Count.State, "withdrawn"], (int)counts[Count.Of, Counting.Worse], Named(counts, Count.Support));
    }

    private static SortedDictionary<string, int> Named(Counts counts, Count what) =>
        new(counts.All(what).ToDictionary(one => one.Name, one => (int)one.Number), StringComparer.Ordinal);

    private static SortedDictionary<string, int> Categories(IEnumerable<(string Name, long Number)> days) =>
        new(days.GroupBy(one => one.Name[(DayCount.Length + 1)..]).ToDictionary(one => one.Key, one => (int)one.Sum(day => day.Number)), StringComparer.Ordinal);

    private static List<DayCount> DaysOf(Counts counts) =>
    [
        .. counts.All(Count.Day).GroupBy(one => one.Name[..DayCount.Length])
            .Select(day => new DayCount(day.Key, (int)day.Sum(one => one.Number), Categories(day))),
    ];

    private static List<List<int?>> HoursOf(Counts counts) =>
    [
        .. Enumerable.Range(0, 7).Select(weekday => Enumerable.Range(0, 24)
            .Select(hour => (int)counts[Count.Hour, string.Create(CultureInfo.InvariantCulture, $"{weekday} {hour}")])
            .Select(number => number is > 0 and < KeyFigures.Fewest ? (int?)null : number).ToList()),
    ];
}

/// <param name="Text">What the line says today; null when the files have it no more.</param>
/// <param name="Helped">In how many takeovers an employee said so.</param>
internal sealed record HelpfulLine(string Line, string? Text, int Helped);

/// <param name="Day">On the site's wall, as 2026-11-22.</param>
internal sealed record DayCount(string Day, int Total, IReadOnlyDictionary<string, int> ByCategory)
{
    public const int Length = 10;
}

/// <summary>Acceptances that took so long, and longer than the step before.</summary>
/// <param name="UpTo">Seconds, themselves included; null for those behind the last step.</param>
internal sealed record WaitStep(int? UpTo, int Count)
{
    private static readonly int?[] Steps = [10, 20, 30, 45, 60, 90, 120, 180, 300, 600, null];

    public static IReadOnlyList<WaitStep> Of(Counts counts)
    {
        var numbers = new int[Steps.Length];
        foreach (var (milliseconds, number) in KeyFigures.Waits(counts))
        {
            numbers[Array.FindIndex(Steps, upTo => upTo is null || milliseconds <= upTo * 1000L)] += (int)number;
        }

        return [.. Steps.Select((upTo, i) => new WaitStep(upTo, numbers[i]))];
    }
}
