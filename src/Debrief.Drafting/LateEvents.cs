using System.Text.RegularExpressions;

namespace Debrief.Drafting;

/// <summary>An event that came after the draft, and the line that would tell it.</summary>
/// <param name="Position">Where in the text the line goes: at the start of a line, after all that happened before.</param>
/// <param name="Line">Markdown with its line break.</param>
public sealed record LateEvent(DraftEvent Event, int Position, string Line);

/// <summary>Evidence that arrives when a text stands already: offered as lines at the right places of its timeline. Nothing that is written changes.</summary>
public static partial class LateEvents
{
    /// <returns>The events that a fresh draft would tell and this text does not, in the order of the text. Empty when it has no timeline to put them into.</returns>
    public static IReadOnlyList<LateEvent> Of(string text, DraftFacts facts, IReadOnlyList<DraftEvent> events)
    {
        var known = events.ToDictionary(told => told.Id);
        var told = Link().Matches(text).Select(link => link.Groups[1].Value).ToHashSet();
        var stretches = Timelines(text);
        var rows = Row().Matches(text).Where(row => known.ContainsKey(row.Groups[1].Value) && stretches.Any(stretch => row.Index >= stretch.Start && row.Index < stretch.End))
            .Select(row => (known[row.Groups[1].Value].At, row.Index, End: row.Index + row.Length, Cells: Cells(row.Value))).ToList();
        if (stretches.Count == 0) return [];

        var clock = new DisplayClock(facts.Zone);
        return [.. TimelineTable.Shown(facts, events).Where(late => !told.Contains(late.Id)).Select(late => Placed(late)).OrderBy(late => late.Position).ThenBy(late => late.Event.At)];

        LateEvent Placed(DraftEvent late)
        {
            var cells = TimelineTable.Row(facts, clock, late, late.Precision == Sources.TimePrecision.Day ? "" : TimelineTable.Date(clock, late));
            if (rows.Count == 0) return new(late, stretches[0].End, $"- {cells[0]} {cells[2]}{(cells[3].Length > 0 ? $" ({cells[3]})" : "")}\n");

            var before = rows.Where(row => row.At <= late.At).ToList();
            var (_, index, end, width) = before.Count > 0 ? before.MaxBy(row => (row.At, row.Index)) : rows[0];
            return new(late, before.Count > 0 ? end : index, $"| {string.Join(" | ", Fitted(cells, width))} |\n");
        }
    }

    /// <summary>The text with these lines in it.</summary>
    public static string Insert(string text, IEnumerable<LateEvent> chosen)
    {
        foreach (var late in chosen.OrderByDescending(late => late.Position).ThenByDescending(late => late.Event.At))
        {
            var gap = late.Position > 0 && text[late.Position - 1] != '\n' ? "\n" : "";
            text = text.Insert(late.Position, gap + late.Line);
        }
        return text;
    }

    /// <summary>Authors give their tables other columns; the time stays first and nothing is dropped.</summary>
    private static string[] Fitted(string[] cells, int width) => width switch
    {
        4 => cells,
        3 => [cells[0], cells[2], cells[3]],
        2 => [cells[0], cells[3].Length > 0 ? $"{cells[2]} ({cells[3]})" : cells[2]],
        _ => [.. cells, .. Enumerable.Repeat("", Math.Max(0, width - 4))],
    };

    private static List<(int Start, int End)> Timelines(string text)
    {
        var parts = DocumentParts.Of(text);
        return [.. Enumerable.Range(0, parts.Count).Where(i => parts[i].Parts.Contains(Part.Timeline)).Select(i => (StartOfLine(text, parts[i].Line), i + 1 < parts.Count ? StartOfLine(text, parts[i + 1].Line) : text.Length))];
    }

    private static int StartOfLine(string text, int line)
    {
        var at = 0;
        for (var passed = 1; passed < line; passed++) at = text.IndexOf('\n', at) + 1;
        return at;
    }

    private static int Cells(string row) => Bar().Count(row.Trim()) - 1;

    [GeneratedRegex(@"\]\(#event-([\w-]+)\)")]
    private static partial Regex Link();

    /// <summary>A row of a table that tells an event, with its line break.</summary>
    [GeneratedRegex(@"^\|[^\n]*?\]\(#event-([\w-]+)\)[^\n]*(?:\n|\z)", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();
}
