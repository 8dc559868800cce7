using System.Collections.Immutable;
using System.Globalization;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>Given what happened, when somebody wants something, then this comes of it; or: then this is due.</summary>
internal sealed class Story
{
    private readonly BackupRequest state;

    private Story(IEnumerable<RequestEvent> events) => state = History.Fold(events)!;

    public static Story Given(params ImmutableArray<RequestEvent> events) => new(events);

    public Outcome When(Command command) => new(Decider.Decide(state, command));

    /// <summary>Everything that is due, earliest first, such as <c>step 1 @60</c>.</summary>
    public void IsDue(params string[] items) => Assert.Equal(items, Descriptions());

    public void IsDueAmongOthers(string item) => Assert.Contains(item, Descriptions());

    public void IsNotDue(string start) => Assert.DoesNotContain(Descriptions(), item => item.StartsWith(start, StringComparison.Ordinal));

    public Story Has<T>(Func<BackupRequest, T> what, T expected)
    {
        Assert.Equal(expected, what(state));
        return this;
    }

    private string[] Descriptions() => [.. Schedule.Due(state).OrderBy(item => item.At).Select(Describe)];

    private static string Describe(DueItem item) =>
        string.Create(CultureInfo.InvariantCulture, $"{What(item)} @{Cast.SecondsOf(item.At)}");

    private static string What(DueItem item) => item switch
    {
        DueItem.TakeStep step => $"step {step.Step}",
        DueItem.PageAgain again => $"again {again.Step}",
        DueItem.RetryPage retry => $"retry {retry.Manager} #{retry.Attempt}",
        DueItem.SendAnswer => "answer",
        DueItem.Ring ring => $"ring {ring.Signal.Kind}",
        DueItem.Tell tell => $"tell {tell.Notice.To} {tell.Notice.Kind}",
        DueItem.BecomeUnanswered => "unanswered",
        DueItem.MissArrival => "not arrived",
        DueItem.RemindToClose => "remind",
        DueItem.Lapse => "lapse",
        DueItem.AskCheckIn ask => $"check-in {ask.Number}",
        DueItem.RemindFollowUp => "remind of the talk",
        _ => throw new InvalidOperationException($"No words for {item.GetType().Name}"),
    };

    internal sealed class Outcome(Decision decision)
    {
        public void Then(params ImmutableArray<RequestEvent> expected)
        {
            Assert.Null(decision.Refusal);
            Assert.Equal(expected.AsEnumerable(), decision.Events.AsEnumerable(), Same);
        }

        public void ThenNothing()
        {
            Assert.Null(decision.Refusal);
            Assert.Empty(decision.Events);
        }

        public void ThenRefused(Refusal expected)
        {
            Assert.Empty(decision.Events);
            Assert.Equal(expected, decision.Refusal);
        }

        // An array inside a record is compared by reference.
        private static bool Same(RequestEvent a, RequestEvent b) => (a, b) switch
        {
            (RequestEvent.Paged x, RequestEvent.Paged y) => x.To.SequenceEqual(y.To) && x with { To = [] } == y with { To = [] },
            _ => a == b,
        };
    }
}
