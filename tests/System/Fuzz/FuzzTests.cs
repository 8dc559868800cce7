using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using ManagerBackup.SystemTests.Bot;
using ManagerBackup.SystemTests.Tools;
using Xunit.Abstractions;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>
/// Everything that is served, asked oddly. <c>FUZZ_RUNS</c> says how often, <c>FUZZ_SEED</c> from where; a request depends on the seed and its
/// own number alone, so <c>FUZZ_ONLY</c> sends one again.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int AtOnce = 4;
    private static readonly int Runs = Number("FUZZ_RUNS", 2_000);
    private static readonly int Seed = Number("FUZZ_SEED", 20260302);
    private static readonly int Only = Number("FUZZ_ONLY", -1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<int, int> statuses = new();

    [Fact]
    public async Task However_oddly_it_is_asked_the_bot_answers_forgets_and_goes_on_paging()
    {
        Place[] places = [.. Enumerable.Range(0, 6).Select(i => new Place($"fuzz{i}")), new Place("calm")];
        await using var channel = await QuietChannel.StartAsync();
        await using var teams = await FakeTeams.StartAsync();
        await using var host = new FuzzHost(places);
        var bot = host.Listen();
        var activities = new ActivityGrammar(places[..^1], channel);
        var calls = new ApiGrammar(channel);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Patience };

        // A refused body ends its connection, and whoever uses that next would be blamed for it.
        using var once = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero }) { Timeout = Patience };

        long[] heap = [0, 0, 0];
        for (var third = 0; third < heap.Length; third++)
        {
            await RunAsync(Runs * third / heap.Length, Runs * (third + 1) / heap.Length, number => AskAsync(http, once, bot, activities, calls, number));
            heap[third] = Weigh();
        }

        output.WriteLine($"seed {Seed}, {Runs} requests; heap {string.Join(", ", heap.Select(bytes => $"{bytes >> 20} MiB"))}");
        output.WriteLine(string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        var errors = host.Errors.All.Select(error => error.Length > 3000 ? error[..3000] : error);
        Assert.True(faults.IsEmpty, string.Join('\n', faults.Take(20).Concat(errors)));
        Assert.True(host.Errors.All.IsEmpty, string.Join('\n', host.Errors.All));
        Assert.True(heap[2] < heap[0] + (heap[0] / 4) + (16 << 20), $"The heap grew from {heap[0]} to {heap[2]} bytes");
        await TheMainJobWorksAsync(new Scene(teams, bot, places[^1]));
    }

    private static async Task TheMainJobWorksAsync(Scene scene)
    {
        var (request, _) = await scene.PagedAsync();
        var page = await scene.Sam.IsPagedAsync(request);
        await scene.Sam.TapAsync(page, "accept", new() { ["etaMinutes"] = 0 });
        var story = await scene.Api.UntilAsync(request, story => story["state"] == "accepted");
        Assert.Equal(scene.Sam.Id, story.Manager);
    }

    private static async Task RunAsync(int from, int to, Func<int, Task> ask)
    {
        if (Only >= 0)
            (from, to) = from <= Only && Only < to ? (Only, Only + 1) : (0, 0);
        await Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) => await ask(number));
    }

    private async Task AskAsync(HttpClient http, HttpClient once, Uri bot, ActivityGrammar activities, ApiGrammar calls, int number)
    {
        var random = new Random(unchecked((Seed * 1_000_003) + number));
        var isCall = random.Next(6) == 0;
        var body = isCall ? [] : Mutations.Mutate(activities.Next(random, number), random);
        using var request = isCall ? calls.Next(random, bot) : new HttpRequestMessage(HttpMethod.Post, new Uri(bot, "api/messages"))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } },
        };
        var what = $"FUZZ_SEED={Seed} FUZZ_ONLY={number}: {request.Method} {request.RequestUri?.PathAndQuery} {Encoding.UTF8.GetString(body, 0, Math.Min(body.Length, 1500))}";
        try
        {
            var since = Stopwatch.GetTimestamp();
            using var answer = await (isCall ? once : http).SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            statuses.AddOrUpdate(status, 1, (_, times) => times + 1);
            var allowed = status < 500 || (status == 501 && !isCall) || (status == 503 && request.RequestUri?.AbsolutePath == "/readyz");
            if (!allowed || said.Contains("\"statusCode\":500", StringComparison.Ordinal) || said.Contains("   at ManagerBackup", StringComparison.Ordinal))
                faults.Enqueue($"{status} {what}\n{said}");
            if (Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(20))
                faults.Enqueue($"slow {what}");
        }
        catch (HttpRequestException) when (body.Length > 256 * 1024)
        {
            // Refused for its size while it was still being sent.
            statuses.AddOrUpdate(0, 1, (_, times) => times + 1);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or UriFormatException)
        {
            faults.Enqueue($"{e.GetType().Name} {e.Message} {e.InnerException?.Message} {what}");
        }
    }

    private static long Weigh()
    {
        // Twice: what the first frees may have finalizers.
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
