namespace Debrief.Sources.Transcripts;

/// <summary>Something that was said in a call, or written in its chat.</summary>
/// <param name="Start">After the start of the recording; can be negative.</param>
/// <param name="End">Null when the file does not say.</param>
/// <param name="Speaker">Null when nobody is named.</param>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Offset">Its bytes in the file.</param>
internal sealed record Utterance(TimeSpan Start, TimeSpan? End, string? Speaker, string Text, int Line, long Offset, int Length)
{
    /// <summary>The time as the file wrote it.</summary>
    public required string Original { get; init; }

    /// <summary>True when only a lower bound of the time is known.</summary>
    public bool IsRough { get; init; }

    /// <summary>A reaction to something said: kept, not proposed.</summary>
    public bool IsReaction { get; init; }

    /// <summary>The beginning of the message this one answers.</summary>
    public string? Answers { get; init; }

    public long After => Offset + Length;
}

/// <summary>What a transcript holds.</summary>
/// <param name="Utterances">In the order of the file.</param>
internal sealed record Transcript(IReadOnlyList<Utterance> Utterances)
{
    /// <summary>When the file itself says the recording began, as written there.</summary>
    public (string Written, int Line)? Began { get; init; }

    /// <summary>True when the times are of a clock on a wall and do not count from the start.</summary>
    public bool IsByClock { get; init; }

    /// <summary>Lines or cues that could not be read.</summary>
    public IReadOnlyList<Unread> Unread { get; init; } = [];
}

/// <summary>What could not be read, where it stands, and how it is told.</summary>
/// <param name="IsWorthAWarning">False for what is known to say nothing (a repeated caption).</param>
internal sealed record Unread(int Line, long Offset, int Length, string Why, bool IsWorthAWarning = true);
