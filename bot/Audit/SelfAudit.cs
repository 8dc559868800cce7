using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Audit;

/// <summary>
/// Checks, on the evidence of the rows alone, that each open request has something due that somebody will look at, or is over. What is
/// wrong in two turns in a row is a fault: named until it is gone, and healed if it can be.
/// </summary>
internal sealed partial class SelfAudit(
    Evidence evidence, Sweep sweep, TakeoverLog log, WakeUps wakeUps, Spool spool, TimeProvider time, ILogger<SelfAudit> logger)
{
    private const int MostOverdue = 20;
    private const int MostSuspects = 75;

    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    private ImmutableHashSet<Fault> suspected = [];
    private ImmutableHashSet<Fault> named = [];
    private int turn;

    /// <summary>What is wrong now.</summary>
    public ImmutableHashSet<Fault> Faults => named;

    /// <summary>
    /// One turn. However many requests are open, it costs at most 16 queries for wake-ups of at most 2,000 rows each, 12 for summaries
    /// of at most 600 rows together, and 100 requests read, of which 75 are suspects.
    /// </summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var index = new WakeUpIndex(evidence);
        await index.ReadAsync(WakeUps.NameOf(turn++ % WakeUps.Partitions), cancellationToken);
        var (open, spoilt) = await sweep.NextAsync(now, cancellationToken);
        List<Fault> found = [.. LateInSpool(now), .. await OverdueAsync(now, cancellationToken)];
        foreach (var request in open.Union(suspected.Select(fault => fault.Request).OfType<OpenRequest>().Take(MostSuspects)))
        {
            found.AddRange(await JudgeAsync(request, index, now, cancellationToken));
        }

        var rows = spoilt.Concat(index.Spoilt).Select(row => new Fault(FaultKind.Unreadable, null, row)).ToList();
        foreach (var known in named.Except(rows).Where(fault => fault is { Kind: FaultKind.Unreadable, Row: not null }))
        {
            if (await evidence.IsSpoiltAsync(known.Row!, cancellationToken))
            {
                rows.Add(known);
            }
        }

        // A row does not get well by itself, as a request may that was just being written.
        await NameAsync([.. rows, .. found.Where(suspected.Contains)], now, cancellationToken);
        suspected = [.. found];
    }

    private IEnumerable<Fault> LateInSpool(DateTimeOffset now) =>
        from waiting in spool.Waiting
        where !waiting.Local.IsEmpty && now - waiting.Local[0].At > Late
        select new Fault(FaultKind.Spool, null, new("spool", waiting.Site.Value, waiting.Id.ToString()));

    private async Task<List<Fault>> OverdueAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Fault> found = [];
        for (var i = 0; i < WakeUps.Partitions; i++)
        {
            await foreach (var wakeUp in evidence.WakeUpsAsync(WakeUps.NameOf(i), now - Late, cancellationToken).Take(MostOverdue))
            {
                found.Add(new(wakeUp.Request is null ? FaultKind.Unreadable : FaultKind.Overdue, null, wakeUp.Row));
            }
        }

        return found;
    }

    private async Task<IEnumerable<Fault>> JudgeAsync(OpenRequest request, WakeUpIndex index, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Fault Of(FaultKind kind) => new(kind, request, null);
        try
        {
            if (await log.FindAsync(request.Id, request.Site, cancellationToken) is not { State: var state })
            {
                return [];
            }

            var due = Schedule.Due(state);
            return due.IsEmpty
                ? state.IsOver ? [] : [Of(FaultKind.Stuck)]
                : await index.HasAsync(request.Id, Latest(due, now) + Late, cancellationToken) ? [] : [Of(FaultKind.Unwatched)];
        }
        catch (Exception e) when (e is not StorageUnavailableException and not OperationCanceledException)
        {
            return [Of(FaultKind.Unreadable)];
        }
    }

    // Something that has been due for a while is being looked at now, or should be.
    private static DateTimeOffset Latest(ImmutableArray<DueItem> due, DateTimeOffset now) =>
        due.Min(item => item.At) is var first && first > now ? first : now;

    private async Task NameAsync(ImmutableHashSet<Fault> now, DateTimeOffset at, CancellationToken cancellationToken)
    {
        foreach (var fault in now.Except(named))
        {
            LogFound(fault);
        }

        foreach (var fault in named.Except(now))
        {
            LogGone(fault);
        }

        named = now;
        foreach (var request in now.Where(fault => fault.Kind == FaultKind.Unwatched).Select(fault => fault.Request).OfType<OpenRequest>())
        {
            await wakeUps.RestoreAsync(request.Id, request.Site, at, cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The self-audit found a fault: {Fault}")]
    private partial void LogFound(Fault fault);

    [LoggerMessage(LogLevel.Warning, "A fault that the self-audit had found is gone: {Fault}")]
    private partial void LogGone(Fault fault);
}
