namespace ManagerBackup.Bot.Paging;

internal static class PagingSetup
{
    public static IServiceCollection AddPaging(this IServiceCollection services) => services
        .AddSingleton<CardRefresher>()
        .AddSingleton<Courier>()
        .AddSingleton<Settler>()
        .AddHostedService<Watch>()
        .AddHostedService<DrillCalendar>()
        .AddHostedService<SpoolDrain>();
}
