using ManagerBackup.Bot.Log;
using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.UnitTests.Simulation;

/// <summary>What the bot writes to its own log: an error that no fault explains is a finding.</summary>
internal sealed class Journal(World world, string process)
{
    public void Write(LogLevel level, Exception? e, string text)
    {
        world.Tell(() => $"{process} {level}: {text} {e?.GetType().Name}");
        if (level >= LogLevel.Error && e is not (null or StorageUnavailableException or ConnectorException))
        {
            world.Blame($"{process} stumbled: {text} {e}");
        }
    }
}

internal sealed class JournalLogger<T>(Journal journal) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            // Unformatted: names and times in it are not of the seed.
            var template = (state as IEnumerable<KeyValuePair<string, object?>>)?.FirstOrDefault(one => one.Key == "{OriginalFormat}").Value;
            journal.Write(logLevel, exception, template as string ?? formatter(state, exception));
        }
    }
}
