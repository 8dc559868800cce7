using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Paging;
using ManagerBackup.UnitTests.Log;

namespace ManagerBackup.UnitTests.Paging;

public class OneAtATimeTests
{
    private static readonly RequestId Request = RequestId.New(LogFixture.Morning, LogFixture.Site);

    private readonly OneAtATime one = new();
    private int runs;

    [Fact]
    public async Task What_is_asked_for_while_it_runs_runs_once_more()
    {
        await RunAsync(_ => Task.CompletedTask);

        Assert.Equal(2, runs);
        Assert.True(one.TryStart(Request));
    }

    [Fact]
    public async Task A_run_that_fails_does_not_take_the_next_one_with_it_and_is_heard_of()
    {
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(
            run => run == 1 ? throw new InvalidDataException("the first") : Task.CompletedTask));

        Assert.Equal("the first", fault.Message);
        Assert.Equal(2, runs);
        Assert.True(one.TryStart(Request));
    }

    // It is asked for twice more while it runs for the first time.
    private Task RunAsync(Func<int, Task> work)
    {
        Assert.True(one.TryStart(Request));
        return one.RunAsync(Request, () =>
        {
            if (++runs == 1)
            {
                Assert.False(one.TryStart(Request));
                Assert.False(one.TryStart(Request));
            }

            return work(runs);
        });
    }
}
