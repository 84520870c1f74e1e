namespace Debrief.Sources;

/// <summary>What a set of files tells, put together.</summary>
/// <param name="Events">By time, then by the order of the sources; duplicates merged, with the evidence of each.</param>
/// <param name="Milestones">At most one a kind; a kind without one is "not recorded".</param>
public sealed record TimelineResult(
    IReadOnlyList<SourceEvent> Events,
    IReadOnlyList<ProposedMilestone> Milestones,
    Durations Durations,
    IReadOnlyList<SourceWarning> Warnings,
    ReadStats Stats)
{
    /// <summary>What the sources tell differently. Both tellings are among the events; each conflict is also a warning.</summary>
    public IReadOnlyList<SourceConflict> Conflicts { get; init; } = [];

    /// <summary>Records that are no events, counted by reason.</summary>
    public IReadOnlyList<SkippedRecords> Skipped { get; init; } = [];

    /// <summary>Files from which nothing could be read, and why; each is also a warning.</summary>
    public IReadOnlyList<SourceWarning> Unreadable { get; init; } = [];
}

/// <summary>Two or more events that seem to tell the same happening with different times. Shown side by side; nobody decides but a person.</summary>
public sealed record SourceConflict(IReadOnlyList<string> EventIds, string Message);

/// <summary>Records of one source that became no event for one reason; <paramref name="First"/> is where the first of them stands.</summary>
public sealed record SkippedRecords(string Source, string Why, long Count, Evidence? First);

/// <summary>How far reading is.</summary>
/// <param name="Bytes">Unpacked bytes of this file read so far.</param>
/// <param name="Total">Unpacked bytes of this file, as announced.</param>
public readonly record struct ReadProgress(string File, long Bytes, long Total);

/// <summary>Counts over everything read. Records are what stood in the files; each became an event, a duplicate of one, or was skipped.</summary>
public readonly record struct ReadStats(long Records, long Events, long Duplicates, long Skipped);
