using ManagerBackup.Bot.Backup;

namespace ManagerBackup.Bot.Tab;

/// <summary>What a tap on the tab says of what is happening: one of six pictures, or the large button, which says nothing of it.</summary>
internal static class Picture
{
    /// <summary>Wire names are those of the categories; severities those that triage gives to words of the same kind.</summary>
    private static readonly (string Name, Category Category, int Severity, Urgency Urgency)[] All =
    [
        ("physical", Category.Physical, 4, Urgency.Everyone),
        ("threat", Category.Threat, 3, Urgency.Page),
        ("verbal", Category.Verbal, 2, Urgency.Page),
        ("sexual", Category.Sexual, 3, Urgency.Page),
        ("discrimination", Category.Discrimination, 2, Urgency.Page),
        ("refusing", Category.Refusing, 2, Urgency.Page),
    ];

    /// <returns>Null for what is no picture of ours.</returns>
    public static Understanding? Read(string? what, string language)
    {
        if (string.IsNullOrEmpty(what))
        {
            return new(Category.Other, 2, Urgency.Page, language, null, ByPhone: false);
        }

        var known = Array.Find(All, picture => picture.Name == what);
        return known.Name is null ? null : new(known.Category, known.Severity, known.Urgency, language, null, ByPhone: false);
    }
}
