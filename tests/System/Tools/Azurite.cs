using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>
/// The real Azurite table service. Tests share the one of <see cref="SharedAsync"/> and keep apart by <see cref="UniqueName"/>;
/// a test that takes storage away starts one of its own, on disk, so that it can come back.
/// </summary>
internal sealed class Azurite : IAsyncDisposable
{
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // A line on its standard input is Ctrl+C, the only signal at which it flushes to disk; the end of the input means that the
    // test process is gone, however it went.
    private const string Leash =
        "data:text/javascript,process.stdin.on('data',()=>{process.emit('SIGINT');process.stdin.unref()}).on('end',()=>process.exit())";

    private static readonly Lazy<Task<Azurite>> Shared = new(() => StartAsync(folder: null));

    private readonly string? folder;
    private Process? process;

    private Azurite(string? folder, int port)
    {
        this.folder = folder;
        Port = port;
    }

    public int Port { get; }

    public string Endpoint => $"http://127.0.0.1:{Port}/devstoreaccount1";

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};TableEndpoint={Endpoint};";

    /// <summary>One for the whole run, in memory; nobody stops it.</summary>
    public static Task<Azurite> SharedAsync() => Shared.Value;

    /// <summary>A table name that no other test has.</summary>
    public static string UniqueName(string start = "t") => $"{start}{Guid.NewGuid():N}";

    /// <summary>One of its own in memory, gone with its rows when it is disposed.</summary>
    public static Task<Azurite> InMemoryAsync() => StartAsync(folder: null);

    /// <summary>One of its own on disk, which keeps its rows over <see cref="StopAsync"/> and <see cref="StartAgainAsync"/>.</summary>
    public static Task<Azurite> OnDiskAsync() => StartAsync(Directory.CreateTempSubdirectory("azurite-").FullName);

    public Task StartAgainAsync() => RunAsync();

    /// <summary>Flushes and ends, as after Ctrl+C: the port refuses connections until it is started again.</summary>
    public async Task StopAsync()
    {
        if (process is null)
            return;
        await process.StandardInput.WriteLineAsync("stop");
        await process.StandardInput.FlushAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
        process = null;
    }

    /// <summary>Takes connections and answers nothing, until <see cref="ThawAsync"/>.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    public Task ThawAsync() => SignalAsync("-CONT");

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (folder is not null)
            Directory.Delete(folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{process!.Id}"]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"kill {signal} ended with {kill.ExitCode}");
    }

    private static async Task<Azurite> StartAsync(string? folder)
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var azurite = new Azurite(folder, port);
        await azurite.RunAsync();
        return azurite;
    }

    private async Task RunAsync()
    {
        var main = Path.Combine(await NodePackages.FolderAsync(), "azurite", "dist", "src", "table", "main.js");
        string[] store = folder is null ? ["--inMemoryPersistence"] : ["--location", folder];
        string[] arguments = ["--import", Leash, main, .. store, "--skipApiVersionCheck", "--silent", "--disableTelemetry", "--tablePort", $"{Port}"];
        var start = new ProcessStartInfo("node", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("node did not start; Node.js 20 or later is needed");
        await ListeningAsync(process);
    }

    private static async Task ListeningAsync(Process process)
    {
        var said = new StringBuilder();
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        DataReceivedEventHandler hear = (_, line) =>
        {
            lock (said)
                said.AppendLine(line.Data);
            if (line.Data?.Contains("successfully started", StringComparison.Ordinal) == true)
                listening.TrySetResult();
        };
        process.OutputDataReceived += hear;
        process.ErrorDataReceived += hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(listening.Task, ended).WaitAsync(TimeSpan.FromSeconds(60)) == ended)
            throw new InvalidOperationException($"Azurite ended at once:\n{said}");
    }
}
