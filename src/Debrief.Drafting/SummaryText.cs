using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>What, how long, how bad: at most three sentences, from fields alone.</summary>
internal static class SummaryText
{
    public static string Of(DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        string[] sentences = [What(facts, events), HowLong(facts), HowBad(facts)];
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    /// <summary>The figures one by one, with what is not known said and asked.</summary>
    public static string Figures(DraftFacts facts)
    {
        var durations = facts.Durations;
        var lines = facts.Impact.Select(figure => $"- {MarkdownText.Escape(MarkdownText.OneLine(figure.Name))}: {MarkdownText.Escape(MarkdownText.OneLine(figure.Words))}").ToList();
        foreach (var (name, span) in new (string, TimeSpan?)[]
        {
            ("Time to detect", durations.TimeToDetect), ("Time to acknowledge", durations.TimeToAcknowledge),
            ("Time to mitigate", durations.TimeToMitigate), ("Time to resolve", durations.TimeToResolve),
        })
        {
            lines.Add($"- {name}: {(span is { } known ? Spoken.Brief(known) : facts.IsNearMiss ? "n/a" : "not recorded")}");
        }
        foreach (var unknown in facts.Impact.Where(figure => figure.State == FigureState.Unknown))
        {
            lines.Add($"\n> ? {MarkdownText.Escape(MarkdownText.OneLine(unknown.Name))}: not known yet. Where could the number be read?");
        }
        if (facts.Impact.Count == 0 && !facts.IsNearMiss) lines.Add("\n> ? How many people met it, in what way, and for how long?");
        return string.Join('\n', lines);
    }

    private static string What(DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        var clock = new DisplayClock(facts.Zone);
        var start = facts.At(MilestoneKind.ImpactStarted) ?? facts.At(MilestoneKind.Detected) ?? (events.Count > 0 ? events[0].At : null);
        var day = start is { } at ? $" on {clock.LongDay(at)}" : "";
        var services = facts.Services.Count > 0 ? $" in {Spoken.List([.. facts.Services.Select(service => MarkdownText.Escape(MarkdownText.OneLine(service)))])}" : "";
        var severity = facts.Severity is { Length: > 0 } word ? $"{MarkdownText.Escape(MarkdownText.OneLine(word))} " : "";
        var kind = MarkdownText.Escape(MarkdownText.OneLine(facts.Kind));
        var article = severity.Length > 0 || kind.Length == 0 || !"aeiou".Contains(char.ToLowerInvariant(kind[0]), StringComparison.Ordinal) ? "a" : "an";
        var title = MarkdownText.Escape(MarkdownText.OneLine(facts.Title).TrimEnd('.', ' '));
        return $"{(title.Length > 0 ? $"{title}: {article}" : Spoken.Capital(article))} {severity}{kind}{services}{day}.";
    }

    private static string HowLong(DraftFacts facts)
    {
        var durations = facts.Durations;
        var parts = new List<string>();
        if (durations.TimeToDetect is { } unseen && unseen > TimeSpan.Zero) parts.Add($"noticed after {Spoken.Brief(unseen)}");
        if (durations.TimeToMitigate is { } harm && harm > TimeSpan.Zero) parts.Add($"stopped after {Spoken.Brief(harm)}");
        if (durations.TimeToResolve is { } whole && whole > TimeSpan.Zero) parts.Add($"over after {Spoken.Brief(whole)}");
        return parts.Count == 0 ? "" : $"It was {Spoken.List(parts)}.";
    }

    private static string HowBad(DraftFacts facts)
    {
        var told = facts.Impact.Where(figure => figure.State is FigureState.Known or FigureState.None)
            .Select(figure => $"{MarkdownText.Escape(Lower(MarkdownText.OneLine(figure.Name)))}: {MarkdownText.Escape(MarkdownText.OneLine(figure.Words))}").ToList();
        return told.Count == 0 ? "" : $"{Spoken.Capital(string.Join("; ", told))}.";
    }

    private static string Lower(string name) => name.Length > 1 && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;
}
