namespace ManagerBackup.Bot.SignIn;

/// <summary>Who asks, as the sign-in found it: the one place where a person comes out of an HTTP request.</summary>
/// <param name="Person">
/// The Entra object id in lower case, out of a verified token; in Development without an app id whom the caller says to play, and
/// null when they say nothing.
/// </param>
/// <param name="IsPractice">Nobody is verified: Development without an app id, and a caller on this machine.</param>
internal sealed record SignedIn(string? Person, bool IsPractice)
{
    /// <exception cref="InvalidOperationException">The endpoint does not ask for a sign-in: that would let anybody in.</exception>
    public static SignedIn Of(HttpContext context) => context.Features.Get<SignedIn>()
        ?? throw new InvalidOperationException($"{context.Request.Path} lacks RequireSignIn");

    /// <returns>The person's Entra object id; null only in practice.</returns>
    public static string? PersonOf(HttpContext context) => Of(context).Person;
}
