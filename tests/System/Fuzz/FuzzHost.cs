using System.Collections.Concurrent;
using ManagerBackup.SystemTests.Bot;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.SystemTests.Fuzz;

/// <summary>The whole bot in this process, so that its heap can be weighed, behind a real socket.</summary>
internal sealed class FuzzHost(IReadOnlyList<Place> places) : WebApplicationFactory<Program>
{
    private readonly string folder = Directory.CreateTempSubdirectory("fuzz-").FullName;

    public ErrorsHeard Errors { get; } = new();

    public Uri Listen()
    {
        UseKestrel(0);
        StartServer();
        return ClientOptions.BaseAddress;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("environment", "Development");
        builder.UseSetting("contentRoot", AppContext.BaseDirectory);
        builder.UseSetting("Storage:Path", Path.Combine(folder, "manager-backup.db"));
        builder.UseSetting("Reach:LookEvery", "23:00:00");

        // What is held back at the door would not be tried.
        builder.UseSetting("Limits:PersonPerMinute", "1000000");
        builder.UseSetting("Limits:TenantPerMinute", "1000000");
        foreach (var setting in places.SelectMany(place => place.Settings))
        {
            var cut = setting.IndexOf('=', StringComparison.Ordinal);
            builder.UseSetting(setting[2..cut], setting[(cut + 1)..]);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Errors));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>What was logged as an error: a human would have to act.</summary>
internal sealed class ErrorsHeard : ILoggerProvider, ILogger
{
    private const int Kept = 20;

    public ConcurrentQueue<string> All { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel) && All.Count < Kept)
            All.Enqueue($"{formatter(state, exception)}\n{exception}");
    }

    public void Dispose()
    {
    }
}
