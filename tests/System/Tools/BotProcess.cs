using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>
/// The built bot as a process of its own, which can be killed as a power cut would. It listens on a free port and keeps its log in
/// <see cref="Folder"/>: start another one on the same folder, and it carries on.
/// </summary>
internal sealed partial class BotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly bool _ownsFolder;
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process, string folder, bool ownsFolder) => (_process, Folder, _ownsFolder) = (process, folder, ownsFolder);

    /// <summary>Such as <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri BaseAddress { get; private set; } = new("http://127.0.0.1/");

    public string Folder { get; }

    public string Output
    {
        get
        {
            lock (_said)
                return _said.ToString();
        }
    }

    /// <summary>Starts it in Development, and waits until it is ready to take pages.</summary>
    /// <param name="folder">Where its log lies; null for a new place, which goes when it is disposed.</param>
    /// <param name="settings">Such as <c>--Sites:demo:RepageEvery=00:00:05</c>; they win over everything else.</param>
    public static Task<BotProcess> StartAsync(string? folder = null, params IEnumerable<string> settings) =>
        StartAsync(folder, settings, answer => answer.IsSuccessStatusCode);

    /// <summary>Starts it, and waits until it says that it is not ready.</summary>
    public static Task<BotProcess> StartUnreadyAsync(string folder, IEnumerable<string> settings) =>
        StartAsync(folder, settings, answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable);

    private static async Task<BotProcess> StartAsync(string? folder, IEnumerable<string> settings, Predicate<HttpResponseMessage> isSo)
    {
        var bot = Launch(folder, settings);
        try
        {
            await bot.ReadyAsync(isSo);
            return bot;
        }
        catch
        {
            await bot.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static BotProcess Launch(string? folder, params IEnumerable<string> settings)
    {
        var place = folder ?? Directory.CreateTempSubdirectory("manager-backup-").FullName;
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "ManagerBackup.Bot.dll"), "--environment=Development", "--urls=http://127.0.0.1:0",
            $"--Storage:Path={Path.Combine(place, "manager-backup.db")}",

            // Nothing is looked at in the background but where a test asks for it.
            "--Reach:LookEvery=23:00:00", .. settings,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = place,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,

            // Most live for seconds: measuring hot code to compile it better would cost them a tenth of their start.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        var bot = new BotProcess(process, place, ownsFolder: folder is null);
        process.OutputDataReceived += (_, line) => bot.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => bot.Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return bot;
    }

    /// <summary>As a power cut: nothing is flushed, nobody is told (<c>kill -9</c>).</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Stands still, as a machine that is paged out or moved: its connections stay open, and nothing answers.</summary>
    public Task StandStillAsync() => SignalAsync("STOP");

    public Task GoOnAsync() => SignalAsync("CONT");

    /// <summary>Ctrl+C.</summary>
    public Task InterruptAsync() => SignalAsync("INT");

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>What it ended with.</returns>
    public async Task<int> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    /// <summary>Waits until it has said this.</summary>
    public async Task SaysAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Output.Contains(words, StringComparison.Ordinal))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public ValueTask DisposeAsync()
    {
        Kill();
        _process.Dispose();
        if (_ownsFolder)
            Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Waits until it takes connections.</summary>
    public async Task ListeningAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var ended = _process.WaitForExitAsync(patience.Token);
        if (await Task.WhenAny(_listening.Task, ended) == ended)
            throw new InvalidOperationException($"The bot did not start:\n{Output}");
        BaseAddress = await _listening.Task;
    }

    /// <summary>Waits until it is ready to take pages.</summary>
    public Task ReadyAsync() => ReadyAsync(answer => answer.IsSuccessStatusCode);

    private async Task ReadyAsync(Predicate<HttpResponseMessage> isSo)
    {
        await ListeningAsync();
        using var patience = new CancellationTokenSource(Patience);
        using var client = new HttpClient { BaseAddress = BaseAddress };
        while (!await IsReadyAsync(client, isSo, patience.Token))
        {
            if (_process.HasExited || patience.IsCancellationRequested)
                throw new InvalidOperationException($"The bot did not get ready:\n{Output}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        if (kill.ExitCode != 0)
            throw new InvalidOperationException($"The bot could not be sent {signal}");
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, Predicate<HttpResponseMessage> isSo, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("readyz", UriKind.Relative), cancellationToken);
            return isSo(answer);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
            _said.AppendLine(line);
        if (line is not null && ListeningOn().Match(line) is { Success: true } match)
            _listening.TrySetResult(new Uri(match.Groups["address"].Value));
    }

    [GeneratedRegex(@"Now listening on: (?<address>http://\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ListeningOn();
}
