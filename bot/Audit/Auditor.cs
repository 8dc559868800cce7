using System.Diagnostics.CodeAnalysis;
using ManagerBackup.Bot.Log;

namespace ManagerBackup.Bot.Audit;

/// <summary>Has the self-audit take a turn every few seconds, and knows whether it passes: an audit that does not run passes nothing.</summary>
/// <param name="time">The real one: the audit is about this process, whatever clock requests live by.</param>
internal sealed partial class Auditor(SelfAudit audit, TimeProvider time, ILogger<Auditor> logger) : BackgroundService
{
    private const int MostShown = 5;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan TurnWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hung = TimeSpan.FromSeconds(30);

    private readonly long startedAt = time.GetTimestamp();
    private Last last = new(null, null);

    /// <summary>No fault is known, and the audit has looked lately.</summary>
    public bool Passes => Volatile.Read(ref last) is { At: { } at, Trouble: null } && time.GetElapsedTime(at) < Hung && audit.Faults.IsEmpty;

    /// <summary>It has not looked lately: for whatever reason, nobody would know.</summary>
    public bool IsBlind => Volatile.Read(ref last) is var known && (known.Trouble is not null || time.GetElapsedTime(known.At ?? startedAt) >= Hung);

    public IReadOnlyCollection<Fault> Faults => audit.Faults;

    /// <summary>In a line, for people.</summary>
    public string Verdict => IsBlind ? $"the self-audit could not look: {Volatile.Read(ref last).Trouble ?? "its last turn does not end"}"
        : audit.Faults is { IsEmpty: false } faults ? $"{faults.Count} {(faults.Count == 1 ? "fault" : "faults")}: {string.Join(", ", faults.Take(MostShown))}"
        : Passes ? "every open request has something due that somebody will look at"
        : "the first look is under way";

    [SuppressMessage("Design", "CA1031", Justification = "The audit must not end, and what stops it is itself what it is for")]
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(TurnWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            await audit.TurnAsync(either.Token);
            Volatile.Write(ref last, new(time.GetTimestamp(), null));
        }
        catch (StorageUnavailableException)
        {
            Volatile.Write(ref last, last with { Trouble = "storage is away" });
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogStumbled(e);
            Volatile.Write(ref last, last with { Trouble = "its last turn failed" });
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        do
        {
            await TurnAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "A turn of the self-audit failed; the next one starts in seconds")]
    private partial void LogStumbled(Exception e);

    /// <param name="At">When a turn went well.</param>
    /// <param name="Trouble">Why the last one did not.</param>
    private sealed record Last(long? At, string? Trouble);
}
