using ManagerBackup.Bot.Triage;

namespace ManagerBackup.UnitTests.Triage;

internal static class Typed
{
    public static readonly MessageTriage Instance = MessageTriage.Load(Path.Combine(AppContext.BaseDirectory, "Triage"));

    public static Reading Read(string text, string profileLanguage = "en") => Instance.Read(text, profileLanguage);

    public static string Answer(string text, string profileLanguage = "en")
    {
        var reading = Read(text, profileLanguage);
        return $"{reading.Action}/{reading.Category}".ToLowerInvariant();
    }
}
