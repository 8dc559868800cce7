using Microsoft.Extensions.Primitives;

namespace ManagerBackup.Bot.Guard;

/// <summary>What a browser must know of every answer. A page has a policy of its own; what is none loads and runs nothing.</summary>
internal static class AnswerHeaders
{
    private const string NothingRuns = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly (string Name, StringValues Value)[] Always =
    [
        ("Content-Security-Policy", NothingRuns),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Permissions-Policy", "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        // At the last moment: whoever clears a half-made answer does not take them away.
        context.Response.OnStarting(static response =>
        {
            var headers = ((HttpResponse)response).Headers;
            foreach (var (name, value) in Always)
            {
                headers.TryAdd(name, value);
            }

            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
