using System.Text.RegularExpressions;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Cards;
using ManagerBackup.Cards.Wording;

namespace ManagerBackup.UnitTests.Conversations;

/// <summary>What a card tells people to type or to tap must be there, in their language.</summary>
public sealed class CommandsOnCardsTests
{
    private static readonly string[] Buttons = ["Shared.PageButton", "Manager.AcceptNow", "Manager.ArrivedButton"];

    public static TheoryData<string> Languages => [.. CardLanguages.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_help_card_names_every_command_by_words_that_are_understood(string language)
    {
        var named = Answers.Help(language, manager: true).Paragraphs.SelectMany(text => QuotedIn(text, language)).Select(words => TextCommand.Parse(words)?.Command).ToList();
        Assert.Contains(new TextCommand.Cancel(), named);
        Assert.Contains(new TextCommand.MyLog(), named);
        Assert.Contains(new TextCommand.Site(), named);
        Assert.Contains(new TextCommand.FollowUps(), named);
        Assert.Contains(new TextCommand.Shift(On: true, Until: null), named);
        Assert.Contains(new TextCommand.Shift(On: true, Until: "17:30"), named);
        Assert.Contains(new TextCommand.Shift(On: false, Until: null), named);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Whatever_a_text_puts_in_quotation_marks_is_a_command_or_a_button(string language)
    {
        var texts = CardTexts.For(language);
        var quoted =
            from key in texts.Keys
            where key is not ("Shared.Quote" or "Answers.WelcomeEmployee")
            from words in QuotedIn(texts[key], language)
            select (key, words);
        var buttons = Buttons.Select(key => texts[key]).ToList();
        Assert.InRange(quoted.Count(), 15, 40);
        Assert.All(quoted, one => Assert.True(
            buttons.Contains(one.words, StringComparer.Ordinal) || TextCommand.Parse(one.words) is not null, $"{one.key}: {one.words}"));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_example_of_what_to_type_is_no_command(string language) =>
        Assert.Null(TextCommand.Parse(Assert.Single(QuotedIn(CardTexts.For(language)["Answers.WelcomeEmployee"], language))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_welcome_names_a_word_that_brings_the_help_card(string language) =>
        Assert.Equal(new TextCommand.Help(), TextCommand.Parse(Assert.Single(QuotedIn(CardTexts.For(language)["Answers.WelcomeHelp"], language)))?.Command);

    [Fact]
    public void Every_language_has_words_for_the_commands() =>
        Assert.Equal(CardLanguages.All, CommandWords.All.Select(words => words.Language));

    private static IEnumerable<string> QuotedIn(string text, string language)
    {
        var marks = CardTexts.For(language)["Shared.Quote"].Split("{0}");
        return Regex.Matches(text, $"{Regex.Escape(marks[0])}(.+?){Regex.Escape(marks[1])}").Select(match => match.Groups[1].Value);
    }
}
