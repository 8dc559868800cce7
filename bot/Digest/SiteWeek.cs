using System.Text.Json;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Digest;

/// <summary>What is counted of some takeovers; weeks of several sites add up.</summary>
/// <param name="Awaited">Those paged for that were not withdrawn before somebody accepted.</param>
/// <param name="WithinAMinute">Of those, how many were accepted within 60 s.</param>
/// <param name="BothHeard">Of the closed ones, how many have both sides.</param>
/// <param name="Talks">Private talks that were had or are overdue.</param>
internal sealed record SiteWeek(
    int Total, int Awaited, int WithinAMinute, int Unanswered, int Closed, int BothHeard, int FeltSum, int CheckIns, int Talks, int TalksInTime, int TalksOverdue)
{
    private const double AMinute = 60;

    public static SiteWeek None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static SiteWeek operator +(SiteWeek one, SiteWeek other) => new(
        one.Total + other.Total, one.Awaited + other.Awaited, one.WithinAMinute + other.WithinAMinute, one.Unanswered + other.Unanswered,
        one.Closed + other.Closed, one.BothHeard + other.BothHeard, one.FeltSum + other.FeltSum, one.CheckIns + other.CheckIns,
        one.Talks + other.Talks, one.TalksInTime + other.TalksInTime, one.TalksOverdue + other.TalksOverdue);

    public static SiteWeek Of(TakeoverSummary takeover, DateTimeOffset now)
    {
        static int One(bool counts) => counts ? 1 : 0;
        if (takeover.Practice)
        {
            return None;
        }

        var awaited = takeover is { PagedAt: not null } and ({ AcceptedAt: not null } or { State: not "withdrawn" });
        var (due, done) = TalkOf(takeover);
        return new(
            1, One(awaited), One(awaited && takeover.SecondsToAccept <= AMinute), One(takeover.State == "unanswered"), One(takeover.State == "closed"),
            One(takeover is { State: "closed", EmployeeHeard: true, CustomerHeard: true }), takeover.FeltBacked ?? 0, One(takeover.FeltBacked is not null),
            One(due is not null && (done is not null || due < now)), One(done <= due), One(done is null && due < now));
    }

    // As the wire has it: rows from before the talk was kept lack it.
    private static (DateTimeOffset? Due, DateTimeOffset? Done) TalkOf(TakeoverSummary takeover)
    {
        var wire = JsonSerializer.SerializeToNode(takeover, JsonSerializerOptions.Web);
        return ((DateTimeOffset?)wire?["followUpDueAt"], (DateTimeOffset?)wire?["followUpDoneAt"]);
    }
}
