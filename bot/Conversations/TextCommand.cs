using System.Text.RegularExpressions;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a person can type besides what is happening.</summary>
internal abstract partial record TextCommand
{
    private TextCommand()
    {
    }

    internal sealed record Help : TextCommand;

    internal sealed record Cancel : TextCommand;

    internal sealed record Site : TextCommand;

    internal sealed record MyLog : TextCommand;

    internal sealed record Drill : TextCommand;

    /// <param name="Until">The time as typed; null when none was.</param>
    internal sealed record Shift(bool On, string? Until) : TextCommand;

    /// <returns>Null when the text is no command but something that happens.</returns>
    public static TextCommand? Parse(string text)
    {
        var plain = text.Trim().TrimEnd('.', '!').ToLowerInvariant();
        return plain switch
        {
            "help" or "hulp" or "hilfe" or "?" => new Help(),
            "cancel" or "annuleer" or "annuleren" or "abbrechen" => new Cancel(),
            "site" or "winkel" or "filiale" or "vestiging" or "standort" => new Site(),
            "my log" or "mijn logboek" or "mijn log" or "mein protokoll" or "mein log" => new MyLog(),
            "drill" or "oefening" or "übung" => new Drill(),
            _ => Shifts().Match(plain) is { Success: true } shift
                ? new Shift(shift.Groups["on"].Success, shift.Groups["until"] is { Success: true } until ? until.Value : null)
                : null,
        };
    }

    [GeneratedRegex(
        @"^(?:(?<on>on shift|in dienst|op dienst|im dienst)|off shift|uit dienst|niet in dienst|außer dienst|nicht im dienst)(?:\s+(?:until|till|til|tot|bis)?\s*(?<until>\d[\d:.,uh]{0,5}\s?(?:am|pm|uur|uhr)?))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Shifts();
}
