using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Roster;

/// <summary>Reads a site's <c>Escalation</c>: a chain that begins at once, goes forward, and asks somebody at every step.</summary>
internal static class EscalationSettings
{
    private const string PageForm = "\"OnShift\", \"AllManagers\" or a list of Entra object ids";

    private static readonly TimeSpan Never = TimeSpan.FromTicks(-1);

    private static readonly IReadOnlyList<EscalationStep> WhenMissing =
    [
        new(TimeSpan.Zero, new StepAudience.OnShift()),
        new(TimeSpan.FromMinutes(1), new StepAudience.AllManagers()),
    ];

    public static IReadOnlyList<EscalationStep> Read(SettingsReader list, bool hasManagers)
    {
        var entries = list.List("steps");
        if (entries.Count == 0)
        {
            if (!hasManagers)
                list.Wrong("a list of steps that names whom to page, as the site has no managers");
            return WhenMissing;
        }

        var steps = entries.Select(entry => ReadStep(entry, hasManagers)).ToList();
        CheckOrder(steps, entries);
        return steps;
    }

    /// <summary>Left out, it leaves the last step time to be answered.</summary>
    public static TimeSpan ReadUnansweredAfter(SettingsReader setting, IReadOnlyList<EscalationStep> escalation)
    {
        var last = escalation[^1].After;
        return setting.Duration(last < TimeSpan.FromMinutes(4) ? TimeSpan.FromMinutes(4) : last + TimeSpan.FromMinutes(2));
    }

    private static EscalationStep ReadStep(SettingsReader entry, bool hasManagers)
    {
        entry.HasOnly("After", "Page");
        return new EscalationStep(ReadAfter(entry.At("After")), ReadAudience(entry.At("Page"), hasManagers));
    }

    private static TimeSpan ReadAfter(SettingsReader after)
    {
        if (after.Time is { } time && time >= TimeSpan.Zero)
            return time;

        after.Wrong("a time from the opening of the request as hh:mm:ss, such as \"00:01:00\"");
        return Never;
    }

    private static StepAudience ReadAudience(SettingsReader page, bool hasManagers)
    {
        if (page.IsList)
            return ReadPeople(page);

        StepAudience? audience = page.Text?.ToUpperInvariant() switch
        {
            "ONSHIFT" => new StepAudience.OnShift(),
            "ALLMANAGERS" => new StepAudience.AllManagers(),
            _ => null,
        };
        if (audience is null)
            page.Wrong(PageForm);
        else if (!hasManagers)
            page.Wrong("a list of Entra object ids, as the site has no managers");
        return audience ?? new StepAudience.AllManagers();
    }

    private static StepAudience.People ReadPeople(SettingsReader page)
    {
        var entries = page.List("Entra object ids");
        var ids = entries.Select(SiteSettings.ReadPersonId).ToList();
        SiteSettings.NoneTwice(ids.Zip(entries));
        return new StepAudience.People([.. ids.Select(id => new Person(id, id.Value))]);
    }

    private static void CheckOrder(List<EscalationStep> steps, IReadOnlyList<SettingsReader> entries)
    {
        if (steps[0].After > TimeSpan.Zero)
            entries[0].At("After").Wrong("\"00:00:00\": the first page leaves at once");

        for (var i = 1; i < steps.Count; i++)
            if (steps[i].After != Never && steps[i].After < steps[i - 1].After)
                entries[i].At("After").Wrong($"no less than {steps[i - 1].After:c}, the step before it");
    }
}
