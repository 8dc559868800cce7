using System.Threading.Channels;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <param name="Changed">True when this call added events; false for a refusal, or when it was so already.</param>
internal sealed record Executed(StoredRequest Request, Refusal? Refusal, bool Changed);

/// <summary>
/// Carries commands out: read, decide, append; and again when someone was faster. The conditional append is the only lock.
/// While storage is away they are carried out on what this process knows, and the spool keeps what came of it until the log
/// has it.
/// </summary>
internal sealed partial class Takeovers(TakeoverLog log, WakeUps wakeUps, Spool spool, People people, StorageWeather weather)
{
    private const int MaxTries = 12;

    /// <summary>How soon a request is looked at again if this process dies right after an append.</summary>
    public static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(1.5);

    /// <summary>An opening that is not stored after this time is in the spool, or nowhere.</summary>
    public static readonly TimeSpan StoredWithin = TimeSpan.FromSeconds(20);

    private readonly RequestMemory memory = new();
    private readonly SpoolMerge merge = new(log);
    private readonly LocalRequests local = new(spool, people);
    private readonly Gates<RequestId> gates = new();
    private readonly Gates<PersonId> openings = new();
    private readonly Channel<StoredRequest> changes = Channel.CreateUnbounded<StoredRequest>();
    private Action<StoredRequest, IReadOnlyList<RequestEvent>>? noted;

    /// <summary>Every request that this process has changed, as it is after the change. One reader: paging.</summary>
    public ChannelReader<StoredRequest> Changes => changes.Reader;

    /// <summary>The same with what has happened just now, for whoever only takes note of it and waits for nothing.</summary>
    public void Follow(Action<StoredRequest, IReadOnlyList<RequestEvent>> note) => noted += note;

    /// <summary>Requests for which no wake-up can be relied upon now, oldest first: whoever remembers them looks at them.</summary>
    public IEnumerable<StoredRequest> WithoutStorage =>
        (weather.IsAway ? memory.Local.Concat(memory.Open) : memory.Local).OrderBy(request => request.State.OpenedAt);

    public bool StorageIsAway => weather.IsAway;

    public bool IsLocal(RequestId id) => memory.FindLocal(id) is not null;

    /// <summary>A hint, without reading storage: the request that the employee's words would be added to.</summary>
    public StoredRequest? LikelyOpen(PersonId employee, SiteId site, DateTimeOffset now) =>
        memory.FindDesk(employee, site) is { } stored && stored.State.TakesWords(now) ? stored : null;

    /// <summary>The newest that this process knows, without reading storage.</summary>
    public StoredRequest Newest(StoredRequest known) => memory.Newest(known);

    /// <summary>How often this process has found that others have written to the request since it looked last.</summary>
    public int WritesOfOthers(RequestId id) => memory.WritesOfOthers(id);

    /// <summary>The request as the log has it now; while storage is away, as this process knows it.</summary>
    public async Task<StoredRequest?> FindAsync(RequestId id, SiteId site, CancellationToken cancellationToken)
    {
        id = memory.Resolve(id);
        if (memory.FindLocal(id) is { } here)
        {
            return here;
        }

        try
        {
            return await log.FindAsync(id, site, cancellationToken) is { } stored ? memory.RememberRead(stored) : null;
        }
        catch (StorageUnavailableException) when (memory.Find(id) is not null)
        {
            return memory.Find(id);
        }
    }

    /// <summary>The employee's request that is not over, as the log has it now; while storage is away, as this process knows it.</summary>
    public async Task<StoredRequest?> FindOpenAsync(PersonId employee, SiteId site, DateTimeOffset now, CancellationToken cancellationToken) =>
        await FindLastAsync(employee, site, now, cancellationToken) is { State.IsOver: false } open ? open : null;

    /// <summary>The request that the employee opened last, over or not; while storage is away, as this process knows it.</summary>
    public async Task<StoredRequest?> FindLastAsync(PersonId employee, SiteId site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var known = memory.FindDesk(employee, site);
        if (known is not { IsLocal: true })
        {
            try
            {
                var desk = await log.FindDeskAsync(employee, site, now, cancellationToken);
                known = desk is null ? null : await FindAsync(desk.Request, site, cancellationToken);
            }
            catch (StorageUnavailableException) when (known is not null)
            {
                // Whoever asks is told of what is known here, rather than of storage.
            }
        }

        return known;
    }

