using System.Text.RegularExpressions;

namespace Debrief.Sources.Written;

/// <summary>What one line of a written timeline is.</summary>
/// <param name="Level">Of a heading: 1 to 6; 0 for any other line.</param>
/// <param name="Body">The line without list marks, stars and brackets around the time.</param>
internal sealed record WrittenLine(TextLine Line, int Level, string Body, TimeMark? Mark, bool IsList, bool IsCode);

/// <summary>Cuts the marks of Markdown from lines and finds the times they begin with. Only the section named "Timeline" counts where there is one.</summary>
internal static partial class WrittenLines
{
    public static List<WrittenLine> Of(IReadOnlyList<TextLine> lines)
    {
        var all = new List<WrittenLine>(lines.Count);
        var code = false;
        foreach (var line in lines)
        {
            if (line.Text.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                code = !code;
                all.Add(new WrittenLine(line, 0, "", null, false, IsCode: true));
                continue;
            }
            all.Add(code ? Code(line) : Plain(line));
        }
        return all;
    }

    /// <summary>The lines of the section "Timeline" (and of the days that follow as headings beside it); all lines where there is no such section.</summary>
    public static (int Start, int End) Timeline(List<WrittenLine> lines)
    {
        var start = lines.FindIndex(line => line.Level > 0 && TimelineHeading().IsMatch(line.Body));
        if (start < 0)
            return (0, lines.Count);
        var end = lines.FindIndex(start + 1, line => line.Level > 0 && line.Level <= lines[start].Level && line.Mark is null);
        return (start, end < 0 ? lines.Count : end);
    }

    // A log line within a code block tells a time of its own only when it is whole: day, time, nothing before.
    private static WrittenLine Code(TextLine line)
    {
        var mark = TimeMark.At(line.Text);
        return new WrittenLine(line, 0, line.Text, mark is { Day: not null, Time: not null } ? mark : null, false, IsCode: true);
    }

    private static WrittenLine Plain(TextLine line)
    {
        var text = line.Text.Trim();
        var level = 0;
        while (level < text.Length && level < 6 && text[level] == '#')
            level++;
        if (level > 0 && level < text.Length && text[level] != ' ')
            level = 0;
        text = text[level..].TrimStart();
        var list = ListMark().Match(text) is { Success: true } item && level == 0 ? item.Length : 0;
        text = text[list..];
        var body = Lead().Replace(text, "");
        var told = At().Match(body) is { Success: true } at ? at.Length : 0;
        var mark = TimeMark.At(body[told..]);
        // "At 6pm we ..." tells a time only with its day; otherwise it is prose.
        if (told > 0 && mark is not { Day: not null, Time: not null })
            mark = null;
        if (mark is { Time: null } && level == 0 && !text.StartsWith('|') && body[mark.Length..].Trim().Length > 0)
            mark = null;
        return new WrittenLine(line, level, mark is null ? text : body[told..], mark, list > 0, IsCode: false);
    }

    /// <summary>What follows the mark on its line, without the marks of Markdown and a dash or colon.</summary>
    public static string Rest(WrittenLine line) => Separator().Replace(line.Body[line.Mark!.Length..], "").Trim();

    [GeneratedRegex(@"\btime\s?line\b|\bchronology\b|\bzeitleiste\b|\bchronologie\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TimelineHeading();

    [GeneratedRegex(@"^(?:[-*+•–]\s+(?:\[[ xX]\]\s+)?|\d{1,3}[.)]\s+(?=\D|\d{1,2}:|\d{4}-)|>\s?)+")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^[\s\[(*_`""“]+")]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:At|On|Around)\s+(?=\d|~)", RegexOptions.IgnoreCase)]
    private static partial Regex At();

    [GeneratedRegex(@"^[\s\])*_`""”]*(?:[-–—:|,]+\s*[*_]*\s*)?")]
    private static partial Regex Separator();
}
