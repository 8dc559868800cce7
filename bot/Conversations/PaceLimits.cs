using System.Globalization;
using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Conversations;

/// <summary>The section <c>Limits</c>: how many turns a minute are taken as a person's, or a tenant's, before only what pages is.</summary>
internal sealed record PaceLimits(int PersonPerMinute, int TenantPerMinute)
{
    public static PaceLimits Usual { get; } = new(120, 12_000);

    /// <exception cref="SettingsException">Every line is one problem.</exception>
    public static PaceLimits Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var limits = new SettingsReader(configuration, "Limits", problems);
        limits.HasOnly(nameof(PersonPerMinute), nameof(TenantPerMinute));
        var read = new PaceLimits(
            ReadCount(limits.At(nameof(PersonPerMinute)), 10, Usual.PersonPerMinute),
            ReadCount(limits.At(nameof(TenantPerMinute)), 100, Usual.TenantPerMinute));
        return problems.Count == 0 ? read : throw new SettingsException(problems);
    }

    private static int ReadCount(SettingsReader setting, int least, int whenMissing)
    {
        if (setting.IsMissing)
            return whenMissing;
        if (int.TryParse(setting.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least)
            return count;

        setting.Wrong($"a whole number, {least} or more");
        return whenMissing;
    }
}
