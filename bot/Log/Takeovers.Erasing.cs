using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <content>Taking words away: never on what this process remembers, and never without the log.</content>
internal sealed partial class Takeovers
{
    /// <returns>Null when there is no such request; unchanged when nothing of it is left to erase.</returns>
    /// <exception cref="StorageUnavailableException">The log can't be written now, and the spool holds words that are to go.</exception>
    public async Task<Executed?> EraseAsync(RequestId id, SiteId site, Command.Erase erase, CancellationToken cancellationToken)
    {
        await DrainAsync(id, erase.Now, cancellationToken);
        id = memory.Resolve(id);
        using var turn = await gates.EnterAsync(id, cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            if (await log.FindAsync(id, site, cancellationToken) is not { } stored)
            {
                return null;
            }

            var decision = Decider.Decide(stored.State, erase);
            if (decision.Events is not [RequestEvent.Erased erased] || !Erasing.Touches(stored.Events, erased))
            {
                return new(memory.Remember(stored), decision.Refusal, false);
            }

            try
            {
                // Cards that still show the words are edited, whoever dies now.
                await wakeUps.SetAsync(id, site, erase.Now, erase.Now + SafetyNet, cancellationToken);
                var done = Publish(await log.EraseAsync(stored, erased, cancellationToken), [erased]);
                spool.Compact();
                return new(done, null, true);
            }
            catch (TableConflictException) when (attempt < MaxTries)
            {
                // Somebody added to it meanwhile: that is erased as well.
            }
        }
    }
}
