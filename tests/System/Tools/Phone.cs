using System.Collections.Immutable;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ManagerBackup.SystemTests.Tools;

/// <param name="Kind">create, members, post or put.</param>
/// <param name="Number">Counts the calls of this kind to this person, from 1.</param>
internal sealed record ChannelCall(string Kind, int Number, long At);

/// <param name="Status">The bot's HTTP status; 0 when the connection broke, as when the bot was killed.</param>
internal sealed record BotAnswer(int Status, JsonNode? Body)
{
    /// <summary>The card that replaces the one that was tapped.</summary>
    public CardView? Card => (string?)Body?["type"] == "application/vnd.microsoft.card.adaptive" ? new(Body!["value"]!.AsObject()) : null;

    /// <summary>The words beside it.</summary>
    public string? Text => (string?)Body?["type"] == "application/vnd.microsoft.activity.message" ? (string?)Body["value"] : null;

    /// <summary>Everything there is to read in it.</summary>
    public string Says => Card?.Says ?? Text ?? "";
}

/// <summary>Somebody's Teams: their chat with the bot, and what they type and tap there.</summary>
internal sealed class Phone(FakeTeams teams, string id, string name, string tenant)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { Timeout = TimeSpan.FromSeconds(60) };
    private static readonly Uri Endpoint = new("api/messages", UriKind.Relative);

    private ImmutableList<ChatMessage> messages = [];
    private ImmutableList<ChannelCall> calls = [];

    public string Id => id;

    public string Name => name;

    public string Tenant => tenant;

    public string UserId { get; } = $"29:1{id.Replace("-", "", StringComparison.Ordinal)}";

    public string ChatId { get; } = $"a:1{id.Replace("-", "", StringComparison.Ordinal)}";

    /// <summary>Where the bot is now; a bot that is started again has another address.</summary>
    public Uri Bot { get; set; } = new("http://127.0.0.1/");

    public string Locale { get; set; } = "en-GB";

    /// <summary>How the channel takes what is sent to this person; null from it is success.</summary>
    public Func<ChannelCall, ChannelAnswer?> Channel { get; set; } = _ => null;

    public ImmutableList<ChatMessage> Messages => messages;

    public ImmutableList<ChannelCall> Calls => calls;

    public IEnumerable<ChatMessage> PagesOf(string request) => Messages.Where(message => message.IsPage && message.Request == request);

    public Task<ChatMessage> ReceivesAsync(Func<ChatMessage, bool> wanted, TimeSpan? patience = null) => teams.UntilAsync(
        () => Messages.FirstOrDefault(wanted),
        () => $"{name} never got it, but:\n{string.Join("\n---\n", Messages.Select(message => message.Card.Says))}",
        patience);

    /// <summary>The first message in the chat.</summary>
    public Task<ChatMessage> ReceivesAsync() => ReceivesAsync(_ => true);

    public Task<ChatMessage> IsPagedAsync(string request, TimeSpan? patience = null) =>
        ReceivesAsync(message => message.IsPage && message.Request == request, patience);

    public Task<BotAnswer> SayAsync(string text, string? activityId = null) => PostAsync(Said(text, activityId));

    public JsonObject Said(string text, string? activityId = null)
    {
        var activity = Activity("message", activityId);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    /// <summary>Taps a button of a card, with what was filled in.</summary>
    public Task<BotAnswer> TapAsync(ChatMessage message, string verb, JsonObject? inputs = null) =>
        ExecuteAsync(verb, Filled(message.Card.DataOf(verb), inputs), message.Id);

    public Task<BotAnswer> ExecuteAsync(string verb, JsonObject data, string? replyTo = null, string? activityId = null) =>
        PostAsync(Tapped(verb, data, replyTo, activityId));

    public JsonObject Tapped(string verb, JsonObject data, string? replyTo, string? activityId)
    {
        var activity = Activity("invoke", activityId);
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = replyTo;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
            ["trigger"] = "manual",
        };
        return activity;
    }

    /// <summary>As older clients tap: a message with the data as its value and no text.</summary>
    public Task<BotAnswer> SubmitAsync(ChatMessage message, string verb, JsonObject? inputs = null)
    {
        var activity = Activity("message", null);
        activity["replyToId"] = message.Id;
        activity["value"] = Filled(message.Card.DataOf(verb), inputs);
        return PostAsync(activity);
    }

    public async Task InstallAsync()
    {
        var added = Activity("conversationUpdate", null);
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = UserId, ["aadObjectId"] = id }, new JsonObject { ["id"] = FakeTeams.BotId });
        var installed = Activity("installationUpdate", null);
        installed["action"] = "add";
        await Task.WhenAll(PostAsync(added), PostAsync(installed));
    }

    public JsonObject Activity(string type, string? activityId) => new()
    {
        ["type"] = type,
        ["id"] = activityId ?? $"f:{Guid.NewGuid()}",
        ["timestamp"] = TimeProvider.System.GetUtcNow().ToString("O"),
        ["channelId"] = "msteams",
        ["serviceUrl"] = teams.ServiceUrl,
        ["from"] = new JsonObject { ["id"] = UserId, ["name"] = name, ["aadObjectId"] = id },
        ["recipient"] = new JsonObject { ["id"] = FakeTeams.BotId, ["name"] = "Manager Backup" },
        ["conversation"] = new JsonObject { ["id"] = ChatId, ["conversationType"] = "personal", ["tenantId"] = tenant },
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
        ["locale"] = Locale,
        ["entities"] = new JsonArray(new JsonObject { ["type"] = "clientInfo", ["locale"] = Locale, ["platform"] = "Android" }),
    };

    public Task<BotAnswer> PostAsync(JsonObject activity) => PostAsync(activity, Bot, teams.Entra?.ChannelToken(teams.ServiceUrl));

    public static async Task<BotAnswer> PostAsync(JsonObject activity, Uri bot, string? token = null)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(bot, Endpoint)) { Content = JsonContent.Create(activity) };
            request.Headers.Authorization = token is null ? null : new("Bearer", token);
            using var answer = await Http.SendAsync(request);
            var text = await answer.Content.ReadAsStringAsync();
            return new((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
        }
        catch (HttpRequestException)
        {
            return new(0, null);
        }
    }

    public ChannelAnswer? Call(string kind)
    {
        var call = new ChannelCall(kind, Calls.Count(before => before.Kind == kind) + 1, TimeProvider.System.GetTimestamp());
        ImmutableInterlocked.Update(ref calls, list => list.Add(call));
        return Channel(call);
    }

    public ChatMessage Show(JsonObject body, string? replyTo)
    {
        var message = new ChatMessage($"m{Guid.NewGuid():N}", replyTo, body, TimeProvider.System.GetTimestamp());
        ImmutableInterlocked.Update(ref messages, list => list.Add(message));
        return message;
    }

    private static JsonObject Filled(JsonObject data, JsonObject? inputs)
    {
        foreach (var (key, value) in inputs ?? [])
        {
            data[key] = value?.DeepClone();
        }

        return data;
    }
}
