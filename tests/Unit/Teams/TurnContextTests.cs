using System.Text;
using System.Text.Json;
using ManagerBackup.Bot.Teams;
using ManagerBackup.UnitTests.Tools;

namespace ManagerBackup.UnitTests.Teams;

public sealed class TurnContextTests
{
    [Theory]
    [InlineData("""{"text":"Hello"}""", "Hello")]
    [InlineData("""{"text":null}""", null)]
    [InlineData("""{"text":"  "}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"text":112}""", "112")]
    [InlineData("""{"text":["Hello"]}""", null)]
    [InlineData("""{"TEXT":"Hello","recipient":"me","entities":{},"attachments":"none"}""", "Hello")]
    [InlineData("""{"text":"Hello","attachments":[{"contentType":"text/html","content":"<p>Hello</p>"},null,3]}""", "Hello")]
    [InlineData("""{"text":"cut \ud83d"}""", "cut \uFFFD")]
    [InlineData("""{"text":"\ude00 \ud83d\ude00 \\ud83d"}""", "\uFFFD \ud83d\ude00 \\ud83d")]
    [InlineData("""{"text":"<at>Bot</at> Hello","entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot"}}]}""", "Hello")]
    [InlineData("""{"text":"<at>Bot</at>&nbsp;\u00a0Hello","entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot"}}]}""", "Hello")]
    [InlineData("""{"text":"<at>Bot</at> Hello","entities":[{"type":"mention","mentioned":{"id":"28:bot","name":"Bot"}}]}""", "Hello")]
    [InlineData("""{"text":"<at>Bot</at>","entities":[{"type":"mention","text":"<at>Bot</at>","mentioned":{"id":"28:bot"}}]}""", null)]
    [InlineData("""{"text":"<at>Sam</at> shouts","entities":[{"type":"mention","text":"<at>Sam</at>","mentioned":{"id":"29:sam"}}]}""", "<at>Sam</at> shouts")]
    [InlineData("""{"text":"<at>Bot</at> Hello","entities":[{"type":"mention","mentioned":3},{"type":"mention"},4]}""", "<at>Bot</at> Hello")]
    public void Text_is_what_the_person_typed(string json, string? text) => Assert.Equal(text, Turn(json).Text);

    [Theory]
    [InlineData("""{"from":{"id":"29:ada","aadObjectId":"aad-ada"}}""", "aad-ada")]
    [InlineData("""{"from":{"id":"29:ada"}}""", "29:ada")]
    [InlineData("""{"from":{"id":"29:ada","aadObjectId":""}}""", "29:ada")]
    [InlineData("""{"from":{"id":29,"aadObjectId":null}}""", "29")]
    [InlineData("""{"from":"ada"}""", null)]
    [InlineData("{}", null)]
    public void A_person_is_the_entra_object_id_or_else_the_channels_id(string json, string? id) => Assert.Equal(id, Turn(json).PersonId);

    [Theory]
    [InlineData("""{"locale":"nl-NL","entities":[{"type":"clientInfo","locale":"en-US"}]}""", "nl-NL")]
    [InlineData("""{"entities":[{"type":"clientInfo","locale":"de-DE"}]}""", "de-DE")]
    [InlineData("{}", null)]
    public void The_locale_is_the_activitys_or_the_clients(string json, string? locale) => Assert.Equal(locale, Turn(json).Locale);

    [Fact]
    public void A_byte_order_mark_and_unknown_members_are_passed_over()
    {
        var turn = Turn("\uFEFF{\"new\":{\"a\":[1,{}]},\"id\":42,\"conversation\":{\"id\":7,\"isGroup\":\"true\"},\"channelData\":{\"team\":{\"id\":\"19:t\",\"aadGroupId\":\"g\"},\"x\":1}}");

        Assert.Equal(("42", "7", true), (turn.Activity.Id, turn.Reference.ConversationId, turn.Activity.Conversation?.IsGroup));
        Assert.Equal(new TeamInfo("19:t", null, "g"), turn.Activity.ChannelData?.Team);
    }

    [Fact]
    public void The_content_of_an_attachment_is_kept_as_it_came()
    {
        var attachment = Assert.Single(Turn("""{"attachments":[{"contentType":"text/html","content":{"a" : 1}}]}""").Activity.Attachments ?? []);

        Assert.Equal("""{"a" : 1}""", attachment.Content.ToString());
    }

    [Theory]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","replyToId":"42","value":{"action":{"type":"Action.Execute","verb":"accept","data":{"verb":"accept","etaMinutes":2}}}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","replyToId":"42","value":{"action":{"type":"Action.Submit","data":{"verb":"accept","etaMinutes":2}}}}""")]
    [InlineData("""{"type":"message","replyToId":"42","value":{"verb":"accept","etaMinutes":2}}""")]
    [InlineData("""{"type":"message","text":" ","replyToId":"42","value":{"verb":"accept","etaMinutes":2}}""")]
    public void A_button_is_the_same_by_execute_and_by_submit(string json)
    {
        var action = Turn(json).CardAction;

        Assert.NotNull(action);
        Assert.Equal(("accept", "42", 2), (action.Verb, action.ReplyToId, action.Data.GetProperty("etaMinutes").GetInt32()));
    }

    [Theory]
    [InlineData("""{"type":"message","text":"Hello","value":{"verb":"accept"}}""")]
    [InlineData("""{"type":"message","value":{"other":1}}""")]
    [InlineData("""{"type":"message","value":{"verb":7}}""")]
    [InlineData("""{"type":"message","value":"accept"}""")]
    [InlineData("""{"type":"message","value":null}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action"}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"data":{}}}}""")]
    [InlineData("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":[]}}""")]
    [InlineData("""{"type":"invoke","name":"task/submit","value":{"action":{"verb":"accept"}}}""")]
    public void Anything_else_is_no_button(string json) => Assert.Null(Turn(json).CardAction);

    [Fact]
    public void A_button_without_data_has_an_empty_object()
    {
        var action = Turn("""{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"verb":"page","data":null}}}""").CardAction;

        Assert.Equal(JsonValueKind.Object, action?.Data.ValueKind);
    }

    [Fact]
    public void Answers_to_invokes_have_the_channels_envelope()
    {
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{ "a":1}}""", InvokeResponse.Card("""{ "a":1}""").Body.ToString());
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Zoë has it"}""", InvokeResponse.Message("Zoë has it").Body.ToString());
        var error = InvokeResponse.Error("Forbidden", "No");
        Assert.Equal((200, """{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"Forbidden","message":"No"}}"""), (error.Status, error.Body.ToString()));
    }

    private static TurnContext Turn(string json)
    {
        // The bot's account is the recipient unless the row says otherwise.
        var activity = ActivityJson.ReadActivity(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(activity);
        using var channel = new FakeChannel(new FakeTime());
        return new TurnContext(activity with { Recipient = activity.Recipient ?? new ChannelAccount("28:bot") }, channel.Client());
    }
}
