namespace ManagerBackup.Cards.Wording;

internal static class Places
{
    public static string Of(string site, string? place, CardTexts texts) => string.IsNullOrWhiteSpace(place)
        ? Typed.Name(site)
        : texts.Format("Manager.Where", Typed.Name(site), Typed.Fit(place, 120));
}
