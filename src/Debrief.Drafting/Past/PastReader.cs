using System.Text.RegularExpressions;

namespace Debrief.Drafting;

internal static partial class PastReader
{
    private static readonly string[] TitleKeys = ["title"];
    private static readonly string[] DayKeys = ["date", "incident_date", "occurred_on", "occurred_at", "start_time", "started_at", "start"];
    private static readonly string[] StartKeys = ["start_time", "started_at", "start"];
    private static readonly string[] EndKeys = ["end_time", "ended_at", "resolved_at", "end"];
    private static readonly string[] SeverityKeys = ["severity", "sev", "priority"];
    private static readonly string[] ServiceKeys = ["services", "service", "affected_services", "product", "components"];
    private static readonly string[] CategoryKeys = ["categories", "category", "tags"];
    private static readonly string[] VisibilityKeys = ["visibility"];
    private static readonly HashSet<string> Known = [.. VisibilityKeys, .. TitleKeys, .. DayKeys, .. EndKeys, .. SeverityKeys, .. ServiceKeys, .. CategoryKeys];

    public static PastPostmortem Read(string markdown, string? fileName, IReadOnlyDictionary<string, Part?> corrections)
    {
        var notes = new List<NotUnderstood>();
        var (front, body, shift) = FrontMatterOf(markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n"), notes);
        var (heading, text) = PastHeadings.TakeTitle(body, notes);
        (text, var headings) = PastHeadings.Mark(text, corrections);

        var labels = PastLabels.Of(text);
        var title = First(front, TitleKeys) ?? heading ?? NameOf(fileName);
        var occurredOn = PastDates.Day(First(front, DayKeys))
            ?? PastDates.Day(labels.Value("date", "incident date", "date of incident", "day", "start", "started", "start time", "when"))
            ?? PastDates.Day(heading) ?? PastDates.Day(fileName?.Replace('_', ' ')) ?? DayOfTimeline(text);

        var actions = PastActions.Of(text, occurredOn, notes);
        notes.AddRange(PastHeadings.Unknown(text));
        return new()
        {
            Title = title is { Length: > 0 } ? MarkdownText.OneLine(title) : "Untitled",
            OccurredOn = occurredOn,
            StartedAt = PastDates.Instant(First(front, StartKeys)),
            EndedAt = PastDates.Instant(First(front, EndKeys)),
            Severity = Severity(First(front, SeverityKeys) ?? labels.Value("severity", "sev", "incident severity", "severity level", "priority") ?? heading) ?? Severity(Sev().Match(Preamble(text)).Value),
            IsRestricted = First(front, VisibilityKeys) is { } visibility && Closed().IsMatch(visibility),
            Services = Split(First(front, ServiceKeys) ?? labels.Value("services", "service", "affected services", "services affected", "affected systems", "systems affected", "components", "service(s)", "impacted services")),
            Categories = Split(First(front, CategoryKeys) ?? labels.Value("category", "categories", "tags")),
            Text = text,
            Headings = headings,
            Actions = actions,
            NotUnderstood = [.. notes.Select(note => note with { Line = note.Line + shift }).OrderBy(note => note.Line)],
        };
    }

    /// <summary>SEV2 from “SEV-2”, “Sev 2”; a title counts only when it spells it so; other words are kept.</summary>
    private static string? Severity(string? words)
    {
        if (words is null or "") return null;
        if (Sev().Match(words) is { Success: true } sev) return $"SEV{sev.Groups[1].Value}";
        return words.Length <= 20 && !words.Contains(' ', StringComparison.Ordinal) && char.IsLetter(words[0]) ? words : null;
    }

    private static (YamlMap? Front, string Body, int Shift) FrontMatterOf(string markdown, List<NotUnderstood> notes)
    {
        if (FrontMatter.Split(markdown) is not var (yaml, text, firstLine)) return (null, markdown, 0);
        try
        {
            var front = new YamlMap(YamlTree.Of(yaml, firstLine), firstLine);
            var shift = markdown[..^text.Length].Count(c => c == '\n');
            notes.AddRange(front.Others(Known).Select(other => new NotUnderstood(other.Line - shift, "a field of the front matter", other.Field)));
            return (front, text, shift);
        }
        catch (PostmortemFormatException broken)
        {
            notes.Add(new(1, broken.Message, yaml));
            return (null, markdown, 0);
        }
    }

    private static string? First(YamlMap? front, params string[] keys) =>
        keys.Select(key => front is null ? "" : string.Join(", ", front.Loosely(key))).FirstOrDefault(text => text.Length > 0);

    private static string[] Split(string? list) =>
        list is null ? [] : [.. list.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => item.Trim('`', '*', '_', ' ')).Where(item => item.Length > 0).Distinct()];

    /// <summary>What stands above the first heading, where pages carry their badges.</summary>
    private static string Preamble(string text) => DocumentParts.Of(text) is [{ Level: > 0 } first, ..] ? string.Join('\n', text.Split('\n').Take(first.Line - 1)) : "";

    private static DateOnly? DayOfTimeline(string text) =>
        DocumentParts.Of(text).Where(part => part.Parts.Contains(Part.Timeline)).Select(part => PastDates.Day(part.Heading) ?? PastDates.Day(part.Text)).FirstOrDefault(day => day is not null);

    private static string? NameOf(string? fileName) =>
        fileName is null ? null : FileDate().Replace(Path.GetFileNameWithoutExtension(fileName), "").Replace('_', ' ').Replace('-', ' ').Trim() is { Length: > 0 } name ? Spoken.Capital(name) : fileName;

    [GeneratedRegex(@"\bsev(?:erity)?[\s:-]*([0-5])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sev();

    [GeneratedRegex(@"^\W*(restricted|private|confidential|secret)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closed();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[-_ ]*")]
    private static partial Regex FileDate();
}
