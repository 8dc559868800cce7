using System.Collections.Immutable;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>A published shift in Teams.</summary>
internal sealed record PlannedShift(PersonId Person, DateTimeOffset Start, DateTimeOffset End);

/// <summary>A time card: when somebody clocked in, and out. A break is no clocking out: who is on one is in the building.</summary>
internal sealed record TimeCard(PersonId Person, DateTimeOffset In, DateTimeOffset? Out);

/// <summary>What Teams shows beside somebody's name, the likeliest to answer first.</summary>
internal enum Presence
{
    Available,
    Unknown,
    Away,
    DoNotDisturb,
    Offline,
}

/// <summary>Something that was read, and when.</summary>
internal sealed record Reading<T>(T Items, DateTimeOffset At);

/// <param name="From">From when on the shifts are known.</param>
/// <param name="To">Until when they are.</param>
internal sealed record PlannedShifts(IReadOnlyList<PlannedShift> Shifts, DateTimeOffset From, DateTimeOffset To);

/// <summary>
/// What Teams last told of a site's shifts. It grows old part by part: shifts are published ahead and serve for hours, an open
/// time card tells of now only.
/// </summary>
internal sealed record TeamSchedule(
    Reading<PlannedShifts>? Planned, Reading<IReadOnlyList<TimeCard>>? Cards, Reading<IReadOnlyDictionary<PersonId, Presence>>? Presences)
{
    public static readonly TeamSchedule Empty = new(null, null, null);

    private static readonly TimeSpan ShiftsServeFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan NowLasts = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan ForgottenAfter = TimeSpan.FromHours(16);

    /// <summary>Who works then, as far as Teams knows it; null when it knows nothing of this person and moment.</summary>
    /// <param name="person">Of whom.</param>
    /// <param name="moment">Now, or within the next day.</param>
    /// <param name="now">Tells how old what was read is.</param>
    public Told? Says(PersonId person, DateTimeOffset moment, DateTimeOffset now)
    {
        var card = LastCard(person, moment);
        if (card is { Out: null } && moment < Cards!.At + NowLasts && moment - card.In < ForgottenAfter)
        {
            return new(true, ShiftSource.ClockedIn, null);
        }

        if (Planned is not { } planned || now - planned.At >= ShiftsServeFor)
        {
            return null;
        }

        var shift = planned.Items.Shifts.FirstOrDefault(shift => shift.Person == person && shift.Start <= moment && moment < shift.End);
        if (shift is not null)
        {
            return card?.Out >= shift.Start ? new(false, ShiftSource.ClockedOut, shift.End) : new(true, ShiftSource.Planned, EndOf(shift));
        }

        return planned.Items.From <= moment && moment <= planned.Items.To ? new(false, ShiftSource.Planned, null) : null;
    }

    /// <summary>Moments at which what <see cref="Says"/> tells may change.</summary>
    public IEnumerable<DateTimeOffset> Edges() =>
    [
        .. Planned is { Items: var planned } ? planned.Shifts.SelectMany(shift => new[] { shift.Start, shift.End }).Append(planned.From).Append(planned.To.AddTicks(1)) : [],
        .. Cards is { } cards
            ? cards.Items.SelectMany(card => new[] { card.In, card.In + ForgottenAfter, card.In + TimeSpan.FromDays(1) }).Append(cards.At + NowLasts)
            : [],
    ];

    /// <summary>When the shift ends that the person is in; null for none that is known.</summary>
    public DateTimeOffset? EndOfCurrent(PersonId person, DateTimeOffset now) =>
        Says(person, now, now) is { OnShift: true, Source: ShiftSource.Planned, Until: { } end } ? end : null;

    /// <summary>When the person's next shift begins after that moment; null for none that is known.</summary>
    public DateTimeOffset? NextStart(PersonId person, DateTimeOffset after, DateTimeOffset now) => Planned is { } planned && now - planned.At < ShiftsServeFor
        ? planned.Items.Shifts.Where(shift => shift.Person == person && shift.Start > after).Select(shift => (DateTimeOffset?)shift.Start).Min()
        : null;

    /// <summary>A hint: it orders people and leaves nobody out.</summary>
    public Presence PresenceOf(PersonId person, DateTimeOffset now) =>
        Presences is { } read && now - read.At < NowLasts ? read.Items.GetValueOrDefault(person, Presence.Unknown) : Presence.Unknown;

    // A card of an earlier day says nothing of today.
    private TimeCard? LastCard(PersonId person, DateTimeOffset moment) =>
        Cards?.Items.Where(card => card.Person == person && card.In <= moment && moment - card.In < TimeSpan.FromDays(1)).MaxBy(card => card.In);

    // Shifts that follow on each other are one.
    private DateTimeOffset EndOf(PlannedShift shift)
    {
        var end = shift.End;
        while (Planned!.Items.Shifts.Where(next => next.Person == shift.Person && next.Start <= end && next.End > end).MaxBy(next => next.End) is { } next)
        {
            end = next.End;
        }

        return end;
    }

    /// <param name="Until">The end of the shift, where one is known.</param>
    internal sealed record Told(bool OnShift, ShiftSource Source, DateTimeOffset? Until);
}
