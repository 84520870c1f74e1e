using Debrief.Sources;

namespace Debrief.Features.Timeline;

/// <summary>The event that shows one milestone of the incident, and the rule that proposed it. A rule proposes; a person decides.</summary>
public sealed class Milestone
{
    public required Guid IncidentId { get; init; }
    public required MilestoneKind Kind { get; init; }
    public required Guid EventId { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>Why this event, in words a person can check.</summary>
    public required string Rule { get; set; }
    public MilestoneState State { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? DecidedById { get; private set; }

    public const string ByHand = "Chosen by hand";

    public void Accept(Guid by, DateTimeOffset now) => (State, DecidedById, DecidedAt) = (MilestoneState.Accepted, by, now);

    public void Decline(Guid by, DateTimeOffset now) => (State, DecidedById, DecidedAt) = (MilestoneState.Declined, by, now);

    public void Withdraw() => (State, DecidedById, DecidedAt) = (MilestoneState.Proposed, null, null);

    /// <summary>The instant this event gives the milestone: an end is told by the end of a range.</summary>
    public static DateTimeOffset InstantOf(MilestoneKind kind, TimelineEvent @event) => kind is MilestoneKind.Mitigated or MilestoneKind.Resolved ? @event.EndsAt : @event.At;

    /// <summary>A later import may see more. What a person has decided stands, unless the rule now points at another event and the old proposal was declined.</summary>
    public void Propose(Guid eventId, DateTimeOffset at, string rule)
    {
        if (State == MilestoneState.Accepted || (State == MilestoneState.Declined && eventId == EventId)) return;
        (EventId, At, Rule, State, DecidedAt, DecidedById) = (eventId, at, rule, MilestoneState.Proposed, null, null);
    }
}

public enum MilestoneState { Proposed, Accepted, Declined }
