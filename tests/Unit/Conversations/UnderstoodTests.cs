using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Triage;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class UnderstoodTests
{
    [Theory]
    [InlineData("None", null)]
    [InlineData("Cancel", null)]
    [InlineData("Offer", "WordsOnly")]
    [InlineData("Page", "Page")]
    [InlineData("Emergency", "Everyone")]
    public void A_reading_opens_a_request_of_its_urgency_or_none(string action, string? urgency) =>
        Assert.Equal(urgency, Understood.From(Read(action))?.Urgency.ToString());

    [Theory]
    [InlineData("None", "Offer", "WordsOnly")]
    [InlineData("None", "Emergency", "Everyone")]
    [InlineData("Cancel", "Page", "Page")]
    [InlineData("Offer", "Page", "Page")]
    [InlineData("Page", "Emergency", "Everyone")]
    [InlineData("None", "Cancel", null)]
    [InlineData("Page", "Page", null)]
    [InlineData("Page", "Offer", null)]
    [InlineData("Emergency", "None", null)]
    public void A_second_reading_raises_and_never_lowers(string first, string second, string? urgency) =>
        Assert.Equal(urgency, Understood.Raised(Read(first), Read(second))?.Urgency.ToString());

    [Fact]
    public void A_manager_as_the_abuser_is_not_paged_on_a_second_opinion()
    {
        Assert.Null(Understood.Raised(Read("Offer", Cue.ManagerNotCustomer), Read("Emergency")));
        Assert.Null(Understood.Raised(Read("Offer"), Read("Page", Cue.ManagerNotCustomer)));
    }

    [Fact]
    public void The_language_of_the_first_answer_stays_and_the_log_tells_whose_reading_it_was()
    {
        var read = Understood.Raised(Read("None") with { Language = "nl", Place = "kassa 3" }, Read("Page", "slur:x") with { Language = "de" })!;
        Assert.Equal(("nl", "kassa 3", "slur:x second-opinion"), (read.Language, read.Place, read.Cues));
    }

    private static Reading Read(string action, params string[] cues) =>
        new(Enum.Parse<TriageAction>(action), TriageCategory.Verbal, 2, "en", null, [.. cues]);
}