    /// <summary>Calls off whatever the employee has open, unless a copy of this activity was heard in what they had open before.</summary>
    /// <returns>Null when nothing is open.</returns>
    public async Task<Executed?> WithdrawAsync(SiteId site, Command.Withdraw withdraw, CancellationToken cancellationToken)
    {
        if (await FindOpenAsync(withdraw.By, site, withdraw.Now, cancellationToken) is not { } open)
        {
            return null;
        }

        return await WasHeardBeforeAsync(withdraw, open, cancellationToken)
            ? new(open, null, false)
            : await ExecuteAsync(open.Id, site, withdraw, cancellationToken);
    }

    private async Task<bool> WasHeardBeforeAsync(Command.Withdraw withdraw, StoredRequest open, CancellationToken cancellationToken)
    {
        try
        {
            return await log.FindDeskAsync(withdraw.By, open.State.Site, withdraw.Now, cancellationToken) is { } desk && desk.Openings.Contains(withdraw.Turn);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    /// <returns>Null when there is no such request.</returns>
    /// <exception cref="StorageUnavailableException">This process does not know the request, or can't keep what came of the command.</exception>
    public async Task<Executed?> ExecuteAsync(RequestId id, SiteId site, Command command, CancellationToken cancellationToken)
    {
        id = memory.Resolve(id);
        var stored = memory.Find(id) ?? await FindAsync(id, site, cancellationToken);
        return stored is null ? null : await ExecuteAsync(stored, command, cancellationToken);
    }

    private async Task<Executed> ExecuteAsync(StoredRequest start, Command command, CancellationToken cancellationToken)
    {
        // Appends of this process to one request go one after the other; they would only collide.
        using var turn = await gates.EnterAsync(start.Id, cancellationToken);
        if (memory.FindLocal(start.Id) is { } here)
        {
            return CarryOut(here, command);
        }

        try
        {
            return await ExecuteInLogAsync(memory.Newest(start), command, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return CarryOut(memory.Newest(start), command);
        }
    }

    private async Task<Executed> ExecuteInLogAsync(StoredRequest stored, Command command, CancellationToken cancellationToken)
    {
        var (id, site) = (stored.Id, stored.State.Site);
        var fresh = false;
        for (var attempt = 0; ; attempt++)
        {
            var decision = Decider.Decide(stored.State, command);
            if (decision.Events.IsEmpty && !fresh)
            {
                // What we remember may be behind, and nobody is refused on a memory.
                stored = await FindAsync(id, site, cancellationToken) ?? stored;
                fresh = true;
                continue;
            }

            if (decision.Events.IsEmpty)
            {
                return new(stored, decision.Refusal, false);
            }

            try
            {
                if (command is Command.ByPerson)
                {
                    await wakeUps.SetAsync(id, site, command.Now, command.Now + SafetyNet, cancellationToken);
                }

                return new(Publish(await log.AppendAsync(stored, decision.Events, cancellationToken), decision.Events), null, true);
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                if (await FindAsync(id, site, cancellationToken) is not { } found)
                {
                    // Its time was over, and it was deleted since this process read it.
                    return new(stored, null, false);
                }

                (stored, fresh) = (found, true);
            }
        }
    }

    private Executed CarryOut(StoredRequest stored, Command command)
    {
        var done = local.CarryOut(stored, command);
        return done.Changed ? done with { Request = Publish(done.Request, [.. done.Request.Events.Skip(stored.Events.Count)]) } : done;
    }

    private StoredRequest Publish(StoredRequest stored, IReadOnlyList<RequestEvent> happened)
    {
        _ = stored.IsLocal ? memory.RememberLocal(stored) : memory.Remember(stored);
        changes.Writer.TryWrite(stored);
        noted?.Invoke(stored, happened);
        return stored;
    }
}
