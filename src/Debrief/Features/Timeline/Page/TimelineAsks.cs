using Debrief.Features.Incidents;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>What a reader of this timeline would still ask: the slots that are empty.</summary>
internal static class TimelineAsks
{
    public static IReadOnlyList<string> Of(Incident incident, IReadOnlyList<TimelineEvent> picked, IReadOnlyList<Milestone> milestones, int gaps)
    {
        if (picked.Count == 0) return [];
        var asks = new List<string>();
        var accepted = milestones.Where(milestone => milestone.State == MilestoneState.Accepted).ToDictionary(milestone => milestone.Kind, milestone => milestone.EventId);

        if (incident.ImpactStartedAt is { } impact && !picked.Any(@event => @event.At < impact)) asks.Add("what was already in place before the impact (a deploy, a change, a promise)");
        if (!picked.Any(@event => @event.Kind.IsSignal) && !accepted.ContainsKey(MilestoneKind.Detected)) asks.Add("the first signal");
        if (!picked.Any(@event => IsNoticed(@event))) asks.Add("who noticed it");
        var actions = picked.Count(@event => @event.Kind.IsAction);
        if (actions == 0) asks.Add("what people did about it");
        else if (WithoutResult(picked) is var open and > 0) asks.Add(open == 1 ? "what one of the actions led to" : $"what {Wording.Number(open)} of the actions led to");
        if (gaps > 0) asks.Add(gaps == 1 ? "one gap" : $"{Wording.Number(gaps)} gaps");
        return asks;
    }

    /// <summary>A person gave the signal, or a person took it.</summary>
    private static bool IsNoticed(TimelineEvent @event) => @event.ActorName is not null && @event.Kind is EventKind.FirstSignal or EventKind.Ack || @event.PersonId is not null && @event.Kind.IsSignal;

    /// <summary>An action has its result when something other than an action stands after it, before the next one.</summary>
    private static int WithoutResult(IReadOnlyList<TimelineEvent> picked)
    {
        var (open, waiting) = (0, false);
        foreach (var @event in picked)
        {
            if (!@event.Kind.IsAction || @event.Kind == EventKind.Mitigation)
            {
                waiting = false;
                continue;
            }
            if (waiting) open++;
            waiting = true;
        }
        return open + (waiting ? 1 : 0);
    }
}
