namespace ManagerBackup.Cards.Wording;

internal static class Places
{
    public static string Of(Situation situation, CardTexts texts) => string.IsNullOrWhiteSpace(situation.Place)
        ? Typed.Name(situation.Site)
        : texts.Format("Manager.Where", Typed.Name(situation.Site), Typed.Fit(situation.Place, 120));
}
