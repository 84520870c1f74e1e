using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Debrief.Drafting;

/// <summary>An incident that a tool told in fields, on its way to Markdown.</summary>
internal sealed class ToldIncident(string format)
{
    private readonly List<(string Heading, string Text)> parts = [];
    private readonly List<(DateTimeOffset At, string Text)> events = [];
    private readonly List<string[]> actions = [];

    public string? Title { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public string? Severity { get; init; }
    public bool IsRestricted { get; init; }
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Categories { get; init; } = [];
    public List<string> Notes { get; } = [];

    /// <summary>Text that a person typed there: Markdown, or HTML of an editor.</summary>
    public ToldIncident With(string heading, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return this;
        parts.Add((heading, HtmlPage.IsOne(".html", text.AsSpan().TrimStart()) ? HtmlPage.Read(text, format, null, Notes).Markdown.Trim() : text.Trim()));
        return this;
    }

    public void Event(DateTimeOffset? at, string? text)
    {
        if (at is { } known && text is not null) events.Add((known, MarkdownText.OneLine(text)));
    }

    public void Action(string? title, string? owner, string? due, string? state, string? link)
    {
        if (title is not null) actions.Add([title, owner ?? "", due ?? "", state ?? "", link ?? ""]);
    }

    public PastText ToText()
    {
        var text = new StringBuilder("---\n");
        Field("title", Title);
        Field("start_time", Utc(StartedAt));
        Field("end_time", Utc(EndedAt));
        Field("severity", Severity);
        if (IsRestricted) Field("visibility", "restricted");
        Field("services", string.Join(", ", Services));
        Field("categories", string.Join(", ", Categories));
        text.Append("---\n");
        foreach (var (heading, words) in parts) text.Append($"\n## {heading}\n\n{words}\n");
        if (events.Count > 0) text.Append("\n## Timeline\n\nAll times in UTC.\n\n| Time | Event |\n|---|---|\n");
        foreach (var (at, words) in events.OrderBy(told => told.At)) text.Append(CultureInfo.InvariantCulture, $"| {at:yyyy-MM-dd HH:mm:ss} | {Cell(words)} |\n");
        if (actions.Count > 0) text.Append("\n## Action items\n\n| Action | Owner | Due | Status | Link |\n|---|---|---|---|---|\n");
        foreach (var action in actions) text.Append($"| {string.Join(" | ", action.Select(Cell))} |\n");
        return new(text.ToString(), format, false, Notes);

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) text.Append($"{name}: {JsonSerializer.Serialize(value, Plain)}\n");
        }
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string? Utc(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Cell(string words) => MarkdownText.OneLine(words).Replace("|", "\\|", StringComparison.Ordinal);
}
