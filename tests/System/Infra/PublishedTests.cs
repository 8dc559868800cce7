using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Runtime.Versioning;
using System.Text.Json;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Infra;

/// <summary>What the container image runs, without a container: the published program, as a user who may write its data and nothing else.</summary>
[SupportedOSPlatform("linux")]
public sealed class PublishedTests : IAsyncLifetime
{
    private const string Nobody = "65534";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string folder = Directory.CreateTempSubdirectory("manager-backup-published-").FullName;

    private string Program => Path.Combine(folder, "app");

    private string Data => Path.Combine(folder, "data");

    private string Tmp => Path.Combine(folder, "tmp");

    public async Task InitializeAsync()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')));
        var published = await Command.RunAsync("dotnet", NodePackages.Root, "publish", "bot", "--no-build", "-c", configuration!, "-o", Program, "-v", "q", "--nologo");
        Assert.True(published.ExitCode == 0, published.Output);
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Tmp);
        await RunAsync("chmod", "-R", "a-w,a+rX", Program);
        await RunAsync("chmod", "a+rx", folder);
        await RunAsync("chmod", "a+rwx", Data, Tmp);
    }

    public async Task DisposeAsync()
    {
        await RunAsync("chmod", "-R", "u+w", folder);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task It_runs_as_nobody_in_a_folder_that_can_only_be_read()
    {
        var before = Listing(Program);
        using (var bot = Start("--environment=Development"))
        {
            var address = await ListeningAsync(bot);
            using var http = new HttpClient { BaseAddress = address };
            Assert.Equal(Nobody, OwnerOf(bot));
            await UntilReadyAsync(http);
            await PageAsync(http);

            var port = address.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal(0, await EndAsync(Start("healthcheck", port)));
            await RunAsync("kill", "-TERM", bot.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await bot.WaitForExitAsync().WaitAsync(Patience);
            Assert.Equal(0, bot.ExitCode);
            Assert.Equal(1, await EndAsync(Start("healthcheck", port)));
        }

        Assert.Equal(before, Listing(Program));
        Assert.NotEmpty(Listing(Data));
    }

    [Fact]
    public async Task Where_its_data_can_not_be_written_it_says_so_in_a_line_and_does_not_start()
    {
        await RunAsync("chmod", "a-w", Data);
        using var bot = Start("--environment=Development");
        var complaint = bot.StandardError.ReadToEndAsync();
        Assert.NotEqual(0, await EndAsync(bot));
        Assert.Contains("Storage:Path", Assert.Single((await complaint).Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // The pages and the languages are there as well, not only the process.
    private static async Task PageAsync(HttpClient http)
    {
        Assert.Contains("/assets/tab.js", await http.GetStringAsync(new Uri("tab", UriKind.Relative)), StringComparison.Ordinal);
        using var script = await http.GetAsync(new Uri("assets/tab.js", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/tab/requests?language=tr")
        {
            Headers = { { "X-Signed-In-As", Tab.EmployeeTab.Ada } },
            Content = JsonContent.Create(new { what = "verbal", tap = "0123456789abcdef" }),
        };
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var lines = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("request").GetProperty("lines");
        Assert.NotEqual(0, lines.GetArrayLength());
    }

    private Process Start(string argument, string port = "0")
    {
        string[] program = ["dotnet", Path.Combine(Program, "ManagerBackup.Bot.dll"), argument];
        string[] asNobody = Environment.IsPrivilegedProcess ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", .. program] : program;
        var start = new ProcessStartInfo(asNobody[0], asNobody[1..])
        {
            WorkingDirectory = Data,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment =
            {
                ["TMPDIR"] = Tmp, ["HOME"] = "/nowhere", ["DOTNET_EnableDiagnostics"] = "0", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0", ["ASPNETCORE_HTTP_PORTS"] = port,
                ["Storage__Path"] = Path.Combine(Data, "manager-backup.db"), ["Reach__LookEvery"] = "23:00:00",
            },
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{asNobody[0]} did not start");
    }

    private static async Task<int> EndAsync(Process process)
    {
        using (process)
        {
            await process.WaitForExitAsync().WaitAsync(Patience);
            return process.ExitCode;
        }
    }

    private static async Task<Uri> ListeningAsync(Process bot)
    {
        const string Listening = "Now listening on: ";
        while (await bot.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
            {
                _ = bot.StandardOutput.ReadToEndAsync();
                return new(line[(at + Listening.Length)..]);
            }
        }

        throw new InvalidOperationException($"It did not start: {await bot.StandardError.ReadToEndAsync()}");
    }

    private static async Task UntilReadyAsync(HttpClient http)
    {
        using var late = new CancellationTokenSource(Patience);
        while (true)
        {
            using var answer = await http.GetAsync(new Uri("readyz", UriKind.Relative), late.Token);
            if (answer.IsSuccessStatusCode)
                return;
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, late.Token);
        }
    }

    private static string OwnerOf(Process process) => Environment.IsPrivilegedProcess
        ? File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[2]
        : Nobody;

    private static IReadOnlyList<string> Listing(string of) => [.. Directory.GetFileSystemEntries(of, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static async Task RunAsync(string program, params string[] arguments)
    {
        var done = await Command.RunAsync(program, "/", arguments);
        Assert.True(done.ExitCode == 0, done.Errors);
    }
}
