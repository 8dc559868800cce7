using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

public sealed class ConnectorRetryTests : IDisposable
{
    private static readonly ConversationReference Chat = new("https://smba.example/", "a:1", "tenant-1", "28:bot", "msteams");

    private readonly FakeTime _time = new();
    private readonly FakeChannel _channel;

    public ConnectorRetryTests() => _channel = new FakeChannel(_time);

    public void Dispose() => _channel.Dispose();

    [Theory]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task What_passes_by_itself_is_sent_again_after_a_growing_pause(int status)
    {
        _channel.Answers(status).Answers(status).Answers(status).Answers(201, """{"id":"1"}""");

        Assert.Equal("1", await SendAsync(seconds: 8));

        var pauses = _channel.Calls.Zip(_channel.Calls.Skip(1), (first, second) => second.At - first.At).ToList();
        Assert.InRange(pauses[0].TotalMilliseconds, 150, 310);
        Assert.InRange(pauses[1].TotalMilliseconds, 300, 610);
        Assert.InRange(pauses[2].TotalMilliseconds, 600, 1210);
    }

    [Theory]
    [InlineData(302, false, false)]
    [InlineData(400, false, false)]
    [InlineData(401, false, false)]
    [InlineData(403, false, false)]
    [InlineData(404, false, false)]
    [InlineData(405, false, false)]
    [InlineData(408, true, true)]
    [InlineData(413, false, false)]
    [InlineData(500, true, true)]
    public async Task Anything_else_is_sent_once(int status, bool transient, bool mayHaveBeenDelivered)
    {
        _channel.Answers(status);

        var failure = await FailureAsync(seconds: 8);

        Assert.Single(_channel.Calls);
        Assert.Equal((status, transient, mayHaveBeenDelivered), ((int?)failure.StatusCode, failure.IsTransient, failure.MayHaveBeenDelivered));
    }

    [Theory]
    [InlineData("""{"error":{"code":"MessageWritesBlocked","message":"Ada has blocked this"}}""", "MessageWritesBlocked")]
    [InlineData("""{"error":{"code":"Forbidden","subCode":"MessageWritesBlocked"}}""", "MessageWritesBlocked")]
    [InlineData("""{"subCode":"MessageWritesBlocked","error":{"code":"ServiceError"}}""", "MessageWritesBlocked")]
    [InlineData("""{"error":"Forbidden"}""", null)]
    [InlineData("<html>", null)]
    [InlineData("", null)]
    public async Task The_channels_own_code_is_told_and_its_words_are_not(string body, string? code)
    {
        _channel.Answers(403, body);

        var failure = await FailureAsync(seconds: 8);

        Assert.Equal(code, failure.Code);
        Assert.DoesNotContain("Ada", failure.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3")]
    [InlineData("Mon, 02 Mar 2026 09:00:03 GMT")]
    public async Task The_pause_the_channel_asks_for_is_kept(string retryAfter)
    {
        _channel.Answers(429, retryAfter: retryAfter).Answers(201, """{"id":"1"}""");

        await SendAsync(seconds: 8);

        Assert.Equal(TimeSpan.FromSeconds(3), _channel.Calls[1].At - _channel.Calls[0].At);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("soon")]
    [InlineData("Mon, 02 Mar 2026 08:00:00 GMT")]
    public async Task A_pause_that_makes_no_sense_is_replaced_by_our_own(string retryAfter)
    {
        _channel.Answers(429, retryAfter: retryAfter).Answers(201, """{"id":"1"}""");

        await SendAsync(seconds: 8);

        Assert.InRange((_channel.Calls[1].At - _channel.Calls[0].At).TotalMilliseconds, 150, 310);
    }

    [Fact]
    public async Task A_pause_beyond_the_budget_fails_at_once_and_is_told()
    {
        _channel.Answers(429, retryAfter: "30");
        var before = _time.GetUtcNow();

        var failure = await FailureAsync(seconds: 8);

        Assert.Equal(before, _time.GetUtcNow());
        Assert.Equal(TimeSpan.FromSeconds(30), failure.RetryAfter);
        Assert.True(failure.IsTransient);
        Assert.False(failure.MayHaveBeenDelivered);
    }

    [Fact]
    public async Task Retries_end_with_the_budget()
    {
        for (var i = 0; i < 20; i++)
        {
            _channel.Answers(503);
        }

        var before = _time.GetUtcNow();
        var failure = await FailureAsync(seconds: 3);

        Assert.InRange((_time.GetUtcNow() - before).TotalSeconds, 1, 3);
        Assert.InRange(_channel.Calls.Count, 3, 6);
        Assert.True(failure.MayHaveBeenDelivered);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again_and_delivered_nothing()
    {
        _channel.Fails(HttpRequestError.ConnectionError).Fails(HttpRequestError.NameResolutionError).NeverConnects().Answers(403);

        var failure = await FailureAsync(seconds: 8);

        Assert.Equal(4, _channel.Calls.Count);
        Assert.False(failure.MayHaveBeenDelivered);
    }

    [Fact]
    public async Task An_answer_that_breaks_off_may_have_been_delivered_whatever_comes_after()
    {
        _channel.Fails(HttpRequestError.ResponseEnded).Answers(429, retryAfter: "60");

        var failure = await FailureAsync(seconds: 8);

        Assert.Equal(429, (int?)failure.StatusCode);
        Assert.True(failure.MayHaveBeenDelivered);
    }

    [Fact]
    public async Task A_channel_that_hangs_is_left_after_four_seconds()
    {
        _channel.Hangs().Answers(201, """{"id":"1"}""");

        Assert.Equal("1", await SendAsync(seconds: 8));

        Assert.InRange((_channel.Calls[1].At - _channel.Calls[0].At).TotalSeconds, 4, 4.4);
    }

    [Fact]
    public async Task A_channel_that_hangs_takes_no_more_than_the_budget()
    {
        _channel.Hangs();
        var before = _time.GetUtcNow();

        var failure = await FailureAsync(seconds: 2);

        Assert.Equal(2, (_time.GetUtcNow() - before).TotalSeconds, precision: 1);
        Assert.Null(failure.StatusCode);
        Assert.True(failure is { IsTransient: true, MayHaveBeenDelivered: true, Code: "Timeout" });
    }

    [Fact]
    public async Task A_host_that_stops_ends_the_wait()
    {
        _channel.Answers(503, retryAfter: "5");
        using var stop = new CancellationTokenSource();
        var sending = Clockwork.Start(() => _channel.Client().SendAsync(Chat, Activity.OfText("Hi"), SendOptions.Urgent, stop.Token));

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    private Task<string?> SendAsync(int seconds) => _time.RunAsync(
        () => _channel.Client().SendAsync(Chat, Activity.OfText("Hi"), new SendOptions(TimeSpan.FromSeconds(seconds), Priority: true), default));

    private Task<ConnectorException> FailureAsync(int seconds) => Assert.ThrowsAsync<ConnectorException>(() => SendAsync(seconds));
}
