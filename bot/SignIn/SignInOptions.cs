using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Options;

namespace ManagerBackup.Bot.SignIn;

/// <summary>The section <c>SignIn</c>: how people sign in to the pages.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>Empty: that of the tenant.</summary>
    public string OpenIdMetadataUrl { get; set => field = value ?? ""; } = "";
}

internal sealed class SignInOptionsCheck(IHostEnvironment environment) : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options) =>
        options.OpenIdMetadataUrl.Length == 0 || Addresses.IsSafe(options.OpenIdMetadataUrl, environment.IsDevelopment())
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(Addresses.Complaint("SignIn:OpenIdMetadataUrl", options.OpenIdMetadataUrl, environment.IsDevelopment()));
}
