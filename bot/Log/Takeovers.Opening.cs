using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <content>How a request begins: an employee has one open at a time, and one activity opens one.</content>
internal sealed partial class Takeovers
{
    /// <inheritdoc cref="OpenAsync(RequestId, Command.Open, Contact?, Task, CancellationToken)"/>
    public Task<Executed> OpenAsync(RequestId id, Command.Open open, CancellationToken cancellationToken) =>
        OpenAsync(id, open, null, Task.CompletedTask, cancellationToken);

    /// <summary>Opens a request, or adds the words to the one that the employee has open.</summary>
    /// <param name="id">The id for a new request.</param>
    /// <param name="open">What the employee said.</param>
    /// <param name="contact">The way to the employee, for the spool.</param>
    /// <param name="kept">The way to the employee being stored: whoever pages for this request needs it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="StorageUnavailableException">Neither the log nor the spool has it.</exception>
    public async Task<Executed> OpenAsync(RequestId id, Command.Open open, Contact? contact, Task kept, CancellationToken cancellationToken)
    {
        Executed done;
        try
        {
            done = LikelyOpen(open.By, open.Site, open.Now) is { IsLocal: true }
                ? await OpenLocallyAsync(id, open, contact, cancellationToken)
                : await OpenInLogAsync(id, open, kept, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            done = await OpenLocallyAsync(id, open, contact, cancellationToken);
        }

        if (memory.FindLocal(id) is null)
        {
            spool.Release(id);
        }

        return done;
    }

    private async Task<Executed> OpenInLogAsync(RequestId id, Command.Open open, Task kept, CancellationToken cancellationToken)
    {
        if (memory.FindDesk(open.By, open.Site) is { IsLocal: true } last)
        {
            // It ended here without storage: it is to be over in the log before the next one begins there.
            await DrainAsync(last.Id, open.Now, cancellationToken);
        }

        // Before the append and before anybody is answered: if we die now, the next look finds the request.
        var wakeUp = wakeUps.SetAsync(id, open.Site, open.Now, open.Now + SafetyNet, cancellationToken);
        var look = log.FindDeskAsync(open.By, open.Site, open.Now, cancellationToken);
        await Task.WhenAll(kept, wakeUp, look);
        for (var attempt = 0; ; attempt++)
        {
            var desk = attempt == 0 ? await look : await log.FindDeskAsync(open.By, open.Site, open.Now, cancellationToken);
            var current = desk is null ? null : await FindAsync(desk.Request, open.Site, cancellationToken);
            if (current is not null && (desk!.Openings.Contains(open.Turn) || current.State.Turns.Contains(open.Turn)))
            {
                return new(current, null, false);
            }

            if (open.Practice && current is { State.IsOver: false })
            {
                // Something real has begun in the same moment: nobody practises now.
                return new(current, null, false);
            }

            if (current is not null && current.State.TakesWords(open.Now))
            {
                var said = await ExecuteAsync(current, SayOf(open), cancellationToken);
                if (said.Refusal is null || attempt >= MaxTries)
                {
                    return said;
                }

                // It ended between our reading and our writing: these words open the next one.
                continue;
            }

            try
            {
                var next = current is null ? desk : desk?.After(current);
                var opened = await log.OpenAsync(id, [RequestedOf(open)], next, cancellationToken);
                return new(Publish(opened, opened.Events), null, true);
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // Two messages of one employee at once: the other has opened it. Read again and add to that.
            }
        }
    }

    private async Task<Executed> OpenLocallyAsync(RequestId id, Command.Open open, Contact? contact, CancellationToken cancellationToken)
    {
        using var turn = await openings.EnterAsync(open.By, cancellationToken);
        var current = memory.FindDesk(open.By, open.Site);
        if (current is not null && memory.HasHeard(open.By, open.Turn))
        {
            return new(current, null, false);
        }

        if (open.Practice && current is { State.IsOver: false })
        {
            return new(current, null, false);
        }

        if (current is not null && current.State.TakesWords(open.Now)
            && await ExecuteAsync(current, SayOf(open), cancellationToken) is { Refusal: null } said)
        {
            return said;
        }

        var opened = local.Open(id, RequestedOf(open), contact);
        return new(Publish(opened, opened.Events), null, true);
    }

    private static RequestEvent.Requested RequestedOf(Command.Open open) => (RequestEvent.Requested)Decider.Decide(null, open).Events.Single();

    private static Command.Say SayOf(Command.Open open) => new(open.By, open.Now, open.Turn, open.Words, open.Read);
}
