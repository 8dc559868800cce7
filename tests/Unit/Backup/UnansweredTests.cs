using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

public sealed class UnansweredTests
{
    [Fact]
    public void Nobody_was_found_to_page() => Is(UnansweredCause.NobodyOnShift, It.Requested(), It.Paged(0, 0, 1), It.Unanswered(240));

    [Fact]
    public void No_page_arrived() => Is(
        UnansweredCause.NotReachable,
        It.Requested(), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim), It.Failed(1, Cast.Sam, 1), It.Failed(1, Cast.Kim, 1), It.Unanswered(240));

    [Fact]
    public void All_whom_a_page_reached_declined() => Is(
        UnansweredCause.Declined,
        It.Requested(), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim), It.Failed(1, Cast.Sam, 1), It.Delivered(1, Cast.Kim, 1), It.Declined(9, Cast.Kim), It.Unanswered(240));

    [Fact]
    public void One_whom_a_page_reached_did_not_answer() => Is(
        UnansweredCause.TimedOut,
        It.Requested(), It.Paged(0, 0, 1, Cast.Sam, Cast.Kim), It.Delivered(1, Cast.Sam, 1), It.Delivered(1, Cast.Kim, 1), It.Declined(9, Cast.Kim), It.Unanswered(240));

    [Fact]
    public void Who_accepts_late_answers_after_all() =>
        Assert.Null(Summary(It.Requested(), It.Paged(0, 0, 1), It.Unanswered(240), It.AcceptedLate(250, Cast.Sam)).UnansweredBecause);

    [Fact]
    public void Worse_stays_said()
    {
        Assert.False(Summary(It.Requested()).Worse);
        Assert.True(Summary(It.Requested(), It.Worsened(5), It.Said(20)).Worse);
    }

    private static void Is(UnansweredCause cause, params RequestEvent[] events)
    {
        Given([.. events]).Has(s => s.UnansweredBecause, cause);
        Assert.Equal(cause.ToString(), Summary(events).UnansweredBecause, ignoreCase: true);
    }

    private static TakeoverSummary Summary(params RequestEvent[] events)
    {
        var state = History.Fold(events)!;
        return SummaryRow.Read(SummaryRow.Write("demo_202603", RequestId.New(state.OpenedAt, state.Site), state));
    }
}
