using System.Globalization;
using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Cards;

namespace ManagerBackup.Bot.Conversations;

/// <summary>What is stored of a person's own requests, newest first, as a card tells it: a few at a time.</summary>
internal sealed class OwnStories(ITakeoverReader reader)
{
    private const int PerPage = 4;

    /// <param name="number">Of the page, counted from 1.</param>
    public async Task<RenderedCard> OfAsync(PersonId person, Site site, int number, string language, CancellationToken cancellationToken)
    {
        var filter = TakeoverFilter.Everything with { Employee = person.Value, Limit = PerPage };
        var page = await reader.ListAsync(filter, cancellationToken);
        for (var before = 1; before < number && page.Next is { } next; before++)
        {
            page = await reader.ListAsync(filter with { Cursor = next }, cancellationToken);
        }

        var entries = new List<MyLogEntry>();
        foreach (var item in page.Items)
        {
            entries.Add(await EntryAsync(item, site, cancellationToken));
        }

        return AnswerCard.Render(Answers.MyLog(language, entries, page.Next is null ? null : number + 1));
    }

    private async Task<MyLogEntry> EntryAsync(TakeoverSummary item, Site site, CancellationToken cancellationToken)
    {
        var timeline = (await reader.FindAsync(item.Id, cancellationToken))?.Timeline ?? [];
        string[] Texts(string kind, string field) => [.. timeline.Where(entry => entry.GetProperty("type").ValueEquals(kind)).Select(entry => TextOf(entry, field)).OfType<string>()];
        JsonElement Last(string kind) => timeline.LastOrDefault(entry => entry.GetProperty("type").ValueEquals(kind));
        string[] added = Texts("customerSideAdded", "text");
        var closing = Last("closed");
        return new(
            TimeZoneInfo.ConvertTime(item.OpenedAt, site.TimeZone).ToString("dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture),
            item.Practice,
            item.Place,
            item.Category,
            item.State,
            item.Manager?.Name,
            [.. (item.Words ?? "").Split('\n').Where(words => !string.IsNullOrWhiteSpace(words))],
            [.. Texts("statementGiven", "text"), .. Texts("checkedIn", "text"), .. Texts("talkWished", "text")],
            item.Outcome,
            item.CustomerDecision,
            closing.ValueKind == JsonValueKind.Object && closing.TryGetProperty("closing", out var form) && TextOf(form, "customerSide") is { } side
                ? string.Join(" / ", [side, .. added]) : null,
            item.FeltBacked)
        {
            Mood = Last("moodTold") is { ValueKind: JsonValueKind.Object } told ? told.GetProperty("mood").GetInt32() : null,
            TalkWith = item.WantsToTalk,
            FollowedUp = item.FollowUpDoneAt is not null,
            Stopped = Last("checkInsStopped").ValueKind == JsonValueKind.Object,
            Notes = Texts("noted", "text"),
        };
    }

    private static string? TextOf(JsonElement entry, string field) =>
        entry.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;
}
