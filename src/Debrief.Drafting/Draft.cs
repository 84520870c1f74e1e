using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>The first draft of a write-up: what is known, told, and questions where people must think. No part of it is invented.</summary>
public static class Draft
{
    /// <summary>Fills the template.</summary>
    /// <param name="events">The events of the timeline, in order of time.</param>
    /// <returns>Markdown. The same input gives the same text.</returns>
    public static string Write(Template template, DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        var parts = template.Parts;
        var written = new List<string>();
        var known = new HashSet<Part>();
        var opening = parts.Count > 0 ? template.Markdown[..IndexOfLine(template.Markdown, parts[0].Line)].Trim() : template.Markdown.Trim();
        if (opening.Length > 0) written.Add(Filled(opening, facts));

        foreach (var part in parts)
        {
            var marker = part.Parts.Count > 0 ? PartMarker.Of(part.Parts) : "";
            if (part.StartsHeading) written.Add($"{new string('#', part.Level)} {Filled(part.Heading, facts)} {marker}".TrimEnd());
            else if (marker.Length > 0) written.Add(marker);

            var isShort = part.Parts.Contains(Part.Story) && part.Parts.Contains(Part.Summary);
            foreach (var carried in part.Parts.Where(known.Add))
            {
                if (Known(carried, facts, events, isShort) is { Length: > 0 } text) written.Add(text);
            }
            if (part.Text.Length > 0) written.Add(Filled(part.Text, facts));
        }
        return string.Join("\n\n", written) + "\n";
    }

    /// <summary>Factors, what went well, actions and lessons are for people alone; what they have already found is carried over as they wrote it.</summary>
    private static string Known(Part part, DraftFacts facts, IReadOnlyList<DraftEvent> events, bool isShort) => part switch
    {
        Part.Summary => SummaryText.Of(facts, events),
        Part.Impact when !isShort => SummaryText.Figures(facts),
        Part.Story => Story.Tell(facts, events, isShort),
        Part.Timeline => string.Join("\n\n", [TimelineTable.Of(facts, events), .. Proposals(facts)]),
        Part.Factors => Listed(facts.Factors),
        Part.WentWell => Listed(facts.Held),
        _ => "",
    };

    private static string Listed(IReadOnlyList<string> found) => string.Join('\n', found.Select(text => $"- {MarkdownText.Escape(MarkdownText.OneLine(text))}"));

    private static IEnumerable<string> Proposals(DraftFacts facts) =>
        facts.Milestones.Any(milestone => milestone.IsProposed)
            ? ["> ? The milestones marked as proposed were read from the events by rule. Which of them are right?"]
            : [];

    private static string Filled(string text, DraftFacts facts) => TemplateCheck.Placeholder().Replace(text, placeholder => placeholder.Groups[1].Value switch
    {
        "title" => MarkdownText.Escape(MarkdownText.OneLine(facts.Title)),
        "severity" => MarkdownText.Escape(MarkdownText.OneLine(facts.Severity ?? "not set")),
        "lead" => MarkdownText.Escape(MarkdownText.OneLine(facts.Lead ?? "not named")),
        "postmortem" => MarkdownText.Escape(MarkdownText.OneLine(facts.Postmortem)),
        _ => placeholder.Value,
    });

    private static int IndexOfLine(string text, int line)
    {
        var index = 0;
        for (var at = 1; at < line && index >= 0; at++) index = text.IndexOf('\n', index) + 1;
        return Math.Max(index, 0);
    }
}
