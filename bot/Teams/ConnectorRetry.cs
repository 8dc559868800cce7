using System.Net;
using Polly;
using Polly.Retry;

namespace ManagerBackup.Bot.Teams;

/// <param name="Budget">How long the call may take, waits and retries included; its last attempt gets a second even then.</param>
/// <param name="Priority">Goes before others when the tenant's limit bites: what a person waits for, not the edit of a card.</param>
internal sealed record SendOptions(TimeSpan Budget, bool Priority)
{
    public static SendOptions Urgent { get; } = new(TimeSpan.FromSeconds(8), Priority: true);

    public static SendOptions Ordinary { get; } = new(TimeSpan.FromSeconds(8), Priority: false);
}

/// <summary>The channel did not take what we sent, or did not say so.</summary>
internal sealed class ConnectorException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Null when there was no answer at all.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>The channel's own word for it, such as <c>MessageWritesBlocked</c>.</summary>
    public string? Code { get; init; }

    /// <summary>How long the channel, or our own limiter, asks to stay away.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Coming back later may help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>At least one attempt may have reached the chat: sending again may show it twice.</summary>
    public bool MayHaveBeenDelivered { get; set; }

    public static ConnectorException Of(HttpStatusCode status, string? code, TimeSpan? retryAfter) =>
        new($"The channel answered {(int)status} {code}".TrimEnd())
        {
            StatusCode = status,
            Code = code,
            RetryAfter = retryAfter,
            IsTransient = (int)status is 408 or 412 or 429 or >= 500,
            MayHaveBeenDelivered = (int)status is 408 or >= 500,
        };

    public static ConnectorException Unanswered(string code, bool mayHaveBeenDelivered, Exception inner) =>
        new($"The channel gave no answer: {code}", inner) { Code = code, IsTransient = true, MayHaveBeenDelivered = mayHaveBeenDelivered };

    public static ConnectorException OverLimit(TimeSpan wait) =>
        new("The channel's send limit is reached") { Code = "SendLimit", RetryAfter = wait, IsTransient = true };
}

/// <summary>
/// Which failed attempts are made again, and when: 412, 429, 502, 503, 504 and no answer, with a jittered, growing pause or the
/// one the channel asks for, as long as the caller's budget lasts. Nothing else, for nothing else gets better by itself.
/// </summary>
internal sealed class ConnectorRetry
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly ResiliencePropertyKey<SendBudget> BudgetKey = new("budget");

    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    public ConnectorRetry([FromKeyedServices(TeamsSetup.ChannelClock)] TimeProvider time)
    {
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = int.MaxValue,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is ConnectorException failure
                    && MakesSense(failure, BudgetOf(args.Context), args.AttemptNumber)),
                DelayGenerator = args => ValueTask.FromResult<TimeSpan?>(BudgetOf(args.Context).Pause),
            })
            .Build();
    }

    public async Task<T> RunAsync<T>(
        TimeSpan budget, Func<SendBudget, CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(BudgetKey, new SendBudget(_time, budget));
        try
        {
            return await _pipeline.ExecuteAsync(
                static (context, attempt) => attempt(BudgetOf(context), context.CancellationToken), context, attempt);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool MakesSense(ConnectorException failure, SendBudget budget, int attempt)
    {
        failure.MayHaveBeenDelivered = budget.MayHaveBeenDelivered |= failure.MayHaveBeenDelivered;
        budget.Pause = failure.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : Pause(attempt);
        return (int?)failure.StatusCode is null or 412 or 429 or 502 or 503 or 504 && budget.Pause < budget.Left;
    }

    private static TimeSpan Pause(int attempt)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(attempt, 10));
        return (pause < LongestPause ? pause : LongestPause) * (0.5 + Random.Shared.NextDouble() / 2);
    }

    private static SendBudget BudgetOf(ResilienceContext context) =>
        context.Properties.TryGetValue(BudgetKey, out var budget) ? budget : throw new InvalidOperationException("No budget was set.");
}

/// <summary>What one call has left over its attempts, and what they may have done already.</summary>
internal sealed class SendBudget(TimeProvider time, TimeSpan budget)
{
    private readonly DateTimeOffset _end = time.GetUtcNow() + budget;

    public TimeSpan Left => _end - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    public TimeSpan Pause { get; set; }

    public bool MayHaveBeenDelivered { get; set; }
}
