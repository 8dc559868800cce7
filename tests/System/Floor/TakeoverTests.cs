using ManagerBackup.SystemTests.Tools;
using static Microsoft.Playwright.Assertions;

namespace ManagerBackup.SystemTests.Floor;

/// <summary>The main job on the practice floor, as the people on it live it.</summary>
public sealed class TakeoverTests
{
    private static readonly string[] WholeStory =
        ["requested", "answered", "paged", "pageDelivered", "accepted", "arrived", "statementGiven", "closed", "checkedIn"];

    public static TheoryData<string> Languages => [.. Spoken.All.Select(words => words.Language).Take(Thoroughness.Of(Spoken.All.Count, 3))];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_takeover_is_lived_through_from_three_sides(string language)
    {
        await using var floor = await PracticeFloor.OpenAsync();
        var words = Spoken.In(language);
        var story = new Story(floor, words);

        await story.BeginAsync();
        await story.AskAsync();
        await WordsAppearAsync(floor.Employee, words);
        await story.AcceptAsync();
        await Expect(floor.Robin.Toast).ToBeHiddenAsync();
        await story.ArriveAsync();
        await story.TellAsync();
        await ClosingWaitsForTheCustomersSideAsync(floor, story, words);
        await story.CloseAsync();
        await story.CheckInAsync();

        await KimWasNotPagedAsync(floor);
        await TheLogTellsItAsync(floor, words);
        await OpsLeadsReadItAsync(floor, words);
    }

    private static async Task WordsAppearAsync(Phone employee, Spoken words)
    {
        await Expect(employee.Card).ToContainTextAsync(words.Say);
        var lines = await employee.Card.Locator("[id^=line]").AllInnerTextsAsync();
        Assert.NotEmpty(lines);
        var known = await File.ReadAllTextAsync(Path.Combine(NodePackages.Root, "bot", "Coaching", "Lines", $"{words.Language}.json"));
        Assert.All(lines, line => Assert.Contains(line.Trim('“', '„', '”', '«', '»', '\u00A0', ' '), known, StringComparison.Ordinal));
    }

    private static async Task ClosingWaitsForTheCustomersSideAsync(PracticeFloor floor, Story story, Spoken words)
    {
        var before = await floor.StoryAsync();
        await story.CloseTooEarlyAsync();
        await Expect(floor.Sam.Card).ToContainTextAsync(words.CustomerSideMissing);
        await Expect(floor.Sam.Element.GetByLabel(words.Support, new() { Exact = true })).ToHaveValueAsync(words.Break);
        await Expect(floor.Sam.Element.GetByLabel(words.Outcome, new() { Exact = true })).ToHaveValueAsync("askedToLeave");
        Assert.Equal(before.GetRawText(), (await floor.StoryAsync()).GetRawText());
    }

    private static async Task KimWasNotPagedAsync(PracticeFloor floor)
    {
        await floor.Robin.BelongToAsync("Kim");
        await Expect(floor.Robin.Badge).ToHaveTextAsync("Off shift");
        await Expect(floor.Robin.Cards).ToHaveCountAsync(0);
    }

    private static async Task TheLogTellsItAsync(PracticeFloor floor, Spoken words)
    {
        var row = floor.Log.GetByTestId("log-row").First;
        await Expect(row.GetByTestId("log-state")).ToHaveTextAsync("Closed");
        foreach (var type in WholeStory)
        {
            await Expect(row.Locator($"[data-type={type}]").First).ToBeVisibleAsync();
        }

        var story = await floor.StoryAsync();
        var types = story.GetProperty("timeline").EnumerateArray().Select(entry => entry.GetProperty("type").GetString()).ToList();
        Assert.Empty(WholeStory.Except(types));
        Assert.Equal(2, types.Count(type => type == "pageDelivered"));
        Assert.Equal("closed", story.GetProperty("state").GetString());
        Assert.Equal(words.Language, story.GetProperty("language").GetString());
        Assert.Equal("verbal", story.GetProperty("category").GetString());
        Assert.Equal("Sam", story.GetProperty("manager").GetProperty("name").GetString());
        Assert.Equal("askedToLeave", story.GetProperty("outcome").GetString());
        Assert.Equal("warned", story.GetProperty("customerDecision").GetString());
        Assert.True(story.GetProperty("employeeHeard").GetBoolean());
        Assert.True(story.GetProperty("customerHeard").GetBoolean());
        Assert.Equal(5, story.GetProperty("feltBacked").GetInt32());

        var csv = await floor.ReadAsync("api/takeovers.csv");
        Assert.Contains(story.GetProperty("id").GetString()!, csv, StringComparison.Ordinal);
        Assert.Contains(words.Abuse, csv, StringComparison.Ordinal);
    }

    private static async Task OpsLeadsReadItAsync(PracticeFloor floor, Spoken words)
    {
        var review = await floor.OpenReviewAsync();
        await Expect(review.GetByTestId("takeover")).ToHaveCountAsync(1);
        await review.GetByTestId("takeover").ClickAsync();
        var told = review.GetByTestId("story");
        await Expect(told).ToContainTextAsync(words.MySide);
        await Expect(told).ToContainTextAsync(words.CustomerSaid);
        await Expect(told.Locator("[data-type=checkedIn]")).ToContainTextAsync("5 of 5");
    }
}
