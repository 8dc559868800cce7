namespace ManagerBackup.Bot.Paging;

internal static class PagingSetup
{
    public static IServiceCollection AddPaging(this IServiceCollection services) => services
        .AddSingleton<CardRefresher>()
        .AddSingleton<Courier>()
        .AddSingleton<Ringer>()
        .AddSingleton<Settler>()
        .AddHostedService<Watch>()
        .AddHostedService<Inheritance>()
        .AddHostedService<DrillCalendar>()
        .AddHostedService<SpoolDrain>();
}
