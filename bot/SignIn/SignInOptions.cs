using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.SignIn;

/// <summary>The section <c>SignIn</c>: how people sign in to the pages.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The app registration that people sign in to; empty: the bot's own, which a managed identity can't be.</summary>
    public string AppId { get; set => field = value ?? ""; } = "";

    /// <summary>Empty: that of the tenant.</summary>
    public string OpenIdMetadataUrl { get; set => field = value ?? ""; } = "";
}

internal sealed class SignInOptionsCheck(IHostEnvironment environment) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options) =>
        options.AppId.Length > 0 && !Guid.TryParseExact(options.AppId, "D", out _)
            ? ValidateOptionsResult.Fail($"SignIn:AppId holds '{options.AppId}'; it should be the id of the app registration for single sign-on, a GUID, or empty.")
            : options.OpenIdMetadataUrl.Length == 0 || Addresses.IsSafe(options.OpenIdMetadataUrl, environment.IsDevelopment())
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(Addresses.Complaint("SignIn:OpenIdMetadataUrl", options.OpenIdMetadataUrl, environment.IsDevelopment()));
}
