using System.Text.Json;
using ManagerBackup.Bot.Backup;
using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Roster;
using ManagerBackup.Bot.SecondChannel;

namespace ManagerBackup.Bot.Paging;

/// <summary>Rings the second channel for a signal that was claimed in the log, and notes what came of it.</summary>
internal sealed class Ringer(Bell bell, Takeovers takeovers, Errands errands, Instances instances, TimeProvider time)
{
    public void Ring(StoredRequest request, Site site, PendingSignal signal) => errands.Run("ring the second channel", async cancellationToken =>
    {
        if (!await instances.MayStillDoAsync(signal.Claim?.Instance, cancellationToken))
        {
            return;
        }

        // Somebody comes by now: a phone that rings would only frighten. In danger it rings all the same.
        var newest = takeovers.Newest(request).State;
        var rung = newest.Holder is not null && signal.Kind != Signal.Danger
            ? new Rung([], [], null)
            : await bell.RingAsync(AlarmOf(request.Id, newest, site, signal), signal.Reached, signal.Claim?.Attempt ?? 1, cancellationToken);
        var failed = rung.Failed.IsEmpty ? null : string.Join(", ", rung.Failed);
        var result = new Command.RecordSignal(time.GetUtcNow(), signal.Number, string.Join(' ', rung.Reached), failed, rung.RetryAt);
        await takeovers.ExecuteAsync(request.Id, newest.Site, result, cancellationToken);
    });

    private static Alarm AlarmOf(RequestId id, BackupRequest s, Site site, PendingSignal signal)
    {
        var kind = signal.Kind switch
        {
            Signal.Paged => AlarmKind.Paged,
            Signal.Unanswered => AlarmKind.Unanswered,
            Signal.Danger => AlarmKind.Danger,
            _ => throw new InvalidOperationException($"No alarm for {signal.Kind}"),
        };
        var to = s.Pages.Values.Where(page => page.Status != PageStatus.Declined).Select(page => page.Manager).OrderBy(person => person.Name, StringComparer.Ordinal);
        return new(
            kind, $"{id}-{signal.Number}", signal.At, id.ToString(), site.Id.Value, site.Name, s.Read.Place, s.Read.Severity,
            JsonNamingPolicy.CamelCase.ConvertName(s.Read.Category.ToString()), [.. to.Select(person => new AlarmPerson(person.Id.Value, person.Name))]);
    }
}
