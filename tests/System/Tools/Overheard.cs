using System.Text;
using Microsoft.Extensions.Logging;

namespace ManagerBackup.SystemTests.Tools;

/// <summary>Everything that a host in this process writes to its log.</summary>
internal sealed class Overheard : ILoggerProvider, ILogger
{
    private readonly Lock gate = new();
    private readonly StringBuilder said = new();
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string All
    {
        get
        {
            lock (gate)
                return said.ToString();
        }
    }

    public async Task WaitForAsync(string words)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            Task next;
            lock (gate)
                next = changed.Task;
            if (All.Contains(words, StringComparison.Ordinal))
                return;
            await next.WaitAsync(late.Token);
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        TaskCompletionSource before;
        lock (gate)
        {
            said.Append(formatter(state, exception)).Append(exception).AppendLine();
            before = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        before.TrySetResult();
    }

    public void Dispose()
    {
    }
}
