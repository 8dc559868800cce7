using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ManagerBackup.SystemTests.Bot;

namespace ManagerBackup.SystemTests.Attack;

/// <summary>Too much, too slow, too often.</summary>
public sealed class LoadTests(Fortress fortress) : IClassFixture<Fortress>
{
    private static readonly TimeSpan Prompt = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_body_of_100_MB_is_refused_without_being_read()
    {
        using var http = new HttpClient();
        foreach (var chunked in new[] { false, true })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(fortress.Bot, "api/messages")) { Content = new ZeroContent(100 << 20, chunked) };
            request.Headers.ExpectContinue = true;
            try
            {
                using var answer = await http.SendAsync(request);
                Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            }
            catch (HttpRequestException)
            {
                // It hung up on us in the middle, which is as good.
            }

            Assert.True(((ZeroContent)request.Content).Sent < 8 << 20, $"It took {((ZeroContent)request.Content).Sent} bytes");
        }

        await fortress.Scene.PagedAsync();
    }

    [Theory]
    [InlineData("POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{", "{")]
    [InlineData("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n", "X-A: b\r\n")]
    public async Task Whoever_sends_a_byte_now_and_then_is_cut_off(string start, string drop)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(fortress.Bot.Host, fortress.Bot.Port);
        var stream = socket.GetStream();
        var since = Stopwatch.GetTimestamp();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(start));
        var ended = EndAsync(stream);
        while (!ended.IsCompleted && Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(40))
        {
            await Task.WhenAny(ended, Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System));
            try
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(drop));
            }
            catch (IOException)
            {
                break;
            }
        }

        await ended.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 30);
    }

    [Fact]
    public async Task Headers_over_the_limit_are_refused()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(fortress.Bot, "healthz"));
        request.Headers.Add("X-Long", new string('x', 20_000));
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_requests_from_one_person_hold_up_no_colleagues_page()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Fortress.Shop, Fortress.Other]);
        var (scene, eve) = (house.SceneOf(Fortress.Shop), house.SceneOf(Fortress.Other)["Eve"]);
        var sent = 0;
        var statuses = new int[600];
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 16 });
        var flood = Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, stop) =>
        {
            // Every tenth asks for a page: that is never refused, and still no wall for others.
            var said = eve.Said(i % 10 == 0 ? Scene.Abuse : "hello there, nice weather");
            using var body = new StringContent(said.ToJsonString(), Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri(house.Bot.BaseAddress, "api/messages"), body, stop);
            Interlocked.Increment(ref statuses[(int)answer.StatusCode]);
            Interlocked.Increment(ref sent);
        });
        while (sent < 2_000)
            await Task.Delay(TimeSpan.FromSeconds(0.02), TimeProvider.System);

        var since = Stopwatch.GetTimestamp();
        await scene.PagedAsync();
        var took = Stopwatch.GetElapsedTime(since);
        var inTheMiddle = !flood.IsCompleted;
        await flood;

        Assert.True(inTheMiddle, "The flood was over too soon to tell");
        Assert.InRange(took, TimeSpan.Zero, Prompt);
        Assert.Equal(10_000, statuses[200] + statuses[429]);
        Assert.True(statuses[429] > 8_000, $"Only {statuses[429]} were held back");

        // And the one who flooded has their manager all the same.
        await house.SceneOf(Fortress.Other)["Mallory"].ReceivesAsync(message => message.IsPage);
    }

    [Fact]
    public async Task Whoever_is_over_their_limit_is_told_kindly_and_gets_their_manager_by_words_and_by_the_button()
    {
        await using var house = await House.OpenAsync(House.Sqlite, [Fortress.Shop], "--Limits:PersonPerMinute=10");
        var scene = house.SceneOf(Fortress.Shop);
        var statuses = new List<int>();
        for (var i = 0; i < 14; i++)
        {
            statuses.Add((await scene.Ada.SayAsync("hello there, nice weather")).Status);
        }

        Assert.Equal(429, statuses[^1]);
        var told = await scene.Ada.ReceivesAsync(message => message.Card.Says.Contains("only read part of it", StringComparison.Ordinal));
        Assert.Equal("page", Assert.Single(told.Card.Verbs));
        Assert.Equal(200, (await scene.Ada.SayAsync(Scene.Abuse)).Status);
        var page = await scene.Sam.ReceivesAsync(message => message.IsPage);

        // It got worse, and then dangerous, in the same breath: both pass.
        Assert.Equal(200, (await scene.Ada.ExecuteAsync("worse", new() { ["requestId"] = page.Request })).Status);
        Assert.Equal(200, (await scene.Ada.SayAsync("he has a knife")).Status);
        await scene.Kim.IsPagedAsync(page.Request!);

        // A colleague has a limit of their own.
        Assert.Equal(200, (await scene["Bram"].SayAsync("hello there, nice weather")).Status);
    }

    private static async Task EndAsync(NetworkStream stream)
    {
        var room = new byte[4096];
        try
        {
            while (await stream.ReadAsync(room) > 0)
            {
            }
        }
        catch (IOException)
        {
        }
    }

    /// <summary>So many zeros, made as they are sent.</summary>
    private sealed class ZeroContent(long length, bool chunked) : HttpContent
    {
        public long Sent { get; private set; }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var zeros = new byte[64 * 1024];
            for (; Sent < length; Sent += zeros.Length)
            {
                await stream.WriteAsync(zeros);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return !chunked;
        }
    }
}
