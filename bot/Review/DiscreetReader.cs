using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Review;

/// <summary>
/// The log without what employees said afterwards of how they are and how backed they felt, and of whom they wished to talk to, for
/// whoever may not read that: a manager would read what is said of them. What an employee allows to be told is told by a message.
/// </summary>
internal sealed class DiscreetReader(ITakeoverReader log, IReadOnlySet<SiteId> open) : ITakeoverReader
{
    private static readonly HashSet<string?> Hidden = new(StringComparer.Ordinal)
    {
        Wire(nameof(RequestEvent.CheckedIn)), Wire(nameof(RequestEvent.MoodTold)), Wire(nameof(RequestEvent.TalkWished)), Wire(nameof(RequestEvent.CheckInsStopped)),
    };

    // Whom a message went to would tell whom they chose.
    private static readonly HashSet<string?> HiddenNotices = new(StringComparer.Ordinal) { Wire(nameof(NoticeKind.TalkWished)), Wire(nameof(NoticeKind.TalkUnreached)) };

    private static readonly HashSet<string?> OfNotices = new(StringComparer.Ordinal)
    {
        Wire(nameof(RequestEvent.Telling)), Wire(nameof(RequestEvent.Told)), Wire(nameof(RequestEvent.TellFailed)),
    };

    public async Task<TakeoverPage> ListAsync(TakeoverFilter filter, CancellationToken cancellationToken)
    {
        var page = await log.ListAsync(filter, cancellationToken);
        return page with { Items = [.. page.Items.Select(Without)] };
    }

    public async Task<TakeoverStory?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var story = await log.FindAsync(id, cancellationToken);
        if (story is null || MayRead(story.Summary))
        {
            return story;
        }

        var numbers = story.Timeline.Where(entry => HiddenNotices.Contains(TextOf(entry, "notice"))).Select(NumberOf).ToHashSet();
        return new(Without(story.Summary), [.. story.Timeline.Where(entry => !IsHidden(entry, numbers))]);
    }

    private static bool IsHidden(JsonElement entry, HashSet<int?> numbers) => TextOf(entry, "type") is var type
        && (Hidden.Contains(type) || (OfNotices.Contains(type) && numbers.Contains(NumberOf(entry))));

    private TakeoverSummary Without(TakeoverSummary takeover) => MayRead(takeover) ? takeover : takeover with { FeltBacked = null, WantsToTalk = null };

    private bool MayRead(TakeoverSummary takeover) => open.Contains(new(takeover.Site));

    private static string? TextOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static int? NumberOf(JsonElement entry) => entry.TryGetProperty("number", out var number) && number.TryGetInt32(out var value) ? value : null;

    private static string Wire(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
