using System.Net;
using ManagerBackup.Bot.ClientApp;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ManagerBackup.Bot.Rehearsal;

internal static class RehearsalRoom
{
    // Teams gives up on a bot at about this time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <param name="people">Asked on every use, so that shifts are those of the moment.</param>
    public static IServiceCollection AddRehearsal(
        this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task<IReadOnlyList<FloorPerson>>> people)
    {
        services.TryAddSingleton(_ => new PracticeClock(TimeProvider.System));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<PracticeClock>());
        services.AddSingleton(provider => new FloorPeople(stop => people(provider, stop)));
        services.AddSingleton<FloorChats>();
        services.AddSingleton<FloorAddress>();
        services.AddSingleton<BotLine>();

        // Its log lines would tell of each turn twice.
        services.AddHttpClient(BotLine.Client, static client => client.Timeout = Patience).RemoveAllLoggers();
        return services;
    }

    /// <summary>Only in Development: elsewhere there is no practice floor.</summary>
    public static void MapRehearsal(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            return;
        }

        var floor = app.MapGroup("/rehearsal");
        floor.AddEndpointFilter(async (call, next) => IsOnThisMachine(call.HttpContext) ? await next(call) : Results.NotFound());
        floor.MapClientPage("", "rehearsal.html");
        floor.MapFloor();
        floor.MapConnector();
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine($"Practice floor: {new Uri(app.Services.GetRequiredService<FloorAddress>().Root, "rehearsal")}"));
    }

    // The host name is looked at too: a web page elsewhere can point a name of its own at 127.0.0.1. No address means in-process.
    private static bool IsOnThisMachine(HttpContext context)
    {
        var caller = context.Connection.RemoteIpAddress;
        var host = context.Request.Host.Host.Trim('[', ']');
        return (caller is null || IPAddress.IsLoopback(caller))
            && (host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address)));
    }
}
