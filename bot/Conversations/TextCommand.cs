using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What a person can type besides what is happening. The words are in <see cref="CommandWords"/>.</summary>
internal abstract partial record TextCommand
{
    // Nothing longer is a command, and most of what happens is longer.
    private const int Longest = 90;

    private const int MostPages = 999;

    private static readonly FrozenDictionary<string, Typed> Known = CommandWords.All.SelectMany(Commands)
        .GroupBy(one => one.Words, one => one.Typed, StringComparer.Ordinal)
        .ToFrozenDictionary(
            same => same.Key, same => new Typed(same.First().Command, [.. same.SelectMany(typed => typed.Languages)]), StringComparer.Ordinal);

    private static readonly string[] BeforeTheEnd =
        [.. CommandWords.All.SelectMany(words => words.Until).Select(Plain).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];

    private static readonly (string Before, string After, string Language)[] HandOvers =
    [
        .. CommandWords.All.SelectMany(words => words.HandOver.Select(pattern => pattern.Split("{0}")
            is [var before, var after] ? (Plain(before), Plain(after), words.Language) : throw new InvalidOperationException(pattern)))
            .OrderByDescending(pattern => pattern.Item1.Length),
    ];

    private TextCommand()
    {
    }

    internal sealed record Help : TextCommand;

    internal sealed record Cancel : TextCommand;

    internal sealed record Site : TextCommand;

    /// <param name="Page">Counted from 1, which is the newest.</param>
    internal sealed record MyLog(int Page = 1) : TextCommand;

    internal sealed record Drill : TextCommand;

    internal sealed record FollowUps : TextCommand;

    /// <param name="Until">The time as typed; null when none was.</param>
    internal sealed record Shift(bool On, string? Until) : TextCommand;

    internal sealed record Who : TextCommand;

    /// <param name="To">A name as typed, without capitals and accents.</param>
    /// <param name="Until">The time as typed; null when none was.</param>
    internal sealed record HandOver(string To, string? Until) : TextCommand;

    /// <param name="Languages">Whose words these are: Spanish and Portuguese share some.</param>
    internal sealed record Typed(TextCommand Command, IReadOnlyList<string> Languages)
    {
        /// <summary>The reader's own language when the words are theirs; or English, which works for everyone and tells nothing.</summary>
        public string AnswerIn(string readersLanguage) =>
            Languages.Contains(readersLanguage, StringComparer.Ordinal) || Languages.Contains(CardLanguages.Fallback, StringComparer.Ordinal)
                ? readersLanguage
                : Languages[0];
    }

    /// <returns>Null when the text is no command but something that happens.</returns>
    public static Typed? Parse(string text)
    {
        var said = text.AsSpan().Trim();
        if (said.Length is 0 or > Longest)
        {
            return null;
        }

        var plain = Plain(said.ToString());
        return Known.GetValueOrDefault(plain) ?? WithItsEnd(plain) ?? HandOverOf(plain, until: null);
    }

    private static Typed? WithItsEnd(string plain)
    {
        if (Timed().Match(plain) is not { Success: true } timed)
        {
            return null;
        }

        var said = timed.Groups["shift"].Value;
        var until = BeforeTheEnd.FirstOrDefault(word => said.EndsWith($" {word}", StringComparison.Ordinal));
        var shift = until is null ? said : said[..^(until.Length + 1)].TrimEnd();
        if (until is null && Known.GetValueOrDefault(said) is { Command: MyLog } log && int.TryParse(timed.Groups["until"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= MostPages)
        {
            return log with { Command = new MyLog(page) };
        }

        return Known.GetValueOrDefault(shift) is { Command: Shift begun } typed
            ? typed with { Command = begun with { Until = timed.Groups["until"].Value } }
            : HandOverOf(shift, timed.Groups["until"].Value);
    }

    private static Typed? HandOverOf(string plain, string? until)
    {
        foreach (var (before, after, language) in HandOvers)
        {
            if (plain.StartsWith(before, StringComparison.Ordinal) && plain.EndsWith(after, StringComparison.Ordinal)
                && plain.Length > before.Length + after.Length + 1 && plain[before.Length] is ' ' or ':'
                && plain[(before.Length + 1)..^after.Length].Trim(' ', ':') is { Length: > 0 } name && name.All(c => !char.IsDigit(c)))
            {
                return new Typed(new HandOver(name, until), [language]);
            }
        }

        return null;
    }

    private static IEnumerable<(string Words, Typed Typed)> Commands(CommandWords words)
    {
        (string[] Words, TextCommand Command)[] table =
        [
            (words.Help, new Help()),
            (words.Cancel, new Cancel()),
            (words.Site, new Site()),
            (words.MyLog, new MyLog()),
            (words.Drill, new Drill()),
            (words.FollowUps, new FollowUps()),
            (words.OnShift, new Shift(On: true, Until: null)),
            (words.OffShift, new Shift(On: false, Until: null)),
            ([.. words.Who.SelectMany(who => new[] { who, $"{who}?", $"{who} ?", $"¿{who}?" })], new Who()),
        ];
        return table.SelectMany(row => row.Words.Select(word => (Plain(word), new Typed(row.Command, [words.Language]))));
    }

    // As people type in a hurry: no accents, no capitals; and some copy the quotation marks that a card puts around it.
    private static string Plain(string text) =>
        Triage.Words.Fold(text).Replace('’', '\'').Replace('\u00A0', ' ').Trim(' ', '.', '!', '¡', '"', '“', '”', '„', '«', '»');

    // The time ends it; Turkish says it first: "17:30'a kadar vardiyadayım".
    [GeneratedRegex(
        @"^(?:(?<shift>\D+?)\s*(?<until>\d[\d:.,uh]{0,5}\s?(?:am|pm|uur|uhr|h)?)|(?<until>\d[\d:.]{0,5})'?y?[ae] kadar (?<shift>\D+))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Timed();
}
