using System.Globalization;

namespace ManagerBackup.Bot.Roster;

/// <summary>The settings make no sense; the start fails with these lines and nothing else.</summary>
internal sealed class SettingsException(IReadOnlyList<string> lines) : Exception(string.Join('\n', lines))
{
    public IReadOnlyList<string> Lines { get; } = lines;
}

/// <summary>
/// Reads one key of the configuration and what is under it, and notes what is wrong as a line that names the whole key, what it
/// holds and what it should. The binder would stop at the first, and drop what it can't convert without a word.
/// </summary>
internal sealed class SettingsReader(IConfiguration root, string path, List<string> problems)
{
    private readonly IConfigurationSection _section = root.GetSection(path);

    public string Key => _section.Key;

    /// <summary>Trimmed; null when missing or blank.</summary>
    public string? Text => string.IsNullOrWhiteSpace(_section.Value) ? null : _section.Value.Trim();

    public IReadOnlyList<SettingsReader> Children => [.. _section.GetChildren().Select(child => At(child.Key))];

    public bool IsMissing => Text is null && Children.Count == 0;

    /// <summary>
    /// Only hours:minutes:seconds, less than a day: .NET would read <c>0:30</c> as half an hour and <c>30</c> as thirty days.
    /// </summary>
    public TimeSpan? Time =>
        Text?.Count(c => c == ':') == 2
        && TimeSpan.TryParse(Text, CultureInfo.InvariantCulture, out var time) && time.Duration() < TimeSpan.FromDays(1)
            ? time
            : null;

    /// <summary>A key that holds both a word and a list was written by two sources; the later source means it.</summary>
    public bool IsList => ConfigurationLayers.HasListOnTop(root, path);

    public SettingsReader At(string key) => new(root, ConfigurationPath.Combine(path, key), problems);

    /// <summary>An http or https address; null for anything else.</summary>
    public Uri? Address => Uri.TryCreate(Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 ? url : null;

    public void Wrong(string should) => problems.Add($"{path} {Held(Text)}; it should be {should}");

    /// <summary>Says no more of it than the host: the rest of an address may be a secret.</summary>
    public void WrongAddress(string should)
    {
        var parts = Text?.Split('?', '#')[0].Split('/') ?? [];
        problems.Add($"{path} {Held(Text is null ? null : string.Join('/', parts.Take(parts is [_, "", ..] ? 3 : 1)))}; it should be {should}");
    }

    public string Required(string should)
    {
        if (Text is null)
            Wrong(should);
        return Text ?? "";
    }

    public TimeSpan Duration(TimeSpan whenMissing)
    {
        if (IsMissing)
            return whenMissing;
        if (Time is { } time && time > TimeSpan.Zero)
            return time;

        Wrong("a time above zero as hh:mm:ss, such as \"00:00:30\"");
        return whenMissing;
    }

    public IReadOnlyList<SettingsReader> List(string of)
    {
        if (Children.Count == 0 && Text is not null)
            Wrong($"a list of {of}");
        foreach (var child in Children.Where(child => !int.TryParse(child.Key, CultureInfo.InvariantCulture, out _)))
            child.Wrong($"numbered from 0, as {path} is a list of {of}");
        return Children;
    }

    /// <summary>Anything else under this key is a slip of the pen.</summary>
    public void HasOnly(params string[] keys)
    {
        foreach (var child in Children.Where(child => !keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            child.Wrong($"left out or spelled as one of {string.Join(", ", keys)}");
    }

    private string Held(string? text)
    {
        if (text is not null)
            return $"is \"{string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))}\"";
        if (Children.Count > 0)
            return "holds keys of its own";
        return _section.Value is null ? "is missing" : "is empty";
    }
}
