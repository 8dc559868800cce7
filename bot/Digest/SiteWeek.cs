using ManagerBackup.Bot.Figures;

namespace ManagerBackup.Bot.Digest;

/// <summary>What is counted of some takeovers; weeks of several sites add up.</summary>
/// <param name="Awaited">Those paged for that were not withdrawn before somebody accepted.</param>
/// <param name="WithinAMinute">Of those, how many were accepted within 60 s.</param>
/// <param name="BothHeard">Of the closed ones, how many have both sides.</param>
/// <param name="Talks">Private talks that were had or are overdue.</param>
internal sealed record SiteWeek(
    int Total, int Awaited, int WithinAMinute, int Unanswered, int Closed, int BothHeard, int FeltSum, int CheckIns, int Talks, int TalksInTime, int TalksOverdue)
{
    public static SiteWeek None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static SiteWeek operator +(SiteWeek one, SiteWeek other) => new(
        one.Total + other.Total, one.Awaited + other.Awaited, one.WithinAMinute + other.WithinAMinute, one.Unanswered + other.Unanswered,
        one.Closed + other.Closed, one.BothHeard + other.BothHeard, one.FeltSum + other.FeltSum, one.CheckIns + other.CheckIns,
        one.Talks + other.Talks, one.TalksInTime + other.TalksInTime, one.TalksOverdue + other.TalksOverdue);

    public static SiteWeek Of(Counts counts, DateTimeOffset now)
    {
        int Of(string name) => (int)counts[Count.Of, name];
        var (had, overdue) = (Of(Counting.TalksHad), (int)Counting.TalksOverdue(counts, now));
        return new(
            (int)counts.Total(Count.Day), Of(Counting.Awaited), Math.Min(Of(Counting.WithinAMinute), Of(Counting.Awaited)), (int)counts[Count.State, "unanswered"],
            (int)counts[Count.State, "closed"], Of(Counting.BothHeard), (int)Counting.FeltSum(counts), (int)counts.Total(Count.Felt),
            had + overdue, Of(Counting.TalksInTime), overdue);
    }
}
