using System.Collections.Concurrent;
using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Roster;

/// <summary>
/// Row <c>shift</c> of a person in table <c>people</c>: what they told of their shift. Whoever pages reads it within a bound: with
/// storage slow or away, what was known last serves.
/// </summary>
internal sealed class Declarations(ITableEngine engine, TimeProvider time)
{
    private const string Row = "shift";
    private const int MaxRemembered = 20_000;
    private static readonly TimeSpan StaysFresh = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentDictionary<PersonId, (long ReadAt, ShiftDeclaration? Said)> known = new();
    private readonly ConcurrentDictionary<PersonId, Task> underWay = new();

    /// <summary>What these people last told, at most some seconds old; older, or nothing, when storage does not answer.</summary>
    public async Task<IReadOnlyDictionary<PersonId, ShiftDeclaration>> OfAsync(IEnumerable<Person> people, CancellationToken cancellationToken)
    {
        var ids = people.Select(person => person.Id).ToList();
        var reads = ids.Where(IsStale).Select(id => ReadOnceAsync(id)).ToList();
        try
        {
            await Task.WhenAll(reads).WaitAsync(Patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The reads go on and what they find is known the next time.
        }

        return ids.Where(id => known.TryGetValue(id, out var one) && one.Said is not null).ToImmutableDictionary(id => id, id => known[id].Said!);
    }

    /// <summary>On or off shift by their own word. Going on shift takes back a shift that was handed over; going off gives one back.</summary>
    /// <returns>The hand-over that ended with it, as this person had it; null for none.</returns>
    public async Task<StandIn?> SayAsync(PersonId person, bool onShift, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        StandIn? ended = null;
        if (!onShift && await ReadAsync(person, cancellationToken) is { StandIn: { Gives: false } taken } && now < taken.Until)
        {
            await EndAsync(taken.Other.Id, taken.Id, cancellationToken);
        }

        await ChangeAsync(
            person,
            before =>
            {
                ended = before?.StandIn is { } standIn && now < standIn.Until && standIn.Gives == onShift ? standIn : null;
                return new(onShift, until) { StandIn = ended is null && before?.StandIn is { } kept && kept.Gives != onShift ? kept : null };
            },
            cancellationToken);
        if (ended is not null)
        {
            await EndAsync(ended.Other.Id, ended.Id, cancellationToken);
        }

        return ended;
    }

    /// <summary>Both sides are written, first who is on shift then: a crash in between leaves two on shift, never nobody.</summary>
    public async Task HandOverAsync(string id, SiteId site, Person giver, Person receiver, DateTimeOffset until, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await ChangeAsync(receiver.Id, before => Own(before, now) with { StandIn = new(id, site, Gives: false, giver, until) }, cancellationToken);
        await ChangeAsync(giver.Id, before => Own(before, now) with { StandIn = new(id, site, Gives: true, receiver, until) }, cancellationToken);
    }

    /// <summary>Takes the hand-over off both sides, first off who gave: again rather two than nobody.</summary>
    /// <returns>Who had given; null when it is not this person's any more, or over.</returns>
    public async Task<StandIn?> HandBackAsync(PersonId receiver, string id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var row = await ReadAsync(receiver, cancellationToken);
        if (row?.StandIn is not { Gives: false } standIn || standIn.Id != id || standIn.Until <= now)
        {
            return null;
        }

        await EndAsync(standIn.Other.Id, id, cancellationToken);
        await EndAsync(receiver, id, cancellationToken);
        return standIn;
    }

    private Task<ShiftDeclaration?> EndAsync(PersonId person, string id, CancellationToken cancellationToken) => ChangeAsync(
        person, before => before?.StandIn?.Id == id ? before with { StandIn = null } : null, cancellationToken);

    // Who stands in and hands on is on shift again when the next one says no: their taking over counts as their own word.
    private static ShiftDeclaration Own(ShiftDeclaration? before, DateTimeOffset now) => before switch
    {
        { StandIn: { Gives: false } taken } when now < taken.Until && (before.Until < taken.Until || !before.OnShift) => new(true, taken.Until),
        { } own => own with { StandIn = null },
        null => new(false, now),
    };

    private bool IsStale(PersonId person) => !known.TryGetValue(person, out var one) || time.GetElapsedTime(one.ReadAt) >= StaysFresh;

    // While storage hangs, one read a person waits for it, however many ask.
    private Task ReadOnceAsync(PersonId person) => underWay.AddOrUpdate(
        person, static (id, self) => self.TryReadAsync(id), static (id, running, self) => running.IsCompleted ? self.TryReadAsync(id) : running, this);

    private async Task TryReadAsync(PersonId person)
    {
        try
        {
            await ReadAsync(person, CancellationToken.None);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Storage is away, or the row is not one of ours: what people said of their shifts ranks whom to page and never holds a page back.
        }
    }

    private async Task<ShiftDeclaration?> ReadAsync(PersonId person, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var row = await engine.GetAsync(People.Table, TakeoverRows.KeyOf(person), Row, cancellationToken);
        return Remember(person, row is null ? null : ShiftRow.Read(row), asked);
    }

    private async Task<ShiftDeclaration?> ChangeAsync(PersonId person, Func<ShiftDeclaration?, ShiftDeclaration?> change, CancellationToken cancellationToken)
    {
        var row = await engine.ChangeRowAsync(
            People.Table,
            TakeoverRows.KeyOf(person),
            Row,
            stored => change(stored.ETag is null ? null : ShiftRow.Read(stored)) is { } said && ShiftRow.Write(stored, said),
            cancellationToken);
        return Remember(person, row.Count == 0 ? null : ShiftRow.Read(row), time.GetTimestamp());
    }

    // A read that began before the last write knows less than what is remembered.
    private ShiftDeclaration? Remember(PersonId person, ShiftDeclaration? said, long asked)
    {
        if (known.Count > MaxRemembered)
        {
            known.Clear();
        }

        known.AddOrUpdate(person, (asked, said), (_, before) => before.ReadAt > asked ? before : (asked, said));
        return said;
    }
}

internal static class ShiftRow
{
    public static ShiftDeclaration Read(TableEntity row) => new((bool)row["OnShift"]!, (DateTimeOffset)row["Until"]!)
    {
        StandIn = row.GetValueOrDefault("StandInId") is string id
            ? new(
                id, new((string)row["StandInSite"]!), (bool)row["StandInGives"]!,
                new(new((string)row["StandInOther"]!), (string)row["StandInOtherName"]!), (DateTimeOffset)row["StandInUntil"]!)
            : null,
    };

    public static bool Write(TableEntity row, ShiftDeclaration said)
    {
        row["OnShift"] = said.OnShift;
        row["Until"] = said.Until;
        row["StandInId"] = said.StandIn?.Id;
        row["StandInSite"] = said.StandIn?.Site.Value;
        row["StandInGives"] = said.StandIn?.Gives;
        row["StandInOther"] = said.StandIn?.Other.Id.Value;
        row["StandInOtherName"] = said.StandIn?.Other.Name;
        row["StandInUntil"] = said.StandIn?.Until;
        return true;
    }
}
