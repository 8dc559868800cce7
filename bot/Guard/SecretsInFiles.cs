using ManagerBackup.Bot.Roster;
using Microsoft.Extensions.Configuration.Json;

namespace ManagerBackup.Bot.Guard;

/// <summary>Secrets come from the environment, or there is none because the bot has an identity of its own. A file is copied, backed up and read.</summary>
internal static class SecretsInFiles
{
    private static readonly string[] SecretKeys = ["Password", "Secret", "ClientSecret", "ApiKey", "AccountKey", "SharedAccessSignature"];
    private static readonly string[] SecretParts = ["AccountKey=", "SharedAccessSignature=", "Password=", "sig="];

    /// <exception cref="SettingsException">Outside Development: a JSON file among the settings holds a secret. A line a key, without what it holds.</exception>
    public static void Refuse(IConfigurationRoot configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            return;
        }

        var lines = configuration.Providers.OfType<JsonConfigurationProvider>()
            .SelectMany(file => KeysOf(file, null).Where(key => IsSecret(file, key)).Select(key => Line(file, key)))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (lines.Count > 0)
        {
            throw new SettingsException(lines);
        }
    }

    private static string Line(JsonConfigurationProvider file, string key) =>
        $"{key} holds a secret in {file.Source.Path}; it should be empty there and come from the environment ({key.Replace(":", "__", StringComparison.Ordinal)}), or a managed identity should make it needless";

    private static bool IsSecret(JsonConfigurationProvider file, string key) =>
        file.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value)
        && (SecretKeys.Any(secret => ConfigurationPath.GetSectionKey(key)!.EndsWith(secret, StringComparison.OrdinalIgnoreCase))
            || SecretParts.Any(part => value.Contains(part, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> KeysOf(JsonConfigurationProvider file, string? parent) => file
        .GetChildKeys([], parent)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Select(child => parent is null ? child : ConfigurationPath.Combine(parent, child))
        .SelectMany(key => KeysOf(file, key).Prepend(key));
}
