using ManagerBackup.Bot.Backup;
using static ManagerBackup.UnitTests.Backup.Cast;
using static ManagerBackup.UnitTests.Backup.Story;

namespace ManagerBackup.UnitTests.Backup;

/// <summary>The lines of an employee's card: seen, put aside, wanted in another language, marked as helpful.</summary>
public sealed class LinesTests
{
    [Fact]
    public void Asking_for_more_keeps_which_lines_were_seen() =>
        Assert.Equal(["one", "three", "two"], History.Fold([It.Requested(), It.AskedForLines(5, "one two"), It.AskedForLines(9, "three")])!.Shown.Order());

    [Fact]
    public void A_stored_event_without_the_seen_lines_still_counts() =>
        Assert.Equal((1, 0), History.Fold([It.Requested(), It.AskedForLines(5, null)]) is { } s ? (s.MoreLines, s.Shown.Count) : default);

    [Fact]
    public void The_lines_can_be_had_in_the_customers_language() =>
        Given(It.Requested()).When(Do.ChooseLanguage(20, "pl")).Then(It.ChoseLanguage(20, "pl"));

    [Fact]
    public void The_same_language_again_changes_nothing() => Given(It.Requested(), It.ChoseLanguage(20, "pl")).When(Do.ChooseLanguage(30, "pl")).ThenNothing();

    [Fact]
    public void The_employees_own_language_is_the_one_they_start_with() => Given(It.Requested()).When(Do.ChooseLanguage(20, "en")).ThenNothing();

    [Fact]
    public void And_they_can_go_back_to_it() =>
        Given(It.Requested(), It.ChoseLanguage(20, "pl")).When(Do.ChooseLanguage(30, "en")).Then(It.ChoseLanguage(30, "en"));

    [Fact]
    public void A_line_helped_once() => Given(It.Requested()).When(Do.MarkHelpful(20, "hear-it-all")).Then(It.Helped(20, "hear-it-all"));

    [Fact]
    public void Marking_it_again_changes_nothing() =>
        Given(It.Requested(), It.Helped(20, "hear-it-all")).When(Do.MarkHelpful(30, "hear-it-all")).ThenNothing();

    [Fact]
    public void What_helped_may_still_be_said_when_it_is_over() =>
        Given(It.Requested(), It.Withdrawn(20)).When(Do.MarkHelpful(30, "hear-it-all")).Then(It.Helped(30, "hear-it-all"));

    [Fact]
    public void Nobody_else_says_what_helped_or_in_which_language()
    {
        Given(It.Requested()).When(Do.MarkHelpful(20, "hear-it-all", Sam)).ThenRefused(new Refusal.NotYourRequest());
        Given(It.Requested()).When(Do.ChooseLanguage(20, "pl", Sam)).ThenRefused(new Refusal.NotYourRequest());
    }

    [Fact]
    public void A_chat_stays_a_chat_until_they_call()
    {
        var chat = Read(Urgency.Page) with { ByPhone = true, InChat = true };
        var more = Read(Urgency.Page);
        var call = Read(Urgency.Page) with { ByPhone = true };
        Assert.Equal((true, true), Place(chat, more));
        Assert.Equal((true, false), Place(chat, more, call));
        Assert.Equal((true, false), Place(call, more));
    }

    private static (bool ByPhone, bool InChat) Place(params Understanding[] said)
    {
        var first = (RequestEvent.Requested)It.Requested() with { Read = said[0] };
        var later = said.Skip(1).Select((read, i) => (RequestEvent)new RequestEvent.Said(Ada.Id, At(i + 1), Turn(Ada, i + 1), "More", read));
        var state = History.Fold([first, .. later])!;
        return (state.Read.ByPhone, state.Read.InChat);
    }
}
