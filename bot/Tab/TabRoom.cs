using System.Text.RegularExpressions;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.ClientApp;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.SignIn;
using ManagerBackup.Cards;
using Microsoft.AspNetCore.Mvc;

namespace ManagerBackup.Bot.Tab;

/// <param name="What">A picture's name; empty for the large button.</param>
/// <param name="Tap">The page's own id of the tap: the same one never opens a second request.</param>
internal sealed record TabAsk(string? What, string? Tap);

internal sealed record TabTap(string? Tap);

internal sealed record TabChoice(string? Site);

/// <summary>The employee's tab: one button, six pictures, and the truth about what came of it.</summary>
internal static partial class TabRoom
{
    private const int LargestBody = 4 * 1024;

    public static IServiceCollection AddTab(this IServiceCollection services) =>
        services.AddSingleton<TabPace>().AddSingleton<TabCallers>().AddSingleton<TabRequests>().AddSingleton<TabViews>();

    public static void MapTab(this WebApplication app)
    {
        app.MapClientPage("/tab", "tab.html", inTeams: true); // Holds nothing: what it shows it asks for below.
        var tab = app.MapGroup("/api/tab").RequireSignIn().AddEndpointFilter(app.Services.GetRequiredService<TabPace>())
            .WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        tab.MapGet("/requests/current", ShowAsync);
        tab.MapPost("/requests", AskAsync);
        tab.MapPost("/requests/{id}/{verb}", TapAsync);
        tab.MapPost("/site", ChooseAsync);
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string? language, string? last, TabCallers callers, TabRequests requests, TabViews views, CancellationToken cancellationToken) =>
        await callers.OfAsync(context, language, cancellationToken) is { } caller
            ? Results.Json(views.Of(caller, await requests.FindAsync(caller, last, cancellationToken)))
            : NobodyChosen();

    private static async Task<IResult> AskAsync(
        HttpContext context, TabAsk ask, string? language, TabCallers callers, TabRequests requests, TabViews views, IHostApplicationLifetime host)
    {
        // A dropped connection must not drop a page.
        var stop = host.ApplicationStopped;
        if (await callers.OfAsync(context, language, stop) is not { } caller)
        {
            return NobodyChosen();
        }

        if (!IsTap(ask.Tap) || Picture.Read(ask.What, caller.Language) is not { } read)
        {
            return Refuse(400, "BadRequest", "tap: 8 to 64 letters, digits or hyphens are wanted, and what: one of the pictures, or nothing");
        }

        if (caller.Site is not { } site)
        {
            return Refuse(409, "SiteUnknown", Refusals.SiteUnknown(caller.Language));
        }

        try
        {
            var request = await requests.AskAsync(caller, site, ask.Tap!, read, stop); // IsTap has looked
            return Results.Json(views.Of(caller, (request, site)));
        }
        catch (StorageUnavailableException)
        {
            return NotKept(context, Refusals.FailedNow(caller.Language, site.FallbackPhone));
        }
    }

    private static async Task<IResult> TapAsync(
        HttpContext context, string id, string verb, TabTap tap, string? language, TabCallers callers, TabRequests requests, TabViews views,
        IHostApplicationLifetime host)
    {
        var stop = host.ApplicationStopped;
        if (await callers.OfAsync(context, language, stop) is not { } caller)
        {
            return NobodyChosen();
        }

        if (!IsTap(tap.Tap))
        {
            return Refuse(400, "BadRequest", "tap: 8 to 64 letters, digits or hyphens are wanted");
        }

        try
        {
            return RequestId.TryParse(id, out var request) && await requests.FindOwnAsync(caller, request, stop) is { } found
                && await requests.DoAsync(caller, found.Request, found.Site, verb, tap.Tap!, stop) is { } done
                ? Results.Json(views.Of(caller, (done.Request, found.Site), done.Refusal))
                : Refuse(404, "NotFound", Refusals.UnknownRequest(caller.Language));
        }
        catch (StorageUnavailableException)
        {
            var phones = Whereabouts.PhonesOf(caller.Membership);
            return NotKept(context, verb is Verbs.Page or Verbs.Worse ? Refusals.FailedNow(caller.Language, phones) : Refusals.TapFailed(caller.Language));
        }
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context, TabChoice choice, string? language, TabCallers callers, Whereabouts whereabouts, TabRequests requests, TabViews views,
        CancellationToken cancellationToken)
    {
        if (await callers.OfAsync(context, language, cancellationToken) is not { } before)
        {
            return NobodyChosen();
        }

        if (choice.Site is not { Length: > 0 } site || await whereabouts.ChooseAsync(before.Person.Id, null, new(site), cancellationToken) is null)
        {
            return Refuse(400, "SiteUnknown", Refusals.SiteUnknown(before.Language));
        }

        var caller = await callers.OfAsync(context, language, cancellationToken) ?? before;
        return Results.Json(views.Of(caller, await requests.FindAsync(caller, null, cancellationToken)));
    }

    private static bool IsTap(string? tap) => tap is not null && TapId().IsMatch(tap);

    private static IResult NobodyChosen() => Refuse(400, "NobodyChosen", "In practice: say whom you play, as X-Signed-In-As");

    // 5xx is kept for other things by the contract.
    private static IResult NotKept(HttpContext context, string message)
    {
        context.Response.Headers.RetryAfter = "2";
        return Refuse(StatusCodes.Status429TooManyRequests, "NotKept", message);
    }

    private static IResult Refuse(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    [GeneratedRegex("^[A-Za-z0-9-]{8,64}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex TapId();
}
