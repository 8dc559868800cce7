using System.Collections.Concurrent;
using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

internal enum ScheduleKind
{
    Shifts,
    TimeCards,
    Presence,
}

/// <summary>How the last try to read a kind ended.</summary>
/// <param name="Trouble">In a few words, nothing of the answer's; null when it went well.</param>
/// <param name="Since">When trouble of this kind began, or when it was read last.</param>
internal sealed record ScheduleState(SiteId Site, ScheduleKind Kind, string? Trouble, DateTimeOffset Since);

/// <summary>What Teams last told of each site's shifts, in memory: looking it up waits for nothing. Whoever asks Teams writes it.</summary>
internal sealed class ScheduleBook
{
    private readonly ConcurrentDictionary<SiteId, TeamSchedule> schedules = new();
    private readonly ConcurrentDictionary<(SiteId, ScheduleKind), ScheduleState> states = new();

    /// <summary>Every kind of every site that was tried.</summary>
    public IReadOnlyList<ScheduleState> States => [.. states.Values];

    /// <returns>Null when Teams has told nothing of this site.</returns>
    public TeamSchedule? Of(SiteId site) => schedules.GetValueOrDefault(site);

    public void Keep(SiteId site, DateTimeOffset now, PlannedShifts shifts) =>
        Keep(site, ScheduleKind.Shifts, now, schedule => schedule with { Planned = new(shifts, now) });

    public void Keep(SiteId site, DateTimeOffset now, IReadOnlyList<TimeCard> cards) =>
        Keep(site, ScheduleKind.TimeCards, now, schedule => schedule with { Cards = new(cards, now) });

    public void Keep(SiteId site, DateTimeOffset now, IReadOnlyDictionary<PersonId, Presence> presences) =>
        Keep(site, ScheduleKind.Presence, now, schedule => schedule with { Presences = new(presences, now) });

    /// <summary>What was known before stays.</summary>
    /// <returns>False when it is the same trouble as before.</returns>
    public bool NoteTrouble(SiteId site, ScheduleKind kind, DateTimeOffset now, string trouble)
    {
        var before = states.GetValueOrDefault((site, kind));
        states[(site, kind)] = new(site, kind, trouble, before is { Trouble: not null } ? before.Since : now);
        return before?.Trouble != trouble;
    }

    private void Keep(SiteId site, ScheduleKind kind, DateTimeOffset now, Func<TeamSchedule, TeamSchedule> put)
    {
        schedules.AddOrUpdate(site, _ => put(TeamSchedule.Empty), (_, before) => put(before));
        states[(site, kind)] = new(site, kind, null, now);
    }
}
