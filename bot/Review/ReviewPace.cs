using System.Threading.RateLimiting;
using ManagerBackup.Bot.SignIn;

namespace ManagerBackup.Bot.Review;

/// <summary>How often one person may ask for figures: a page open on a wall asks far less. In practice nobody is verified and nobody counted.</summary>
internal sealed class ReviewPace : IEndpointFilter, IDisposable
{
    public const int AtOnce = 300;
    private const int PerSecond = 5;

    // Who has not asked for a while is forgotten by the limiter itself.
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(static person =>
        RateLimitPartition.GetTokenBucketLimiter(person, static _ => new()
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (SignedIn.Of(context.HttpContext) is { IsPractice: false, Person: { } person })
        {
            using var lease = limiter.AttemptAcquire(person);
            if (!lease.IsAcquired)
            {
                context.HttpContext.Response.Headers.RetryAfter = "2";
                return Refusals.Of(429, "TooMany", "You have asked very often just now; ask again in a moment");
            }
        }

        return await next(context);
    }

    public void Dispose() => limiter.Dispose();
}
