using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Reach;

/// <summary>The section <c>Reach</c>.</summary>
/// <param name="LookEvery">How often it is considered whom to look at, and whether somebody can be paged in the coming day.</param>
/// <param name="ProbeEvery">How often somebody is looked at of whom nothing else was heard.</param>
/// <param name="ProbeAgainEvery">The same while they can't be reached, or are unknown.</param>
internal sealed record ReachSettings(TimeSpan LookEvery, TimeSpan ProbeEvery, TimeSpan ProbeAgainEvery)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    /// <exception cref="SettingsException">Every line is one problem.</exception>
    public static ReachSettings Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var reach = new SettingsReader(configuration, "Reach", problems);
        reach.HasOnly("LookEvery", "ProbeEvery", "ProbeAgainEvery");
        var settings = new ReachSettings(
            ReadPeriod(reach.At("LookEvery"), TimeSpan.FromMinutes(5)),
            ReadPeriod(reach.At("ProbeEvery"), TimeSpan.FromHours(6)),
            ReadPeriod(reach.At("ProbeAgainEvery"), TimeSpan.FromMinutes(15)));
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    private static TimeSpan ReadPeriod(SettingsReader setting, TimeSpan whenMissing)
    {
        var period = setting.Duration(whenMissing);
        if (period < Shortest)
            setting.Wrong($"at least {Shortest:c}");
        return period;
    }
}
