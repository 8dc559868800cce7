using System.Text.Json;
using ManagerBackup.Bot.Rehearsal;
using ManagerBackup.Bot.Teams;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static ManagerBackup.UnitTests.Rehearsal.ToyFloor;

namespace ManagerBackup.UnitTests.Rehearsal;

public sealed class FloorTests : IAsyncLifetime
{
    private static readonly object CardActivity = new
    {
        type = "message",
        summary = "Help is coming",
        attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = new { type = "AdaptiveCard" } } },
    };

    private ToyFloor _floor = null!; // opened before each test

    public async Task InitializeAsync() => _floor = await ToyFloor.OpenAsync();

    public async Task DisposeAsync() => await _floor.DisposeAsync();

    [Fact]
    public async Task What_a_person_says_reaches_the_bot_as_Teams_would_send_it()
    {
        await _floor.PostAsync("/rehearsal/api/say", new { person = Ada.Id, text = "he is shouting", locale = "nl-NL" });

        var activity = Assert.Single(_floor.Received);
        Assert.Equal("message", activity.GetProperty("type").GetString());
        Assert.Equal("he is shouting", activity.GetProperty("text").GetString());
        Assert.Equal("msteams", activity.GetProperty("channelId").GetString());
        Assert.Equal("nl-NL", activity.GetProperty("locale").GetString());
        Assert.Equal(Ada.Id, activity.GetProperty("from").GetProperty("aadObjectId").GetString());
        Assert.StartsWith("29:1", activity.GetProperty("from").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("28:", activity.GetProperty("recipient").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("a:1", activity.GetProperty("conversation").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("personal", activity.GetProperty("conversation").GetProperty("conversationType").GetString());
        Assert.Equal("http://localhost/rehearsal/teams", activity.GetProperty("serviceUrl").GetString());
        Assert.False(string.IsNullOrEmpty(activity.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString()));
        Assert.Equal(_floor.Chat(Ada)[0].Id, activity.GetProperty("id").GetString());
        Assert.Equal(_floor.Time.GetUtcNow(), activity.GetProperty("timestamp").GetDateTimeOffset());
    }

    [Fact]
    public void Waiting_for_the_channel_keeps_real_time_however_fast_requests_age() =>
        Assert.Same(TimeProvider.System, _floor.Services.GetRequiredKeyedService<TimeProvider>(TeamsSetup.ChannelClock));

    [Fact]
    public async Task A_reply_through_the_connector_appears_below_what_was_said()
    {
        _floor.Answer = async activity =>
        {
            var chat = Uri.EscapeDataString(activity.GetProperty("conversation").GetProperty("id").GetString() ?? "");
            await _floor.PostAsync($"/rehearsal/teams/v3/conversations/{chat}/activities/{activity.GetProperty("id")}", CardActivity);
            return Results.Ok();
        };

        await _floor.PostAsync("/rehearsal/api/say", new { person = Ada.Id, text = "hello" });

        Assert.Equal("person bot", string.Join(' ', _floor.Chat(Ada).Select(message => message.From)));
        Assert.Equal("AdaptiveCard", _floor.Chat(Ada)[1].Cards.Single().GetProperty("type").GetString());
        Assert.Equal("Help is coming", _floor.Chat(Ada)[1].Summary);
    }

    [Fact]
    public async Task A_conversation_is_opened_by_Entra_id_or_by_Teams_id()
    {
        var byEntra = await OpenAsync(Sam.Id);
        var byTeams = await OpenAsync(TeamsIds.User(Sam.Id));

        Assert.Equal(201, byEntra.Status);
        Assert.Equal(byEntra.Body.GetProperty("id").GetString(), byTeams.Body.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_person_who_has_no_phone_here_cannot_be_reached()
    {
        var opened = await OpenAsync("99999999-0000-4000-8000-000000000000");
        var sent = await _floor.PostAsync("/rehearsal/teams/v3/conversations/a:1unknown/activities", CardActivity);

        Assert.Equal(403, opened.Status);
        Assert.Equal(404, sent.Status);
        Assert.Equal("ConversationNotFound", sent.Body.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task An_edited_message_changes_in_its_place_and_a_deleted_one_goes()
    {
        var chat = $"/rehearsal/teams/v3/conversations/{TeamsIds.Chat(Sam.Id)}/activities";
        var first = (await _floor.PostAsync(chat, CardActivity)).Body.GetProperty("id").GetString();
        await _floor.PostAsync(chat, new { type = "message", text = "second" });

        using var edit = JsonContent(new { type = "message", text = "changed" });
        using var edited = await _floor.Client.PutAsync($"{chat}/{first}", edit);
        Assert.Equal("changed second", Texts(Sam));
        Assert.Equal(1, _floor.Chat(Sam)[0].Edits);

        using var deleted = await _floor.Client.DeleteAsync($"{chat}/{first}");
        Assert.Equal("second", Texts(Sam));
        Assert.Equal(200, (int)deleted.StatusCode);
    }

    [Fact]
    public async Task A_tap_is_an_invoke_and_the_card_that_comes_back_is_drawn()
    {
        var sent = await _floor.PostAsync($"/rehearsal/teams/v3/conversations/{TeamsIds.Chat(Sam.Id)}/activities", CardActivity);
        var id = sent.Body.GetProperty("id").GetString();
        _floor.Answer = _ => Task.FromResult(Results.Json(new
        {
            statusCode = 200,
            type = "application/vnd.microsoft.card.adaptive",
            value = new { type = "AdaptiveCard", version = "1.5" },
        }));

        var answer = await _floor.PostAsync(
            "/rehearsal/api/tap", new { person = Sam.Id, activityId = id, type = "Execute", verb = "accept", data = new { etaMinutes = 2 } });

        var invoke = Assert.Single(_floor.Received);
        Assert.Equal("adaptiveCard/action", invoke.GetProperty("name").GetString());
        Assert.Equal(id, invoke.GetProperty("replyToId").GetString());
        var action = invoke.GetProperty("value").GetProperty("action");
        Assert.Equal("accept", action.GetProperty("verb").GetString());
        Assert.Equal(2, action.GetProperty("data").GetProperty("etaMinutes").GetInt32());
        Assert.Equal(200, answer.Body.GetProperty("status").GetInt32());
        Assert.Equal("1.5", _floor.Chat(Sam).Single().Cards.Single().GetProperty("version").GetString());
    }

    [Fact]
    public async Task A_submit_is_a_message_with_a_value_and_no_text()
    {
        await _floor.PostAsync(
            "/rehearsal/api/tap", new { person = Sam.Id, activityId = "1", type = "Submit", data = new { verb = "accept" } });

        var message = Assert.Single(_floor.Received);
        Assert.Equal("message", message.GetProperty("type").GetString());
        Assert.Equal("accept", message.GetProperty("value").GetProperty("verb").GetString());
        Assert.False(message.TryGetProperty("text", out _));
    }

    [Theory]
    [InlineData(500, "{}", "(500)")]
    [InlineData(403, """{"error":{"code":"Forbidden","message":"not you"}}""", "(403: not you)")]
    [InlineData(200, """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"no such verb"}}""", "(400: no such verb)")]
    public async Task What_goes_wrong_is_said_on_the_phone(int status, string body, string expected)
    {
        _floor.Answer = _ => Task.FromResult(Results.Text(body, "application/json", statusCode: status));

        await _floor.PostAsync("/rehearsal/api/tap", new { person = Sam.Id, activityId = "1", type = "Execute", verb = "accept" });

        var note = Assert.Single(_floor.Chat(Sam));
        Assert.Equal("note", note.From);
        Assert.Equal("Something went wrong. Please try again. " + expected, note.Text);
    }

    [Fact]
    public async Task A_message_answer_to_a_tap_is_shown()
    {
        _floor.Answer = _ => Task.FromResult(Results.Json(new
        {
            statusCode = 200,
            type = "application/vnd.microsoft.activity.message",
            value = "Robin has it",
        }));

        await _floor.PostAsync("/rehearsal/api/tap", new { person = Sam.Id, activityId = "1", type = "Execute", verb = "accept" });

        Assert.Equal("Robin has it", Assert.Single(_floor.Chat(Sam)).Text);
    }

    [Fact]
    public async Task A_page_that_connects_gets_everything_so_far_and_then_what_happens()
    {
        await _floor.PostAsync("/rehearsal/api/say", new { person = Ada.Id, text = "before" });
        using var stream = await _floor.Client.GetStreamAsync("/rehearsal/api/events");
        using var reader = new StreamReader(stream);

        Assert.Equal("event: snapshot", await reader.ReadLineAsync());
        Assert.Contains("before", await reader.ReadLineAsync(), StringComparison.Ordinal);
        await reader.ReadLineAsync();
        await _floor.PostAsync("/rehearsal/api/say", new { person = Ada.Id, text = "after" });
        Assert.Equal("event: message", await reader.ReadLineAsync());
        Assert.Contains("after", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60, 200)]
    [InlineData(7, 400)]
    public async Task Time_runs_at_one_of_three_speeds(int speed, int status) =>
        Assert.Equal(status, (await _floor.PostAsync("/rehearsal/api/speed", new { speed })).Status);

    [Fact]
    public async Task An_activity_over_the_limit_of_Teams_is_refused()
    {
        var chat = $"/rehearsal/teams/v3/conversations/{TeamsIds.Chat(Sam.Id)}/activities";

        Assert.Equal(413, (await _floor.PostAsync(chat, new { type = "message", text = new string('x', 110_000) })).Status);
    }

    [Fact]
    public async Task Nobody_but_this_machine_is_answered()
    {
        var far = await _floor.Server.SendAsync(context =>
        {
            context.Request.Path = "/rehearsal/api/people";
            context.Connection.RemoteIpAddress = System.Net.IPAddress.Parse("192.0.2.7");
        });
        var renamed = await _floor.Server.SendAsync(context =>
        {
            context.Request.Path = "/rehearsal/api/people";
            context.Request.Host = new HostString("evil.example");
            context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
        });

        Assert.Equal(404, far.Response.StatusCode);
        Assert.Equal(404, renamed.Response.StatusCode);
    }

    [Fact]
    public async Task In_production_there_is_no_practice_floor()
    {
        await using var production = await ToyFloor.OpenAsync("Production");
        using var answer = await production.Client.GetAsync("/rehearsal/api/people");

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("http://*:3978", "http://localhost:3978/")]
    [InlineData("http://0.0.0.0:80", "http://localhost/")]
    [InlineData("http://[::]:3978", "http://[::1]:3978/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    public void An_address_that_is_listened_on_becomes_one_to_call(string listened, string called) =>
        Assert.Equal(called, FloorAddress.Reachable(listened).ToString());

    private string Texts(FloorPerson person) => string.Join(' ', _floor.Chat(person).Select(message => message.Text));

    private static System.Net.Http.Json.JsonContent JsonContent(object body) => System.Net.Http.Json.JsonContent.Create(body);

    private Task<(int Status, JsonElement Body)> OpenAsync(string member) => _floor.PostAsync(
        "/rehearsal/teams/v3/conversations", new { bot = new { id = TeamsIds.Bot }, members = new[] { new { id = member } }, isGroup = false });
}
