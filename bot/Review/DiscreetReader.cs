using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// The log without what employees said afterwards of how backed they felt, for whoever may not read that: a manager would read what is
/// said of them.
/// </summary>
internal sealed class DiscreetReader(ITakeoverReader log, IReadOnlySet<SiteId> open) : ITakeoverReader
{
    private static readonly string CheckIn = JsonNamingPolicy.CamelCase.ConvertName(nameof(RequestEvent.CheckedIn));

    public async Task<TakeoverPage> ListAsync(TakeoverFilter filter, CancellationToken cancellationToken)
    {
        var page = await log.ListAsync(filter, cancellationToken);
        return page with { Items = [.. page.Items.Select(Without)] };
    }

    public async Task<TakeoverStory?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var story = await log.FindAsync(id, cancellationToken);
        return story is null || MayRead(story.Summary) ? story
            : new(Without(story.Summary), [.. story.Timeline.Where(entry => entry.GetProperty("type").GetString() != CheckIn)]);
    }

    private TakeoverSummary Without(TakeoverSummary takeover) => MayRead(takeover) ? takeover : takeover with { FeltBacked = null };

    private bool MayRead(TakeoverSummary takeover) => open.Contains(new(takeover.Site));
}
