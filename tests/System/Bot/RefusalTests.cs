using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>Taps that come too late, from the wrong person, or with nonsense in them: told what is true, and nothing changes.</summary>
[Collection(OneBot.Name)]
public sealed class RefusalTests(BotFloor floor)
{
    private readonly Scene scene = floor.CalmScene();

    [Fact]
    public async Task On_an_open_request_only_its_people_can_do_what_is_theirs()
    {
        var (request, _) = await scene.PagedAsync();
        var before = await scene.Api.CalmAsync(request);
        var bram = scene["Bram"];

        foreach (var verb in new[] { "withdraw", "worse", "moreLines", "page", "here", "statement", "checkIn", "accept", "decline", "arrived", "close" })
        {
            await RefusedAsync(bram, verb, Everything(request));
        }

        foreach (var verb in new[] { "withdraw", "worse", "moreLines", "page", "here", "statement", "checkIn", "arrived", "close" })
        {
            await RefusedAsync(scene.Sam, verb, Everything(request));
        }

        foreach (var verb in new[] { "accept", "decline", "arrived", "close", "checkIn", "somethingElse" })
        {
            await RefusedAsync(scene.Ada, verb, Everything(request));
        }

        Assert.Equal(before.Whole, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task A_picture_without_words_is_answered_with_a_way_to_the_manager()
    {
        var picture = scene.Ada.Said("");
        picture["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://pictures.example/1" });

        Assert.Equal(200, (await scene.Ada.PostAsync(picture)).Status);

        Assert.Contains("page", (await scene.Ada.ReceivesAsync()).Card.Verbs);
    }

    [Fact]
    public async Task Nonsense_in_a_tap_changes_nothing()
    {
        var (request, _) = await scene.PagedAsync();
        var before = await scene.Api.CalmAsync(request);

        await RefusedAsync(scene.Sam, "accept", new() { ["requestId"] = request, ["etaMinutes"] = 3 });
        await RefusedAsync(scene.Sam, "accept", new() { ["requestId"] = request, ["etaMinutes"] = "soon" });
        var tooLong = await RefusedAsync(scene.Ada, "statement", new() { ["requestId"] = request, ["text"] = new string('x', 5_000) });
        Assert.Contains("4000", tooLong.Says.Replace(",", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await RefusedAsync(scene.Ada, "statement", new() { ["requestId"] = request, ["text"] = "  " });

        Assert.Equal(before.Whole, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task Once_somebody_has_it_others_are_told_who_and_only_they_can_close_it_properly()
    {
        var (request, _) = await scene.PagedAsync();
        await scene.Sam.TapAsync(await scene.Sam.IsPagedAsync(request), "accept");
        var before = await scene.Api.CalmAsync(request);

        foreach (var verb in new[] { "accept", "decline", "arrived", "close" })
        {
            Assert.Contains("Sam", (await RefusedAsync(scene.Robin, verb, Everything(request))).Says, StringComparison.Ordinal);
        }

        var wrong = Everything(request);
        wrong["outcome"] = "vaporised";
        Assert.Contains("how it ended", (await RefusedAsync(scene.Sam, "close", wrong)).Says, StringComparison.Ordinal);
        wrong = Everything(request);
        wrong["customerDecision"] = "eaten";
        await RefusedAsync(scene.Sam, "close", wrong);
        wrong = Everything(request);
        wrong["note"] = new string('x', 5_000);
        await RefusedAsync(scene.Sam, "close", wrong);
        await RefusedAsync(scene.Sam, "accept", Everything(request));

        Assert.Equal(before.Whole, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task A_request_that_is_over_is_left_alone()
    {
        var (request, words) = await scene.PagedAsync();
        await scene.Ada.TapAsync(words, "withdraw");
        var before = await scene.Api.CalmAsync(request);

        foreach (var verb in new[] { "accept", "decline", "arrived", "close" })
        {
            await RefusedAsync(scene.Sam, verb, Everything(request));
        }

        foreach (var verb in new[] { "withdraw", "worse", "moreLines", "here" })
        {
            await RefusedAsync(scene.Ada, verb, Everything(request));
        }

        Assert.Equal(before.Whole, (await scene.Api.FindAsync(request))!.Whole);
    }

    [Fact]
    public async Task A_request_that_nobody_knows_is_said_to_be_unknown()
    {
        foreach (var forged in new[] { Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString(), Guid.NewGuid().ToString(), "../etc/passwd", "" })
        {
            foreach (var verb in new[] { "accept", "decline", "close", "withdraw", "statement", "refresh" })
            {
                var answer = await RefusedAsync(verb is "accept" or "close" or "decline" ? scene.Sam : scene.Ada, verb, Everything(forged));
                Assert.Contains("don't know this request", answer.Says, StringComparison.Ordinal);
            }
        }

        Assert.Empty(await scene.Api.OfEmployeeAsync(scene.Ada.Id));
    }

    private static async Task<BotAnswer> RefusedAsync(Phone who, string verb, JsonObject data)
    {
        var answer = await who.ExecuteAsync(verb, data);
        Assert.Equal(200, answer.Status);
        Assert.Equal(200, (int?)answer.Body!["statusCode"]);
        Assert.NotEqual("", answer.Says);
        return answer;
    }

    private static JsonObject Everything(string request) => new()
    {
        ["requestId"] = request,
        ["etaMinutes"] = 0,
        ["text"] = "Something",
        ["feltBacked"] = 3,
        ["outcome"] = "resolved",
        ["customerDecision"] = "keep",
        ["customerSide"] = "They were tired.",
    };
}
