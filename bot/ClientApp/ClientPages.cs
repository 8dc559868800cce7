using Microsoft.Extensions.FileProviders;

namespace ManagerBackup.Bot.ClientApp;

/// <summary>Serves what the npm build made: pages at their routes, scripts and styles under <c>/assets</c>.</summary>
internal static class ClientPages
{
    // Styles that the card renderer sets go through the CSSOM, which style-src does not forbid.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' https://login.microsoftonline.com https://login.microsoftonline.us; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors ";

    // Where Teams, Outlook and Microsoft 365 show tabs: Microsoft's list for tabs.
    private const string Hosts =
        "https://teams.microsoft.com https://*.teams.microsoft.com https://teams.cloud.microsoft https://*.cloud.microsoft https://*.microsoft365.com "
        + "https://*.office.com https://outlook.office365.com https://outlook-sdf.office365.com https://gov.teams.microsoft.us https://dod.teams.microsoft.us";

    public static IApplicationBuilder UseClientAssets(this WebApplication app)
    {
        var folder = Path.Combine(app.Environment.ContentRootPath, "wwwroot", "assets");
        if (!Directory.Exists(folder))
        {
            return app;
        }

        return app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(folder),
            RequestPath = "/assets",
            OnPrepareResponse = static file =>
            {
                file.Context.Response.Headers.CacheControl = "no-cache";
                file.Context.Response.Headers.XContentTypeOptions = "nosniff";
            },
        });
    }

    /// <param name="inTeams">Also as a tab; else no other page may show it within itself.</param>
    public static RouteHandlerBuilder MapClientPage(this IEndpointRouteBuilder routes, string path, string file, bool inTeams = false) =>
        routes.MapGet(path, (HttpContext context, IWebHostEnvironment environment) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy + (inTeams ? Hosts : "'none'");
            headers.CacheControl = "no-cache";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return Results.File(Path.Combine(environment.ContentRootPath, "wwwroot", file), "text/html; charset=utf-8");
        });
}
