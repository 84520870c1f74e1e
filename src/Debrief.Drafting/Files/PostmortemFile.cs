using Debrief.Sources;

namespace Debrief.Drafting;

/// <summary>
/// A whole post-mortem as one Markdown file: everything structured in YAML front matter, the text beneath, unchanged.
/// What is written parses back to an equal value. Strings are Unicode text: an unpaired surrogate becomes U+FFFD, as in any UTF-8 file.
/// </summary>
public sealed record PostmortemFile
{
    public const int Version = 1;

    public required string Title { get; init; }
    public required string Text { get; init; }
    public string? Number { get; init; }
    public string? Kind { get; init; }
    public string? Severity { get; init; }
    public string? Template { get; init; }

    /// <summary>Why only some may read it. Whoever imports the file is then the only one who sees it.</summary>
    public string? Restriction { get; init; }
    public string? Lead { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public IReadOnlyList<string> Authors { get; init; } = [];
    public IReadOnlyList<FileResponder> Responders { get; init; } = [];
    /// <summary>When it happened, where no milestone says so.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
    public DateTimeOffset? CreatedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public IReadOnlyList<FileMilestone> Milestones { get; init; } = [];
    public IReadOnlyList<ImpactFigure> Impact { get; init; } = [];

    /// <summary>What the figures do not say.</summary>
    public string? ImpactNote { get; init; }

    /// <summary>What readers were told about corrections, oldest first. <see cref="Text"/> is the newest.</summary>
    public IReadOnlyList<FileCorrection> Corrections { get; init; } = [];
    public FileAnalysis Analysis { get; init; } = FileAnalysis.None;
    public IReadOnlyList<FileEvent> Events { get; init; } = [];

    public string Write() => PostmortemWriter.Write(this);

    /// <exception cref="PostmortemFormatException">The front matter is not one that Debrief wrote, or is broken; the message names the line.</exception>
    public static PostmortemFile Parse(string markdown) => PostmortemParser.Parse(markdown);

    /// <summary>Whether the text begins with front matter that Debrief wrote. Other Markdown is read by <see cref="PastPostmortem"/>.</summary>
    public static bool IsOne(string markdown) => FrontMatter.Split(markdown) is var (yaml, _, _) && PostmortemParser.Marker().IsMatch(yaml);
}

public sealed record FileResponder(string Name, string? Role = null);

public sealed record FileCorrection(DateTimeOffset At, string Text);

public sealed record FileMilestone(MilestoneKind Kind, DateTimeOffset At, TimePrecision Precision = TimePrecision.Minute, string? EventId = null);

/// <param name="OriginalTime">As the source wrote it.</param>
/// <param name="Url">Where it came from.</param>
public sealed record FileEvent(
    string Id, DateTimeOffset At, TimePrecision Precision, DateTimeOffset? Until, string? OriginalTime, EventKind Kind, string Text, string? Actor, string? Source = null, string? Url = null);

public sealed class PostmortemFormatException(string message, Exception? inner = null) : Exception(message, inner);
