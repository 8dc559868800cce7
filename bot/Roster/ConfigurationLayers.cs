namespace ManagerBackup.Bot.Roster;

/// <summary>
/// .NET lays configuration sources over each other key by key, and an element of a list is a key (<c>Managers:0</c>): a shorter
/// list in a later source leaves the rest of the earlier list standing, with people in it whom nobody meant any more.
/// </summary>
internal static class ConfigurationLayers
{
    public static bool HasListOnTop(IConfiguration configuration, string path)
    {
        if (configuration is not IConfigurationRoot root)
            return configuration.GetSection(path).GetChildren().Any();

        foreach (var source in root.Providers.Reverse())
        {
            if (KeysUnder(source, path).Count > 0)
                return true;
            if (source.TryGet(path, out _))
                return false;
        }

        return false;
    }

    /// <summary>
    /// A line for each list under this key that a later source began anew and did not replace to its end. One that starts further
    /// on (<c>Managers__2__Name</c>) means that element and no other.
    /// </summary>
    public static IReadOnlyList<string> MixedLists(IConfiguration configuration, string path) =>
        configuration is IConfigurationRoot root
            ? [.. root.GetSection(path).GetChildren().SelectMany(SectionsUnder).Select(list => MixedList(root, list)).OfType<string>()]
            : [];

    /// <summary>Spellings of a key that differ only in case: .NET takes them for one, and which it shows is chance.</summary>
    public static IReadOnlyList<string> SpellingsOf(IConfiguration configuration, string path, string key) =>
        configuration is IConfigurationRoot root
            ? [.. root.Providers.SelectMany(source => KeysUnder(source, path))
                .Where(other => other.Equals(key, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.Ordinal)]
            : [key];

    private static IEnumerable<IConfigurationSection> SectionsUnder(IConfigurationSection section) =>
        section.GetChildren().SelectMany(SectionsUnder).Prepend(section);

    private static string? MixedList(IConfigurationRoot root, IConfigurationSection list)
    {
        var layers = root.Providers.Select(source => KeysUnder(source, list.Path)).Where(keys => keys.Count > 0).ToList();
        if (layers.Count < 2 || !layers[^1].Contains("0", StringComparer.Ordinal))
            return null;

        var left = layers.SelectMany(keys => keys).Except(layers[^1], StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return left.Count == 0
            ? null
            : $"{list.Path} is put together from several sources: {string.Join(", ", left)} stayed from an earlier one";
    }

    private static List<string> KeysUnder(IConfigurationProvider source, string path) =>
        [.. source.GetChildKeys([], path).Distinct(StringComparer.Ordinal)];
}
