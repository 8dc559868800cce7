using ManagerBackup.Bot.Reach;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Coverage;

/// <param name="PlansShifts">See <see cref="Forecast.PlansShifts"/>.</param>
internal sealed record SiteOutlook(Site Site, DateTimeOffset At, IReadOnlyList<Slot> Slots, IReadOnlyList<Gap> Gaps, bool PlansShifts);

/// <summary>The coming day of a site, by what this process knows now.</summary>
internal sealed class Outlook(OnShift onShift, Reachability reachability, TimeProvider time)
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private IReadOnlyList<SiteOutlook> last = [];

    /// <summary>Of every site, as the last look found it; empty before the first.</summary>
    public IReadOnlyList<SiteOutlook> Last
    {
        get => Volatile.Read(ref last);
        set => Volatile.Write(ref last, value);
    }

    public async Task<SiteOutlook> OfAsync(Site site, TimeSpan ahead, CancellationToken cancellationToken)
    {
        var known = await onShift.KnownAsync(site, cancellationToken);
        var now = time.GetUtcNow();
        var slots = Forecast.Slots(site, known, reachability.Of, now, ahead);
        return new(site, now, slots, Forecast.Gaps(site, slots, reachability.Of), Forecast.PlansShifts(site, known));
    }
}
