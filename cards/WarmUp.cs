namespace ManagerBackup.Cards;

/// <summary>Reads the texts and prepares the serializer, so that the first employee after a start does not wait for it.</summary>
public static class WarmUp
{
    public static void Run()
    {
        foreach (var language in CardLanguages.All)
        {
            _ = EmployeeCard.Render(new EmployeeCardModel(
                language, "", Practice: true, new Danger("", []), "-", [new SayableLine("", "", "-") { Aloud = "-", Meaning = "-" }, new SayableLine("-", "", "-") { Helped = true }], ["-"],
                new PageProgress.Paged(["-"], ""), "-",
                new EmployeeButtons(true, true, true, true, true), new StatementForm(1, ["-"]), new CheckInForm(true, null))
            {
                Steps = ["-"],
                NoMoreLines = true,
                CustomerLanguage = "pl",
                Languages = CardLanguages.All,
            });
        }
    }
}
