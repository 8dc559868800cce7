using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace ManagerBackup.Bot.Rehearsal;

internal sealed record FloorSay(string? Person, string? Text, string Locale = "en");

internal sealed record FloorInstall(string? Person, string Locale = "en");

/// <param name="Type"><c>Execute</c> or <c>Submit</c>.</param>
internal sealed record FloorTap(string? Person, string? ActivityId, string? Type, string? Verb, JsonElement? Data, string Locale = "en");

internal sealed record FloorSpeed(int Speed);

/// <summary>What the page of the practice floor calls: people, what a person says or taps, the clock, and what happens in the chats.</summary>
internal static class FloorEndpoints
{
    private const int LongestText = 4000;
    private static readonly int[] Speeds = [1, 10, 60];

    public static void MapFloor(this RouteGroupBuilder floor)
    {
        var api = floor.MapGroup("/api");
        api.MapGet("/people", (FloorPeople people, CancellationToken cancellationToken) => people.AllAsync(cancellationToken));
        api.MapPost("/say", SayAsync);
        api.MapPost("/tap", TapAsync);
        api.MapPost("/install", InstallAsync);
        api.MapPost("/speed", SetSpeed);
        api.MapGet("/events", (HttpContext context, FloorChats chats, PracticeClock clock, IHostApplicationLifetime host) =>
            TypedResults.ServerSentEvents(ListenAsync(chats, clock, host.ApplicationStopping, context.RequestAborted)));
    }

    private static async Task<IResult> SayAsync(
        FloorSay say, FloorPeople people, FloorChats chats, BotLine bot, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(say.Person, cancellationToken) is not { } person)
        {
            return NoSuchPerson();
        }

        if (string.IsNullOrWhiteSpace(say.Text) || say.Text.Length > LongestText)
        {
            return Refuse($"text: 1 to {LongestText} characters are wanted");
        }

        var said = chats.Add(person.Id, new("", "person", time.GetUtcNow(), say.Text, "plain", [], null, 0));
        return Shown(person, await bot.SayAsync(person, said.Id, say.Text, say.Locale, cancellationToken), chats, time);
    }

    private static async Task<IResult> TapAsync(
        FloorTap tap, FloorPeople people, FloorChats chats, BotLine bot, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(tap.Person, cancellationToken) is not { } person)
        {
            return NoSuchPerson();
        }

        if (tap.ActivityId is not { Length: > 0 } message || tap.Type is not ("Execute" or "Submit"))
        {
            return Refuse("activityId and type (Execute or Submit) are wanted");
        }

        if (tap.Type == "Submit")
        {
            return Shown(person, await bot.SubmitAsync(person, tap, cancellationToken), chats, time);
        }

        var answer = await bot.ExecuteAsync(person, tap, cancellationToken);
        if (InvokeAnswer.Card(answer) is { } card)
        {
            chats.Redraw(person.Id, message, card);
        }

        return Shown(person, answer, chats, time);
    }

    private static async Task<IResult> InstallAsync(
        FloorInstall install, FloorPeople people, FloorChats chats, BotLine bot, TimeProvider time, CancellationToken cancellationToken) =>
        await people.FindAsync(install.Person, cancellationToken) is { } person
            ? Shown(person, await bot.InstallAsync(person, install.Locale, cancellationToken), chats, time)
            : NoSuchPerson();

    private static IResult SetSpeed(FloorSpeed wanted, PracticeClock clock, FloorChats chats)
    {
        if (!Speeds.Contains(wanted.Speed))
        {
            return Refuse("speed: 1, 10 or 60 is wanted");
        }

        clock.RunAt(wanted.Speed);
        chats.Tell(new("speed", TimeOf(clock)));
        return Results.Json(TimeOf(clock));
    }

    /// <summary>What a page needs to show the clock running.</summary>
    public static object TimeOf(PracticeClock clock) => new { speed = clock.Speed, pace = clock.Pace, now = clock.GetUtcNow() };

    /// <summary>The page gets the bot's answer as it was; what a person would see of it stands in their chat as well.</summary>
    private static IResult Shown(FloorPerson person, BotAnswer answer, FloorChats chats, TimeProvider time)
    {
        if (InvokeAnswer.Note(answer) is { } note)
        {
            chats.Add(person.Id, new("", "note", time.GetUtcNow(), note, "plain", [], null, 0));
        }

        return Results.Json(new { status = answer.Status, body = answer.Body });
    }

    private static async IAsyncEnumerable<SseItem<string>> ListenAsync(
        FloorChats chats, PracticeClock clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, cancellationToken);
        var (now, next) = chats.Subscribe();
        try
        {
            yield return Item("snapshot", new { chats = now, speed = clock.Speed, pace = clock.Pace, now = clock.GetUtcNow() });
            while (await MoreAsync(next.Reader, either.Token))
            {
                while (next.Reader.TryRead(out var happened))
                {
                    yield return Item(happened.Type, happened.Data);
                }
            }
        }
        finally
        {
            chats.Unsubscribe(next);
        }
    }

    // The end of the host ends the stream in peace: an exception would be logged as a fault.
    private static async Task<bool> MoreAsync(System.Threading.Channels.ChannelReader<FloorEvent> reader, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static SseItem<string> Item(string type, object data) => new(JsonSerializer.Serialize(data, JsonSerializerOptions.Web), type);

    private static IResult NoSuchPerson() =>
        Results.Json(new { error = new { code = "NotFound", message = "person: nobody of a configured site has this id" } }, statusCode: 404);

    private static IResult Refuse(string message) =>
        Results.Json(new { error = new { code = "BadRequest", message } }, statusCode: 400);
}
