namespace Debrief.Sources;

/// <summary>The instants of a response.</summary>
public enum MilestoneKind { ImpactStarted, Detected, Acknowledged, Understood, Mitigated, Resolved }

/// <summary>A milestone that a rule proposes; a person accepts it or not.</summary>
/// <param name="EventId">The event that shows it.</param>
/// <param name="Rule">The rule that proposed it, in words a person can check.</param>
public sealed record ProposedMilestone(MilestoneKind Kind, DateTimeOffset At, string EventId, string Rule);

/// <summary>The spans between milestones (ADR 0004). A span is null when one of its ends is not recorded; it is never guessed.</summary>
public readonly record struct Durations(TimeSpan? TimeToDetect, TimeSpan? TimeToAcknowledge, TimeSpan? TimeToMitigate, TimeSpan? TimeToResolve, TimeSpan? UnderstoodToResolved)
{
    /// <summary>Detect, mitigate and resolve count from impact; acknowledge counts from detection.</summary>
    public static Durations Between(
        DateTimeOffset? impactStartedAt, DateTimeOffset? detectedAt, DateTimeOffset? acknowledgedAt,
        DateTimeOffset? understoodAt, DateTimeOffset? mitigatedAt, DateTimeOffset? resolvedAt) => new(
            detectedAt - impactStartedAt, acknowledgedAt - detectedAt, mitigatedAt - impactStartedAt, resolvedAt - impactStartedAt, resolvedAt - understoodAt);
}
