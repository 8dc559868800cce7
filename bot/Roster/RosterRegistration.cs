namespace ManagerBackup.Bot.Roster;

internal static class RosterRegistration
{
    /// <exception cref="SettingsException">Sites, shifts or escalations make no sense; every line is one problem.</exception>
    public static IServiceCollection AddRoster(this IServiceCollection services, IConfiguration configuration)
    {
        var (settings, problems) = RosterSettings.Read(configuration);
        if (settings is null)
            throw new SettingsException(problems);

        return services
            .AddSingleton(settings)
            .AddSingleton(settings.Sites)
            .AddSingleton<ScheduleBook>()
            .AddSingleton<Declarations>()
            .AddSingleton<OnShift>()
            .AddSingleton<TeamMembers>()
            .AddHostedService<OdditiesNotice>();
    }
}

/// <summary>Says at the start what the settings allow but hardly mean.</summary>
internal sealed partial class OdditiesNotice(RosterSettings settings, ILogger<OdditiesNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var oddity in settings.Oddities)
            LogOddSetting(oddity);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Odd setting: {Oddity}")]
    private partial void LogOddSetting(string oddity);
}
