using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>What comes in at the door and is no activity of ours.</summary>
[Collection(OneBot.Name)]
public sealed class BadBodyTests(BotFloor floor)
{
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("")]
    [InlineData("not JSON")]
    [InlineData("{\"type\":\"message\"")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\"}")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"msteams\",\"conversation\":{\"id\":\"a\"},\"serviceUrl\":\"nowhere\"}")]
    [InlineData("{\"type\":\"message\",\"channelId\":\"sms\",\"conversation\":{\"id\":\"a\"},\"serviceUrl\":\"http://127.0.0.1/\"}")]
    [InlineData("{\"type\":\"message\",\"conversation\":{\"id\":\"a\"},\"serviceUrl\":\"http://127.0.0.1/\"}")]
    public async Task What_is_not_an_activity_of_Teams_is_answered_400(string body) => Assert.Equal(400, await PostAsync(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public async Task Bytes_that_are_no_text_are_answered_400() => Assert.Equal(400, await PostAsync([0xff, 0xfe, 0x00, 0x80, 0xc3]));

    [Fact]
    public async Task A_body_over_the_limit_is_answered_413()
    {
        var scene = floor.CalmScene();
        var large = scene.Ada.Said(new string('x', 300_000)).ToJsonString();

        Assert.Equal(413, await PostAsync(Encoding.UTF8.GetBytes(large)));
        Assert.Empty(scene.Ada.Messages);
    }

    [Fact]
    public async Task A_long_message_within_the_limit_is_answered_and_paged()
    {
        var scene = floor.CalmScene();

        var (request, _) = await scene.AbusedAsync($"{Scene.Abuse} {string.Concat(Enumerable.Repeat("and goes on 😡 ", 3_000))}");

        await scene.Sam.IsPagedAsync(request);
    }

    [Fact]
    public async Task What_people_type_cannot_write_into_a_card()
    {
        var scene = floor.CalmScene();

        var (request, _) = await scene.AbusedAsync("[click](https://evil.example) <at>Everyone</at> **he** calls me a stupid bitch {{DATE(1)}} ]]>\u0000\u202e");

        Assert.DoesNotContain("[click](https://evil.example)", (await scene.Sam.IsPagedAsync(request)).First.Says.Split('\n')[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Odd_but_harmless_activities_are_taken()
    {
        var scene = floor.CalmScene();
        var typing = scene.Ada.Activity("typing", null);
        var reaction = scene.Ada.Activity("messageReaction", null);
        var edited = scene.Ada.Activity("messageUpdate", null);
        var nobody = scene.Ada.Said(Scene.Abuse);
        nobody.Remove("from");

        foreach (var activity in new[] { typing, reaction, edited, nobody })
        {
            Assert.Equal(200, (await scene.Ada.PostAsync(activity)).Status);
        }

        Assert.Empty(scene.Ada.Messages);
    }

    [Fact]
    public async Task Somebody_whose_Entra_id_the_channel_does_not_tell_is_still_answered()
    {
        var scene = floor.CalmScene();
        var said = scene.Ada.Said(Scene.Abuse);
        said["from"] = new JsonObject { ["id"] = scene.Ada.UserId, ["name"] = "Ada" };

        Assert.Equal(200, (await scene.Ada.PostAsync(said)).Status);

        Assert.Contains("chooseSite", (await scene.Ada.ReceivesAsync()).Card.Verbs);
    }

    private async Task<int> PostAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await Http.PostAsync(new Uri(floor.Bot.BaseAddress, "api/messages"), content);
        return (int)answer.StatusCode;
    }
}
