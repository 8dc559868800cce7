using System.Runtime.CompilerServices;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.ClientApp;
using ManagerBackup.Bot.Figures;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Retention;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>What ops leads see, and managers of their own sites: the page, its JSON, the CSV.</summary>
internal static class ReviewRoom
{
    /// <summary>Needs an <see cref="ITakeoverReader"/> among the services.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) =>
        services.AddRetention()
        .AddFigures()
        .AddSingleton<ReviewAccess>()
        .AddSingleton<ReviewPace>()
        .AddSingleton<NoteBook>()
        .AddSingleton<LiveBoard>()

        // Beside the storage that pages wait for, as every view of the log.
        .AddSingleton(static provider => new OpenTakeovers(provider.GetRequiredService<StorageWeather>().Engine))
        .AddSingleton(static provider => new DrillMarks(provider.GetRequiredService<StorageWeather>().Engine));

    public static void MapReview(this WebApplication app)
    {
        app.Use(AnswerWithoutStorageAsync);
        var access = app.Services.GetRequiredService<ReviewAccess>();
        app.MapClientPage("/review", "review.html", inTeams: true); // Holds nothing: what it shows it asks for below.
        app.MapGet("/review/reading-the-table", static () =>
            Results.File(Path.Combine(AppContext.BaseDirectory, "Review", "power-bi-and-excel.md"), "text/plain; charset=utf-8")); // As it stands in docs.
        var review = app.MapGroup("").RequireSignIn().AddEndpointFilter(access).AddEndpointFilter(app.Services.GetRequiredService<ReviewPace>());
        review.MapGet("/api/takeovers", ListAsync);
        review.MapGet("/api/takeovers/{id}", FindAsync);
        review.MapGet("/api/takeovers.csv", WriteCsvAsync);
        review.MapSummary();
        review.MapSites();
        review.MapCoverage();
        review.MapErase();
        review.MapNotes();
        review.MapLive();
        review.MapDrills();
        review.MapSb553();
        app.MapOwnLog();
        app.MapPlayers();
    }

    // 5xx is kept for other things by the contract.
    private static async Task AnswerWithoutStorageAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (StorageUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.Headers.RetryAfter = "2";
            await Refusals.Of(StatusCodes.Status429TooManyRequests, "StorageAway", "The log can't be read now; ask again").ExecuteAsync(context);
        }
    }

    private static async Task<IResult> ListAsync(HttpContext context, ITakeoverReader log, CancellationToken cancellationToken) =>
        FilterQuery.TryParse(context, out var filter, out var problem)
            ? Results.Json(await SeenSites.Of(context).Reader(log).ListAsync(filter, cancellationToken), ReviewJson.Options)
            : Refusals.Of(400, "BadRequest", problem);

    private static async Task<IResult> FindAsync(HttpContext context, string id, ITakeoverReader log, CancellationToken cancellationToken)
    {
        if (!RequestId.TryParse(id, out var request))
        {
            return Refusals.Of(400, "BadRequest", "id: the id of a takeover is wanted");
        }

        // One of a site that they may not see is not told from none: ids are no secrets to be tried.
        var seen = SeenSites.Of(context);
        return await seen.Reader(log).FindAsync(request.ToString(), cancellationToken) is { } story && seen.Find(story.Summary.Site) is not null
            ? Results.Json(ReviewJson.Of(story), ReviewJson.Options)
            : Refusals.Of(404, "NotFound", "There is no takeover with this id");
    }

    private static async Task<IResult> WriteCsvAsync(HttpContext context, ITakeoverReader log)
    {
        if (!FilterQuery.TryParse(context, out var filter, out var problem))
        {
            return Refusals.Of(400, "BadRequest", problem);
        }

        // Storage that is away has to show before the first byte leaves.
        var aborted = context.RequestAborted;
        var own = SeenSites.Of(context).Reader(log);
        await own.ListAsync(filter with { Limit = 1 }, aborted);
        return Results.Stream(
            stream => TakeoverCsv.WriteAsync(stream, AllAsync(own, filter, aborted), aborted), "text/csv; charset=utf-8", "takeovers.csv");
    }

    /// <summary>Page after page.</summary>
    public static async IAsyncEnumerable<TakeoverSummary> AllAsync(
        ITakeoverReader log, TakeoverFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = filter with { Limit = TakeoverFilter.LargestLimit, Cursor = null };
        do
        {
            var page = await log.ListAsync(wanted, cancellationToken);
            foreach (var takeover in page.Items)
            {
                yield return takeover;
            }

            wanted = wanted with { Cursor = page.Next };
        }
        while (wanted.Cursor is not null);
    }
}
