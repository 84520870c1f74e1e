using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Debrief.Tests.Features.Accounts;

/// <summary>Everything that was logged, with the values that structured logs would carry along.</summary>
internal sealed class KeptLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Keep(state);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lines.Enqueue($"{formatter(state, exception)} {exception}");
        Keep(state);
    }

    public void Dispose()
    {
    }

    private void Keep<TState>(TState state) =>
        lines.Enqueue(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(pair => $"{pair.Key}={pair.Value}")) : $"{state}");
}
