using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.Teams;

/// <summary>The Bot Framework SDK's own keys, at the root of the configuration.</summary>
internal sealed class TeamsOptions
{
    // A null in the configuration is bound as one.
    public string MicrosoftAppType { get; set => field = value ?? ""; } = "SingleTenant";

    public string MicrosoftAppId { get; set => field = value ?? ""; } = "";

    public string MicrosoftAppPassword { get; set => field = value ?? ""; } = "";

    public string MicrosoftAppTenantId { get; set => field = value ?? ""; } = "";

    public bool HasAppId => MicrosoftAppId.Length > 0;
}

/// <summary>One line a wrong setting: the key, what it holds and what it should. The password is never shown.</summary>
internal sealed class TeamsOptionsCheck(IHostEnvironment environment) : IValidateOptions<TeamsOptions>
{
    private static readonly string[] Types = ["SingleTenant", "UserAssignedMSI", "MultiTenant"];

    public ValidateOptionsResult Validate(string? name, TeamsOptions options)
    {
        var wrong = Wrong(options).ToList();
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private IEnumerable<string> Wrong(TeamsOptions options)
    {
        if (!Types.Contains(options.MicrosoftAppType, StringComparer.OrdinalIgnoreCase))
            yield return $"MicrosoftAppType holds '{options.MicrosoftAppType}'; it should be one of {string.Join(", ", Types)}.";
        if (options.MicrosoftAppTenantId.Length > 0 && !Guid.TryParse(options.MicrosoftAppTenantId, out _))
            yield return $"MicrosoftAppTenantId holds '{options.MicrosoftAppTenantId}'; it should be the tenant's id, a GUID.";

        if (!options.HasAppId && !environment.IsDevelopment())
            yield return "MicrosoftAppId is empty; outside Development it should be the bot's app id, for without one nothing checks who calls.";
        if (!options.HasAppId)
            yield break;

        var multiTenant = Is(options, "MultiTenant");
        if (!Guid.TryParse(options.MicrosoftAppId, out _))
            yield return $"MicrosoftAppId holds '{options.MicrosoftAppId}'; it should be the bot's app id, a GUID.";
        if (options.MicrosoftAppTenantId.Length == 0 && !multiTenant)
            yield return $"MicrosoftAppTenantId is empty; with MicrosoftAppType '{options.MicrosoftAppType}' it should be the tenant's id, a GUID.";
        if (options.MicrosoftAppPassword.Length == 0 && (multiTenant || Is(options, "SingleTenant")))
            yield return $"MicrosoftAppPassword is empty; with MicrosoftAppType '{options.MicrosoftAppType}' it should be the app's client secret.";
    }

    private static bool Is(TeamsOptions options, string type) =>
        string.Equals(options.MicrosoftAppType, type, StringComparison.OrdinalIgnoreCase);
}
