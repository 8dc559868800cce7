using System.Text.Json;

namespace ManagerBackup.Bot.Rehearsal;

/// <summary>The side of Teams that a bot talks to: the Bot Connector's REST protocol, for personal chats.</summary>
internal static class ConnectorEndpoints
{
    // Over it Teams answers 413.
    private const int LargestActivity = 100 * 1024;

    public static void MapConnector(this RouteGroupBuilder floor)
    {
        var conversations = floor.MapGroup("/teams/v3/conversations");
        conversations.MapPost("", CreateAsync);
        conversations.MapPost("/{chat}/activities", SendAsync);
        conversations.MapPost("/{chat}/activities/{activity}", SendAsync);
        conversations.MapPut("/{chat}/activities/{activity}", UpdateAsync);
        conversations.MapDelete("/{chat}/activities/{activity}", DeleteAsync);
        conversations.MapGet("/{chat}/members", async (string chat, FloorPeople people, CancellationToken stop) =>
            await people.FindChatAsync(chat, stop) is { } person ? Results.Json(new[] { Member(person) }) : NoSuchChat());
        conversations.MapGet("/{chat}/pagedmembers", async (string chat, FloorPeople people, CancellationToken stop) =>
            await people.FindChatAsync(chat, stop) is { } person ? Results.Json(new { members = new[] { Member(person) } }) : NoSuchChat());
        conversations.MapGet("/{chat}/members/{member}", async (string chat, string member, FloorPeople people, CancellationToken stop) =>
            await people.FindChatAsync(chat, stop) is { } person && await people.FindMemberAsync(member, stop) == person
                ? Results.Json(Member(person))
                : Refuse(404, "MemberNotFoundInConversation", "Member not found in conversation."));
    }

    private static async Task<IResult> CreateAsync(
        HttpContext context, FloorPeople people, FloorChats chats, FloorAddress address, TimeProvider time)
    {
        var body = await ReadAsync<ConnectorConversation>(context);
        if (body.Value is not { } wanted)
        {
            return body.Refusal;
        }

        var member = wanted.Members is [{ } first, ..] ? first.Id : null;
        if (await people.FindMemberAsync(member, context.RequestAborted) is not { } person)
        {
            return Refuse(403, "ForbiddenOperationException", "The bot is not installed for this user.");
        }

        var sent = wanted.Activity is { } activity ? chats.Add(person.Id, activity.AsMessage("", time.GetUtcNow())) : null;
        var id = TeamsIds.Chat(person.Id);
        return Results.Json(new { id, activityId = sent?.Id, serviceUrl = address.ServiceUrl }, statusCode: 201);
    }

    private static async Task<IResult> SendAsync(HttpContext context, string chat, FloorPeople people, FloorChats chats, TimeProvider time)
    {
        if (await people.FindChatAsync(chat, context.RequestAborted) is not { } person)
        {
            return NoSuchChat();
        }

        var body = await ReadAsync<ConnectorActivity>(context);
        if (body.Value is not { } activity)
        {
            return body.Refusal;
        }

        // Everything else (typing, for one) is taken and shows nothing.
        if (activity.Type is not "message")
        {
            return Results.Json(new { id = "" }, statusCode: 201);
        }

        var added = chats.Add(person.Id, activity.AsMessage("", time.GetUtcNow()));
        return Results.Json(new { id = added.Id }, statusCode: 201);
    }

    private static async Task<IResult> UpdateAsync(
        HttpContext context, string chat, string activity, FloorPeople people, FloorChats chats, TimeProvider time)
    {
        if (await people.FindChatAsync(chat, context.RequestAborted) is not { } person)
        {
            return NoSuchChat();
        }

        var body = await ReadAsync<ConnectorActivity>(context);
        if (body.Value is not { } changed)
        {
            return body.Refusal;
        }

        chats.Replace(person.Id, changed.AsMessage(activity, time.GetUtcNow()));
        return Results.Json(new { id = activity });
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context, string chat, string activity, FloorPeople people, FloorChats chats)
    {
        if (await people.FindChatAsync(chat, context.RequestAborted) is not { } person)
        {
            return NoSuchChat();
        }

        return chats.Remove(person.Id, activity) ? Results.Ok() : Refuse(404, "ActivityNotFound", "The message does not exist.");
    }

    private static async Task<Body<T>> ReadAsync<T>(HttpContext context)
        where T : class
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > LargestActivity)
            {
                return new(null, Refuse(413, "MessageSizeTooBig", "Message size too large."));
            }
        }

        try
        {
            var value = JsonSerializer.Deserialize<T>(bytes.ToArray(), JsonSerializerOptions.Web);
            return new(value, Refuse(400, "BadSyntax", "The activity is empty."));
        }
        catch (JsonException)
        {
            return new(null, Refuse(400, "BadSyntax", "The activity is not JSON."));
        }
    }

    private static object Member(FloorPerson person) => new
    {
        id = TeamsIds.User(person.Id),
        name = person.Name,
        objectId = person.Id,
        aadObjectId = person.Id,
        tenantId = TeamsIds.Tenant,
        userRole = "user",
    };

    private static IResult NoSuchChat() => Refuse(404, "ConversationNotFound", "Conversation not found.");

    private static IResult Refuse(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);

    private sealed record Body<T>(T? Value, IResult Refusal);
}
