using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Coverage;

internal enum SlotState
{
    /// <summary>Somebody on shift can be reached.</summary>
    Covered,

    /// <summary>Nobody on shift is known to be reachable, but somebody may be: the bot has never met them.</summary>
    Unsure,

    NobodyReachable,

    NobodyOnShift,
}

/// <summary>A piece of the coming day in which the same people are on shift; no longer than an hour on the site's clock.</summary>
internal sealed record Slot(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Person> OnShift, SlotState State);

/// <summary>A time in which a page reaches nobody on shift.</summary>
/// <param name="State">One of the two that say why.</param>
/// <param name="OnShift">Who is on shift then, and can't be reached.</param>
/// <param name="Others">Whom later steps of the escalation may reach all the same.</param>
internal sealed record Gap(
    SiteId Site, DateTimeOffset From, DateTimeOffset To, SlotState State, IReadOnlyList<(Person Person, Standing Standing)> OnShift, IReadOnlyList<Person> Others)
{
    /// <summary>Nobody at all can be reached.</summary>
    public bool IsTotal => Others.Count == 0;
}

/// <summary>Who can be paged at a site in the coming day, by what is known now. Pure.</summary>
internal static class Forecast
{
    /// <param name="site">Where.</param>
    /// <param name="known">Who is on shift, as far as it is known.</param>
    /// <param name="of">Who can be reached.</param>
    /// <param name="now">The beginning of the first slot.</param>
    /// <param name="ahead">At most a day: farther ahead the shifts in Teams aren't read.</param>
    public static IReadOnlyList<Slot> Slots(Site site, Known known, Func<PersonId, Standing> of, DateTimeOffset now, TimeSpan ahead)
    {
        var edges = ShiftEdges.Between(site, now, now + ahead, known);
        return [.. edges.Zip(edges.Skip(1), (from, to) =>
        {
            IReadOnlyList<Person> onShift = [.. Rota.OnShiftAt(site, from, now, known).Select(duty => duty.Person)];
            return new Slot(from, to, onShift, StateOf(onShift, of));
        })];
    }

    /// <summary>Slots that follow on each other with the same people are one gap.</summary>
    public static IReadOnlyList<Gap> Gaps(Site site, IReadOnlyList<Slot> slots, Func<PersonId, Standing> of)
    {
        var gaps = new List<Gap>();
        foreach (var slot in slots.Where(slot => slot.State is SlotState.NobodyOnShift or SlotState.NobodyReachable))
        {
            var gap = new Gap(
                site.Id, slot.From, slot.To, slot.State, [.. slot.OnShift.Select(person => (person, of(person.Id)))],
                [.. LaterSteps(site).Where(person => !of(person.Id).IsBad && slot.OnShift.All(one => one.Id != person.Id))]);
            if (gaps is [.., var last] && last.To == gap.From && last.State == gap.State
                && last.OnShift.Select(one => one.Person.Id).ToHashSet().SetEquals(slot.OnShift.Select(person => person.Id)))
            {
                gaps[^1] = last with { To = gap.To };
            }
            else
            {
                gaps.Add(gap);
            }
        }

        return gaps;
    }

    /// <summary>
    /// Whether an hour without anybody on shift is news: where people only say or clock in when they come, nobody is known to come.
    /// </summary>
    public static bool PlansShifts(Site site, Known known) =>
        site.Managers.Any(manager => manager.Shifts.Count > 0) || known.Schedule?.Planned?.Items.Shifts.Count > 0;

    private static SlotState StateOf(IReadOnlyList<Person> onShift, Func<PersonId, Standing> of)
    {
        var standings = onShift.Select(person => of(person.Id)).ToList();
        return standings.Count == 0 ? SlotState.NobodyOnShift
            : standings.All(standing => standing.IsBad) ? SlotState.NobodyReachable
            : standings.Any(standing => standing.State == ReachState.Reachable) ? SlotState.Covered
            : SlotState.Unsure;
    }

    private static IEnumerable<Person> LaterSteps(Site site) => site.Escalation.SelectMany(step => step.Page switch
    {
        StepAudience.AllManagers => site.Managers.Select(manager => manager.Person),
        StepAudience.People named => named.Persons,
        _ => [],
    }).DistinctBy(person => person.Id);
}
