namespace ManagerBackup.Bot.Roster;

/// <summary>When <see cref="Rota.OnShiftAt"/> may answer something else.</summary>
internal static class ShiftEdges
{
    /// <summary>
    /// In order, each once, the ends among them: every full hour on the site's clock, and every moment between at which somebody may
    /// come on or go off shift. Between two of them the same people are on shift.
    /// </summary>
    public static IReadOnlyList<DateTimeOffset> Between(Site site, DateTimeOffset from, DateTimeOffset to, Known known)
    {
        IEnumerable<DateTimeOffset> edges =
        [
            .. FullHours(from, to, site.TimeZone),
            .. site.Managers.SelectMany(manager => manager.Shifts).SelectMany(shift => shift.Edges(from, to, site.TimeZone)),
            .. known.Declared.Values.SelectMany(said => said.StandIn is { } standIn ? new[] { said.Until, standIn.Until } : [said.Until]),
            .. known.Schedule?.Edges() ?? [],
        ];
        return [.. edges.Where(edge => from < edge && edge < to).Append(from).Append(to).Select(edge => edge.ToUniversalTime()).Distinct().Order()];
    }

    // By the wall: where clocks are put forward or back by half an hour, the next full hour is that much nearer or farther.
    private static IEnumerable<DateTimeOffset> FullHours(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone)
    {
        for (var moment = from; moment < to; moment += TimeSpan.FromHours(1) - TimeSpan.FromTicks(WallClock.At(moment, zone).TimeOfDay.Ticks % TimeSpan.TicksPerHour))
        {
            yield return moment;
        }
    }
}
