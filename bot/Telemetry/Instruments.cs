using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace ManagerBackup.Bot.Telemetry;

/// <summary>
/// What is measured. Tags are sites and closed sets of words; never people, what they typed, chats or tokens.
/// </summary>
internal sealed class Instruments : IDisposable
{
    public const string Name = "ManagerBackup";

    // Words and pages are a matter of parts of a second, an acceptance one of minutes.
    private static readonly double[] Quick = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30];
    private static readonly double[] Slow = [1, 2, 5, 10, 15, 30, 45, 60, 90, 120, 180, 240, 300, 600];

    private readonly Meter meter = new(Name);

    public Instruments()
    {
        Requests = meter.CreateCounter<long>("manager_backup.requests", "{request}", "Requests that were opened");
        TimeToWords = Seconds("manager_backup.time_to_words", Quick, "From receiving an employee's words to the channel taking the answer");
        TimeToPage = Seconds("manager_backup.time_to_page", Quick, "From asking for a manager to the first page being delivered");
        TimeToAccept = Seconds("manager_backup.time_to_accept", Slow, "From the first page of a request to somebody accepting it");
        Unanswered = meter.CreateCounter<long>("manager_backup.unanswered", "{request}", "Requests whose employee was told that nobody answers");
        Escalations = meter.CreateCounter<long>("manager_backup.escalations", "{step}", "Steps after the first that were paged");
        SendDuration = Seconds("manager_backup.send.duration", Quick, "What a call to the channel took, retries included");
        SendFailures = meter.CreateCounter<long>("manager_backup.send.failures", "{call}", "Calls that the channel did not take in the end");
        StorageDuration = Seconds("manager_backup.storage.duration", Quick, "What an answer of storage took");
        TriageActions = meter.CreateCounter<long>("manager_backup.triage.actions", "{message}", "How messages were understood");
        HeldBack = meter.CreateCounter<long>("manager_backup.turns.held_back", "{turn}", "Turns over somebody's limit that asked for no page");
    }

    /// <summary>Spans of turns, calls to the channel and answers of storage.</summary>
    public ActivitySource Spans { get; } = new(Name);

    public Counter<long> Requests { get; }

    public Histogram<double> TimeToWords { get; }

    public Histogram<double> TimeToPage { get; }

    public Histogram<double> TimeToAccept { get; }

    public Counter<long> Unanswered { get; }

    public Counter<long> Escalations { get; }

    public Histogram<double> SendDuration { get; }

    public Counter<long> SendFailures { get; }

    public Histogram<double> StorageDuration { get; }

    public Counter<long> TriageActions { get; }

    public Counter<long> HeldBack { get; }

    public void Dispose()
    {
        meter.Dispose();
        Spans.Dispose();
    }

    private Histogram<double> Seconds(string name, double[] bounds, string description) =>
        meter.CreateHistogram(name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = bounds });
}
