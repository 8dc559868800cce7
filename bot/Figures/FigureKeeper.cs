using System.Diagnostics;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Figures;

/// <summary>Counts anew what this process has changed, soon after. What it did not come to, its marks in the log tell: see <see cref="FigureRounds"/>.</summary>
internal sealed partial class FigureKeeper(FigureMarks marks, MarkedDays days, TimeProvider time, ILogger<FigureKeeper> logger) : BackgroundService
{
    /// <summary>How long a view waits for what was changed just before.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // A request changes many times in its first seconds: that is counted once. Whoever looks meanwhile does not wait for it.
    private static readonly TimeSpan Gather = TimeSpan.FromSeconds(1);

    // Of storage that is slow it takes the less: pages come first.
    private const int RestsFor = 5;

    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    private readonly HashSet<SiteMonth> left = [];
    private readonly SemaphoreSlim hurry = new(0, 1);
    private volatile TaskCompletionSource passed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long counted;
    private long caughtUpAt = time.GetUtcNow().UtcTicks;

    /// <summary>A moment before which everything that this process changed is counted.</summary>
    public DateTimeOffset CaughtUpAt => new(Interlocked.Read(ref caughtUpAt), TimeSpan.Zero);

    private bool IsIdle => Interlocked.Read(ref counted) >= marks.Tellings;

    /// <summary>Has everything counted that was changed here before this was asked, unless that takes too long.</summary>
    /// <returns>False when it does.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellationToken)
    {
        var target = marks.Tellings;
        using var late = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            for (var pass = passed; Interlocked.Read(ref counted) < target; pass = passed)
            {
                Hurry();
                await pass.Task.WaitAsync(either.Token);
            }

            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Counts what was told until now, and what a pass before could not.</summary>
    /// <returns>False when something is left.</returns>
    public async Task<bool> PassAsync(CancellationToken cancellationToken)
    {
        var (now, target) = (time.GetUtcNow(), marks.Tellings);
        left.UnionWith(marks.Take());
        foreach (var month in left.OrderBy(month => month.Partition, StringComparer.Ordinal).ToList())
        {
            try
            {
                await days.CountAsync(month, cancellationToken);
                left.Remove(month);
            }
            catch (TableConflictException)
            {
                // Another instance is at it without a pause: next time.
            }
        }

        if (left.Count > 0)
        {
            return false;
        }

        Interlocked.Exchange(ref caughtUpAt, now.UtcTicks);
        Interlocked.Exchange(ref counted, target);
        Interlocked.Exchange(ref passed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var rest = TimeSpan.Zero; ;)
        {
            await marks.WaitAsync(stoppingToken);
            if (!IsIdle)
            {
                await hurry.WaitAsync(Gather + rest, stoppingToken);
                var began = Stopwatch.GetTimestamp();
                await TryPassAsync(stoppingToken);
                rest = RestsFor * Stopwatch.GetElapsedTime(began);
            }
        }
    }

    private async Task TryPassAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await PassAsync(cancellationToken))
            {
                return;
            }
        }
        catch (StorageUnavailableException)
        {
            // The marks tell it later; that storage is away, the watch says.
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStumbled(e);
        }

        await Task.Delay(TryAgain, TimeProvider.System, cancellationToken);
        marks.Ring();
    }

    private void Hurry()
    {
        try
        {
            hurry.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else is waiting for it too.
        }
    }

    public override void Dispose()
    {
        hurry.Dispose();
        base.Dispose();
    }

    [LoggerMessage(LogLevel.Error, "Figures could not be brought up to date; it is tried again")]
    private partial void LogStumbled(Exception e);
}
