namespace Debrief.Drafting;

/// <summary>A post-mortem that people wrote elsewhere, as Markdown, as far as it could be understood. Nothing of it is lost: <see cref="Text"/> holds all of it but the title line and the front matter.</summary>
public sealed record PastPostmortem
{
    public required string Title { get; init; }

    /// <summary>The day it happened, where the document says so.</summary>
    public DateOnly? OccurredOn { get; init; }

    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>SEV1 to SEV5 where it is spelled so; else the document's own word.</summary>
    public string? Severity { get; init; }

    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The text, with a part comment at each heading that was recognised.</summary>
    public required string Text { get; init; }

    public IReadOnlyList<DocumentPart> Parts => field ??= DocumentParts.Of(Text);

    /// <summary>Those that can name a part, in the order of the text.</summary>
    public IReadOnlyList<PastHeading> Headings { get; init; } = [];

    /// <summary>The tool it comes from kept it from others.</summary>
    public bool IsRestricted { get; init; }

    public IReadOnlyList<PastAction> Actions { get; init; } = [];

    /// <summary>What is kept as text only, for a person to look at.</summary>
    public IReadOnlyList<NotUnderstood> NotUnderstood { get; init; } = [];

    /// <summary>The Markdown of one part, without its headings; empty when it was not found. For the timeline: hand it to the readers of written timelines.</summary>
    public string TextOf(Part part) => string.Join("\n\n", Parts.Where(stretch => stretch.Parts.Contains(part)).Select(stretch => stretch.Text));

    /// <param name="fileName">Used for the title and the day where the text has none.</param>
    /// <param name="corrections">What people said that headings are, by <see cref="PastHeading.Key"/>; null keeps one as text.</param>
    public static PastPostmortem Read(string markdown, string? fileName = null, IReadOnlyDictionary<string, Part?>? corrections = null) =>
        PastReader.Read(markdown, fileName, corrections ?? new Dictionary<string, Part?>());
}

/// <param name="Line">The line of the file, from 1.</param>
/// <param name="What">What it is, for a person: “an action without words that could be read”.</param>
public sealed record NotUnderstood(int Line, string What, string Text);

public enum PastActionState { Open, InProgress, Done, Dropped }

/// <param name="Owner">As written; null when nobody is named.</param>
/// <param name="Due">As written.</param>
/// <param name="DueOn">The day, when <paramref name="Due"/> is one.</param>
/// <param name="Line">The line in <see cref="PastPostmortem.Text"/>, from 1.</param>
public sealed record PastAction(string Title, string? Owner, string? Due, DateOnly? DueOn, PastActionState State, string? Url, int Line);
