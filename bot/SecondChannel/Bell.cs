using System.Collections.Immutable;

namespace ManagerBackup.Bot.SecondChannel;

/// <summary>What came of ringing every hook that wants to hear of it.</summary>
/// <param name="Reached">Names of hooks that took it.</param>
/// <param name="Failed">Names of those that did not, each with its reason; empty when all did.</param>
/// <param name="RetryAt">When those are to be rung again; null for never.</param>
internal sealed record Rung(ImmutableArray<string> Reached, ImmutableArray<string> Failed, DateTimeOffset? RetryAt);

/// <summary>Rings the second channel, once; whether and when it is rung again is in the log.</summary>
/// <param name="time">The one that requests live by.</param>
internal sealed class Bell(Webhooks webhooks, WebhookSender sender, TimeProvider time)
{
    /// <summary>What some hook wants to hear of at all.</summary>
    public ImmutableArray<AlarmKind> Kinds { get; } = [.. webhooks.All.SelectMany(hook => hook.On).Distinct().Order()];

    /// <summary>Takes no longer than <see cref="WebhookSender.Limit"/>: all are rung at the same time.</summary>
    /// <param name="alarm">What to tell.</param>
    /// <param name="reached">Names of hooks that have heard it.</param>
    /// <param name="attempt">Counted from 1.</param>
    /// <param name="cancellationToken">Stops ringing.</param>
    public async Task<Rung> RingAsync(Alarm alarm, IReadOnlySet<string> reached, int attempt, CancellationToken cancellationToken)
    {
        var hooks = webhooks.For(alarm.Kind).Where(hook => !reached.Contains(hook.Name)).ToList();
        var results = await Task.WhenAll(hooks.Select(async hook => (hook.Name, Result: await sender.SendAsync(hook, alarm, cancellationToken))));
        var now = time.GetUtcNow();
        var failed = results.Where(one => one.Result is WebhookResult.Failed).Select(one => (one.Name, Fault: (WebhookResult.Failed)one.Result)).ToList();
        return new(
            [.. results.Where(one => one.Result is WebhookResult.Ok).Select(one => one.Name)],
            [.. failed.Select(one => $"{one.Name} {one.Fault.Reason}")],
            failed.Select(one => WebhookSender.RetryAt(one.Fault, alarm.At, attempt, now)).Min());
    }
}
