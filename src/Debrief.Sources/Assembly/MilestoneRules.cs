namespace Debrief.Sources.Assembly;

/// <summary>
/// Proposes the milestones that the events show. Every rule names its event and says in words why; one that cannot tell proposes nothing, so that
/// the milestone stays "not recorded". A machine's "resolved" proposes nothing: people say when it was over.
/// </summary>
internal static class MilestoneRules
{
    private static readonly HashSet<EventKind> Telling =
        [EventKind.FirstSignal, EventKind.Alert, EventKind.Ack, EventKind.Hypothesis, EventKind.Mitigation, EventKind.Resolution];

    /// <summary>The id of the one event that is the first signal: the first sign of trouble, when a person gave it before any alert fired.</summary>
    public static string? FirstSignal(SourceTimeline timeline) =>
        timeline.Of(kind => kind is EventKind.FirstSignal or EventKind.Alert).FirstOrDefault() is { Kind: EventKind.FirstSignal } first ? first.Id : null;

    /// <summary>What a report of trouble is when it was not the first.</summary>
    public static EventKind LaterSignal(SourceEvent e) =>
        EventMatching.IsChat(e.Evidence[0].Source) ? EventKind.Message
        : e.Evidence[0].Source == "statuspage" ? EventKind.Communication
        : EventKind.Note;

    public static IReadOnlyList<ProposedMilestone> Propose(SourceTimeline timeline)
    {
        var telling = timeline.Of(Telling.Contains).Where(e => e.Precision != TimePrecision.Day);
        SourceEvent? sign = null, ack = null, understood = null, mitigated = null, resolved = null;
        var mitigations = 0;
        foreach (var e in telling)
        {
            if (sign is null && e.Kind is (EventKind.FirstSignal or EventKind.Alert))
            {
                // What was acknowledged, solved or over before the first sign belongs to something else.
                (sign, ack, understood, mitigated, resolved, mitigations) = (e, null, null, null, null, 0);
            }
            switch (e.Kind)
            {
                case EventKind.Ack:
                    ack ??= e;
                    break;
                case EventKind.Hypothesis when Cues.Cue.Confirms(e.Text):
                    understood ??= e;
                    break;
                case EventKind.Mitigation:
                    mitigated ??= e;
                    mitigations++;
                    break;
                case EventKind.Resolution:
                    resolved = e;
                    break;
            }
        }
        var start = sign is null ? null : timeline.Of(kind => kind is EventKind.FirstSignal or EventKind.Alert).FirstOrDefault(e => Cues.Cue.StartsImpact(e.Text)) ?? sign;
        return
        [
            .. Proposal(MilestoneKind.ImpactStarted, start, start == sign
                ? "The earliest sign of trouble in the sources; impact may have begun before it."
                : "The first event that says impact began."),
            .. Proposal(MilestoneKind.Detected, sign, sign?.Kind == EventKind.Alert ? "The first alert that fired." : "The first report of trouble by a person."),
            .. Proposal(MilestoneKind.Acknowledged, ack, "The first acknowledgement."),
            .. Proposal(MilestoneKind.Understood, understood, "The first message that confirms what was wrong."),
            .. Proposal(MilestoneKind.Mitigated, mitigated, mitigations > 1
                ? $"The first of {mitigations} times somebody said that the impact was gone or much smaller."
                : "Somebody said that the impact was gone or much smaller."),
            .. Proposal(MilestoneKind.Resolved, resolved, "The last time somebody said that it was over."),
        ];
    }

    private static IEnumerable<ProposedMilestone> Proposal(MilestoneKind kind, SourceEvent? shown, string rule) =>
        shown is null ? [] : [new ProposedMilestone(kind, kind is MilestoneKind.Mitigated or MilestoneKind.Resolved ? shown.Until ?? shown.At : shown.At, shown.Id, rule)];
}
