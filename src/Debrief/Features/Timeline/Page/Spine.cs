using Debrief.Features.Incidents;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Timeline;

/// <summary>The picked events as a line: cut into phases, with what is missing standing where it is missing.</summary>
/// <param name="Count">All that are picked.</param>
/// <param name="Chosen">Those of them that the reader wants to see; the page holds the first <paramref name="Shown"/>.</param>
public sealed record Spine(IReadOnlyList<SpinePhase> Phases, int Count, int Chosen, int Shown)
{
    internal static Spine Of(Incident incident, IReadOnlyList<SpineEvent> events, IReadOnlyList<Gap> gaps, int count, int chosen)
    {
        var lengths = incident.Spans.ToDictionary(span => span.Kind, span => span.Length);
        var phases = new List<SpinePhase>();
        foreach (var item in events.Cast<SpineItem>().Concat(gaps).OrderBy(item => item.At).ThenBy(item => item is Gap))
        {
            var kind = incident.PhaseAt(item.At);
            if (phases.Count == 0 || phases[^1].Kind != kind) phases.Add(new(kind, lengths.TryGetValue(kind, out var length) ? length : null, []));
            phases[^1].Items.Add(item);
        }
        return new(phases, count, chosen, events.Count);
    }
}

public sealed record SpinePhase(string Kind, TimeSpan? Length, List<SpineItem> Items)
{
    public string Name => char.ToUpperInvariant(Kind[0]) + Kind[1..];

    public string Words => Kind switch
    {
        "before" => "what was already in place",
        "unseen" => $"{Length?.InWords()} nobody knew yet".Trim(),
        "diagnosing" => Length is { } length ? $"{length.InWords()}, we knew but did not yet understand" : "we knew but did not yet understand",
        "mitigating" => Length is { } length ? $"{length.InWords()}, we knew what to do" : "we knew what to do",
        _ => Length?.InWords() ?? "",
    };
}

public abstract record SpineItem(DateTimeOffset At);

/// <summary>A picked event with what hangs on it.</summary>
/// <param name="Milestones">Those of the incident that it shows, accepted ones only.</param>
/// <param name="Decision">What it looked like from inside, where somebody said so.</param>
/// <param name="EvidenceCount">Records that tell of it, those of merged events included.</param>
public sealed record SpineEvent(TimelineEvent Event, IReadOnlyList<MilestoneKind> Milestones, int EvidenceCount, IReadOnlyList<AttachmentLine> Attachments, DecisionPoint? Decision) : SpineItem(Event.At);

public sealed record AttachmentLine(Guid Id, Guid EventId, string Caption, string Name);

/// <summary>A stretch of the response of which nothing is on the timeline.</summary>
/// <param name="Unpicked">How much evidence lies in it all the same.</param>
public sealed record Gap(DateTimeOffset From, DateTimeOffset To, int Unpicked) : SpineItem(From)
{
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(5), Most = TimeSpan.FromHours(1);

    /// <summary>
    /// Between impact and mitigation (else the last event), where nobody can rest. Long is a seventh of that stretch, at least five minutes, at most an hour:
    /// seven minutes of silence say much in a failure of forty and nothing in one of two days.
    /// </summary>
    internal static IReadOnlyList<Gap> Between(Incident incident, IReadOnlyList<TimelineEvent> events)
    {
        if ((incident.ImpactStartedAt ?? incident.DetectedAt) is not { } start || events.Count < 2) return [];
        var end = incident.MitigatedAt ?? incident.ResolvedAt ?? events[^1].At;
        var (share, gaps, last) = ((end - start) / 7, new List<Gap>(), DateTimeOffset.MinValue);
        var threshold = share < Least ? Least : share > Most ? Most : share;
        foreach (var @event in events)
        {
            if (last != DateTimeOffset.MinValue && last >= start && @event.At <= end && @event.At - last >= threshold) gaps.Add(new(last, @event.At, 0));
            if (@event.EndsAt > last) last = @event.EndsAt;
        }
        return gaps;
    }
}
