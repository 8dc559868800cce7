using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace ManagerBackup.Benchmarks;

/// <summary>What a turn is waited for.</summary>
internal enum Until
{
    /// <summary>The first message in the employee's own chat.</summary>
    Words,

    /// <summary>The first message in a manager's chat that names the employee.</summary>
    Page,
}

/// <summary>People who each write once: nobody of them was heard of before, so that each message opens a request.</summary>
internal sealed class Employees(FakeChannel channel) : IDisposable
{
    private static readonly string[] Messages =
    [
        "He is screaming at me and calling me a stupid cow because I won't take the jacket back",
        "customer threatens to wait for me outside after closing, at till 3",
        "she keeps swearing at me, the whole queue is watching, I can't do this any more",
        "Een klant scheldt me uit voor hoer en slaat op de balie",
        "Der Kunde brüllt mich an und nennt mich dumme Kuh, bitte komm zur Kasse 2",
        "a man is shouting racist things at me at the service desk",
    ];

    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });
    private int number;

    /// <summary>So many at a time: the next one writes when the one before was answered, after the pause.</summary>
    /// <returns>Milliseconds of each turn, from the message leaving here until what is waited for is at the channel in full.</returns>
    public async Task<double[]> WriteAsync(Uri endpoint, Until until, int turns, int atOnce, TimeSpan pause)
    {
        var times = new double[turns];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, turns)).Select(async _ =>
        {
            for (var turn = Interlocked.Increment(ref next); turn < turns; turn = Interlocked.Increment(ref next))
            {
                times[turn] = await WriteAsync(endpoint, until);
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, TimeProvider.System);
            }
        }));
        return times;
    }

    public void Dispose() => http.Dispose();

    /// <returns>Milliseconds of this turn.</returns>
    public async Task<double> WriteAsync(Uri endpoint, Until until)
    {
        var (name, chat, body) = Next();
        var arrived = channel.FirstMessageAsync(until == Until.Page ? name : chat);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = body };
        var start = Stopwatch.GetTimestamp();
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start, await arrived).TotalMilliseconds;
    }

    private (string Name, string Chat, ByteArrayContent Body) Next()
    {
        var n = Interlocked.Increment(ref number);
        var person = Guid.NewGuid();
        var (name, chat) = ($"Employee {n}.", $"a:{person:N}");
        var json = $$"""
            {"type":"message","id":"{{n}}","timestamp":"2026-01-05T10:00:00.000Z","serviceUrl":"{{channel.ServiceUrl}}","channelId":"msteams",
            "from":{"id":"29:{{person:N}}","name":"{{name}}","aadObjectId":"{{person}}"},
            "conversation":{"conversationType":"personal","tenantId":"9c1f0c4e-9f0e-4e1e-8a53-2f8f0b6a7a10","id":"{{chat}}"},
            "recipient":{"id":"28:bot","name":"Manager Backup"},"text":"{{Messages[n % Messages.Length]}}","textFormat":"plain",
            "locale":"en-US","entities":[{"locale":"en-US","country":"US","platform":"iOS","type":"clientInfo"}],
            "channelData":{"tenant":{"id":"9c1f0c4e-9f0e-4e1e-8a53-2f8f0b6a7a10"} } }
            """;
        return (name, chat, new(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } });
    }
}
