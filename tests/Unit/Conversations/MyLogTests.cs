using ManagerBackup.Bot.Conversations;
using ManagerBackup.Cards;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class MyLogTests
{
    public static TheoryData<string> Languages => [.. CardLanguages.All];

    private static MyLogEntry Entry(string state = "closed", string? manager = "Sam") => new(
        "22-11-2026 10:00", false, "till 3", "verbal", state, manager, ["he is called [name], [phone]"], ["he pushed me"], "apologised", "warned", "waited for an hour", 4);

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_card_says_how_to_see_more_in_words_that_are_understood(string language)
    {
        var card = Answers.MyLog(language, [Entry()], more: 2);
        Assert.Contains(card.Paragraphs, text => Says(text, language) == new TextCommand.MyLog(2));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_was_taken_out_is_said_in_the_readers_language(string language)
    {
        var told = string.Join('\n', Answers.MyLog(language, [Entry()], more: null).Paragraphs);
        Assert.DoesNotContain("[phone]", told, StringComparison.Ordinal);
        Assert.Contains("[", told, StringComparison.Ordinal);
        Assert.Contains("he pushed me", told, StringComparison.Ordinal);
        Assert.Contains("waited for an hour", told, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_others_noted_is_told_beside_the_customers_side(string language)
    {
        var paragraphs = Answers.MyLog(language, [Entry() with { Notes = ["the camera has it", "he came back"] }], more: null).Paragraphs;
        Assert.Contains(paragraphs, text => text.Contains("waited for an hour", StringComparison.Ordinal)
            && text.Contains("the camera has it", StringComparison.Ordinal) && text.Contains("he came back", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("accepted")]
    [InlineData("takenOver")]
    [InlineData("closed")]
    [InlineData("withdrawn")]
    [InlineData("unanswered")]
    public void Every_state_can_be_told_with_and_without_a_manager(string state)
    {
        Assert.DoesNotContain("{0}", Answers.MyLog("en", [Entry(state)], null).Paragraphs[0], StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", Answers.MyLog("en", [Entry(state, null)], null).Paragraphs[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_the_longest_entries_fits_on_a_card()
    {
        var most = Entry() with { Said = [new('x', 8_000)], Side = [new('x', 4_000)], CustomerSide = new('x', 4_000), Notes = [new('x', 4_000)], Place = new('x', 200) };
        Assert.InRange(AnswerCard.Render(Answers.MyLog("pl", [most, most, most, most], more: 2)).Utf8.Length, 1, 25_000);
        Assert.InRange(Answers.MyLog("pl", [most, most, most, most], more: 2).Paragraphs.Count, 1, 20);
    }

    private static TextCommand? Says(string text, string language)
    {
        var marks = CardTexts.For(language)["Shared.Quote"].Split("{0}");
        var from = text.IndexOf(marks[0], StringComparison.Ordinal) + marks[0].Length;
        var to = text.IndexOf(marks[1], from, StringComparison.Ordinal);
        return to < 0 ? null : TextCommand.Parse(text[from..to])?.Command;
    }
}
