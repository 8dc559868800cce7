using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ManagerBackup.Benchmarks;

/// <summary>One of the two sides as a process of its own, with the runtime settings that the bot ships with.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly ConcurrentDictionary<string, int> complaints = new(StringComparer.Ordinal);
    private bool isComplaint;

    private Child(Process process, int port)
    {
        this.process = process;
        Address = new($"http://127.0.0.1:{port}/");
    }

    public Uri Address { get; }

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>What the process logged as errors: a figure taken meanwhile needs that beside it.</summary>
    public IReadOnlyList<string> Complaints => [.. complaints.Select(complaint => $"{complaint.Value} × {complaint.Key}")];

    public static async Task<Child> StartAsync(string side, IReadOnlyDictionary<string, string> settings)
    {
        var port = FreePort();
        var bin = AppContext.BaseDirectory;
        var start = new ProcessStartInfo("dotnet",
        [
            "exec", "--runtimeconfig", Path.Combine(bin, "ManagerBackup.Bot.runtimeconfig.json"),
            "--depsfile", Path.Combine(bin, "ManagerBackup.Benchmarks.deps.json"), Path.Combine(bin, "ManagerBackup.Benchmarks.dll"),
            "host", side, "--environment", "Development", "--urls", $"http://127.0.0.1:{port}",
            .. settings.Select(setting => $"--{setting.Key}={setting.Value}"),
        ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var child = new Child(Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start"), port);
        child.Listen();
        await child.ReadyAsync();
        return child;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await process.WaitForExitAsync(patience.Token);
        process.Dispose();
    }

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Listen()
    {
        void Hear(object sender, DataReceivedEventArgs line)
        {
            lock (said)
                said.AppendLine(line.Data);
            // A complaint's first line names who, the next one what.
            if (isComplaint && line.Data is not null)
                complaints.AddOrUpdate(line.Data.Trim(), 1, (_, count) => count + 1);
            isComplaint = line.Data?.StartsWith("fail:", StringComparison.Ordinal) is true;
        }

        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task ReadyAsync()
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 600 && !process.HasExited; attempt++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "readyz"));
                if (answer.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new InvalidOperationException($"The process to measure did not become ready:\n{said}");
    }
}
