using System.Net;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams;

/// <summary>
/// Who may hand us activities; asked before a byte of the body is read. Today: without an app id (Development only) callers on
/// this machine. With an app id everything is refused, for the check of the channel's tokens is not built yet; it belongs here.
/// </summary>
internal sealed partial class ChannelAuthentication(IOptions<TeamsOptions> options, ILogger<ChannelAuthentication> logger)
{
    /// <returns>Null: go on. Else the refusal to answer with.</returns>
    public Task<InvokeResponse?> AuthenticateAsync(HttpContext context)
    {
        if (options.Value.HasAppId)
        {
            TokenChecksAreNotBuiltYet();
            return Refuse(401, "Unauthorized", "This bot can't check the channel's tokens yet.");
        }

        if (LocalCaller.IsOne(context))
            return Task.FromResult<InvokeResponse?>(null);

        RefusedACallerFromElsewhere(context.Connection.RemoteIpAddress);
        return Refuse(403, "Forbidden", "Without MicrosoftAppId this bot answers callers on its own machine only.");
    }

    /// <summary>Of a parsed activity: is it from our channel and our tenant?</summary>
    public InvokeResponse? Check(Activity activity)
    {
        var settings = options.Value;
        // Without an app id local test clients speak as the emulator channel too.
        if (activity.ChannelId != "msteams" && (settings.HasAppId || activity.ChannelId != "emulator"))
            return InvokeResponse.Refusal(400, "BadChannel", "The activity's channelId is not msteams.");

        return settings.MicrosoftAppTenantId.Length == 0 || IsOurs(activity, settings.MicrosoftAppTenantId)
            ? null
            : InvokeResponse.Refusal(403, "OtherTenant", "The activity comes from another tenant.");
    }

    private static Task<InvokeResponse?> Refuse(int status, string code, string message) =>
        Task.FromResult<InvokeResponse?>(InvokeResponse.Refusal(status, code, message));

    // The channel names the tenant in two places; a missing one is no pass, and neither is a second one that differs.
    private static bool IsOurs(Activity activity, string tenant)
    {
        string?[] told = [activity.ChannelData?.Tenant?.Id, activity.Conversation?.TenantId];
        var named = told.Where(id => !string.IsNullOrEmpty(id)).ToList();
        return named.Count > 0 && named.TrueForAll(id => string.Equals(id, tenant, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(LogLevel.Warning, "An activity was refused: MicrosoftAppId is set, and the check of the channel's tokens is not built yet")]
    private partial void TokenChecksAreNotBuiltYet();

    [LoggerMessage(LogLevel.Warning, "An activity from {Address} was refused: without MicrosoftAppId only this machine is answered")]
    private partial void RefusedACallerFromElsewhere(IPAddress? address);
}
