using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>What is known about the incident beside its events. Nothing here is guessed: what is missing is said to be missing.</summary>
public sealed record DraftFacts
{
    /// <summary>Empty while nobody has given it one.</summary>
    public required string Title { get; init; }

    /// <summary>What it was, in a word or two: outage, degradation, near miss, security incident.</summary>
    public string Kind { get; init; } = "incident";

    /// <summary>Nothing broke for anybody: durations of impact do not apply.</summary>
    public bool IsNearMiss { get; init; }

    public string? Severity { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<ImpactFigure> Impact { get; init; } = [];
    public IReadOnlyList<MilestoneFact> Milestones { get; init; } = [];
    /// <summary>Contributing factors that people have found, each as they wrote it, with its name: "F1 ...". The draft finds none itself.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>What people have said held.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];
    public string? Lead { get; init; }
    public IReadOnlyList<string> Responders { get; init; } = [];

    /// <summary>The zone that times are shown in.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>What this organisation calls the document.</summary>
    public string Postmortem { get; init; } = "post-mortem";

    public DateTimeOffset? At(MilestoneKind kind) => Of(kind)?.At;

    public MilestoneFact? Of(MilestoneKind kind) => Milestones.FirstOrDefault(milestone => milestone.Kind == kind);

    public Durations Durations => Durations.Between(
        At(MilestoneKind.ImpactStarted), At(MilestoneKind.Detected), At(MilestoneKind.Acknowledged),
        At(MilestoneKind.Understood), At(MilestoneKind.Mitigated), At(MilestoneKind.Resolved));
}

/// <param name="EventId">The event that shows it, if one does.</param>
/// <param name="IsProposed">A rule proposed it and nobody has looked yet.</param>
public sealed record MilestoneFact(MilestoneKind Kind, DateTimeOffset At, TimePrecision Precision = TimePrecision.Minute, string? EventId = null, bool IsProposed = false)
{
    public static MilestoneFact From(ProposedMilestone milestone, TimePrecision precision) => new(milestone.Kind, milestone.At, precision, milestone.EventId, IsProposed: true);
}

public enum FigureState { Known, None, Unknown, NotApplicable }

/// <summary>One figure of the impact: what is counted, and the count with its unit, or that there was none, that nobody knows, or that it does not apply.</summary>
public sealed record ImpactFigure(string Name, FigureState State, string? Value = null)
{
    public string Words => State switch
    {
        FigureState.Known => Value ?? "unknown",
        FigureState.None => "none",
        FigureState.Unknown => "unknown",
        _ => "n/a",
    };
}
