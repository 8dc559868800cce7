using System.Text.Json;
using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;

namespace ManagerBackup.UnitTests.Review;

public sealed class NotesTests
{
    [Theory]
    [InlineData("Sam", 201)]
    [InlineData("Lee", 201)]
    [InlineData("Olga", 201)]
    [InlineData("Mia", 201)]
    [InlineData("Ada", 403)]
    [InlineData("Kim", 403)]
    [InlineData("Zoe", 403)]
    [InlineData("Max", 404)]
    [InlineData("Noor", 404)]
    [InlineData(null, 400)]
    public async Task A_manager_or_an_ops_lead_of_the_site_adds_a_note_and_nobody_else(string? person, int status)
    {
        await using var scene = await ReviewScene.OpenAsync();
        var before = (await scene.FindAsync(scene.InNorth)).Events;

        Assert.Equal(status, (await NoteAsync(scene, person, "The camera has it")).Status);

        var after = (await scene.FindAsync(scene.InNorth)).Events;
        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(status == 201, after.Count == before.Count + 1);
        Assert.True(status != 201 || after[^1] is RequestEvent.Noted { Text: "The camera has it" } noted && noted.By == ReviewScene.Id(person!));
    }

    [Fact]
    public async Task A_note_stands_in_the_story_with_who_wrote_it_and_the_employee_reads_it_too()
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (_, body) = await NoteAsync(scene, "Sam", "He came back, called John Smith, 07911 123456");

        Assert.Equal("He came back, called [name], [phone]", (string?)JsonNode.Parse(body)!["text"]);
        Assert.Equal("Sam", (string?)JsonNode.Parse(body)!["name"]);
        foreach (var (reader, path) in ((string, string)[])[("Lee", $"/api/takeovers/{scene.InNorth}"), ("Ada", "/api/me/takeovers.json")])
        {
            var (_, story) = await scene.AskAsync(reader, path);
            Assert.Contains("\"type\":\"noted\"", story, StringComparison.Ordinal);
            Assert.Contains("He came back, called [name], [phone]", story, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_note_can_be_added_while_it_is_still_open_and_changes_nothing_of_it()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var id = await scene.BeginAsync("Ada");
        var before = (await scene.FindAsync(id)).State;

        Assert.Equal(201, (await NoteAsync(scene, "Sam", "Known from last week", id)).Status);

        var after = (await scene.FindAsync(id)).State;
        Assert.Equal((before.Phase, before.PagingSince, before.LastWordsAt, before.ToTell.Count), (after.Phase, after.PagingSince, after.LastWordsAt, after.ToTell.Count));
    }

    [Fact]
    public async Task A_call_that_is_sent_again_adds_nothing_and_another_s_with_the_same_key_does()
    {
        await using var scene = await ReviewScene.OpenAsync();
        var path = $"/api/takeovers/{scene.InNorth}/notes";

        var first = await scene.AskAsync("Sam", path, "POST", """{"text":"Once"}""", "one-and-the-same");
        var again = await scene.AskAsync("Sam", path, "POST", """{"text":"Once"}""", "one-and-the-same");
        var other = await scene.AskAsync("Lee", path, "POST", """{"text":"Also"}""", "one-and-the-same");

        Assert.Equal((201, 200, 201), (first.Status, again.Status, other.Status));
        Assert.Equal(first.Body, again.Body);
        Assert.Equal(["Once", "Also"], (await scene.FindAsync(scene.InNorth)).Events.OfType<RequestEvent.Noted>().Select(noted => noted.Text));
    }

    [Theory]
    [InlineData("", 400, "text:")]
    [InlineData("nonsense", 400, "text:")]
    [InlineData("{}", 400, "text:")]
    [InlineData("""{"text":"   "}""", 400, "text:")]
    [InlineData("""{"text":17}""", 400, "text:")]
    [InlineData("[]", 400, "text:")]
    public async Task What_is_no_note_is_refused_by_name(string body, int status, string says)
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (answered, refusal) = await scene.AskAsync("Sam", $"/api/takeovers/{scene.InNorth}/notes", "POST", body, null);

        Assert.Equal(status, answered);
        Assert.StartsWith(says, (string?)JsonNode.Parse(refusal)!["error"]!["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4_000, 201)]
    [InlineData(4_001, 413)]
    [InlineData(100_000, 413)]
    public async Task A_note_has_a_length(int length, int status)
    {
        await using var scene = await ReviewScene.OpenAsync();

        Assert.Equal(status, (await NoteAsync(scene, "Sam", new('x', length))).Status);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with a blank in it")]
    public async Task An_odd_key_is_refused(string key)
    {
        await using var scene = await ReviewScene.OpenAsync();

        var (status, body) = await scene.AskAsync("Sam", $"/api/takeovers/{scene.InNorth}/notes", "POST", """{"text":"Once"}""", key);

        Assert.Equal(400, status);
        Assert.Contains("Idempotency-Key", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_takes_the_words_of_a_note_and_with_a_person_their_name()
    {
        await using var scene = await ReviewScene.OpenAsync();
        await NoteAsync(scene, "Sam", "He came back");

        Assert.Equal(200, (await scene.AskAsync("Lee", $"/api/people/{ReviewScene.Id("Sam")}/erase", "POST")).Status);

        var noted = (await scene.FindAsync(scene.InNorth)).Events.OfType<RequestEvent.Noted>().Single();
        Assert.Equal(("[erased]", Erasing.Nobody), (noted.Text, noted.Name));
    }

    private static Task<(int Status, string Body)> NoteAsync(ReviewScene scene, string? person, string text, RequestId? id = null) =>
        scene.AskAsync(person, $"/api/takeovers/{id ?? scene.InNorth}/notes", "POST", JsonSerializer.Serialize(new { text }), null);
}
