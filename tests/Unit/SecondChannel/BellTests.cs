using System.Net;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.SecondChannel;

public sealed class BellTests
{
    private readonly FakeTime time = new();

    [Fact]
    public async Task Each_hook_that_wants_it_is_rung_and_only_who_did_not_hear_is_rung_again()
    {
        using var receivers = new Receivers();
        using var http = new HttpClient(receivers);
        var bell = new Bell(new([Hook("a"), Hook("b"), Hook("c", AlarmKind.Unanswered)]), new(http, time), time);
        receivers.Status["b"] = HttpStatusCode.InternalServerError;

        var first = await RingAsync(bell, []);
        receivers.Status.Remove("b");
        var second = await RingAsync(bell, [.. first.Reached]);

        Assert.Equal(["a"], first.Reached.ToList());
        Assert.Equal(["b status 500"], first.Failed.ToList());
        Assert.Equal(time.GetUtcNow().AddSeconds(1), first.RetryAt);
        Assert.Equal(["b"], second.Reached.ToList());
        Assert.Equal((0, null), (second.Failed.Length, second.RetryAt));
        Assert.Equal(["a", "b", "b"], receivers.Rung.Order());
    }

    [Fact]
    public async Task What_will_not_get_better_is_not_rung_again()
    {
        using var receivers = new Receivers();
        using var http = new HttpClient(receivers);
        var bell = new Bell(new([Hook("a")]), new(http, time), time);
        receivers.Status["a"] = HttpStatusCode.Forbidden;

        var rung = await RingAsync(bell, []);

        Assert.Equal(["a status 403"], rung.Failed.ToList());
        Assert.Null(rung.RetryAt);
    }

    [Fact]
    public void It_knows_what_anybody_wants_to_hear_of()
    {
        using var http = new HttpClient();

        Assert.Equal(
            [AlarmKind.Paged, AlarmKind.Danger], new Bell(new([Hook("a", AlarmKind.Danger), Hook("b")]), new(http, time), time).Kinds.ToList());
    }

    private Task<Rung> RingAsync(Bell bell, HashSet<string> reached) => bell.RingAsync(
        new(AlarmKind.Paged, "1", time.GetUtcNow(), "0193", "demo", "Demo store", null, 3, "verbal", []), reached, 1, CancellationToken.None);

    private static Webhook Hook(string host, AlarmKind on = AlarmKind.Paged) => new(host, new($"https://{host}/"), "s", [on]);

    private sealed class Receivers : HttpMessageHandler
    {
        public Dictionary<string, HttpStatusCode> Status { get; } = new(StringComparer.Ordinal);

        public List<string> Rung { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var host = request.RequestUri!.Host;
            Rung.Add(host);
            return Task.FromResult(new HttpResponseMessage(Status.GetValueOrDefault(host, HttpStatusCode.NoContent)));
        }
    }
}
