using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <content>What waits in the spool while storage is away, and how it comes to the log.</content>
internal sealed partial class Takeovers
{
    // The same activity in the next request: its own turn stands in the one before.
    private const string AsNext = "+";

    /// <summary>Takes up what the spool holds while storage is away: after a restart, everything.</summary>
    public async Task ResumeAsync(SpooledRequest spooled, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(spooled.Id, cancellationToken);
        if (memory.FindLocal(spooled.Id) is null && spool.Find(spooled.Id) is { } waiting)
        {
            Publish(local.Resume(waiting), []);
        }
    }

    /// <summary>Storage is back: brings what the spool holds of a request to the log. New events of it wait until that is done.</summary>
    public async Task DrainAsync(RequestId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var turn = await gates.EnterAsync(id, cancellationToken);
        if (spool.Find(id) is not { } waiting)
        {
            return;
        }

        await local.KeepContactAsync(waiting, cancellationToken);
        await wakeUps.SetAsync(id, waiting.Site, now, now + SafetyNet, cancellationToken);
        var merged = await merge.ToLogAsync(waiting, now, cancellationToken);
        foreach (var said in waiting.Local.OfType<RequestEvent.Said>().Where(said => Rebase.IsCallOfItsOwn(merged.State, said)))
        {
            await OpenLateAsync(merged.State, said, now, cancellationToken);
        }

        foreach (var said in Rebase.CalledAfterTheEnd(merged.Events, waiting.Local))
        {
            await OpenLateAsync(merged.State, said with { Turn = said.Turn + AsNext }, now, cancellationToken);
        }

        memory.Settle(id, merged);
        spool.Release(id);
        changes.Writer.TryWrite(merged);
    }

    private async Task OpenLateAsync(BackupRequest over, RequestEvent.Said said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = RequestId.New(said.At, over.Site);
        var requested = new RequestEvent.Requested(said.By, said.At, said.Turn, over.Employee.Name, over.Site, said.Words, said.Read, over.Plan);
        await wakeUps.SetAsync(id, over.Site, now, now + SafetyNet, cancellationToken);
        changes.Writer.TryWrite(await merge.ToLogAsync(new(id, over.Site, null, [], [requested]), now, cancellationToken));
    }

    /// <summary>Has whoever pages look at a request that did not change here, but may show something that is not so.</summary>
    public void Look(StoredRequest request) => changes.Writer.TryWrite(memory.Newest(request));

    /// <summary>Storage was away: wake-ups that could not be set are set by looking at every open request once.</summary>
    public void LookAgain()
    {
        foreach (var request in memory.Open)
        {
            changes.Writer.TryWrite(request);
        }
    }
}
