namespace Debrief.Cli;

/// <summary>What a command answers; scripts rely on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, with warnings, under <c>--strict</c>.</summary>
    public const int Warnings = 1;

    /// <summary>The coach found something at the level asked for.</summary>
    public const int Findings = 1;

    /// <summary>The product said no, or could not be reached.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage, or a named file from which nothing could be read.</summary>
    public const int WrongUsage = 2;

    /// <summary>Ctrl-C, as shells count it.</summary>
    public const int Interrupted = 130;
}

/// <summary>The person asked for something that cannot be; the message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message);
