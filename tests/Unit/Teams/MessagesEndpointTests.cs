using System.Net;
using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Teams;

public sealed class MessagesEndpointTests
{
    private const string Tenant = "6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3f0002";

    [Fact]
    public async Task A_message_is_handed_over_and_taken()
    {
        await using var door = await TeamsDoor.OpenAsync();

        Assert.Equal((200, ""), await door.PostAsync(Activities.Message("Hello")));

        var turn = Assert.Single(door.Turns);
        Assert.Equal(("Hello", "aad-ada", "Ada", "t-1"), (turn.Text, turn.PersonId, turn.Name, turn.TenantId));
        Assert.Equal(new ConversationReference("https://smba.example/emea/", "a:1", "t-1", "28:bot", "msteams", "personal"), turn.Reference);
    }

    [Fact]
    public async Task A_reply_goes_to_the_message_it_answers()
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.Channel.Answers(201, """{"id":"r1"}""");
        string? id = null;
        door.OnTurn = async (turn, stop) =>
        {
            id = await turn.ReplyAsync(Activity.OfText("I am here"), stop);
            return null;
        };

        await door.PostAsync(Activities.Message("Hello", id: "m 1"));

        Assert.Equal("r1", id);
        var call = Assert.Single(door.Channel.Calls);
        Assert.Equal("https://smba.example/emea/v3/conversations/a%3A1/activities/m%201", call.Address);
        Assert.Equal(
            """{"type":"message","channelId":"msteams","from":{"id":"28:bot"},"recipient":{"id":"29:ada","name":"Ada","aadObjectId":"aad-ada"},"conversation":{"id":"a:1","conversationType":"personal","tenantId":"t-1"},"replyToId":"m 1","text":"I am here"}""",
            call.Body);
    }

    [Fact]
    public async Task An_answer_that_the_channel_does_not_take_is_no_fault_of_ours_and_may_be_asked_for_again()
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.OnTurn = (_, _) => throw ConnectorException.OverLimit(TimeSpan.FromSeconds(9));

        Assert.Equal(429, (await door.PostAsync(Activities.Message("Hello"))).Status);
        var (status, body) = await door.PostAsync(Activities.Invoke());

        Assert.Equal(200, status);
        Assert.Contains("\"statusCode\":429", body, StringComparison.Ordinal);
        Assert.DoesNotContain(door.Log, line => line.Level > LogLevel.Warning);
    }

    [Theory]
    [InlineData("msteams")]
    [InlineData("emulator")]
    public async Task Local_clients_may_speak_as_teams_or_as_the_emulator(string channelId)
    {
        await using var door = await TeamsDoor.OpenAsync();

        Assert.Equal(200, (await door.PostAsync(Activities.Message(channelId: channelId, serviceUrl: "http://127.0.0.1:5000"))).Status);
    }

    [Theory]
    [InlineData("192.168.1.20", null)]
    [InlineData("8.8.8.8", null)]
    [InlineData(null, null)]
    [InlineData("127.0.0.1", "8.8.8.8")]
    [InlineData("127.0.0.1", "127.0.0.1, 8.8.8.8")]
    public async Task Without_an_app_id_callers_from_elsewhere_are_refused(string? caller, string? forwardedFor)
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.Caller = caller is null ? null : IPAddress.Parse(caller);

        (string, string)[] headers = forwardedFor is null ? [] : [("X-Forwarded-For", forwardedFor)];
        var (status, _) = await door.PostAsync(new StringContent(Activities.Message()), headers);

        Assert.Equal(403, status);
        Assert.Empty(door.Turns);
        Assert.Equal(LogLevel.Warning, Assert.Single(door.Log).Level);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Without_an_app_id_callers_on_this_machine_are_answered(string caller)
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.Caller = IPAddress.Parse(caller);

        Assert.Equal(200, (await door.PostAsync(new StringContent(Activities.Message()), ("X-Forwarded-For", "::1"))).Status);
    }

    [Theory]
    [InlineData(Tenant, 200)]
    [InlineData("6F1C9AE0-53A2-4C2F-9A7E-0C3F8C3F0002", 200)]
    [InlineData("6f1c9ae0-53a2-4c2f-9a7e-0c3f8c3fffff", 403)]
    [InlineData("", 403)]
    public async Task Another_tenants_activity_is_refused(string tenant, int status)
    {
        await using var door = await TeamsDoor.OpenAsync(settings: ("MicrosoftAppTenantId", Tenant));

        Assert.Equal(status, (await door.PostAsync(Activities.Message(tenant: tenant))).Status);
    }

    [Fact]
    public async Task The_same_activity_sent_again_is_handled_once_also_while_the_first_is_in_work()
    {
        await using var door = await TeamsDoor.OpenAsync();
        var work = new TaskCompletionSource<InvokeResponse?>(TaskCreationOptions.RunContinuationsAsynchronously);
        door.OnTurn = (_, _) => work.Task;

        var posts = Enumerable.Range(0, 4).Select(_ => door.PostAsync(Activities.Invoke())).ToList();
        work.SetResult(InvokeResponse.Message("Done"));
        var answers = await Task.WhenAll(posts);
        var later = await door.PostAsync(Activities.Invoke());

        Assert.Single(door.Turns);
        Assert.Equal((200, """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Done"}"""), later);
        Assert.All(answers, answer => Assert.Equal(later, answer));
    }

    [Fact]
    public async Task Activities_without_an_id_are_each_handled()
    {
        await using var door = await TeamsDoor.OpenAsync();

        await door.PostAsync(Activities.Message(id: null));
        await door.PostAsync(Activities.Message(id: null));

        Assert.Equal(2, door.Turns.Count);
    }

    [Fact]
    public async Task A_message_that_failed_is_not_confirmed_is_logged_once_without_words_and_handled_when_it_comes_again()
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.OnTurn = (_, _) => throw new InvalidOperationException("Storage is away");

        var (status, answer) = await door.PostAsync(Activities.Message("A secret"));
        door.OnTurn = (_, _) => Task.FromResult<InvokeResponse?>(null);
        var again = await door.PostAsync(Activities.Message("A secret"));

        Assert.Equal((429, 200), (status, again.Status));
        Assert.Contains("NotHandled", answer, StringComparison.Ordinal);
        Assert.Equal(2, door.Turns.Count);
        var logged = Assert.Single(door.Log);
        Assert.Equal(LogLevel.Error, logged.Level);
        Assert.DoesNotContain("secret", logged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invoke_that_failed_tells_the_person_so()
    {
        await using var door = await TeamsDoor.OpenAsync();
        door.OnTurn = (_, _) => throw new InvalidOperationException("Storage is away");

        var (status, answer) = await door.PostAsync(Activities.Invoke());
        await door.PostAsync(Activities.Invoke());

        Assert.Equal(200, status);
        Assert.StartsWith("""{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":""", answer, StringComparison.Ordinal);
        Assert.Equal(2, door.Turns.Count);
    }

    [Fact]
    public async Task An_invoke_nobody_knows_is_not_implemented()
    {
        await using var door = await TeamsDoor.OpenAsync();

        var (status, answer) = await door.PostAsync(Activities.Invoke(name: "task/fetch"));

        Assert.Equal(501, status);
        Assert.Contains("\"statusCode\":501", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("conversationUpdate")]
    [InlineData("typing")]
    [InlineData("somethingNew")]
    public async Task Other_types_of_activity_are_taken(string type)
    {
        await using var door = await TeamsDoor.OpenAsync();

        Assert.Equal((200, ""), await door.PostAsync(Activities.Message().Replace("\"message\"", $"\"{type}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_caller_that_hangs_up_stops_nothing()
    {
        await using var door = await TeamsDoor.OpenAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finished = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        door.OnTurn = async (_, stop) =>
        {
            begun.SetResult();
            await goOn.Task;
            finished.SetResult(stop.IsCancellationRequested);
            return null;
        };
        using var hangUp = new CancellationTokenSource();
        var post = door.Server.CreateClient().PostAsync("/api/messages", new StringContent(Activities.Message()), hangUp.Token);

        await begun.Task;
        await hangUp.CancelAsync();
        goOn.SetResult();

        Assert.False(await finished.Task);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
    }
}
