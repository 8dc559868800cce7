using System.Collections.Concurrent;
using ManagerBackup.Bot.Teams;

namespace ManagerBackup.Bot.Conversations;

/// <summary>
/// Work that a turn or a look at a request sets going and does not wait for: it runs under the host's lifetime, is waited
/// for at the end, and what goes wrong in it is logged.
/// </summary>
internal sealed partial class Errands(IHostApplicationLifetime host, ILogger<Errands> logger, TaskScheduler? given = null) : IHostedService
{
    // A lane of its own: however much waits here, an employee who writes now is heard next. It bounds what computes, not what
    // waits, so a slow chat or a slow disk holds up nobody; one step at a time, so that turns get in between.
    private readonly TaskScheduler lane = given ?? new ConcurrentExclusiveSchedulerPair(
        TaskScheduler.Default, Math.Max(1, Environment.ProcessorCount / 2), maxItemsPerTask: 1).ConcurrentScheduler;

    private readonly ConcurrentDictionary<Task, byte> running = new();

    /// <summary>For the part of a turn that comes after its words.</summary>
    public Task<T> BehindAsync<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, lane).Unwrap();

    public void Run(string what, Func<CancellationToken, Task> work)
    {
        var task = Task.Factory.StartNew(() => RunAsync(what, work), CancellationToken.None, TaskCreationOptions.DenyChildAttach, lane).Unwrap();
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
        catch (ConnectorException e)
        {
            ErrandRefused(what, e.Code);
        }
        catch (Exception e)
        {
            ErrandFailed(e, what);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Work in the background came to nothing, the channel did not take it: {What} ({Code})")]
    private partial void ErrandRefused(string what, string? code);

    [LoggerMessage(LogLevel.Error, "Work in the background failed: {What}")]
    private partial void ErrandFailed(Exception e, string what);
}
