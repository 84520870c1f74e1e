using Debrief.Sources;
using Spectre.Console;

namespace Debrief.Cli;

/// <summary>A bar on a terminal while something long is read; nothing in a pipe, and nothing for what takes no time.</summary>
internal static class ReadingProgress
{
    private const long WorthShowing = 16 << 20;

    public static T Show<T>(long bytes, Func<IProgress<ReadProgress>?, T> read) =>
        bytes < WorthShowing || Console.IsErrorRedirected ? read(null) : WithBar(read);

    private static T WithBar<T>(Func<IProgress<ReadProgress>?, T> read)
    {
        var terminal = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return terminal.Progress().AutoClear(true).HideCompleted(true).Start(bars => read(new Bars(bars)));
    }

    private sealed class Bars(ProgressContext bars) : IProgress<ReadProgress>
    {
        private readonly Dictionary<string, ProgressTask> files = [];

        public void Report(ReadProgress value)
        {
            if (!files.TryGetValue(value.File, out var bar)) files[value.File] = bar = bars.AddTask(Markup.Escape(value.File));
            bar.MaxValue = Math.Max(value.Total, 1);
            bar.Value = Math.Min(value.Bytes, value.Total);
        }
    }
}
