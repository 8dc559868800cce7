using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ManagerBackup.Bot.SecondChannel;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.SecondChannel;

/// <summary>The receivers of the documentation do what it says, with what the product sends.</summary>
public sealed partial class ReceiverExampleTests : IDisposable
{
    private const string Secret = "a secret with spaces, 'quotes' and é";

    private static readonly string Documentation = File.ReadAllText(Path.Combine(Root(), "bot", "SecondChannel", "README.md"));

    private readonly string folder = Directory.CreateTempSubdirectory("receiver-").FullName;
    private readonly StringBuilder said = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_example_in_JavaScript_takes_what_is_signed_once_and_refuses_the_rest()
    {
        using var node = await StartAsync();
        try
        {
            using var http = new HttpClient();
            var sender = new WebhookSender(http, TimeProvider.System);

            Assert.IsType<WebhookResult.Ok>(await SendAsync(sender, Secret));
            Assert.IsType<WebhookResult.Ok>(await SendAsync(sender, Secret));
            Assert.Equal(new WebhookResult.Failed("status 401", false), await SendAsync(sender, "another secret"));
            Assert.Equal(new WebhookResult.Failed("status 400", false), await SendAsync(new(http, new TenMinutesAgo()), Secret));
        }
        finally
        {
            node.Kill();
            await node.WaitForExitAsync();
        }

        lock (said)
            Assert.Equal("ring Sam, Zoë: paged at till 3", Assert.Single(said.ToString().TrimEnd().Split('\n').Skip(1)));
    }

    [Fact]
    public void The_check_in_CSharp_is_the_one_that_the_tests_use()
    {
        var example = Block("csharp").Replace("static bool", "public static bool", StringComparison.Ordinal);
        var used = File.ReadAllText(Path.Combine(Root(), "tests", "System", "Tools", "Receiver.cs"));

        Assert.Contains(Bare(example), Bare(used), StringComparison.Ordinal);
        var body = "{}"u8;
        Assert.True(Receiver.IsGenuine(body, WebhookSender.SignatureOf(Secret, body), Secret));
        Assert.False(Receiver.IsGenuine(body, WebhookSender.SignatureOf("another", body), Secret));
        Assert.False(Receiver.IsGenuine(body, null, Secret));
    }

    private Uri address = new("http://127.0.0.1");

    private async Task<Process> StartAsync()
    {
        var file = Path.Combine(folder, "receiver.mjs");
        await File.WriteAllTextAsync(file, Block("js"));
        var start = new ProcessStartInfo("node", [file])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["SECRET"] = Secret, ["PORT"] = "0" },
        };
        var node = Process.Start(start)!;
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        node.OutputDataReceived += (_, line) =>
        {
            lock (said)
                said.Append(line.Data).Append('\n');
            if (line.Data?.StartsWith("listening on ", StringComparison.Ordinal) is true)
                listening.TrySetResult(int.Parse(line.Data.Split(' ')[^1], CultureInfo.InvariantCulture));
        };
        node.BeginOutputReadLine();
        address = new($"http://127.0.0.1:{await listening.Task.WaitAsync(TimeSpan.FromSeconds(30))}/");
        return node;
    }

    private Task<WebhookResult> SendAsync(WebhookSender sender, string secret) => sender.SendAsync(
        new("here", address, secret, [AlarmKind.Paged]),
        new(AlarmKind.Paged, "0193-1", new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero), "0193", "demo", "Demo store", "till 3", 3, "verbal", [new("1", "Sam"), new("2", "Zoë")]),
        CancellationToken.None);

    private static string Block(string language) => Regex.Match(
        Documentation, $"```{language}\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["code"].Value;

    private static string Bare(string code) => Blanks().Replace(code, "");

    private static string Root()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above.FullName, "ManagerBackup.sln")))
            above = above.Parent ?? throw new InvalidOperationException("The repository is not above the tests");
        return above.FullName;
    }

    private sealed class TenMinutesAgo : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMinutes(-10);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
