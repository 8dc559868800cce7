using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary><c>GET /api/live?site=</c>: what is open just now at the caller's sites, oldest first, without drills.</summary>
internal static class LiveApi
{
    public static void MapLive(this IEndpointRouteBuilder review) => review.MapGet("/api/live", TellAsync);

    private static async Task<IResult> TellAsync(HttpContext context, string? site, LiveBoard board, CancellationToken cancellationToken)
    {
        var (look, seen) = (await board.LookAsync(cancellationToken), SeenSites.Of(context));
        var asked = string.IsNullOrWhiteSpace(site) ? null : site;
        var items =
            from takeover in look.Open
            where asked is null || takeover.Site.Equals(asked, StringComparison.OrdinalIgnoreCase)
            from at in seen.Sites.Where(one => one.Id.Value == takeover.Site)
            select new
            {
                id = takeover.Id,
                site = takeover.Site,
                siteName = at.Name,
                state = takeover.State,
                category = takeover.Category,
                severity = takeover.Severity,
                place = takeover.Place,
                openedAt = takeover.OpenedAt,
                pagedAt = takeover.PagedAt,
                acceptedAt = takeover.AcceptedAt,
                takenOverAt = takeover.TakenOverAt,
                manager = takeover.Manager?.Name,
            };
        return Results.Json(new { asOf = look.At, items }, ReviewJson.Options);
    }
}

internal sealed record LiveLook(DateTimeOffset At, IReadOnlyList<TakeoverSummary> Open);

/// <summary>One look at what is open serves all who watch: a page on every wall costs what one does.</summary>
internal sealed class LiveBoard(OpenTakeovers open, IHostApplicationLifetime host, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private LiveLook? last;
    private Task<LiveLook>? looking;

    public Task<LiveLook> LookAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (looking is { IsCompleted: false })
            {
                return looking.WaitAsync(cancellationToken);
            }

            if (last is { } look && time.GetUtcNow() - look.At < Fresh)
            {
                return Task.FromResult(look);
            }

            // Under the host's token: whoever asked first may leave, and the others wait for the same look.
            looking = Task.Run(() => ReadAsync(host.ApplicationStopping), CancellationToken.None);
            return looking.WaitAsync(cancellationToken);
        }
    }

    private async Task<LiveLook> ReadAsync(CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var look = new LiveLook(at, await open.ListAsync(cancellationToken));
        lock (gate)
        {
            last = look;
        }

        return look;
    }
}
