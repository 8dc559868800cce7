using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Coaching;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Roster;
using ManagerBackup.UnitTests.Backup;
using ManagerBackup.UnitTests.Roster;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class SayingsTests
{
    private static readonly Sayings Sayings = new(new Coach(Path.Combine(AppContext.BaseDirectory, "Coaching", "Lines")));

    private static readonly Site Store = SomeSite.Called("demo") with
    {
        Latitude = [new("demand", Text("Refund up to €25")), new("rude", Text("Close your till for five minutes"))],
        Backing = Text("We mean it."),
        TrustedContact = new("Kim", "+31 1"),
    };

    [Theory]
    [InlineData("Demand", "", "Refund up to €25")]
    [InlineData("Rude", "", "Close your till for five minutes")]
    [InlineData("Rude", "question-may-i", "Refund up to €25|Close your till for five minutes")]
    [InlineData("Verbal", "", "You may say no.|You may step away and let a manager take over.|You may stop serving anyone who abuses you.")]
    public void What_the_site_allows_is_shown_where_it_fits_or_was_asked_for(string category, string cues, string first) =>
        Assert.Equal(first, string.Join('|', Sayings.Of(Opened(Enum.Parse<Category>(category), cues), Store, asked: false).YouMay.Take(first.Split('|').Length)));

    [Fact]
    public void The_sites_own_statement_is_what_the_employee_reads() => Assert.Equal("We mean it.", Sayings.Of(Opened(Category.Verbal), Store, asked: true).Backing);

    [Fact]
    public void In_the_customers_language_each_line_says_how_it_sounds_and_what_it_means()
    {
        var own = Sayings.Of(Opened(Category.Verbal), Store, asked: true).Lines[0];
        var said = Sayings.Of(Opened(Category.Verbal) with { CustomerLanguage = "de", Helped = [own.Id] }, Store, asked: true);
        Assert.Equal("de", said.Language);
        Assert.Equal(own with { Text = "Ich merke, wie sehr Sie das ärgert.", Aloud = said.Lines[0].Aloud, Meaning = own.Text, Helped = true }, said.Lines[0]);
        Assert.StartsWith("ikh MER-kuh", said.Lines[0].Aloud, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("en")]
    [InlineData("xx")]
    public void In_no_other_language_the_lines_are_as_they_were(string? language) =>
        Assert.Equal(
            Sayings.Of(Opened(Category.Verbal), Store, asked: true).Lines,
            Sayings.Of(Opened(Category.Verbal) with { CustomerLanguage = language }, Store, asked: true).Lines);

    [Fact]
    public void A_line_says_that_a_manager_was_asked_only_when_one_was()
    {
        Assert.Contains(Sayings.Of(Opened(Category.Verbal), Store, asked: true).Lines, line => line.Id == "manager-asked-to-come");
        Assert.DoesNotContain(Sayings.Of(Opened(Category.Verbal), Store, asked: false).Lines, line => line.Id == "manager-asked-to-come");
    }

    [Fact]
    public void In_chat_and_on_the_phone_they_get_lines_for_it()
    {
        var caller = Opened(Category.Verbal);
        caller = caller with { Read = caller.Read with { ByPhone = true } };
        Assert.Equal("call-warning-1", Sayings.Of(caller, Store, asked: true).Lines[0].Id);
        Assert.Equal("chat-warning-1", Sayings.Of(caller with { Read = caller.Read with { InChat = true } }, Store, asked: true).Lines[0].Id);
    }

    [Fact]
    public void What_was_seen_is_what_stands_on_the_card()
    {
        var s = Opened(Category.Rude);
        Assert.Equal(string.Join(' ', Sayings.Of(s, Store, asked: false).Lines.Select(line => line.Id)), Sayings.Seen(s, Store));
    }

    private static BackupRequest Opened(Category category, string cues = "")
    {
        var paged = category is Category.Verbal;
        var read = new Understanding(category, paged ? 2 : 1, paged ? Urgency.Page : Urgency.WordsOnly, "en", null, false, cues);
        return History.Fold([(RequestEvent.Requested)It.Requested() with { Read = read }])!;
    }

    private static LocalText Text(string english) => new(new Dictionary<string, string>(StringComparer.Ordinal) { ["en"] = english });
}
