using System.Net;
using ManagerBackup.Bot.Tokens;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams.Trust;

/// <summary>What became of a caller.</summary>
/// <param name="Refusal">Null: go on.</param>
/// <param name="Token">Null without an app id.</param>
internal sealed record Admission(InvokeResponse? Refusal, TokenVerdict.Good? Token);

/// <summary>
/// Who may hand us activities, asked before a byte of the body is read, and which, asked when it was. Without an app id
/// (Development only): callers on this machine.
/// </summary>
internal sealed partial class ChannelAuthentication(
    ChannelTrust? trust, IOptions<TeamsOptions> options, IHostEnvironment environment, ILogger<ChannelAuthentication> logger)
{
    private const string Teams = "msteams";
    private const string ServiceUrlClaim = "serviceurl";

    private static readonly Admission BadToken = Refused(401, "Unauthorized", "A token of the channel for this bot is needed.");
    private static readonly Admission KeysUnavailable = Refused(503, "KeysUnavailable", "The channel's keys can't be had now; send it again.");
    private static readonly Admission NotLocal = Refused(403, "Forbidden", "Without MicrosoftAppId this bot answers callers on its own machine only.");

    public async Task<Admission> AuthenticateAsync(HttpContext context)
    {
        if (trust is null)
            return Local(context);

        switch (await trust.Check.OfAsync(context.Request, context.RequestAborted))
        {
            case TokenVerdict.Good good when good.Claim(ServiceUrlClaim) is not null:
                return new(null, good);
            case TokenVerdict.Good:
                TokenRefused("no serviceurl claim");
                return BadToken;
            case TokenVerdict.Bad bad:
                TokenRefused(bad.Reason);
                return BadToken;
            case TokenVerdict.Unknown unknown:
                TokenNotChecked(unknown.Reason);
                return KeysUnavailable;
            default:
                throw new InvalidOperationException("A verdict that nobody knows");
        }
    }

    /// <summary>Of a parsed activity: is it what the token speaks for, from our channel and our tenant?</summary>
    public InvokeResponse? Check(Activity activity, Admission admission)
    {
        var flaw = admission.Token is { } token ? Flaw(activity, token) : null;
        if (flaw is not null)
        {
            ActivityRefused(flaw);
            return InvokeResponse.Refusal(403, "Forbidden", "The token does not speak for this activity.");
        }

        // Without an app id local test clients speak as the emulator channel too.
        if (activity.ChannelId != Teams && (trust is not null || activity.ChannelId != "emulator"))
            return InvokeResponse.Refusal(400, "BadChannel", "The activity's channelId is not msteams.");

        var tenant = options.Value.MicrosoftAppTenantId;
        if (tenant.Length == 0 || IsOurs(activity, tenant))
            return null;

        ActivityRefused("another tenant, or none");
        return InvokeResponse.Refusal(403, "OtherTenant", "The activity comes from another tenant.");
    }

    /// <summary>After <see cref="Check"/>: from now on, and after a crash, we may answer there.</summary>
    public Task NoteAsync(Activity activity, CancellationToken cancellationToken) =>
        trust is null || activity.ServiceUrl is not { } serviceUrl ? Task.CompletedTask : trust.ServiceUrls.NoteAsync(serviceUrl, cancellationToken);

    private Admission Local(HttpContext context)
    {
        if (LocalCaller.IsOne(context))
            return new(null, null);

        RefusedACallerFromElsewhere(context.Connection.RemoteIpAddress);
        return NotLocal;
    }

    private string? Flaw(Activity activity, TokenVerdict.Good token) =>
        activity.ChannelId != Teams ? "another channel, or none"
        : !token.Key.Endorsements.Contains(Teams, StringComparer.Ordinal) ? "a key that is not endorsed for the channel"
        : activity.ServiceUrl != token.Claim(ServiceUrlClaim) ? "another serviceUrl than the token's"
        : !Addresses.IsSafe(activity.ServiceUrl, environment.IsDevelopment()) ? "a serviceUrl without https"
        : null;

    private static Admission Refused(int status, string code, string message) => new(InvokeResponse.Refusal(status, code, message), null);

    // The channel names the tenant in two places; a missing one is no pass, and neither is a second one that differs.
    private static bool IsOurs(Activity activity, string tenant)
    {
        string?[] told = [activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId];
        var named = told.Where(id => !string.IsNullOrEmpty(id)).ToList();
        return named.Count > 0 && named.TrueForAll(id => string.Equals(id, tenant, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(LogLevel.Warning, "A caller was refused for their token: {Reason}")]
    private partial void TokenRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "A caller's token can't be checked: {Reason}")]
    private partial void TokenNotChecked(string reason);

    [LoggerMessage(LogLevel.Warning, "An activity with a good token was refused: {Reason}")]
    private partial void ActivityRefused(string reason);

    [LoggerMessage(LogLevel.Warning, "An activity from {Address} was refused: without MicrosoftAppId only this machine is answered")]
    private partial void RefusedACallerFromElsewhere(IPAddress? address);
}
