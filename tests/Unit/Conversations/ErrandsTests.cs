using ManagerBackup.Bot.Conversations;
using ManagerBackup.Bot.Teams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Moq;

namespace ManagerBackup.UnitTests.Conversations;

public sealed class ErrandsTests : ILogger, ILoggerProvider
{
    private readonly List<(LogLevel Level, string Line)> heard = [];

    [Fact]
    public async Task What_the_channel_does_not_take_is_a_warning_with_its_code_and_everything_else_is_an_error()
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(this));
        var errands = new Errands(Mock.Of<IHostApplicationLifetime>(), factory.CreateLogger<Errands>());

        errands.Run("tell somebody", _ => throw new ConnectorException("The channel's send limit is reached") { Code = "429", IsTransient = true });
        await errands.StopAsync(CancellationToken.None);
        errands.Run("count something", _ => throw new InvalidOperationException("miscounted"));
        await errands.StopAsync(CancellationToken.None);

        Assert.Equal(
            [
                (LogLevel.Warning, "Work in the background came to nothing, the channel did not take it: tell somebody (429)"),
                (LogLevel.Error, "Work in the background failed: count something"),
            ],
            heard);
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => this;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (heard)
            heard.Add((logLevel, formatter(state, exception)));
    }

    void IDisposable.Dispose()
    {
    }
}
