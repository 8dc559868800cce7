using ManagerBackup.Bot.ClientApp;
using ManagerBackup.Bot.Teams;
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

        // Four seconds for a send would be a fifteenth of one when time runs sixty times as fast.
        services.AddKeyedSingleton(TeamsSetup.ChannelClock, TimeProvider.System);
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

        var (clock, chats) = (app.Services.GetRequiredService<PracticeClock>(), app.Services.GetRequiredService<FloorChats>());
        clock.PaceChanged += (_, _) => chats.Tell(new("speed", FloorEndpoints.TimeOf(clock)));
        var floor = app.MapGroup("/rehearsal");
        floor.AddEndpointFilter(async (call, next) => LocalCaller.IsOneOnThisHost(call.HttpContext) ? await next(call) : Results.NotFound());
        floor.MapClientPage("", "rehearsal.html");
        floor.MapFloor();
        floor.MapConnector();
        app.Lifetime.ApplicationStarted.Register(() =>
            Console.WriteLine($"Practice floor: {new Uri(app.Services.GetRequiredService<FloorAddress>().Root, "rehearsal")}"));
    }
}
