using System.Text.RegularExpressions;

namespace Debrief.Drafting;

internal static partial class PastReader
{
    public static PastPostmortem Read(string markdown, string? fileName)
    {
        var notes = new List<NotUnderstood>();
        var (front, body, shift) = FrontMatterOf(markdown.TrimStart('\uFEFF').ReplaceLineEndings("\n"), notes);
        var (heading, text) = PastHeadings.TakeTitle(body);
        text = PastHeadings.Mark(text);

        var labels = PastLabels.Of(text);
        var title = First(front, "title") ?? heading ?? NameOf(fileName);
        var occurredOn = PastDates.Day(First(front, "date", "incident_date", "occurred_on", "occurred_at", "start_time", "started_at", "start"))
            ?? PastDates.Day(labels.Value("date", "incident date", "date of incident", "day", "start", "started", "start time", "when"))
            ?? PastDates.Day(heading) ?? PastDates.Day(fileName?.Replace('_', ' ')) ?? DayOfTimeline(text);

        var actions = PastActions.Of(text, occurredOn, notes);
        notes.AddRange(PastHeadings.Unknown(text));
        return new()
        {
            Title = title is { Length: > 0 } ? MarkdownText.OneLine(title) : "Untitled",
            OccurredOn = occurredOn,
            StartedAt = PastDates.Instant(First(front, "start_time", "started_at", "start")),
            EndedAt = PastDates.Instant(First(front, "end_time", "ended_at", "resolved_at", "end")),
            Severity = Severity(First(front, "severity", "sev", "priority") ?? labels.Value("severity", "sev", "incident severity", "severity level", "priority") ?? heading),
            Services = Split(Texts(front, "services", "service", "affected_services", "product", "components") ?? labels.Value("services", "service", "affected services", "services affected", "affected systems", "systems affected", "components", "service(s)", "impacted services")),
            Categories = Split(Texts(front, "categories", "category", "tags") ?? labels.Value("category", "categories", "tags")),
            Text = text,
            Actions = actions,
            NotUnderstood = [.. notes.Select(note => note with { Line = note.Line + shift }).OrderBy(note => note.Line)],
        };
    }

    /// <summary>SEV2 from “SEV-2”, “Sev 2”; a title counts only when it spells it so; other words are kept.</summary>
    private static string? Severity(string? words)
    {
        if (words is null) return null;
        if (Sev().Match(words) is { Success: true } sev) return $"SEV{sev.Groups[1].Value}";
        return words.Length <= 20 && !words.Contains(' ', StringComparison.Ordinal) && char.IsLetter(words[0]) ? words : null;
    }

    private static (YamlMap? Front, string Body, int Shift) FrontMatterOf(string markdown, List<NotUnderstood> notes)
    {
        if (FrontMatter.Split(markdown) is not var (yaml, text, firstLine)) return (null, markdown, 0);
        try
        {
            return (new(YamlTree.Of(yaml, firstLine), firstLine), text, markdown[..^text.Length].Count(c => c == '\n'));
        }
        catch (PostmortemFormatException broken)
        {
            notes.Add(new(1, broken.Message, yaml));
            return (null, markdown, 0);
        }
    }

    private static string? First(YamlMap? front, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (Texts(front, key) is { Length: > 0 } text) return text;
        }
        return null;
    }

    private static string? Texts(YamlMap? front, params string[] keys)
    {
        foreach (var key in keys)
        {
            if (front?.Loosely(key) is { Count: > 0 } values) return string.Join(", ", values);
        }
        return null;
    }

    private static string[] Split(string? list) =>
        list is null ? [] : [.. list.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => item.Trim('`', '*', '_', ' ')).Where(item => item.Length > 0).Distinct()];

    private static DateOnly? DayOfTimeline(string text) =>
        DocumentParts.Of(text).Where(part => part.Parts.Contains(Part.Timeline)).Select(part => PastDates.Day(part.Heading) ?? PastDates.Day(part.Text)).FirstOrDefault(day => day is not null);

    private static string? NameOf(string? fileName) =>
        fileName is null ? null : FileDate().Replace(Path.GetFileNameWithoutExtension(fileName), "").Replace('_', ' ').Replace('-', ' ').Trim() is { Length: > 0 } name ? Spoken.Capital(name) : fileName;

    [GeneratedRegex(@"\bsev(?:erity)?[\s:-]*([0-5])\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sev();

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[-_ ]*")]
    private static partial Regex FileDate();
}
