using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

public sealed class SendLimiterTests
{
    private static readonly TimeSpan Ever = TimeSpan.FromHours(3);

    private readonly FakeTime _time = new();
    private readonly SendLimiter _limiter;

    public SendLimiterTests() => _limiter = new SendLimiter(SendLimits.OfTeams, _time);

    [Fact]
    public void First_words_do_not_wait() => Assert.All(Enumerable.Range(0, 7), _ => Assert.True(Send("a").IsCompletedSuccessfully));

    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    [InlineData(60, 30)]
    [InlineData(1800, 3600)]
    public async Task No_window_holds_more_than_the_channel_takes(int count, int seconds)
    {
        var sent = new List<DateTimeOffset>();
        await _time.RunAsync(async () =>
        {
            for (var i = 0; i < Math.Min(2 * count, 2000); i++)
            {
                Assert.Null(await _limiter.WaitAsync("t", "a", urgent: true, Ever, default));
                sent.Add(_time.GetUtcNow());
            }

            return 0;
        }, step: TimeSpan.FromSeconds(1));

        Assert.All(
            sent.Skip(count).Zip(sent), pair => Assert.True(pair.First - pair.Second >= TimeSpan.FromSeconds(seconds), $"{pair.Second} {pair.First}"));
    }

    [Fact]
    public void One_chats_wait_keeps_no_other_waiting()
    {
        var tooMany = Enumerable.Range(0, 20).Select(_ => Send("a")).ToList();

        Assert.True(Send("b").IsCompletedSuccessfully);
        Assert.Equal(7, tooMany.Count(send => send.IsCompleted));
    }

    [Fact]
    public async Task A_wait_beyond_the_budget_is_refused_and_takes_no_place()
    {
        await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => Send("a")));

        Assert.Equal(TimeSpan.FromSeconds(1), await _limiter.WaitAsync("t", "a", urgent: true, TimeSpan.FromMilliseconds(500), default));
        _time.Turn(TimeSpan.FromSeconds(1));

        Assert.True(Send("a").IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_tenant_gets_thirty_a_second_and_urgent_sends_go_first()
    {
        Assert.All(Enumerable.Range(0, 30), i => Assert.True(Send($"first {i}", urgent: false).IsCompletedSuccessfully));
        var edits = Enumerable.Range(0, 30).Select(i => Send($"edit {i}", urgent: false)).ToList();
        var pages = Enumerable.Range(0, 30).Select(i => Send($"page {i}", urgent: true)).ToList();
        Assert.True(Send("elsewhere", tenant: "other").IsCompletedSuccessfully);

        _time.Turn(TimeSpan.FromSeconds(1.1));
        await Task.WhenAll(pages);
        Assert.DoesNotContain(edits, edit => edit.IsCompleted);

        _time.Turn(TimeSpan.FromSeconds(1.1));
        await Task.WhenAll(edits);
    }

    [Fact]
    public async Task Who_gives_up_takes_no_place_of_the_tenants()
    {
        using var stop = new CancellationTokenSource();
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Send($"first {i}")));
        var givenUp = Enumerable.Range(0, 30)
            .Select(i => Clockwork.Start(() => _limiter.WaitAsync("t", $"gone {i}", urgent: true, Ever, stop.Token).AsTask())).ToList();
        var tooLate = Clockwork.Start(() => _limiter.WaitAsync("t", "late", urgent: true, TimeSpan.FromMilliseconds(100), default).AsTask());
        var stays = Send("stays");

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.WhenAll(givenUp));
        _time.Turn(TimeSpan.FromSeconds(1.1));

        Assert.NotNull(await tooLate);
        Assert.Null(await stays);
    }

    [Fact]
    public async Task Idle_chats_are_forgotten()
    {
        for (var i = 0; i < 20; i++)
        {
            await Send($"chat {i}");
        }

        _time.Turn(TimeSpan.FromHours(2));
        await Send("another");

        Assert.Equal(1, _limiter.RememberedChats);
    }

    private Task<TimeSpan?> Send(string chat, bool urgent = true, string tenant = "t") =>
        Clockwork.Start(() => _limiter.WaitAsync(tenant, chat, urgent, Ever, default).AsTask());
}
