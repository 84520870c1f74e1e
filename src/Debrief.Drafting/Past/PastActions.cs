using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Debrief.Drafting;

/// <summary>Reads the actions of a document: lists, task lists and tables under a heading that carries actions.</summary>
internal static class PastActions
{
    public static IReadOnlyList<PastAction> Of(string text, DateOnly? occurredOn, List<NotUnderstood> notes)
    {
        var actions = new List<PastAction>();
        IReadOnlyList<Part> parts = [];
        foreach (var block in Markdown.Parse(text, DocumentParts.Pipeline))
        {
            var source = DocumentParts.Source(text, block);
            if (block is HeadingBlock heading && (heading.Level <= 2 || PartMarker.Pattern.IsMatch(source))) parts = PartMarker.In(source);
            if (!parts.Contains(Part.Actions)) continue;

            if (block is ListBlock list) actions.AddRange(FromList(text, list, occurredOn));
            else if (block is Table table) FromTable(text, table, occurredOn, actions, notes);
            else if (block is ParagraphBlock && !source.TrimEnd().EndsWith(':') && !ActionLine.IsPlaceholder(source))
            {
                notes.Add(new(block.Line + 1, "a paragraph among the actions", MarkdownText.OneLine(source, 120)));
            }
        }
        return actions;
    }

    private static IEnumerable<PastAction> FromList(string text, ListBlock list, DateOnly? occurredOn)
    {
        foreach (var item in list.OfType<ListItemBlock>())
        {
            var nested = item.OfType<ListBlock>().ToList();
            var own = item.OfType<ParagraphBlock>().FirstOrDefault() is { } paragraph ? DocumentParts.Source(text, paragraph) : "";
            if (nested.Count > 0 && (own.TrimEnd().EndsWith(':') || own.Length == 0))
            {
                foreach (var action in nested.SelectMany(inner => FromList(text, inner, occurredOn))) yield return action;
            }
            else if (!ActionLine.IsPlaceholder(own))
            {
                var below = string.Join('\n', nested.Select(inner => DocumentParts.Source(text, inner)));
                yield return ActionLine.Read(own, below, occurredOn, item.Line + 1);
            }
        }
    }

    private static void FromTable(string text, Table table, DateOnly? occurredOn, List<PastAction> actions, List<NotUnderstood> notes)
    {
        var rows = table.OfType<TableRow>().ToList();
        var columns = rows.Count > 0 ? ActionColumns.Of(Cells(text, rows[0])) : null;
        if (columns is null)
        {
            notes.Add(new(table.Line + 1, "a table among the actions without a column that names them", MarkdownText.OneLine(DocumentParts.Source(text, table), 120)));
            return;
        }
        foreach (var row in rows.Skip(1))
        {
            if (columns.Read(Cells(text, row), occurredOn, row.Line + 1) is { } action) actions.Add(action);
        }
    }

    private static string[] Cells(string text, TableRow row) => [.. row.OfType<TableCell>().Select(cell => DocumentParts.Source(text, cell).Trim().Trim('|').Trim())];
}
