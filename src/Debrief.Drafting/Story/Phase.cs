using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>The stretches of a response, between its milestones.</summary>
internal enum Phase { Before, Unseen, Diagnosing, Mitigating, Recovering }

/// <summary>Which phase an instant falls in. A milestone that is not recorded ends no phase: the one before it simply goes on.</summary>
internal sealed class Phases(DraftFacts facts)
{
    private readonly DateTimeOffset? started = facts.At(MilestoneKind.ImpactStarted);
    private readonly DateTimeOffset? detected = facts.At(MilestoneKind.Detected);
    private readonly DateTimeOffset? understood = facts.At(MilestoneKind.Understood);
    private readonly DateTimeOffset? mitigated = facts.At(MilestoneKind.Mitigated);
    private readonly DateTimeOffset? resolved = facts.At(MilestoneKind.Resolved);

    public Phase Of(DateTimeOffset at)
    {
        if (at < (started ?? detected)) return Phase.Before;
        if (at < detected) return Phase.Unseen;
        if (at >= (mitigated ?? resolved)) return Phase.Recovering;
        return at >= understood ? Phase.Mitigating : Phase.Diagnosing;
    }

    /// <summary>The phase as a small heading, with its length where both ends are recorded.</summary>
    public string Heading(Phase phase) => phase switch
    {
        Phase.Before => started is null ? "Before it was noticed" : facts.IsNearMiss ? "Before it began" : "Before impact",
        Phase.Unseen => Length(started, detected) is { } unseen ? $"{Spoken.Capital(unseen)} unseen" : "Unseen",
        Phase.Diagnosing => Length(detected, understood) is { } finding ? $"{Spoken.Capital(finding)} to understand it" : "Finding out",
        Phase.Mitigating => Length(understood, mitigated) is { } acting ? $"{Spoken.Capital(acting)} to stop it" : "Stopping it",
        _ => Length(mitigated, resolved) is { } tail ? $"{Spoken.Capital(tail)} to be sure" : "Afterwards",
    };

    private static string? Length(DateTimeOffset? from, DateTimeOffset? to) => to > from ? Spoken.Span(to.Value - from.Value) : null;
}
