using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>What the story tells: one event, or a run of alerts told in one breath.</summary>
internal sealed record Beat(IReadOnlyList<DraftEvent> Events, Phase Phase, MilestoneKind? Role)
{
    public DraftEvent First => Events[0];
    public DraftEvent Last => Events[^1];
}

/// <summary>Chooses about so many beats, shared out among the phases. Everything else stays in the timeline.</summary>
internal sealed class TurningPoints(DraftFacts facts, int total)
{
    private const int Worthwhile = 3;
    private const int FewestPerPhase = 3;
    private const int LittleTalk = 12;
    private readonly Phases phases = new(facts);

    public IReadOnlyList<Beat> Choose(IReadOnlyList<DraftEvent> events)
    {
        var byPhase = Beats(events).GroupBy(beat => beat.Phase).OrderBy(group => group.Key).ToList();
        return [.. byPhase.SelectMany(phase => Best(phase, Math.Max(FewestPerPhase - 1, total / byPhase.Count)))];
    }

    private static IEnumerable<Beat> Best(IGrouping<Phase, Beat> phase, int limit)
    {
        var worthwhile = phase.Where(beat => Weight(beat) >= Worthwhile).OrderByDescending(Weight).Take(limit).ToList();
        return worthwhile.Concat(Talk(phase).Take(Math.Min(FewestPerPhase, limit) - worthwhile.Count)).OrderBy(beat => beat.First.At);
    }

    /// <summary>What people said fills a phase that has little else, where there was little talk: the last words before impact, the first words after.</summary>
    private static IEnumerable<Beat> Talk(IGrouping<Phase, Beat> phase)
    {
        var talk = phase.Where(beat => Weight(beat) < Worthwhile).ToList();
        if (talk.Count > LittleTalk) return talk.Count == phase.Count() ? talk.Take(FewestPerPhase) : [];
        return phase.Key == Phase.Before ? Enumerable.Reverse(talk) : talk;
    }

    /// <summary>Alerts (or recoveries) with only talk between them are one beat, unless one of them marks a milestone.</summary>
    private List<Beat> Beats(IReadOnlyList<DraftEvent> events)
    {
        var beats = new List<Beat>();
        int? run = null;
        foreach (var told in events.Where(told => told.Text.Trim().Length > 0))
        {
            var beat = new Beat([told], phases.Of(told.At), Role(told));
            var isRun = told.Kind is EventKind.Alert or EventKind.AlertResolved;
            if (isRun && beat.Role is null && run is { } index && beats[index].First.Kind == told.Kind && beats[index].Phase == beat.Phase)
            {
                beats[index] = beats[index] with { Events = [.. beats[index].Events, told] };
                continue;
            }
            beats.Add(beat);
            if (isRun) run = beats.Count - 1;
            else if (Weight(beat) >= Worthwhile) run = null;
        }
        return beats;
    }

    /// <summary>An event may mark several milestones; the furthest along counts.</summary>
    private MilestoneKind? Role(DraftEvent told) =>
        facts.Milestones.Where(milestone => milestone.EventId == told.Id).Select(milestone => (MilestoneKind?)milestone.Kind).Max();

    private static int Weight(Beat beat) => beat.Role is not null ? 100 : beat.First.Kind switch
    {
        EventKind.Mitigation or EventKind.Resolution or EventKind.Decision or EventKind.FirstSignal => 9,
        EventKind.Hypothesis or EventKind.Deploy or EventKind.ConfigChange => 8,
        EventKind.Action or EventKind.Escalation => 7,
        EventKind.Alert or EventKind.Ack => 6,
        EventKind.Communication or EventKind.AlertResolved => 4,
        EventKind.Note => 3,
        EventKind.Message => beat.First.Picked ? 3 : 2,
        _ => beat.First.Picked ? 3 : 1,
    };
}
