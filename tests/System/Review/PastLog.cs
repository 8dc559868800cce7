using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Log.Sqlite;

namespace ManagerBackup.SystemTests.Review;

/// <summary>A log as it lies there when a bot starts: takeovers of the past weeks, small enough to be counted by hand.</summary>
internal sealed class PastLog(SqliteTableEngine engine, DateTimeOffset now)
{
    public static readonly SiteId Demo = new("demo");
    public static readonly SiteId South = new("south");

    private static readonly PagingPlan Plan = new(
        [TimeSpan.Zero, TimeSpan.FromMinutes(1)], TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(3));

    private static readonly Func<PersonId, DateTimeOffset, RequestEvent> Paged = static (_, at) =>
        new RequestEvent.Paged(RequestEvent.Systemic, at, 0, 1, [new(Cast.Sam, "Sam"), new(Cast.Robin, "Robin")]);

    private readonly TakeoverLog log = new(engine);
    private int turns;

    /// <summary>
    /// In the last 28 days eight: five accepted after 10, 20, 30, 90 and 100 s and closed, four of them with both sides, and backed 5, 4, 3 and 2;
    /// one withdrawn after its page, one that nobody answered, one that never asked for a page. In the 28 days before, three: accepted
    /// after 40 s each, closed with one side, and nobody checked in.
    /// </summary>
    public async Task WriteAsync()
    {
        await engine.PrepareAsync(TakeoverLogSetup.Tables, CancellationToken.None);
        await AddAsync(Demo, 1, Category.Verbal, 2, "he screams at me at till 3, his number is [phone]", [.. Closed(10, Outcome.Resolved, CustomerDecision.Keep, "I stayed calm"), Felt(5)]);
        await AddAsync(Demo, 2, Category.Threat, 3, "he says he will wait for me outside", [.. Closed(20, Outcome.Excluded, CustomerDecision.Excluded, "I was afraid"), Felt(4)]);
        await AddAsync(Demo, 3, Category.Verbal, 2, "she calls me names", [.. Closed(30, Outcome.Apologised, CustomerDecision.Warned, null), Felt(3)]);
        await AddAsync(Demo, 4, Category.Rude, 1, "customer is snapping at me", [Paged, (e, at) => new RequestEvent.Worsened(e, at.AddSeconds(5), Turn()), (e, at) => new RequestEvent.Withdrawn(e, at.AddSeconds(30), Turn())]);
        await AddAsync(Demo, 5, Category.Physical, 4, "he threw a bottle", [Paged, (_, at) => new RequestEvent.Unanswered(RequestEvent.Systemic, at.AddMinutes(4)), (_, at) => new RequestEvent.Lapsed(RequestEvent.Systemic, at.AddMinutes(34))]);
        await AddAsync(Demo, 8, Category.Demand, 1, "wants a refund without a receipt", [(e, at) => new RequestEvent.Withdrawn(e, at.AddMinutes(2), Turn())]);
        await AddAsync(South, 9, Category.Verbal, 2, "shouting in aisle 4", [.. Closed(90, Outcome.CustomerLeft, CustomerDecision.Keep, "It took long"), Felt(2)]);
        await AddAsync(South, 10, Category.Sexual, 3, "he touched me", [.. Closed(100, Outcome.PoliceCalled, CustomerDecision.Excluded, "It took very long")]);
        foreach (var days in (int[])[35, 40, 45])
        {
            await AddAsync(Demo, days, Category.Verbal, 2, "shouting", [.. Closed(40, Outcome.Resolved, CustomerDecision.Keep, null)]);
        }
    }

    private IEnumerable<Func<PersonId, DateTimeOffset, RequestEvent>> Closed(int acceptedAfter, Outcome outcome, CustomerDecision decision, string? side)
    {
        yield return Paged;
        yield return (_, at) => new RequestEvent.Accepted(Cast.Sam, at.AddSeconds(acceptedAfter), Turn(), "Sam", 2);
        yield return (_, at) => new RequestEvent.Arrived(Cast.Sam, at.AddMinutes(3), Turn());
        if (side is not null)
            yield return (e, at) => new RequestEvent.StatementGiven(e, at.AddMinutes(7), Turn(), side);
        yield return (_, at) => new RequestEvent.Closed(Cast.Sam, at.AddMinutes(14), Turn(), new(outcome, decision, "He had waited for long", "a voucher", null, null));
    }

    private Func<PersonId, DateTimeOffset, RequestEvent> Felt(int backed) => (e, at) => new RequestEvent.CheckedIn(e, at.AddMinutes(70), Turn(), backed, null);

    private string Turn() => $"past-{++turns}";

    private async Task AddAsync(
        SiteId site, int daysAgo, Category category, int severity, string words, IReadOnlyList<Func<PersonId, DateTimeOffset, RequestEvent>> then)
    {
        // At noon in Amsterdam or close to it: on no wall another day. And at no edge of a period: midnight may pass while tests run.
        var at = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-daysAgo).AddHours(11);
        var (employee, name) = site == Demo ? (Cast.Ada, "Ada") : (Cast.Bea, "Bea");
        var id = RequestId.New(at, site);
        var opening = new RequestEvent.Requested(
            employee, at, Turn(), name, site, words, new(category, severity, Urgency.WordsOnly, "en", site == Demo ? "till 3" : null, false), Plan);
        var desk = await log.FindDeskOfMonthAsync(employee, site, id, CancellationToken.None);
        var stored = await log.OpenAsync(id, [opening, new RequestEvent.Answered(RequestEvent.Systemic, at.AddSeconds(0.3), $"m{turns}", 0.3)], desk, CancellationToken.None);
        await log.AppendAsync(stored, then.Select(happens => happens(employee, at)).ToImmutableArray(), CancellationToken.None);
    }
}

/// <summary>Who plays: those of the demo store, its ops lead, and an employee of another store.</summary>
internal static class Cast
{
    public static readonly PersonId Ada = new("36cfd086-31d1-4dd8-bb20-a94a343818aa");
    public static readonly PersonId Bram = new("6a98e673-4447-42f5-8202-19ec47b03278");
    public static readonly PersonId Sam = new("51d9a6a2-e5d7-46eb-a8b4-96f04c723b2e");
    public static readonly PersonId Robin = new("7303edfc-32f5-4ee4-a57f-da46cc7565cc");
    public static readonly PersonId Bea = new("b2a00000-0000-4000-8000-00000000bea0");
    public static readonly PersonId OpsLead = new("d71bb9a3-538e-4295-9c97-64b556f1b4b5");
}
