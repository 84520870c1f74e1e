namespace Debrief.Drafting;

/// <summary>What a stretch of a post-mortem carries. A heading may carry several; a part may stand under any heading.</summary>
public enum Part { Summary, Impact, Story, Timeline, Factors, WentWell, Actions, Lessons }

public static class Parts
{
    /// <summary>Without these nothing is published: summary with impact, timeline, contributing factors, what went well, actions.</summary>
    public static IReadOnlyList<Part> Required { get; } = [Part.Summary, Part.Impact, Part.Timeline, Part.Factors, Part.WentWell, Part.Actions];

    /// <summary>The word in a part comment: <c>went-well</c>.</summary>
    public static string Word(this Part part) => part switch
    {
        Part.Summary => "summary",
        Part.Impact => "impact",
        Part.Story => "story",
        Part.Timeline => "timeline",
        Part.Factors => "factors",
        Part.WentWell => "went-well",
        Part.Actions => "actions",
        _ => "lessons",
    };

    /// <summary>The name people read: <c>Contributing factors</c>.</summary>
    public static string Title(this Part part) => part switch
    {
        Part.Summary => "Summary",
        Part.Impact => "Impact",
        Part.Story => "What happened",
        Part.Timeline => "Timeline",
        Part.Factors => "Contributing factors",
        Part.WentWell => "What went well",
        Part.Actions => "Actions",
        _ => "Lessons",
    };

    /// <summary>The part of a word in a part comment; null when there is no such part.</summary>
    public static Part? Of(string word) =>
        Enum.GetValues<Part>().Cast<Part?>().FirstOrDefault(part => string.Equals(part!.Value.Word(), word, StringComparison.OrdinalIgnoreCase));
}
