namespace ManagerBackup.Bot.Teams;

/// <summary>Where one of Microsoft's clouds keeps what a bot has to do with, as the Bot Framework SDK knows it.</summary>
/// <param name="Login">Where tokens are asked for and people sign in.</param>
/// <param name="Scope">Which token the channel wants to see.</param>
/// <param name="Issuer">Who makes the channel's own tokens.</param>
/// <param name="OpenIdMetadata">Leads to the keys that the channel signs with.</param>
internal sealed record Cloud(string Login, string Scope, string Issuer, string OpenIdMetadata)
{
    /// <summary>The value of <c>ChannelService</c> that means <see cref="UsGovernment"/>.</summary>
    public const string UsGovernmentService = "https://botframework.azure.us";

    public static Cloud Public { get; } = new(
        "https://login.microsoftonline.com",
        "https://api.botframework.com/.default",
        "https://api.botframework.com",
        "https://login.botframework.com/v1/.well-known/openidconfiguration");

    public static Cloud UsGovernment { get; } = new(
        "https://login.microsoftonline.us",
        "https://api.botframework.us/.default",
        "https://api.botframework.us",
        "https://login.botframework.azure.us/v1/.well-known/openidconfiguration");
}
