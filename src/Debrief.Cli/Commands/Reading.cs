using Debrief.Sources;

namespace Debrief.Cli.Commands;

/// <summary>What was read, and what the person has to be told about it.</summary>
internal sealed class Reading(SourceTimeline timeline, IReadOnlyList<SourceWarning> missing, IDisposable? input) : IDisposable
{
    /// <summary>More than this is a flood; the JSON holds them all.</summary>
    private const int WarningsTold = 40;

    public SourceTimeline Timeline => timeline;

    public IReadOnlyList<SourceWarning> Warnings { get; } = [.. missing, .. timeline.Warnings];

    public bool IsAnyFileUnreadable => missing.Count > 0 || timeline.Unreadable.Count > 0;

    /// <summary>Tells the warnings on standard error and gives the exit code.</summary>
    public int Conclude(bool isStrict)
    {
        foreach (var warning in Warnings.Take(WarningsTold)) Console.Error.WriteLine($"{Place(warning)}{Plain(warning.Message)}");
        if (Warnings.Count > WarningsTold) Console.Error.WriteLine($"... and {Warnings.Count - WarningsTold} more warnings; --format json lists them all.");

        if (IsAnyFileUnreadable) return ExitCode.WrongUsage;
        return isStrict && Warnings.Count > 0 ? ExitCode.Warnings : ExitCode.Done;
    }

    public void Dispose()
    {
        timeline.Dispose();
        input?.Dispose();
    }

    /// <summary>A warning about several files together names none.</summary>
    private static string Place(SourceWarning warning) => string.Concat(new[] { warning.File, warning.Record }.Where(place => !string.IsNullOrEmpty(place)).Select(place => $"{Plain(place!)}: "));

    /// <summary>Names in an export are other people's words; none of them may steer a terminal.</summary>
    private static string Plain(string text) => Drafting.MarkdownText.OneLine(text);
}
