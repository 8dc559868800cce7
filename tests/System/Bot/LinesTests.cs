using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>The lines of an employee's card over their life: others, another language, what helped; kept when the process is gone.</summary>
public sealed class LinesTests
{
    [Fact]
    public async Task What_was_seen_the_language_and_what_helped_outlive_the_process_and_are_counted()
    {
        var place = new Place("lines");
        await using var house = await House.OpenAsync(House.Sqlite, [place]);
        var scene = house.SceneOf(place);
        var (request, words) = await scene.PagedAsync();
        var first = words.First.Lines;
        var line = (string)words.First.DataOf("helped")["line"]!;

        await scene.Ada.TapAsync(words, "helped");
        await scene.Ada.ExecuteAsync("helped", new() { ["requestId"] = request, ["line"] = line }, words.Id);
        var german = await scene.Ada.ExecuteAsync("inLanguage", new() { ["requestId"] = request, ["language"] = "de" }, words.Id);
        Assert.Equal(3, german.Card!.Lines.Count);
        Assert.Contains(first[0].Trim('“', '”'), german.Says, StringComparison.Ordinal);
        Assert.DoesNotContain(first[0], german.Card.Lines);
        var more = await scene.Ada.ExecuteAsync("moreLines", new() { ["requestId"] = request }, words.Id);

        house.Bot.Kill();
        await house.StartAsync();
        scene.MoveTo(house.Bot.BaseAddress);

        var again = await scene.Ada.ExecuteAsync("refresh", new() { ["requestId"] = request }, words.Id);
        Assert.Equal(more.Card!.Lines, again.Card!.Lines);
        Assert.Empty(again.Card.Lines.Intersect(german.Card.Lines));
        var story = await scene.Api.CalmAsync(request);
        Assert.Equal(line, (string?)Assert.Single(story.Of("lineHelped"))["line"]);
        Assert.Equal("de", (string?)Assert.Single(story.Of("languageChosen"))["language"]);
        var counted = await scene.Api.SummaryAsync();
        var helpful = Assert.Single(counted["helpfulLines"]!.AsArray())!;
        Assert.Equal((line, 1), ((string?)helpful["line"], (int)helpful["helped"]!));
        Assert.False(string.IsNullOrEmpty((string?)helpful["text"]));
    }

    [Fact]
    public async Task Other_words_never_repeat_and_come_to_a_kind_end()
    {
        var place = new Place("more");
        await using var house = await House.OpenAsync(House.Sqlite, [place]);
        var scene = house.SceneOf(place);
        var (request, words) = await scene.PagedAsync();
        var seen = new HashSet<string>(words.First.Lines, StringComparer.Ordinal);
        for (var card = words.First; card.Lines.Count > 0;)
        {
            var answer = await scene.Ada.ExecuteAsync("moreLines", new() { ["requestId"] = request }, words.Id);
            card = answer.Card!;
            Assert.All(card.Lines, said => Assert.True(seen.Add(said), said));
            Assert.True(card.Lines.Count > 0 || card.Says.Contains("every line I have", StringComparison.Ordinal));
        }

        var page = await scene.Sam.IsPagedAsync(request);
        await scene.Sam.TapAsync(page, "accept");
        await scene.Ada.ReceivesAsync(message => message.Id == words.Id && message.Card.Lines.Contains("“My manager is on the way.”"));
    }

    [Theory]
    [InlineData("helped", "line", "no-such-line")]
    [InlineData("inLanguage", "language", "xx")]
    [InlineData("inLanguage", "language", "")]
    public async Task What_makes_no_sense_and_what_is_not_theirs_changes_nothing(string verb, string field, string value)
    {
        var place = new Place("nonsense");
        await using var house = await House.OpenAsync(House.Sqlite, [place]);
        var scene = house.SceneOf(place);
        var (request, words) = await scene.PagedAsync();
        var before = (await scene.Api.CalmAsync(request)).Whole;

        foreach (var data in new JsonObject[] { new() { ["requestId"] = request, [field] = value }, new() { ["requestId"] = request } })
        {
            var answer = await scene.Ada.ExecuteAsync(verb, data, words.Id);
            Assert.Equal(200, answer.Status);
            Assert.NotEmpty(answer.Says);
        }

        var stranger = await scene.Sam.ExecuteAsync(verb, new() { ["requestId"] = request, ["line"] = "tell-anger", ["language"] = "de" }, words.Id);
        Assert.Equal(200, stranger.Status);
        Assert.Equal(before, (await scene.Api.FindAsync(request))!.Whole);
    }
}
