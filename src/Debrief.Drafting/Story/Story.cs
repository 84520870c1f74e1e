using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>“What happened”, in sentences that cite their events. It never says why, proposes nothing and names no factor.</summary>
internal static class Story
{
    private const int Beats = 30;
    private const int BeatsWhenShort = 6;
    private const int SentencesInAParagraph = 6;
    private static readonly TimeSpan WorthAsking = TimeSpan.FromMinutes(15);

    /// <summary>A phase in a paragraph or a few, under a small heading; short: one paragraph in all.</summary>
    public static string Tell(DraftFacts facts, IReadOnlyList<DraftEvent> events, bool isShort)
    {
        var beats = new TurningPoints(facts, isShort ? BeatsWhenShort : Beats).Choose(events);
        if (beats.Count == 0) return "> ? Nothing is recorded yet. What happened first, and how did people notice?";

        var teller = new Teller(facts);
        if (isShort) return string.Join(' ', beats.Select(teller.Tell));

        var phases = new Phases(facts);
        var hasPhases = facts.Milestones.Count > 0;
        var paragraphs = beats.GroupBy(beat => beat.Phase).Select(phase =>
        {
            var sentences = phase.Select(teller.Tell).ToList();
            var size = (int)Math.Ceiling(sentences.Count / Math.Ceiling(sentences.Count / (double)SentencesInAParagraph));
            var told = string.Join("\n\n", sentences.Chunk(size).Select(paragraph => string.Join(' ', paragraph)));
            return hasPhases ? $"### {phases.Heading(phase.Key)}\n\n{told}" : told;
        }).ToList();
        return string.Join("\n\n", [.. paragraphs, .. Prompts(facts, events)]);
    }

    /// <summary>What the record leaves open: nothing before impact, and the longest silence while people responded.</summary>
    private static IEnumerable<string> Prompts(DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        var questions = new List<string>();
        if (facts.At(MilestoneKind.ImpactStarted) is { } start && !events.Any(told => told.At < start))
        {
            questions.Add("> ? Nothing is recorded before impact began. What was already in motion: a release, a migration, a rise in load?");
        }
        if (LongestSilence(facts, events) is var (earlier, later))
        {
            var clock = new DisplayClock(facts.Zone);
            var day = clock.Day(earlier.At) == clock.Day(later.At) ? "" : $" on {clock.ShortDay(later.At)}";
            questions.Add($"> ? Nothing is recorded between {clock.Time(earlier.At)} and {clock.Time(later.At)}{day}. What were people seeing and trying then?");
        }
        return questions.Count > 0 ? [string.Join('\n', questions)] : [];
    }

    private static (DraftEvent, DraftEvent)? LongestSilence(DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        if (facts.At(MilestoneKind.Detected) is not { } from || (facts.At(MilestoneKind.Resolved) ?? facts.At(MilestoneKind.Mitigated)) is not { } to) return null;

        var during = events.Where(told => told.At >= from && told.At <= to && told.Precision != TimePrecision.Day).ToList();
        return during.Zip(during.Skip(1))
            .Where(pair => pair.Second.At - pair.First.At >= WorthAsking)
            .OrderByDescending(pair => pair.Second.At - pair.First.At)
            .Select(pair => ((DraftEvent, DraftEvent)?)pair)
            .FirstOrDefault();
    }
}
