namespace ManagerBackup.Cards.Wording;

/// <summary>
/// Stored words say in one way, for every language, what was taken out of them: <c>[phone]</c>. Here the reader's language says it.
/// </summary>
internal static class Marks
{
    public static readonly IReadOnlyDictionary<string, string> Keys = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["[phone]"] = "Shared.Removed_phone",
        ["[e-mail]"] = "Shared.Removed_email",
        ["[card]"] = "Shared.Removed_card",
        ["[account]"] = "Shared.Removed_account",
        ["[plate]"] = "Shared.Removed_plate",
        ["[name]"] = "Shared.Removed_name",
        ["[erased]"] = "Shared.Erased",
    };

    public static string Read(CardTexts texts, string stored)
    {
        if (stored.Contains('[', StringComparison.Ordinal))
        {
            foreach (var (mark, key) in Keys)
            {
                stored = stored.Replace(mark, $"[{texts[key]}]", StringComparison.Ordinal);
            }
        }

        return stored;
    }
}
