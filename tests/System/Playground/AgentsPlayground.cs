using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Playground;

/// <param name="Chat">The id of the person's chat with the bot.</param>
internal sealed record Player(string Id, string Name, string Chat);

/// <summary>Microsoft's Agents Playground as a process, with one person in front of it.</summary>
internal sealed class AgentsPlayground : IAsyncDisposable
{
    private const string Tenant = "72f988bf-86f1-41af-91ab-2d7cd011db47";

    private readonly Process process;
    private readonly string folder;

    private AgentsPlayground(Process process, string folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    /// <summary>Where it takes what the bot sends.</summary>
    public Uri Connector => new(Address, "_connector");

    /// <param name="serviceUrl">What it tells the bot as its service URL.</param>
    public static async Task<AgentsPlayground> StartAsync(Player player, Uri bot, string serviceUrl)
    {
        var place = Directory.CreateTempSubdirectory("playground-").FullName;
        // The settings it comes with have ids that no Entra object has.
        await File.WriteAllTextAsync(Path.Combine(place, ".m365agentsplayground.yml"), Settings(player));
        var port = FreePort();
        var cli = Path.Combine(await NodePackages.FolderAsync(), "@microsoft", "m365agentsplayground", "cli.js");
        string[] arguments =
        [
            cli, "start", "-p", $"{port}", "-e", new Uri(bot, "api/messages").ToString(), "-c", "msteams", "--service-url", serviceUrl, "--disable-telemetry",
        ];
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = place,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["TEAMSAPPTESTER_BROWSER"] = "none" },
        };
        var started = Process.Start(start) ?? throw new InvalidOperationException("node did not start; Node.js 20 or later is needed");
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        var playground = new AgentsPlayground(started, place, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await playground.ListeningAsync();
            return playground;
        }
        catch
        {
            await playground.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task ListeningAsync()
    {
        using var http = new HttpClient();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(Address, patience.Token);
                return;
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    // It insists on five more people.
    private static IEnumerable<string> Others => Enumerable.Range(1, 5).Select(i => User($"5a1c5b52-3333-4000-8000-00000000000{i}", $"Colleague{i}"));

    private static string User(string id, string name) =>
        $"{{ id: '29:{id}', name: {name}, userPrincipleName: {name}@example.com, aadObjectId: {id}, givenName: {name}, surname: Example, email: {name}@example.com }}";

    private static string Settings(Player player) => $"""
        version: "0.1.1"
        tenantId: {Tenant}
        bot:
          id: 9a1c5b52-1111-4000-8000-000000626f74
          name: Manager Backup
        currentUser: {User(player.Id, player.Name)}
        users: [{string.Join(", ", Others)}]
        personalChat:
          id: {player.Chat}
        groupChat:
          id: 19:group-{player.Chat}@thread.v2
          name: Group
        team:
          id: 19:team-{player.Chat}@thread.tacv2
          name: Team
          aadGroupId: 5a1c5b52-2222-4000-8000-000000626f74
          channels:
            - id: 19:channel-{player.Chat}@thread.tacv2
              name: News
        """;
}
