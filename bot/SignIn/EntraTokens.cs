using ManagerBackup.Bot.Tokens;

namespace ManagerBackup.Bot.SignIn;

/// <summary>Whose sign-in it is.</summary>
internal abstract record PersonVerdict
{
    private PersonVerdict()
    {
    }

    /// <param name="Person">The Entra object id, in lower case.</param>
    internal sealed record Known(string Person) : PersonVerdict;

    internal sealed record Bad(string Reason) : PersonVerdict;

    /// <summary>A good token, and not of somebody who may come in here.</summary>
    internal sealed record Foreign(string Reason) : PersonVerdict;

    internal sealed record Unknown(string Reason) : PersonVerdict;
}

/// <summary>Entra's tokens for this app, as a person's Teams or browser gets them.</summary>
/// <param name="check">Null where sign-ins can't be checked, for no tenant is configured.</param>
/// <param name="tenant">Whose people may come in.</param>
internal sealed class EntraTokens(TokenCheck? check, string tenant)
{
    /// <summary>The permission that the app exposes; the name is the one that Teams' sign-on expects.</summary>
    public const string Permission = "access_as_user";

    public SigningKeys? Keys => check?.Keys;

    public async Task<PersonVerdict> OfAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (check is null)
            return new PersonVerdict.Bad("MicrosoftAppTenantId is empty, so nobody's sign-in can be checked");

        return await check.OfAsync(request, cancellationToken) switch
        {
            TokenVerdict.Bad bad => new PersonVerdict.Bad(bad.Reason),
            TokenVerdict.Unknown unknown => new PersonVerdict.Unknown(unknown.Reason),
            TokenVerdict.Good good => PersonIn(good),
            _ => throw new InvalidOperationException("A verdict that nobody knows"),
        };
    }

    /// <summary>The app's id, or its address: <c>api://{app id}</c>, for Teams <c>api://{domain}/{app id}</c>.</summary>
    public static bool IsFor(string appId, string audience)
    {
        const string scheme = "api://";
        if (!audience.StartsWith(scheme, StringComparison.Ordinal))
            return audience.Equals(appId, StringComparison.OrdinalIgnoreCase);

        var parts = audience[scheme.Length..].Split('/');
        return parts.Length <= 2 && parts[^1].Equals(appId, StringComparison.OrdinalIgnoreCase);
    }

    // An app can get a token for us by itself; it is nobody, and has no such permission.
    private PersonVerdict PersonIn(TokenVerdict.Good token) =>
        token.Claim("tid") is not { } tid ? new PersonVerdict.Bad("no tenant")
        : !tid.Equals(tenant, StringComparison.OrdinalIgnoreCase) ? new PersonVerdict.Foreign("another tenant")
        : token.Claim("scp")?.Split(' ').Contains(Permission, StringComparer.Ordinal) is not true ? new PersonVerdict.Foreign($"without {Permission}")
        : !Guid.TryParse(token.Claim("oid"), out var person) ? new PersonVerdict.Bad("no person")
        : new PersonVerdict.Known(person.ToString());
}
