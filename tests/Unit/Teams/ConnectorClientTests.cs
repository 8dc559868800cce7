using ManagerBackup.Bot.Teams;
using ManagerBackup.Bot.Teams.Trust;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

public sealed class ConnectorClientTests : IDisposable
{
    private static readonly ConversationReference Chat = new("https://smba.example/emea/", "19:abc@thread.tacv2;messageid=17", "tenant-1", "28:bot", "msteams", "channel");

    private readonly FakeTime _time = new();
    private readonly FakeChannel _channel;

    public ConnectorClientTests() => _channel = new FakeChannel(_time);

    public void Dispose() => _channel.Dispose();

    [Theory]
    [InlineData("https://smba.example")]
    [InlineData("https://smba.example/")]
    [InlineData("https://smba.example//")]
    public async Task A_message_goes_to_the_chats_activities_whatever_the_service_url_ends_with(string serviceUrl)
    {
        _channel.Answers(201, """{"id":"1:abc"}""");

        var id = await _channel.Client().SendAsync(Chat with { ServiceUrl = serviceUrl }, Activity.OfText("Hi"), SendOptions.Urgent, default);

        Assert.Equal("1:abc", id);
        var call = Assert.Single(_channel.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("https://smba.example/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities", call.Address);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.StartsWith("ManagerBackup/", call.UserAgent, StringComparison.Ordinal);
        Assert.Null(call.Token);
    }

    [Fact]
    public async Task A_message_says_who_writes_and_where_and_nothing_that_is_absent()
    {
        _channel.Answers(201, """{"id":"1"}""");

        await _channel.Client().SendAsync(Chat, Activity.OfText("Één café"), SendOptions.Urgent, default);

        Assert.Equal(
            """{"type":"message","channelId":"msteams","from":{"id":"28:bot"},"conversation":{"id":"19:abc@thread.tacv2;messageid=17","conversationType":"channel","tenantId":"tenant-1"},"text":"Één café"}""",
            Assert.Single(_channel.Calls).Body);
    }

    [Fact]
    public async Task A_card_goes_out_byte_for_byte_with_its_summary()
    {
        _channel.Answers(201, """{"id":"1"}""");
        const string Card = """{ "type" : "AdaptiveCard",  "body":[{"text":"é < 1.50"}] }""";

        await _channel.Client().SendAsync(Chat, Activity.OfCard(RawJson.Of(Card), "Your manager is asked"), SendOptions.Urgent, default);

        var body = Assert.Single(_channel.Calls).Body;
        Assert.Contains("\"attachments\":[{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":" + Card + "}]", body, StringComparison.Ordinal);
        Assert.Contains("\"summary\":\"Your manager is asked\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"text\":null", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_prefix_of_the_service_url_is_kept_in_replies_edits_and_deletes()
    {
        _channel.Answers(201, """{"id":"2"}""").Answers(200, """{"id":"1/2"}""").Answers(200);
        var client = _channel.Client();

        await client.ReplyAsync(Chat, "f:1", Activity.OfText("Hi"), SendOptions.Urgent, default);
        await client.UpdateAsync(Chat, "1/2", Activity.OfText("Hi again"), SendOptions.Ordinary, default);
        await client.DeleteAsync(Chat, "1/2", SendOptions.Ordinary, default);

        const string Activities = "https://smba.example/emea/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D17/activities/";
        Assert.Equal(
            [("POST", Activities + "f%3A1"), ("PUT", Activities + "1%2F2"), ("DELETE", Activities + "1%2F2")],
            _channel.Calls.Select(call => (call.Method, call.Address)));
        Assert.Equal("f:1", _channel.Calls[0].Json.GetProperty("replyToId").GetString());
        Assert.Equal("1/2", _channel.Calls[1].Json.GetProperty("id").GetString());
        Assert.Equal("", _channel.Calls[2].Body);
    }

    [Fact]
    public async Task A_chat_with_a_person_is_opened_by_their_entra_object_id()
    {
        _channel.Answers(201, """{"id":"a:1x"}""");

        var id = await _channel.Client().CreateConversationAsync("https://smba.example/emea/", "28:bot", "aad-1", "tenant-1", SendOptions.Urgent, default);

        Assert.Equal("a:1x", id);
        var call = Assert.Single(_channel.Calls);
        Assert.Equal("https://smba.example/emea/v3/conversations", call.Address);
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:bot"},"members":[{"id":"aad-1"}],"tenantId":"tenant-1","channelData":{"tenant":{"id":"tenant-1"}}}""",
            call.Body);
    }

    [Fact]
    public async Task A_chat_without_an_id_is_a_failure()
    {
        _channel.Answers(201, "{}");

        var failure = await Assert.ThrowsAsync<ConnectorException>(
            () => _channel.Client().CreateConversationAsync("https://smba.example/", "28:bot", "aad-1", null, SendOptions.Urgent, default));

        Assert.Equal("NoConversationId", failure.Code);
    }

    [Fact]
    public async Task Members_are_read_page_by_page_to_the_end()
    {
        _channel
            .Answers(200, """{"continuationToken":"next&more","members":[{"id":"29:1","name":"Ada","objectId":"aad-1"}]}""")
            .Answers(200, """{"members":[{"id":"29:2","name":"Sam","aadObjectId":"aad-2"}, 7]}""");

        var members = await _channel.Client().GetMembersAsync(Chat with { ConversationId = "19:team@thread.tacv2" }, SendOptions.Ordinary, default);

        Assert.Equal(["aad-1", "aad-2"], members.Select(member => member.AadObjectId), StringComparer.Ordinal);
        Assert.Equal(
            ["https://smba.example/emea/v3/conversations/19%3Ateam%40thread.tacv2/pagedmembers?pageSize=500",
             "https://smba.example/emea/v3/conversations/19%3Ateam%40thread.tacv2/pagedmembers?pageSize=500&continuationToken=next%26more"],
            _channel.Calls.Select(call => call.Address),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_roster_that_repeats_its_token_ends()
    {
        const string Page = """{"continuationToken":"same","members":[]}""";
        _channel.Answers(200, Page).Answers(200, Page);

        Assert.Empty(await _channel.Client().GetMembersAsync(Chat, SendOptions.Ordinary, default));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":{}}""")]
    public async Task A_message_that_is_delivered_without_an_id_has_none(string answer)
    {
        _channel.Answers(200, answer);

        Assert.Null(await _channel.Client().SendAsync(Chat, Activity.OfText("Hi"), SendOptions.Urgent, default));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var asked = new List<string>();
        var credential = new ChannelCredential((address, refused, _) =>
        {
            asked.Add($"{refused ?? "any"} for {new Uri(address).Host}");
            return ValueTask.FromResult<string?>(refused is null ? "old" : "new");
        });
        _channel.Answers(401).Answers(201, """{"id":"1"}""").Answers(401).Answers(401);
        var client = _channel.Client(credential: credential);

        await client.SendAsync(Chat, Activity.OfText("Hi"), SendOptions.Urgent, default);
        var failure = await Assert.ThrowsAsync<ConnectorException>(() => client.SendAsync(Chat, Activity.OfText("Hi"), SendOptions.Urgent, default));

        Assert.Equal(["Bearer old", "Bearer new", "Bearer old", "Bearer new"], _channel.Calls.Select(call => call.Token), StringComparer.Ordinal);
        Assert.Equal(["any for smba.example", "old for smba.example", "any for smba.example", "old for smba.example"], asked, StringComparer.Ordinal);
        Assert.Equal(401, (int?)failure.StatusCode);
        Assert.False(failure.IsTransient);
    }
}
