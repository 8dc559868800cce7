using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Audit;

/// <summary>The section <c>Heartbeat</c>.</summary>
/// <param name="Url">An uptime monitor's, which sounds the alarm when it is not called; null for none.</param>
internal sealed record HeartbeatSettings(Uri? Url, TimeSpan Every)
{
    private static readonly TimeSpan Usual = TimeSpan.FromMinutes(1);

    /// <returns>Settings when there is no problem, else every problem, a line each.</returns>
    public static (HeartbeatSettings? Settings, IReadOnlyList<string> Problems) Read(IConfiguration configuration)
    {
        var problems = new List<string>();
        var heartbeat = new SettingsReader(configuration, "Heartbeat", problems);
        heartbeat.HasOnly("Url", "Every");
        var (url, every) = (heartbeat.At("Url"), heartbeat.At("Every").Duration(Usual));
        if (url is { Text: not null, Address: null })
        {
            url.WrongAddress("empty, or the http or https address of a monitor");
        }

        return problems.Count > 0 ? (null, problems) : (new(url.Address, every), []);
    }
}

/// <summary>Calls the monitor while the self-audit passes. Silence is what alarms people: it is also what a dead process sends.</summary>
/// <param name="time">The real one.</param>
internal sealed partial class Heartbeat(HttpClient http, Auditor auditor, HeartbeatSettings settings, TimeProvider time, ILogger<Heartbeat> logger)
    : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Url is not { } url)
        {
            return;
        }

        long? calledAt = null;
        using var timer = new PeriodicTimer(LookEvery, time);
        do
        {
            if (auditor.Passes && (calledAt is not { } before || time.GetElapsedTime(before) >= settings.Every))
            {
                calledAt = time.GetTimestamp();
                await CallAsync(url, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CallAsync(Uri url, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AnswerWithin, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!answer.IsSuccessStatusCode)
            {
                LogRefused((int)answer.StatusCode);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            LogUnheard(e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The monitor of Heartbeat:Url answered {Status}")]
    private partial void LogRefused(int status);

    [LoggerMessage(LogLevel.Warning, "The monitor of Heartbeat:Url can't be reached: {Fault}")]
    private partial void LogUnheard(string fault);
}
