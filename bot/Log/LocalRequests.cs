using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Log;

/// <summary>Carries commands out without storage: on the request as it is known here, with the spool in the log's place.</summary>
internal sealed class LocalRequests(Spool spool, People people)
{
    // Of no row: by it a request is known to be local.
    private const string NoETag = "";

    public StoredRequest Open(RequestId id, RequestEvent.Requested requested, Contact? contact)
    {
        Keep(() => spool.Keep(id, requested, contact, againstPowerLoss: true));
        return new(id, History.Evolve(null, requested), NoETag) { Events = [requested] };
    }

    public Executed CarryOut(StoredRequest stored, Command command)
    {
        var decision = Decider.Decide(stored.State, command);
        if (decision.Events.IsEmpty)
        {
            return new(stored, decision.Refusal, false);
        }

        var employee = people.Remembered(stored.State.Employee.Id);
        Keep(() => spool.Add(stored.Id, stored.State.Site, employee, stored.Events, decision.Events));
        var state = decision.Events.Aggregate(stored.State, History.Evolve);
        return new(new(stored.Id, state, NoETag) { Events = stored.Events.AddRange(decision.Events) }, null, true);
    }

    /// <summary>A request as a process before has left it in the spool.</summary>
    public StoredRequest Resume(SpooledRequest spooled)
    {
        var events = spooled.Known.AddRange(spooled.Local);
        var state = History.Fold(events) ?? throw new InvalidDataException($"The spool holds nothing of request {spooled.Id}");
        if (spooled.Contact is { } contact)
        {
            people.Meet(state.Employee.Id, contact);
        }

        return new(spooled.Id, state, NoETag) { Events = events };
    }

    /// <summary>Whoever pages for the request needs the way to the employee, whom nobody may have met but the process that died.</summary>
    public async Task KeepContactAsync(SpooledRequest spooled, CancellationToken cancellationToken)
    {
        var employee = spooled.Known.Concat(spooled.Local).First().By;
        if (spooled.Contact is { } contact && await people.FindContactAsync(employee, cancellationToken) is null)
        {
            await people.KeepContactAsync(employee, contact, cancellationToken);
        }
    }

    private static void Keep(Action keep)
    {
        try
        {
            keep();
        }
        catch (IOException e)
        {
            throw new StorageUnavailableException("Neither the log nor the spool can be written", e);
        }
    }
}
