using System.Text.Json.Nodes;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// <c>GET /api/me/takeovers</c>, <c>.json</c> and <c>.csv</c>: whoever signed in reads everything that is stored of the requests they opened.
/// No link carries it: an address with a key in it is passed on, and stays in histories.
/// </summary>
internal static class OwnLogApi
{
    private const int DefaultPage = 20;
    private const int LargestPage = 100;

    public static void MapOwnLog(this IEndpointRouteBuilder app)
    {
        var own = app.MapGroup("/api/me").RequireSignIn();
        own.MapGet("/takeovers", ListAsync);
        own.MapGet("/takeovers.json", WriteJsonAsync);
        own.MapGet("/takeovers.csv", WriteCsvAsync);
    }

    private static async Task<IResult> ListAsync(
        HttpContext context, int? limit, string? cursor, ITakeoverReader log, CancellationToken cancellationToken)
    {
        if (SignedIn.PersonOf(context) is not { } person)
        {
            return NobodyChosen();
        }

        if (limit is < 1 or > LargestPage || (cursor is not null && !RequestId.TryParse(cursor, out _)))
        {
            return Refusals.Of(400, "BadRequest", $"limit: a number from 1 to {LargestPage} is wanted, and as cursor what stood in \"next\"");
        }

        var page = await log.ListAsync(Of(person) with { Limit = limit ?? DefaultPage, Cursor = cursor }, cancellationToken);
        var items = new JsonArray();
        foreach (var item in page.Items)
        {
            items.Add(await StoryAsync(item, log, cancellationToken));
        }

        return Results.Json(new JsonObject { ["items"] = items, ["next"] = page.Next }, ReviewJson.Options);
    }

    private static async Task<IResult> WriteJsonAsync(HttpContext context, ITakeoverReader log)
    {
        if (SignedIn.PersonOf(context) is not { } person)
        {
            return NobodyChosen();
        }

        // Storage that is away has to show before the first byte leaves.
        var aborted = context.RequestAborted;
        await log.ListAsync(Of(person) with { Limit = 1 }, aborted);
        return Results.Stream(
            async stream =>
            {
                var before = "["u8.ToArray();
                await foreach (var item in ReviewRoom.AllAsync(log, Of(person), aborted))
                {
                    var story = await StoryAsync(item, log, aborted);
                    await stream.WriteAsync(before, aborted);
                    await System.Text.Json.JsonSerializer.SerializeAsync(stream, story, ReviewJson.Options, aborted);
                    before = ",\n"u8.ToArray();
                }

                await stream.WriteAsync(before is [(byte)'[', ..] ? "[]"u8.ToArray() : "]"u8.ToArray(), aborted);
            },
            "application/json; charset=utf-8",
            "my-takeovers.json");
    }

    private static async Task<IResult> WriteCsvAsync(HttpContext context, ITakeoverReader log)
    {
        if (SignedIn.PersonOf(context) is not { } person)
        {
            return NobodyChosen();
        }

        var aborted = context.RequestAborted;
        await log.ListAsync(Of(person) with { Limit = 1 }, aborted);
        return Results.Stream(
            stream => TakeoverCsv.WriteAsync(stream, ReviewRoom.AllAsync(log, Of(person), aborted), aborted), "text/csv; charset=utf-8", "my-takeovers.csv");
    }

    private static async Task<JsonNode> StoryAsync(TakeoverSummary item, ITakeoverReader log, CancellationToken cancellationToken) =>
        ReviewJson.Of(await log.FindAsync(item.Id, cancellationToken) ?? new TakeoverStory(item, []));

    // Nobody's but their own, whatever the query says.
    private static TakeoverFilter Of(string person) => TakeoverFilter.Everything with { Employee = person };

    private static IResult NobodyChosen() => Refusals.Of(400, "NobodyChosen", $"In practice: say whom you play, as {SignInGate.PlayedPerson}");
}
