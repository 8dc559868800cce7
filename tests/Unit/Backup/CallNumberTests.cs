using ManagerBackup.Bot.Backup;
using ManagerBackup.UnitTests.Log;
using static ManagerBackup.Bot.Backup.RequestEvent;

namespace ManagerBackup.UnitTests.Backup;

public class CallNumberTests
{
    private static readonly DateTimeOffset At = LogFixture.Morning;
    private static readonly PersonId Kim = new("kim");

    [Fact]
    public void Who_is_asked_in_the_third_round_for_the_first_time_reads_a_first_call()
    {
        var opened = LogFixture.Open("t1");
        var s = History.Fold(
        [
            .. Decider.Decide(null, opened).Events,
            new PageDelivered(Systemic, At, LogFixture.Sam, 1, "c 1"),
            new PageDelivered(Systemic, At, LogFixture.Sam, 2, "c 2"),
        ])!;

        Assert.Equal(1, s.CallNumber(Kim));
        Assert.Equal(3, s.CallNumber(LogFixture.Sam));
        Assert.Equal(2, s.CallNumber(LogFixture.Sam, "c 2"));
    }
}
