using Debrief.Features.Incidents;
using Debrief.Features.Timeline;
using Debrief.Sources;
using Debrief.Ui;

namespace Debrief.Features.Analysis;

/// <summary>Something that the analysis leaves open, where to go on, and how to say it.</summary>
public sealed record OpenEnd(string Text, string Detail, string? Link = null, string? LinkText = null);

/// <summary>Reads the analysis against the timeline: what would a reader who was not there still ask? It asks; it keeps nobody from publishing.</summary>
internal static class Unexplained
{
    private static readonly TimeSpan LongPhase = TimeSpan.FromMinutes(10);
    private static readonly (string Phase, HurtPart Part, string Question)[] Phases =
    [
        ("unseen", HurtPart.Detection, "What kept it from being seen for {0}?"),
        ("diagnosing", HurtPart.Diagnosis, "What made it take {0} to understand?"),
        ("mitigating", HurtPart.Containment, "What stood between knowing and ending it, for {0}?"),
        ("recovering", HurtPart.Resolution, "What made recovering take {0}?"),
    ];

    public static IReadOnlyList<OpenEnd> Of(AnalysisView view) =>
        [.. TooFew(view), .. WithoutEvidence(view), .. Events(view), .. SlowPhases(view), .. SilentLayers(view), .. SecondStories(view)];

    /// <summary>One line a factor that nothing is done about, and nobody said why not.</summary>
    public static IEnumerable<OpenEnd> Uncovered(AnalysisView view, IReadOnlyList<CoveringAction> actions) => view.Uncovered(actions)
        .Select(factor => new OpenEnd($"Nothing is done about {factor.Name}, and nobody said why not", factor.Text.Brief(120), $"{view.Incident.AnalysisPath}#c-{factor.Id}", "Add an action, or the reason for none"));

    private static IEnumerable<OpenEnd> TooFew(AnalysisView view)
    {
        if (view.Factors.Count == 1) yield return new("What else had to be true?", "One factor is where a search stopped. Five to seven are usual: what let it in, what let it spread, what delayed seeing it, what delayed ending it?");
        if (view.Factors.Count > 0 && view.Factors.All(factor => view.EndsWithVendor.Contains(factor.Id)))
            yield return new("What was ours in it?", "Every factor ends with somebody else's system. What did we agree to and rely on, how would we see it sooner, and what contains it next time?");
    }

    private static IEnumerable<OpenEnd> WithoutEvidence(AnalysisView view)
    {
        var bare = view.Factors.Where(factor => factor.Events.Count == 0).ToList();
        if (bare.Count > 0 && view.Events.Count > 0)
            yield return new(bare.Count == 1 ? $"Which events show {bare[0].Name}?" : $"Which events show {Listed([.. bare.Select(factor => factor.Name)])}?", "A factor that no event shows is an opinion, so far.", $"{view.Incident.AnalysisPath}/factors/{bare[0].Id}", $"Say it for {bare[0].Name}");
    }

    private static IEnumerable<OpenEnd> Events(AnalysisView view)
    {
        if (view.Factors.Count == 0) yield break;

        var explained = view.Factors.SelectMany(factor => factor.Events).Select(found => found.Id).ToHashSet();
        var open = view.Events.Where(found => found.Kind is EventKind.Deploy or EventKind.ConfigChange or EventKind.FirstSignal or EventKind.Alert or EventKind.Decision && !explained.Contains(found.Id)).ToList();
        if (open.Count == 0) yield break;
        yield return new(
            open.Count == 1 ? "One turning point belongs to no factor" : $"{Wording.Number(open.Count)} turning points belong to no factor",
            $"“{open[0].Text.Brief(90)}”{(open.Count > 1 ? " and others" : "")}: what made it possible, or what did it hide?", $"{view.Incident.Path}/timeline/events/{open[0].PublicId}#factor", "Begin with the first");
    }

    private static IEnumerable<OpenEnd> SlowPhases(AnalysisView view)
    {
        var spans = view.Incident.Spans.ToDictionary(span => span.Kind, span => span.Length);
        var whole = spans.Values.Aggregate(TimeSpan.Zero, (sum, length) => sum + length);
        foreach (var (phase, part, question) in Phases)
        {
            if (!spans.TryGetValue(phase, out var length) || length < LongPhase || length < whole / 4 || view.Factors.Any(factor => factor.Hurt == part)) continue;
            yield return new(string.Format(System.Globalization.CultureInfo.InvariantCulture, question, length.InWords()), $"It is a long part of the whole, and no factor hurt {part.ToString().ToLowerInvariant()}.", $"{view.Incident.Path}/timeline", "Look at the timeline");
        }
    }

    private static IEnumerable<OpenEnd> SilentLayers(AnalysisView view)
    {
        if (view.Factors.All(factor => factor.LayerId is null) && view.Held.All(held => held.LayerId is null)) yield break;

        var spoken = view.Factors.Select(factor => factor.LayerId).Concat(view.Held.Select(held => held.LayerId)).ToHashSet();
        var silent = view.Layers.Where(layer => !spoken.Contains(layer.Id)).Select(layer => layer.Name).ToList();
        if (silent.Count > 0) yield return new(silent.Count == 1 ? $"Nobody has spoken about {silent[0]}" : $"Nobody has spoken about {Listed(silent)}", "Did it hold, have a hole, or was it never there?");
    }

    private static IEnumerable<OpenEnd> SecondStories(AnalysisView view)
    {
        if (view.KeyEvents == 0 || view.KeyEvents == view.SecondStories) yield break;
        yield return new(
            $"{Wording.Number(view.KeyEvents - view.SecondStories)} of {Wording.Count(view.KeyEvents, "key event")} lack the second story",
            "What did the people in it know then, and what made that path look right?", $"{view.Incident.Path}/timeline?detail=key", "Key events");
    }

    private static string Listed(List<string> names) => names.Count <= 4 ? string.Join(names.Count == 2 ? " or " : ", ", names) : $"{string.Join(", ", names.Take(3))} and {names.Count - 3} more";
}
