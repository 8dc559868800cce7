using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>
/// A stand-in for the Bot Connector: keeps every chat as its person would see it, and every call with its time. What no test has
/// planned is answered 400 and fails the test when this is disposed.
/// </summary>
internal sealed class FakeTeams : IAsyncDisposable
{
    public const string BotId = "28:9a1c5b52-0000-4000-8000-000000626f74";

    // Microsoft's limit for a message to a chat is about 28 KB, and ours is lower.
    private const int MostBytes = 25 * 1024;

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, Phone> phones = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> unplanned = new();
    private readonly Lock gate = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FakeTeams(WebApplication app) => this.app = app;

    /// <summary>With a path of its own, as the channel's has.</summary>
    public string ServiceUrl { get; private set; } = "";

    public IReadOnlyCollection<string> Unplanned => unplanned;

    /// <summary>While set, phones show its tokens to the bot, and the bot is answered only with one of its own.</summary>
    public Entra? Entra { get; set; }

    /// <summary>Called when a message has arrived in a chat, before the bot is told so.</summary>
    public Action<Phone, ChatMessage>? OnArrival { get; set; }

    /// <summary>The Entra object ids of each team's members, by the team's own id; the channel of a team takes any message.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<string>> Teams { get; } = new(StringComparer.Ordinal);

    public static async Task<FakeTeams> StartAsync()
    {
        var server = LocalServer.Build();
        var teams = new FakeTeams(server);
        server.Run(teams.HandleAsync);
        var address = await LocalServer.StartAsync(server);
        teams.ServiceUrl = $"{address}/emea/";
        return teams;
    }

    /// <summary>Gives somebody a phone with Teams, and the bot installed.</summary>
    public Phone Join(string id, string name, string tenant)
    {
        var phone = phones.GetOrAdd(id, _ => new Phone(this, id, name, tenant));
        phones.TryAdd(phone.ChatId, phone);
        phones.TryAdd(phone.UserId, phone);
        return phone;
    }

    /// <summary>Waits until something is so in a chat; says what it waited for when it never was.</summary>
    public async Task<T> UntilAsync<T>(Func<T?> look, Func<string> describe, TimeSpan? patience = null)
        where T : class
    {
        using var late = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(30));
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (look() is { } found)
                return found;
            try
            {
                await next.WaitAsync(late.Token);
            }
            catch (OperationCanceledException e)
            {
                throw new TimeoutException(describe(), e);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Assert.True(unplanned.IsEmpty, string.Join('\n', unplanned));
    }

