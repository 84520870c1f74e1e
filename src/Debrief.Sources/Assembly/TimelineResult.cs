namespace Debrief.Sources;

/// <summary>What a set of files tells, put together.</summary>
/// <param name="Events">By time, then by the order of the sources; duplicates merged, with the evidence of each.</param>
/// <param name="Milestones">At most one a kind; a kind without one is "not recorded".</param>
public sealed record TimelineResult(
    IReadOnlyList<SourceEvent> Events,
    IReadOnlyList<ProposedMilestone> Milestones,
    Durations Durations,
    IReadOnlyList<SourceWarning> Warnings,
    ReadStats Stats);

/// <summary>Counts over everything read. Records are what stood in the files; each became an event, a duplicate of one, or was skipped.</summary>
public readonly record struct ReadStats(long Records, long Events, long Duplicates, long Skipped);
