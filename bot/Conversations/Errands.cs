using System.Collections.Concurrent;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Work that a turn or a look at a request sets going and does not wait for: it runs under the host's lifetime, is waited
/// for at the end, and what goes wrong in it is logged.
/// </summary>
internal sealed partial class Errands(IHostApplicationLifetime host, ILogger<Errands> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, byte> running = new();

    public void Run(string what, Func<CancellationToken, Task> work)
    {
        var task = RunAsync(what, work);
        if (!task.IsCompleted)
        {
            running.TryAdd(task, 0);
            _ = task.ContinueWith(done => running.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Keys).WaitAsync(cancellationToken);

    private async Task RunAsync(string what, Func<CancellationToken, Task> work)
    {
        try
        {
            await work(host.ApplicationStopped);
        }
        catch (OperationCanceledException) when (host.ApplicationStopped.IsCancellationRequested)
        {
            // The host is gone; the next start looks at the request again.
        }
        catch (Exception e)
        {
            ErrandFailed(e, what);
        }
    }

    [LoggerMessage(LogLevel.Error, "Work in the background failed: {What}")]
    private partial void ErrandFailed(Exception e, string what);
}
