using ManagerBackup.Cards.Wording;

namespace ManagerBackup.Cards;

/// <summary>What an employee can tap to tell their side. The codes are stored; what they say is stored beside them, as it was read.</summary>
public static class StatementWords
{
    public static readonly IReadOnlyList<string> Codes = ["shouted", "threatened", "touched", "personal", "wouldNotLeave", "rule", "mistake"];

    /// <summary>A statement as text: what was tapped, and behind it what was typed.</summary>
    /// <param name="codes">Known ones.</param>
    public static string Of(string language, IEnumerable<string> codes, string? typed)
    {
        var texts = CardTexts.For(language);
        return string.Join(' ', codes.Select(code => texts[$"Employee.Said_{code}"] + ".").Append(typed)).Trim();
    }
}