    private async Task HandleAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var body = text.Length == 0 ? null : JsonNode.Parse(text) as JsonObject;
        var (status, answer) = (context.Request.Method, path) switch
        {
            ("POST", ["emea", "v3", "conversations"]) when body is not null => await CreateAsync(context, body),
            ("POST", ["emea", "v3", "conversations", var chat, "activities", .. var reply]) when body is not null =>
                await ShowAsync(context, chat, reply.FirstOrDefault(), body, text.Length),
            ("GET", ["emea", "v3", "conversations", var chat, "pagedmembers"]) when !Teams.ContainsKey(chat) => await MembersAsync(context, chat),
            ("PUT", ["emea", "v3", "conversations", var chat, "activities", var id]) when body is not null => await EditAsync(context, chat, id, body),
            ("GET", ["emea", "v3", "conversations", var thread, "pagedmembers"]) when Teams.TryGetValue(thread, out var people) => (200, Members(people)),
            _ => Odd($"{context.Request.Method} {context.Request.Path}"),
        };
        if (Entra?.Gave(context.Request.Headers.Authorization) is false)
            Odd($"a call without a token: {context.Request.Method} {context.Request.Path}");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(answer?.ToJsonString() ?? "<html><body>It works!</body></html>", context.RequestAborted);
        Changed();
    }

    private async Task<(int, JsonObject?)> CreateAsync(HttpContext context, JsonObject body)
    {
        var member = body["members"] is JsonArray { Count: 1 } members ? (string?)members[0]?["id"] : null;
        if (member is null || !phones.TryGetValue(member, out var phone) || (string?)body["bot"]?["id"] != BotId
            || (string?)body["tenantId"] != phone.Tenant || (string?)body["channelData"]?["tenant"]?["id"] != phone.Tenant
            || body["isGroup"]?.GetValue<bool>() != false)
        {
            return Odd($"create conversation {body.ToJsonString()}");
        }

        var refused = await RefuseAsync(context, phone.Call("create"));
        return refused ?? (201, new() { ["id"] = phone.ChatId });
    }

    // The id is called so here, and not aadObjectId as in activities.
    private static JsonObject Members(IReadOnlyList<string> people) => new()
    {
        ["members"] = new JsonArray([.. people.Select(id => new JsonObject { ["id"] = $"29:1{id}", ["objectId"] = id, ["userRole"] = "user" })]),
    };

    private async Task<(int, JsonObject?)> ShowAsync(HttpContext context, string chat, string? replyTo, JsonObject body, int size)
    {
        if (Teams.ContainsKey(chat))
            return (201, new() { ["id"] = "welcome" });
        if (!phones.TryGetValue(chat, out var phone) || Flaw(body, chat, size) is { })
            return Odd($"message to {chat}: {Flaw(body, chat, size) ?? "nobody's chat"}");
        var planned = phone.Call("post");
        if (planned is { Shows: false })
            return (await RefuseAsync(context, planned))!.Value;

        var message = phone.Show(body, replyTo);
        OnArrival?.Invoke(phone, message);
        Changed();
        return await RefuseAsync(context, planned) ?? (201, new() { ["id"] = message.Id });
    }

    private async Task<(int, JsonObject?)> EditAsync(HttpContext context, string chat, string id, JsonObject body)
    {
        if (!phones.TryGetValue(chat, out var phone) || phone.Messages.FirstOrDefault(message => message.Id == id) is not { } message)
            return Odd($"edit of {id} in {chat}, which nobody has");
        if (await RefuseAsync(context, phone.Call("put")) is { } refused)
            return refused;

        message.Edit(body);
        return (200, new() { ["id"] = id });
    }

    private async Task<(int, JsonObject?)> MembersAsync(HttpContext context, string chat)
    {
        if (!phones.TryGetValue(chat, out var phone))
            return Odd($"members of {chat}, which nobody has");
        if (await RefuseAsync(context, phone.Call("members")) is { } refused)
            return refused;

        return (200, new() { ["members"] = new JsonArray(new JsonObject { ["id"] = phone.UserId, ["name"] = phone.Name, ["objectId"] = phone.Id }) });
    }

    private static async Task<(int, JsonObject?)?> RefuseAsync(HttpContext context, ChannelAnswer? answer)
    {
        if (answer is null)
            return null;
        if (answer.Breaks)
            context.Abort();
        if (answer.Hangs)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        if (answer.RetryAfter is { } seconds)
            context.Response.Headers.RetryAfter = $"{seconds}";
        return (answer.Status, answer.Babbles ? null : new() { ["error"] = new JsonObject { ["code"] = answer.Code, ["message"] = "As the test wishes." } });
    }

    // Teams splits text and card, cuts what is too large, and shows a card's summary on the phone.
    private static string? Flaw(JsonObject body, string chat, int size) =>
        (string?)body["type"] != "message" ? "no message"
        : (string?)body["conversation"]?["id"] != chat || (string?)body["from"]?["id"] != BotId ? "from or to somebody else"
        : body["attachments"] is JsonArray { Count: > 0 } cards && (cards.Count > 1 || body["text"] is not null || body["summary"] is null)
            ? "not a card alone, with its summary"
        : size > MostBytes ? $"{size} bytes"
        : null;

    private (int, JsonObject?) Odd(string what)
    {
        unplanned.Enqueue(what);
        return (400, new() { ["error"] = new JsonObject { ["code"] = "BadSyntax" } });
    }

    private void Changed()
    {
        TaskCompletionSource before;
        lock (gate)
        {
            before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }
}

/// <summary>How the channel answers instead of taking what the bot sends.</summary>
/// <param name="Breaks">The connection is reset instead.</param>
/// <param name="Babbles">The body is no JSON.</param>
/// <param name="Shows">The person has it all the same.</param>
internal sealed record ChannelAnswer(
    int Status, string Code, int? RetryAfter = null, bool Hangs = false, bool Breaks = false, bool Babbles = false, bool Shows = false)
{
    public static ChannelAnswer Blocked { get; } = new(403, "MessageWritesBlocked");

    public static ChannelAnswer NotInstalled { get; } = new(403, "BotNotInConversationRoster");

    public static ChannelAnswer Unavailable { get; } = new(503, "ServiceUnavailable");

    public static ChannelAnswer Silence { get; } = new(504, "", Hangs: true);

    public static ChannelAnswer Reset { get; } = new(500, "", Breaks: true);

    public static ChannelAnswer Garbage { get; } = new(502, "", Babbles: true);

    public static ChannelAnswer Throttled(int seconds) => new(429, "TooManyRequests", seconds);
}
