using ManagerBackup.Bot.Roster;

namespace ManagerBackup.Bot.Guard;

internal static class GuardSetup
{
    /// <summary>What the server itself refuses, before anything of ours runs, and settings that must not lie in a file.</summary>
    /// <exception cref="SettingsException">A secret stands in a file.</exception>
    public static void AddGuard(this WebApplicationBuilder builder)
    {
        SecretsInFiles.Refuse(builder.Configuration, builder.Environment);
        builder.WebHost.ConfigureKestrel(static server =>
        {
            server.AddServerHeader = false;
            var limits = server.Limits;

            // An activity may have 256 KiB, which its endpoint says in its own words; nothing else comes near that.
            limits.MaxRequestBodySize = 512 * 1024;
            limits.MaxRequestHeadersTotalSize = 16 * 1024;
            limits.MaxRequestHeaderCount = 60;
            limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            limits.MinRequestBodyDataRate = new(bytesPerSecond: 500, gracePeriod: TimeSpan.FromSeconds(4));
        });

        // Its lines hold the query, and a filter of the log may be somebody's id.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Services.AddHsts(static hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }

    /// <summary>First of all: every answer has its headers, also one that a later step makes.</summary>
    public static void UseGuard(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use(AnswerHeaders.AddAsync);
    }
}
