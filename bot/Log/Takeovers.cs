using System.Collections.Concurrent;
using System.Threading.Channels;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <param name="Changed">True when this call added events; false for a refusal, or when it was so already.</param>
internal sealed record Executed(StoredRequest Request, Refusal? Refusal, bool Changed);

/// <summary>
/// Carries commands out: read, decide, append; and again when someone was faster. The conditional append is the only
/// lock; what is remembered here merely spares reads and never decides anything on its own.
/// </summary>
internal sealed class Takeovers(TakeoverLog log, WakeUps wakeUps)
{
    private const int MaxTries = 12;
    private const int MaxRemembered = 2_000;

    /// <summary>How soon a request is looked at again if this process dies right after an append.</summary>
    public static readonly TimeSpan SafetyNet = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<RequestId, StoredRequest> remembered = new();
    private readonly ConcurrentDictionary<PersonId, RequestId> desks = new();
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];
    private readonly Channel<StoredRequest> changes = Channel.CreateUnbounded<StoredRequest>();
    private Action<StoredRequest>? noted;

    /// <summary>Every request that this process has changed, as it is after the change. One reader: paging.</summary>
    public ChannelReader<StoredRequest> Changes => changes.Reader;

    /// <summary>The same, for whoever only takes note of it and waits for nothing.</summary>
    public void Follow(Action<StoredRequest> note) => noted += note;

    /// <summary>A hint, without reading storage: the request that the employee's words would be added to.</summary>
    public StoredRequest? LikelyOpen(PersonId employee, DateTimeOffset now) =>
        desks.TryGetValue(employee, out var id) && remembered.TryGetValue(id, out var stored) && stored.State.TakesWords(now) ? stored : null;

    /// <summary>The newest that this process knows, without reading storage.</summary>
    public StoredRequest Newest(StoredRequest known) =>
        remembered.TryGetValue(known.Id, out var newest) && newest.State.Version > known.State.Version ? newest : known;

    /// <summary>The request as the log has it now.</summary>
    public async Task<StoredRequest?> FindAsync(RequestId id, SiteId site, CancellationToken cancellationToken)
    {
        var stored = await log.FindAsync(id, site, cancellationToken);
        return stored is null ? null : Remember(stored);
    }

    /// <summary>The employee's request that is not over, as the log has it now.</summary>
    public async Task<StoredRequest?> FindOpenAsync(PersonId employee, SiteId site, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var desk = await log.FindDeskAsync(employee, site, now, cancellationToken);
        var stored = desk is null ? null : await FindAsync(desk.Request, site, cancellationToken);
        return stored is { State.IsOver: false } ? stored : null;
    }

    /// <inheritdoc cref="OpenAsync(RequestId, Command.Open, Task, CancellationToken)"/>
    public Task<Executed> OpenAsync(RequestId id, Command.Open open, CancellationToken cancellationToken) =>
        OpenAsync(id, open, Task.CompletedTask, cancellationToken);

    /// <summary>Opens a request, or adds the words to the one that the employee has open.</summary>
    /// <param name="id">The id for a new request.</param>
    /// <param name="open">What the employee said.</param>
    /// <param name="contact">The way to the employee being stored: whoever pages for this request needs it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Executed> OpenAsync(RequestId id, Command.Open open, Task contact, CancellationToken cancellationToken)
    {
        // Before the append and before anybody is answered: if we die now, the next look finds the request.
        var wakeUp = wakeUps.SetAsync(id, open.Site, open.Now, open.Now + SafetyNet, cancellationToken);
        var look = log.FindDeskAsync(open.By, open.Site, open.Now, cancellationToken);
        await Task.WhenAll(contact, wakeUp, look);
        for (var attempt = 0; ; attempt++)
        {
            var desk = attempt == 0 ? await look : await log.FindDeskAsync(open.By, open.Site, open.Now, cancellationToken);
            var current = desk is null ? null : await FindAsync(desk.Request, open.Site, cancellationToken);
            if (current is not null && (desk!.Openings.Contains(open.Turn) || current.State.Turns.Contains(open.Turn)))
            {
                return new(current, null, false);
            }

            if (current is not null && current.State.TakesWords(open.Now))
            {
                var said = await ExecuteAsync(current, new Command.Say(open.By, open.Now, open.Turn, open.Words, open.Read), cancellationToken);
                if (said.Refusal is null || attempt >= MaxTries)
                {
                    return said;
                }

                // It ended between our reading and our writing: these words open the next one.
                continue;
            }

            try
            {
                var requested = (RequestEvent.Requested)Decider.Decide(null, open).Events.Single();
                return new(Publish(await log.OpenAsync(id, requested, desk, cancellationToken)), null, true);
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // Two messages of one employee at once: the other has opened it. Read again and add to that.
            }
        }
    }

    /// <returns>Null when there is no such request.</returns>
    public async Task<Executed?> ExecuteAsync(RequestId id, SiteId site, Command command, CancellationToken cancellationToken)
    {
        var stored = remembered.TryGetValue(id, out var known) ? known : await FindAsync(id, site, cancellationToken);
        return stored is null ? null : await ExecuteAsync(stored, command, cancellationToken);
    }

    private async Task<Executed> ExecuteAsync(StoredRequest start, Command command, CancellationToken cancellationToken)
    {
        // Appends of this process to one request go one after the other; they would only collide.
        var gate = gates[(uint)start.Id.GetHashCode() % gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            var stored = remembered.GetValueOrDefault(start.Id, start);
            var fresh = false;
            for (var attempt = 0; ; attempt++)
            {
                var decision = Decider.Decide(stored.State, command);
                if (decision.Events.IsEmpty && !fresh)
                {
                    // What we remember may be behind, and nobody is refused on a memory.
                    stored = await FindAsync(start.Id, start.State.Site, cancellationToken) ?? stored;
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
                        await wakeUps.SetAsync(start.Id, start.State.Site, command.Now, command.Now + SafetyNet, cancellationToken);
                    }

                    return new(Publish(await log.AppendAsync(stored, decision.Events, cancellationToken)), null, true);
                }
                catch (TableConflictException) when (attempt < MaxTries)
                {
                    stored = await FindAsync(start.Id, start.State.Site, cancellationToken) ?? stored;
                    fresh = true;
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private StoredRequest Publish(StoredRequest stored)
    {
        Remember(stored);
        changes.Writer.TryWrite(stored);
        noted?.Invoke(stored);
        return stored;
    }

    private StoredRequest Remember(StoredRequest stored)
    {
        if (remembered.Count > MaxRemembered)
        {
            remembered.Clear();
            desks.Clear();
        }

        if (!stored.State.IsOver)
        {
            desks[stored.State.Employee.Id] = stored.Id;
        }

        return remembered.AddOrUpdate(
            stored.Id, stored, (_, known) => known.State.Version > stored.State.Version ? known : stored);
    }
}
