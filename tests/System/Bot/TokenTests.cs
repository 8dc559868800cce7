using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ManagerBackup.SystemTests.Tools;

namespace ManagerBackup.SystemTests.Bot;

/// <summary>A bot with an app id, between a channel that signs and a login that gives tokens, both on this machine.</summary>
public sealed class TokenTests
{
    private const string OpsLead = "d71bb9a3-538e-4295-9c97-64b556f1b4b5";

    [Fact]
    public async Task With_tokens_on_both_sides_a_manager_is_paged_and_takes_over()
    {
        await using var estate = await Estate.OpenAsync();
        var scene = estate.Scene;

        var answer = await scene.Ada.SayAsync(Scene.Abuse);
        var page = await scene.Sam.ReceivesAsync(message => message.IsPage);
        var taken = await scene.Sam.TapAsync(page, "accept", new() { ["etaMinutes"] = 0 });

        Assert.Equal((200, 200), (answer.Status, taken.Status));
        Assert.Equal(1, estate.Entra.Given);
        Assert.DoesNotContain(Entra.Secret, estate.House.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_or_with_another_service_url_nothing_is_heard_and_nothing_is_sent_there()
    {
        await using var estate = await Estate.OpenAsync();
        await using var evil = await FakeTeams.StartAsync();
        var (scene, bot) = (estate.Scene, estate.House.Bot.BaseAddress);
        var poisoned = scene.Ada.Said(Scene.Abuse);
        poisoned["serviceUrl"] = evil.ServiceUrl;

        var without = await Phone.PostAsync(scene.Ada.Said(Scene.Abuse), bot);
        var junk = await Phone.PostAsync(scene.Ada.Said(Scene.Abuse), bot, "junk");
        var person = await Phone.PostAsync(scene.Ada.Said(Scene.Abuse), bot, estate.Entra.PersonToken(scene.Ada.Id));
        var elsewhere = await Phone.PostAsync(poisoned, bot, estate.Entra.ChannelToken(estate.House.Teams.ServiceUrl));

        Assert.Equal((401, 401, 401, 403), (without.Status, junk.Status, person.Status, elsewhere.Status));
        Assert.Empty(scene.Sam.Messages);
        Assert.Empty(evil.Unplanned);
        foreach (var reason in (string[])["no Authorization header", "another serviceUrl than the token's"])
        {
            // What a process says comes a moment after its answer.
            for (var i = 0; i < 200 && !estate.House.Output.Contains(reason, StringComparison.Ordinal); i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }

            Assert.Contains(reason, estate.House.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(House.Sqlite)]
    [InlineData(House.AzureTables)]
    public async Task After_a_crash_managers_are_paged_again_before_anybody_has_written(string storage)
    {
        await using var estate = await Estate.OpenAsync(storage);
        var (request, _) = await estate.Scene.PagedAsync();
        var before = estate.Scene.Sam.PagesOf(request).Count();

        estate.House.Bot.Kill();
        await estate.House.StartAsync();

        await estate.House.Teams.UntilAsync(() => estate.Scene.Sam.PagesOf(request).Count() > before ? request : null, () => estate.House.Output);
    }

    [Fact]
    public async Task While_the_login_gives_no_token_the_bot_says_that_it_is_not_ready()
    {
        await using var estate = await Estate.OpenAsync();
        estate.Entra.IsDown = true;
        estate.House.Bot.Kill();
        await estate.House.StartUnreadyAsync();

        using var http = new HttpClient { BaseAddress = estate.House.Bot.BaseAddress };
        using var answer = await http.GetAsync(new Uri("readyz", UriKind.Relative));
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.False((bool)body!["checks"]!["channel"]!["ok"]!);
        Assert.Contains("no token", (string?)body["checks"]!["channel"]!["detail"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_read_by_ops_leads_who_signed_in_and_by_nobody_else()
    {
        await using var estate = await Estate.OpenAsync();
        var (request, _) = await estate.Scene.PagedAsync();
        foreach (var path in (string[])["api/takeovers", "api/takeovers.csv", $"api/takeovers/{request}", "api/summary", "api/coverage", "api/sites"])
        {
            Assert.Equal(401, await StatusAsync(estate, path, null));
            Assert.Equal(401, await StatusAsync(estate, path, estate.Entra.ChannelToken(estate.House.Teams.ServiceUrl)));
            Assert.Equal(403, await StatusAsync(estate, path, estate.Entra.PersonToken(estate.Scene.Ada.Id)));
            Assert.Equal(200, await StatusAsync(estate, path, estate.Entra.PersonToken(OpsLead)));
        }

        Assert.Equal(401, await StatusAsync(estate, "api/players", null));
        Assert.Equal(404, await StatusAsync(estate, "api/players", estate.Entra.PersonToken(OpsLead)));
        Assert.Equal(200, await StatusAsync(estate, "review", null));
        Assert.Equal(200, await StatusAsync(estate, "healthz", null));
        Assert.Equal(200, await StatusAsync(estate, "api/signon", null));
    }

    private static async Task<int> StatusAsync(Estate estate, string path, string? token)
    {
        using var http = new HttpClient { BaseAddress = estate.House.Bot.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new("Bearer", token);

        // Whom a caller says to play counts for nothing with an app id.
        request.Headers.Add("X-Signed-In-As", OpsLead);
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    /// <summary>One site, its bot, and who it trusts.</summary>
    private sealed record Estate(Entra Entra, House House, Scene SceneAtStart) : IAsyncDisposable
    {
        public Scene Scene => SceneAtStart;

        public static async Task<Estate> OpenAsync(string storage = House.Sqlite)
        {
            var place = new Place("trusting") { RepageEvery = "00:00:03" };
            var entra = await Entra.StartAsync(place.Tenant);
            var house = await House.OpenAsync(storage, [place], entra.Settings);
            house.Teams.Entra = entra;
            return new(entra, house, house.SceneOf(place));
        }

        public async ValueTask DisposeAsync()
        {
            await House.DisposeAsync();
            await Entra.DisposeAsync();
        }
    }
}
